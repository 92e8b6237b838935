"""Wealdshire's actions in every state: from plans, and from the groups' own logs."""

from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from actions.choices import Confidence, Difference, EvidenceKind
from actions.models import Action, ActionPlan
from config.seeding.garden import Garden, facts_of
from reviews.choices import Response
from reviews.models import AgencyAnswer, LearningSource

WANTED = 150


def plant(garden: Garden) -> None:
    """Actions for accepted recommendations, then a handful in each group's log."""
    words = {k: cycle(v) for k, v in facts_of("actions", "wealdshire").items()}
    team = garden.people["manager"]
    made = 0
    for source in LearningSource.objects.filter(restricted_at__isnull=True).order_by("received_on"):
        drafted = max(2, (garden.today - source.received_on).days - 35)
        plan = ActionPlan.draft_from(
            source,
            group=source.owner_group,
            by=garden.people["linnet-marsh"],
            at=garden.at(drafted),
        )
        answers = AgencyAnswer.objects.filter(recommendation__source=source).exclude(
            response=Response.DECLINED
        )
        for answer in answers.select_related("recommendation", "agency"):
            if made < WANTED:
                _live(garden, plan, answer, words, made, drafted - 2)
                made += 1
        if plan.actions.exists():
            plan.agree(by=team, at=garden.at(1))
    for turn, group in enumerate(list(garden.groups.values())[1:9]):
        _log(garden, group, next(words["log"]), turn)


def _lead_of(garden: Garden, agency: Any) -> Any:
    return next(m for m in garden.people.values() if m.is_agency_lead and m.agency_id == agency.pk)


def _live(
    garden: Garden, plan: Any, answer: Any, words: dict[str, Any], turn: int, age: int
) -> None:
    """One action and as much of its life as its turn gives it."""
    lead = _lead_of(garden, answer.agency)
    what = answer.recommendation.title
    facts = {
        "title": next(words["actions"]).format(what=what)[:200],
        "measure": next(words["measures"]),
        "lead": None if turn % 23 == 22 else lead,
        "due_on": garden.day(age) + timedelta(days=60 + 30 * (turn % 5)),
    }
    action = _raised(garden, plan, answer, age, facts)
    # What is old is mostly done; every fifth old action still shows how things go wrong.
    stage = turn % 8 if age < 120 or turn % 5 == 0 else 7
    if age < 12 or stage == 0:
        return
    _update(garden, action, lead, words, max(age - 25, 3), turn)
    if stage == 1:
        return
    if stage in (2, 5):
        _extend(garden, action, lead, words, refuse=stage == 5 and turn % 3 == 0)
    if stage == 3 and turn % 5 == 0:
        because = "Another agency does this."
        action.stop(by=garden.people["manager"], at=garden.at(2), reason=because)
    elif stage >= 4:
        _finish(garden, action, lead, words, age, stage, turn)


def _update(
    garden: Garden, action: Any, lead: Any, words: dict[str, Any], days_ago: int, turn: int
) -> None:
    confidence = list(Confidence)[turn % 3] if turn % 4 == 0 else Confidence.ON_TRACK
    action.give_update(
        by=lead, at=garden.at(days_ago, 14), text=next(words["updates"]), confidence=confidence
    )


def _extend(garden: Garden, action: Any, lead: Any, words: dict[str, Any], *, refuse: bool) -> None:
    """Ask a fortnight before the date; the team decides within three days, or has yet to."""
    asked = max((garden.today - action.due_on).days + 14, 1)
    extension = action.ask_extension(
        by=lead,
        at=garden.at(asked),
        to_on=max(action.due_on, garden.today) + timedelta(days=45),
        reason=next(words["reasons"]),
    )
    if asked > 3:
        decide = extension.refuse if refuse else extension.grant
        note = "The children cannot wait for this." if refuse else "Agreed once."
        decide(by=garden.people["manager"], at=garden.at(asked - 3), note=note)
        action.refresh_from_db()


def _raised(garden: Garden, plan: Any, answer: Any, age: int, facts: dict[str, Any]) -> Action:
    return Action.raise_new(
        plan=plan,
        by=garden.people["linnet-marsh"],
        at=garden.at(age),
        agency=answer.agency,
        recommendation=answer.recommendation,
        **facts,
    )


def _finish(
    garden: Garden, action: Any, lead: Any, words: dict[str, Any], age: int, stage: int, turn: int
) -> None:
    """Evidence, sign-off, closure, impact: the further, the older the action."""
    team, done = garden.people["manager"], max(age - 60, 5)
    evidence = action.send_evidence(
        by=lead,
        at=garden.at(done),
        kind=list(EvidenceKind)[turn % 5],
        title=next(words["evidence"]),
        note="The safeguarding lead keeps it and will show it.",
    )
    if stage == 4:
        return
    evidence.accept(by=team, at=garden.at(done - 1))
    action.submit(by=lead, at=garden.at(done - 1, 12), statement="All of it is done.")
    if stage == 5:
        return
    if stage == 6 and turn % 16 == 6:
        why = "Show that it lasted three months."
        action.send_back(by=team, at=garden.at(done - 2), reason=why)
        return
    action.close(by=team, at=garden.at(done - 3), note="Seen and agreed.")
    if turn % 3 == 0:
        _review(action, team, next(words["impacts"]), garden.at(1))


def _review(action: Any, by: Any, what_changed: str, at: datetime) -> None:
    action.review_impact(
        by=by,
        at=at,
        difference=Difference.CHANGED,
        what_changed=what_changed,
        how_much="All teams",
        how_well="As agreed",
    )


def _log(garden: Garden, group: Any, title: str, turn: int) -> None:
    agency = list(garden.agencies.values())[turn % 6]
    Action.raise_in_log(
        group=group,
        by=garden.people["linnet-marsh"],
        at=garden.at(40),
        title=title,
        agency=agency,
        lead=_lead_of(garden, agency),
        due_on=garden.today + timedelta(days=7 * turn - 14),
    )
