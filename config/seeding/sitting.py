"""Wealdshire's meetings: a year held and minuted, the next months planned."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from actions.choices import Confidence, EvidenceKind
from config.seeding.doing import chair_of
from config.seeding.garden import Garden, facts_of
from config.seeding.minuting import said_under
from config.seeding.year import FIRST, days_ago
from meetings.choices import Attended
from meetings.models import AgendaItem, Decision, Meeting, Minute, Minutes, Paper, StandingItem
from meetings.models.in_attendance import Other
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot, slots
from reviews.models import LearningSource

AT_TEN = time(10, 0)
WEDNESDAY = 2
SENT_OUT, PAPERS = 12, 30  # days before a meeting: its agenda goes out, its papers are asked for
DONE = 42  # days that an action of a meeting has


def plant(garden: Garden) -> None:
    """Eight groups meet: the Board, those below it that answer to it each quarter."""
    facts, keys = facts_of("meetings", "minutes"), facts_of("reviews", "wealdshire")["agency"]
    by, at = garden.people["manager"], garden.on(days_ago(garden.today, FIRST - 10))
    for name in ("Learning and Improvement Group", "Practice Review Group"):
        StandingItem.add(garden.groups[name], title="Review updates", by=by, at=at)
    planned = []
    for order, row in enumerate(facts["group"]):
        venue = facts["venues"][order % len(facts["venues"])]
        planned += _Group(garden, row, keys, Hours(AT_TEN, venue)).year()
    # As they come in the year, whichever group's: decisions are numbered in that order.
    for meeting, topic, group in sorted(planned, key=lambda one: one[0].starts_at):
        group.sit(meeting, topic)


class _Group:
    """One group's meetings, each with its topic."""

    def __init__(
        self, garden: Garden, row: dict[str, Any], keys: dict[str, str], hours: Hours
    ) -> None:
        self.garden, self.row, self.keys, self.hours = garden, row, keys, hours
        self.group = garden.groups[row["name"]]
        self.team = garden.people["linnet-marsh"]
        self.held: list[Any] = []

    def year(self) -> list[tuple[Any, dict[str, Any], "_Group"]]:
        """Schedule all of it; each meeting with its topic."""
        at = self.garden.on(days_ago(self.garden.today, FIRST - 20))
        made = Meeting.schedule_year(self.group, self._slots(), self.hours, by=self.team, at=at)
        topics = self.row["topic"]
        return [(meeting, topic, self) for meeting, topic in zip(made, topics, strict=False)]

    def sit(self, meeting: Any, topic: dict[str, Any]) -> None:
        """Hold what is past, prepare what is near."""
        if meeting.starts_at < self.garden.at(1):
            self._hold(meeting, topic)
        elif meeting.papers_due_on < self.garden.today + timedelta(days=PAPERS):
            self._prepare(meeting, topic)

    def _slots(self) -> Iterator[Slot]:
        """Wednesdays from the group's first to the next months."""
        garden, terms = self.garden, self.group.terms.in_force().get()
        first = garden.day(days_ago(garden.today, self.row["first"]))
        first += timedelta(days=(WEDNESDAY - first.weekday()) % 7)
        ahead = 75 if terms.every_months < 3 else 50
        return slots(
            first,
            every_months=terms.every_months,
            until=garden.today + timedelta(days=ahead),
            papers_days=terms.papers_days,
            papers_in_working_days=terms.papers_unit == "working",
            is_working=lambda day: garden.working.includes(day) and not _at_christmas(day),
        )

    def _add(self, meeting: Any, topic: dict[str, Any], at: datetime) -> AgendaItem:
        source = LearningSource.objects.filter(title=topic.get("source", "")).first()
        title = topic["item"]
        return AgendaItem.add(meeting, title=title, source=source, by=self.team, at=at)

    def _prepare(self, meeting: Any, topic: dict[str, Any]) -> None:
        """The next meeting: its topic, and a paper that its deputy has yet to write."""
        at = self.garden.on(20)
        item = self._add(meeting, topic, at)
        owner = next(seat.holder for seat in meeting.seats_with_holders()[1:] if seat.holder)
        title = f"{topic['item']}: what we propose"
        Paper.ask(item, title=title[:200], owner=owner, by=self.team, at=at)

    def _hold(self, meeting: Any, topic: dict[str, Any]) -> None:
        team, began = self.team, meeting.starts_at
        sent_out = self.garden.on((self.garden.today - began.date()).days + SENT_OUT)
        item = self._add(meeting, topic, sent_out)
        meeting.circulate(by=team, at=sent_out + timedelta(hours=1))
        during = began + timedelta(minutes=30)
        before = self.held[-1] if self.held else None
        if before:
            self._confirm(before, meeting, during)
        self._attend(meeting, topic, during)
        for line in meeting.items_in_order():
            text = said_under(line, meeting, before, topic)
            Minute.write(line, text=text, by=team, at=during)
        self._decide(item, topic, during)
        meeting.hold(by=team, at=during + timedelta(hours=1))
        self._send_minutes(meeting)
        self.held.append(meeting)

    def _attend(self, meeting: Any, topic: dict[str, Any], during: datetime) -> None:
        why = topic.get("without_quorum", "")
        came = _came(meeting, len(self.held), few=bool(why))
        clerk = Other(self.team.name, self.team.post, took_minutes=True)
        meeting.record_attendance(came, others=[clerk], by=self.team, at=during)
        if why:
            meeting.go_on_without_quorum(reason=why, by=chair_of(self.group), at=during)

    def _confirm(self, before: Any, meeting: Any, during: datetime) -> None:
        minutes = Minutes.objects.get(meeting=before)
        if minutes.circulated_at:
            minutes.confirm(confirmed_in=meeting, by=self.team, at=during)

    def _send_minutes(self, meeting: Any) -> None:
        """Final within three working days, out within a week; the newest are still being read."""
        minutes, on = Minutes.objects.get(meeting=meeting), meeting.starts_at.date()
        for verb, days in ((minutes.finalise, 3), (minutes.circulate, 6)):
            day = self.garden.working.after(on, days)
            if day < self.garden.today:
                verb(by=self.team, at=self.garden.at((self.garden.today - day).days, 15))

    def _decide(self, item: Any, topic: dict[str, Any], during: datetime) -> None:
        """What was decided; with it, where the topic says so, the action it raised."""
        action = self._raise_action(item, topic, during) if "action" in topic else None
        reasons = topic.get("reasons", "")
        Decision.make(
            item, text=topic["decision"], reasons=reasons, action=action, by=self.team, at=during
        )

    def _raise_action(self, item: Any, topic: dict[str, Any], during: datetime) -> Any:
        agency = self.garden.agencies[self.keys[topic["agency"]]]
        lead, on = self.garden.lead_of(agency.pk), during.date()
        action = item.raise_action(
            by=self.team,
            at=during,
            title=topic["action"],
            agency=agency,
            lead=lead,
            due_on=self.garden.working.on_or_after(on + timedelta(days=DONE)),
        )
        self._live(action, topic, lead, (self.garden.today - on).days)
        return action

    def _live(self, action: Any, topic: dict[str, Any], lead: Any, raised: int) -> None:
        """Told of after two weeks and done within its day, as far as time has gone."""
        garden, chair = self.garden, chair_of(self.group)
        decider = garden.people["manager"] if chair == lead else chair
        if raised < 16:
            return
        told, sure = topic["told"], Confidence.ON_TRACK
        action.give_update(by=lead, at=garden.on(raised - 14, 9), text=told, confidence=sure)
        if raised < DONE + 10:
            return
        kind, ago = EvidenceKind.OTHER, raised - DONE + 8
        title, note = topic["proof"], "Sent to the business team, who keep it with the minutes."
        shown = action.send_evidence(
            by=lead, at=garden.on(ago, 11), kind=kind, title=title, note=note
        )
        shown.accept(by=decider, at=garden.on(ago - 4, 14))
        said = f"{topic['action']}: done."
        action.submit(by=lead, at=garden.on(ago - 4, 15), statement=said)
        action.close(by=decider, at=garden.on(ago - 7, 16), note="Seen by the group.")


def _at_christmas(day: date) -> bool:
    """Nobody calls a meeting for the week before the new year."""
    return day.month == 12 and day.day > 21


def _came(meeting: Any, turn: int, *, few: bool) -> dict[Any, Came]:
    """Who came: most; or, where few did, the first two. Nobody writes down a vacant seat."""
    found = {}
    for place, seat in enumerate(meeting.seats_with_holders()):
        missing = place > 1 if few else place and (place + turn) % 6 == 5
        if seat.holder is None:
            continue
        if missing:
            found[seat.pk] = Came(Attended.APOLOGIES, seat.holder)
        elif place and (place + turn) % 9 == 8:
            found[seat.pk] = Came(Attended.ALTERNATE, name=f"Deputy of {seat.holder}")
        else:
            found[seat.pk] = Came(Attended.PRESENT, seat.holder)
    return found
