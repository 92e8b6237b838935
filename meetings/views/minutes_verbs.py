"""The way of the minutes: final, sent out, confirmed by the next meeting."""

from typing import Any

from django.db.models import QuerySet

from core.journal.deeds import Refused
from core.pages.parts import Link
from core.pages.templatetags.words import day
from core.pages.views.forms import VerbPage
from core.pages.views.records import Crumb
from meetings.forms.minutes import ConfirmForm
from meetings.models import Minutes
from meetings.views.desk import outline, silent
from meetings.views.of_meeting import named, trail_to


class OfMinutes(VerbPage):
    """Verbs on the minutes of one meeting."""

    permission = "meetings.decide_minutes"
    model = Minutes
    lookup = "meeting__code"
    slug = "code"

    def get_queryset(self) -> QuerySet[Minutes]:
        return Minutes.objects.select_related("meeting__group")

    def demand(self, thing: Any) -> None:
        super().demand(thing.meeting if isinstance(thing, Minutes) else thing)

    def trail(self) -> list[Crumb]:
        return trail_to(self.object.meeting)

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(**{"summary": named(self.object.meeting), **extra})


def without_quorum(meeting: Any) -> list[str]:
    """What a meeting that too few came to should know before its minutes close."""
    if meeting.is_quorate is not False or meeting.quorum_note:
        return []
    if meeting.terms.quorum_chair_discretion:
        missing = "The terms let the chair go on with a reason, and none is recorded."
    else:
        missing = "Its decisions stand once a quorate meeting of the group agrees them."
    return [f"This meeting was not quorate, and the minutes say so. {missing}"]


class MinutesFinalisation(OfMinutes):
    """Close the text; the page says what is still to do, or what comes next."""

    verb = "finalise"
    template_name = "meetings/finalisation.html"
    title = "Finalise the minutes"
    button = "Finalise"
    done = "The minutes are final. Send them out next."

    def still_to_do(self) -> list[Link]:
        """What stands in the way, each with the page where it is done."""
        meeting = self.object.meeting
        waiting = [
            Link(f"Write what was said under “{i.title}”", i.minute_url)
            for i in silent(outline(meeting, self.me))
        ]
        if meeting.held_at is None:
            waiting.append(Link("Record that the meeting was held", meeting.page("holding")))
        return waiting

    def consequences(self) -> list[str]:
        following = self.object.meeting.following(at=self.now)
        later = f", {day(following.starts_at)}," if following else ""
        return [
            *without_quorum(self.object.meeting),
            "The text and who came are closed. Nobody can change them after this.",
            "The words of a decision can be corrected, with a reason, until they are confirmed.",
            "Nobody is told yet. Sending the minutes out to the group is the next step, and yours.",
            f"The group’s next meeting{later} confirms them; corrections stand beside the text.",
        ]

    def cancel_url(self) -> str:
        return str(self.object.get_absolute_url())

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(still_to_do=self.still_to_do(), **extra)


class MinutesCirculation(OfMinutes):
    """Send them to the group."""

    verb = "circulate"
    title = "Send out the minutes"
    button = "Send them out"
    done = "The minutes are sent out. Everybody with a seat on the group is told."

    def consequences(self) -> list[str]:
        return ["Everybody with a seat on the group gets an e-mail with a link."]


class MinutesConfirmation(OfMinutes):
    """The next meeting confirms them."""

    form_class = ConfirmForm
    title = "Confirm the minutes"
    button = "Confirm"
    done = "The minutes are confirmed."

    def consequences(self) -> list[str]:
        return ["Confirmed minutes are frozen. A mistake found later is a matter for a meeting."]

    def perform(self, form: Any) -> Minutes:
        later = self.object.meeting.following_begun(at=self.now)
        if later is None:
            raise Refused("There is no later meeting of this group that has begun.")
        return self.object.confirm(
            confirmed_in=later,
            corrections=form.cleaned_data["corrections"],
            by=self.me,
            at=self.now,
        )
