"""Who is told of meetings, papers and minutes, and of what happens to a circular."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.journal.notify import Notification
from core.pages.templatetags.words import day, moment
from meetings.circular.paper import in_groups
from meetings.readers import approvers, business_team, chairs_of, members_of, readers


def when_and_where(meeting: Any) -> str:
    """The day, the time and the place, where it is known."""
    return ", ".join(filter(None, (moment(meeting.starts_at), meeting.venue)))


class OfMeeting:
    """Mixin: to everybody who sits on the meeting's group."""

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return members_of(subject.group_id)


class MeetingCirculated(OfMeeting, Notification):
    on = "meeting.circulated"  # type: ignore[assignment]
    heading = "Agenda and papers are out"

    def line(self, entry: Any, subject: Any) -> str:
        return f"Agenda and papers of {subject.group} for {moment(subject.starts_at)} are out."


class MeetingMoved(OfMeeting, Notification):
    on = "meeting.moved"  # type: ignore[assignment]
    heading = "A meeting was moved"

    def line(self, entry: Any, subject: Any) -> str:
        was_at = moment(datetime.fromisoformat(entry.facts["was_at"]))
        moved = f"The meeting of {subject.group} on {was_at} was moved to"
        return f"{moved} {when_and_where(subject)}."


class MeetingCancelled(OfMeeting, Notification):
    on = "meeting.cancelled"  # type: ignore[assignment]
    heading = "A meeting was cancelled"

    def line(self, entry: Any, subject: Any) -> str:
        return f"The meeting of {subject.group} on {when_and_where(subject)} was cancelled."


class MinutesCirculated(Notification):
    on = "minutes.circulated"
    heading = "Minutes are out"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return members_of(subject.meeting.group_id)

    def line(self, entry: Any, subject: Any) -> str:
        meeting = subject.meeting
        return f"The minutes of {meeting.group}, {day(meeting.starts_at)}, are out."


class PaperAsked(Notification):
    """The owner, and whoever a paper is passed to."""

    on = ("paper.asked", "paper.revised")
    name = "paper.asked"
    heading = "A paper is asked of you"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        is_new = entry.kind == "paper.asked" or "owner" in entry.facts["fields"]
        return [subject.owner] if is_new else []


class ContributionAsked(Notification):
    """The chair and deputies of the group; also when they are to look again."""

    on = ("contribution.asked", "contribution.returned")
    name = "contribution.asked"
    heading = "Your group’s contribution to the Executive Circular"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return chairs_of(subject.group_id) if subject.sent_at is None else []

    def line(self, entry: Any, subject: Any) -> str:
        circular = subject.circular
        asked = "is asked for" if entry.kind == "contribution.asked" else "was returned"
        return (
            f"{subject.group}: the contribution to {circular} {asked}, due {day(circular.due_on)}."
        )


class ContributionSent(Notification):
    on = ("contribution.sent", "contribution.nil")
    name = "contribution.sent"
    heading = "A contribution to the Executive Circular came in"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return business_team()

    def line(self, entry: Any, subject: Any) -> str:
        came = "a nil return" if entry.kind == "contribution.nil" else "its contribution"
        return f"{subject.group} sent {came} for {subject.circular}."


class CircularCompiled(Notification):
    """Those who may be its second person."""

    on = "circular.compiled"
    heading = "A circular waits for approval"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        waits = subject.compiled_at and not subject.approved_at
        return approvers().exclude(pk=subject.compiled_by_id) if waits else []


class CircularDecided(Notification):
    """Back with the team, approved or returned."""

    on = ("circular.approved", "circular.returned")
    name = "circular.decided"
    heading = "A circular was decided on"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return business_team()

    def line(self, entry: Any, subject: Any) -> str:
        went = "approved and can be issued" if entry.kind == "circular.approved" else "returned"
        return f"{subject} was {went}."


class CircularSentOut(Notification):
    """The Board and the groups. Never repeated unless a person decides it (design §4.8)."""

    on = "circular.distributed"
    heading = "The Executive Circular is out"
    repeats = False

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return readers()

    def line(self, entry: Any, subject: Any) -> str:
        digest = in_groups(subject.file_digest)
        return (
            f"The Executive Circular for {subject.quarter.words} is out. "
            f"The digest of its PDF (SHA-256) is {digest}."
        )
