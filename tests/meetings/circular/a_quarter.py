"""A quarter of a partnership's work, made by the product's own verbs from one seed.

``live`` makes it; ``replayed`` counts it again, from the journal, by walking each action's
deeds in their order: nothing of it is shared with the product's own counting.
"""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

from actions.models import Action, ActionPlan
from core.journal.models import Entry
from core.tenancy.ids import new_code
from meetings.choices import Attended, ItemKind
from meetings.models import AgendaItem, Decision, Meeting
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.quarters import Quarter, Span
from meetings.timetable import Slot
from reviews.choices import Response
from reviews.models import AgencyAnswer, Recommendation
from tests.factories.actions import shown
from tests.factories.rows import make
from tests.personas import World

QUARTER = Quarter(date(2026, 7, 1))
SPAN = Span(QUARTER.from_on, QUARTER.to_on)
TEN = datetime(2026, 1, 1, 10, 0).time()


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def live(world: World, seed: int = 7, actions: int = 40) -> None:
    """Six months of work around the quarter, open and restricted, in two groups."""
    dice = random.Random(seed)
    for _ in range(actions):
        _action(world, dice)
    for group in (world.group, world.other_group):
        for _ in range(3):
            _meeting(world, group, dice)
    for source in (world.open_source, world.restricted_source):
        _recommendation(world, source, dice)


def _day(dice: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=dice.randrange((last - first).days + 1))


def _action(world: World, dice: random.Random) -> Action:
    group = dice.choice([world.group, world.other_group])
    source = dice.choice([None, world.open_source, world.restricted_source])
    raised = _day(dice, date(2026, 4, 1), date(2026, 10, 5))
    action = Action.raise_new(
        plan=_plan(world, group, source),
        agency=dice.choice([world.police, world.council, world.icb]),
        title="An action of the quarter",
        due_on=raised + timedelta(days=dice.randrange(10, 120)),
        by=world.manager,
        at=at(raised),
    )
    day = raised
    for _ in range(dice.randrange(4)):
        day += timedelta(days=dice.randrange(1, 50))
        if day > date(2026, 10, 12) or not action.is_open:
            break
        dice.choice([_extended, _closed, _returned, _stopped, _submitted])(world, action, day)
    return action


def _plan(world: World, group: Any, source: Any) -> ActionPlan:
    if source is None:
        return ActionPlan.log_of(group, by=world.manager, at=at(date(2026, 4, 1)))
    found = ActionPlan.objects.filter(source=source, group=group).first()
    return found or ActionPlan.draft_from(source, group=group, by=world.manager, at=at(SPAN.first))


def _extended(world: World, action: Action, day: date) -> None:
    if action.submitted_at:
        return
    to_on = max(action.due_on, day) + timedelta(days=30)
    asked = action.ask_extension(by=world.agency_lead, at=at(day), to_on=to_on, reason="Staff.")
    asked.grant(by=world.chair, at=at(day, 11))
    action.refresh_from_db()


def _submitted(world: World, action: Action, day: date) -> None:
    if action.submitted_at:
        return
    shown(action, world.agency_lead, at=at(day)).accept(by=world.manager, at=at(day))
    action.submit(by=world.agency_lead, at=at(day, 10), statement="Done.")


def _closed(world: World, action: Action, day: date) -> None:
    _submitted(world, action, day)
    action.close(by=world.chair, at=at(day, 15))


def _returned(world: World, action: Action, day: date) -> None:
    _submitted(world, action, day)
    action.send_back(by=world.chair, at=at(day, 15), reason="Show more.")


def _stopped(world: World, action: Action, day: date) -> None:
    if action.submitted_at is None:
        action.stop(by=world.manager, at=at(day), reason="Overtaken.")


def _meeting(world: World, group: Any, dice: random.Random) -> Meeting:
    day = _day(dice, date(2026, 5, 1), date(2026, 10, 10))
    while Meeting.objects.filter(group=group, original_on=day).exists():
        day += timedelta(days=1)
    team = {"by": world.coordinator, "at": at(day - timedelta(days=30))}
    meeting = Meeting.schedule(group, None, Slot(day, day, None), Hours(TEN), **team)
    behind = AgendaItem.add(
        meeting, title="Part B", kind=ItemKind.SOURCE, source=world.restricted_source, **team
    )
    during = {"by": world.coordinator, "at": meeting.starts_at + timedelta(minutes=9)}
    seats = meeting.seats_with_holders()
    meeting.record_attendance({s.pk: Came(dice.choice(Attended.values)) for s in seats}, **during)
    meeting.hold(**during)
    for item in (meeting.items_in_order().first(), behind):
        for _ in range(dice.randrange(3)):
            Decision.make(item, text="Agreed.", **during)
    return meeting


def _recommendation(world: World, source: Any, dice: random.Random) -> None:
    asked = date(2026, 6, 20)
    made = make(
        Recommendation,
        "recommendation.made",
        at=at(asked),
        source=source,
        code=new_code("R"),
        title="Share minutes",
        owner_group=world.group,
        made_on=asked,
    )
    for agency in (world.police, world.council, world.icb):
        facts = {"recommendation": made, "agency": agency, "asked_at": at(asked)}
        answer = make(AgencyAnswer, "answer.asked", at=at(asked), **facts)
        if dice.random() < 0.6:
            day = _day(dice, SPAN.first, date(2026, 10, 10))
            facts = {"response": Response.ACCEPTED, "reasons": "We agree."}
            answer.give(by=world.agency_lead, at=at(day), **facts)


# -- counted again, from what the journal tells ---------------------------------------------
def replayed(group: Any = None) -> dict[str, Counter[str]]:
    """For each agency's name: how its open-source actions stand when its deeds are replayed."""
    found: dict[str, Counter[str]] = {}
    for action in Action.objects.select_related("source", "agency"):
        if action.source is not None and action.source.is_restricted:
            continue
        if group is not None and action.group_id != group.pk:
            continue
        if action.raised_on <= SPAN.last:
            found.setdefault(action.agency.name, Counter()).update(_words(action))
    return found


def _words(action: Action) -> list[str]:
    extensions = {e.decided_at: e.to_on for e in action.extensions.all()}
    words, due, waits, ended = [], action.original_due_on, False, ""
    if SPAN.first <= action.raised_on:
        words.append("opened")
    for entry in Entry.objects.about(action).order_by("at", "id"):
        if entry.at >= SPAN.ends_at:
            break
        within = entry.at >= SPAN.begins_at
        if entry.kind == "extension.granted":
            due = extensions[entry.at]
            words += ["extended"] if within else []
        elif entry.kind in ("action.closed", "action.stopped"):
            ended = entry.kind.partition(".")[2]
            words += [ended] if within else []
        waits = {"action.submitted": True, "action.returned": False}.get(entry.kind, waits)
    if not ended:
        words.append("open")
        words += ["awaiting"] if waits else ["overdue"] if due < SPAN.last else []
    return sorted(set(words))


def came_and_asked(group: Any = None) -> tuple[int, int]:
    """Seats filled and seats asked at the quarter's meetings, line by line."""
    lines = [
        line
        for meeting in Meeting.objects.filter(held_at__isnull=False)
        if SPAN.first <= meeting.starts_at.astimezone(UTC).date() <= SPAN.last
        and (group is None or meeting.group_id == group.pk)
        for line in meeting.attendances.all()
    ]
    filled = [line for line in lines if line.attended in (Attended.PRESENT, Attended.ALTERNATE)]
    return len(filled), len(lines)
