"""Things that are asked of people by a day, for tests of the reminder ledger."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from actions.models import Action, ActionPlan
from meetings.models import AgendaItem, Contribution, ExecutiveCircular, Meeting, Paper
from reviews.choices import Scope
from reviews.models import AgencyAnswer, Recommendation
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World

_numbers = count(1)


def code(prefix: str) -> str:
    return f"{prefix}-{next(_numbers):04d}"


def action(world: World, lead: Any, due_on: date, *, source: Any = None, **facts: Any) -> Action:
    """An open action of a plan of its own source, or of the group's log."""
    plan = ActionPlan.objects.filter(group=world.group, source=source).first() or make(
        ActionPlan,
        "plan.drafted",
        code=code("P"),
        title="Plan",
        group=world.group,
        source=source,
        drafted_on=TODAY,
    )
    return make(
        Action,
        "action.raised",
        code=code("A"),
        plan=plan,
        source=source,
        group=world.group,
        agency=lead.agency or world.police,
        lead=lead,
        raised_on=TODAY,
        original_due_on=due_on,
        due_on=due_on,
        **{"title": "Train the front desk", **facts},
    )


def answer(world: World, agency: Any, due_on: date, *, source: Any = None) -> AgencyAnswer:
    """An awaited answer to a recommendation."""
    recommendation = make(
        Recommendation,
        "recommendation.made",
        code=code("R"),
        source=source or world.open_source,
        title="Share information sooner",
        scope=Scope.MULTI,
        made_on=TODAY,
        answer_by_on=due_on,
    )
    return make(
        AgencyAnswer,
        "answer.asked",
        recommendation=recommendation,
        agency=agency,
        asked_at=NOW,
        due_on=due_on,
    )


def paper(world: World, owner: Any, due_on: date, *, source: Any = None) -> Paper:
    """A paper asked for a meeting a week after its deadline."""
    starts_at = NOW + (due_on - TODAY) + timedelta(days=7)
    meeting = make(
        Meeting,
        "meeting.scheduled",
        code=code("M"),
        group=world.group,
        original_on=starts_at.date(),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        papers_due_on=due_on,
    )
    item = make(
        AgendaItem,
        "item.added",
        code=code("I"),
        meeting=meeting,
        order=1,
        title="Item",
        source=source,
    )
    facts = {"title": "Paper on neglect", "owner": owner, "due_on": due_on}
    return make(Paper, "paper.asked", code=code("P"), item=item, **facts)


def contribution(world: World, group: Any, due_on: date) -> Contribution:
    """A contribution asked of a group for the circular of a quarter."""
    circular = make(
        ExecutiveCircular,
        "circular.opened",
        number=f"EC-{next(_numbers)}",
        from_on=TODAY,
        to_on=TODAY,
        due_on=due_on,
        opened_at=NOW,
    )
    return make(Contribution, "contribution.asked", circular=circular, group=group, asked_at=NOW)
