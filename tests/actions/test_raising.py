"""An action is raised in a plan, or in a group's own log."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from actions.models import Action, ActionPlan
from core.journal.deeds import Refused, Unrecorded
from core.journal.models import Entry
from tests.factories.actions import IN_A_MONTH, answered, plan_of, raised, recommendation
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

pytestmark = pytest.mark.django_db


def test_an_action_has_one_agency_a_code_and_an_entry(wealdshire: World) -> None:
    action = raised(wealdshire, lead=wealdshire.agency_lead)
    assert action.code.startswith("A-")
    assert (action.agency, action.group) == (wealdshire.police, wealdshire.group)
    assert (action.due_on, action.original_due_on) == (IN_A_MONTH, IN_A_MONTH)
    (entry,) = Entry.objects.about(action)
    assert (entry.kind, entry.actor_id) == ("action.raised", wealdshire.manager.pk)
    assert action.history.count() == 1


def test_an_action_may_be_raised_before_a_lead_is_known(wealdshire: World) -> None:
    assert raised(wealdshire).lead is None


def test_contributors_are_named_with_it(wealdshire: World) -> None:
    action = raised(wealdshire, contributors=[wealdshire.council, wealdshire.icb])
    assert {c.agency for c in action.contributors.all()} == {wealdshire.council, wealdshire.icb}


def test_a_groups_own_log_is_opened_on_first_use_and_used_again(wealdshire: World) -> None:
    common = {"by": wealdshire.manager, "at": NOW, "group": wealdshire.group}
    facts = {"agency": wealdshire.police, "due_on": IN_A_MONTH}
    first = Action.raise_in_log(title="One", **common, **facts)
    second = Action.raise_in_log(title="Two", **common, **facts)
    assert first.plan == second.plan
    assert first.source is None
    assert [e.kind for e in Entry.objects.about(first.plan)] == ["plan.opened"]


def test_a_second_log_for_a_group_is_refused(wealdshire: World) -> None:
    ActionPlan.open_log(wealdshire.group, by=wealdshire.manager, at=NOW)
    with pytest.raises(Refused, match="has a log of actions already"):
        ActionPlan.open_log(wealdshire.group, by=wealdshire.manager, at=NOW)


def test_a_lead_of_another_agency_is_refused(wealdshire: World) -> None:
    with pytest.raises(Refused, match="does not belong to"):
        raised(wealdshire, lead=wealdshire.other_lead)


def test_a_lead_who_has_left_is_refused(wealdshire: World) -> None:
    change(wealdshire.agency_lead, "membership.ended", ended_at=NOW)
    with pytest.raises(Refused, match="has left"):
        raised(wealdshire, lead=wealdshire.agency_lead)


def test_a_closed_agency_is_refused(wealdshire: World) -> None:
    change(wealdshire.police, "agency.ended", ended_on=TODAY)
    with pytest.raises(Refused, match="has closed"):
        raised(wealdshire)


def test_a_group_that_has_ended_is_refused(wealdshire: World) -> None:
    plan = plan_of(wealdshire)
    change(wealdshire.group, "subgroup.ended", ended_on=TODAY)
    with pytest.raises(Refused, match="has ended"):
        Action.raise_new(
            plan=plan,
            agency=wealdshire.police,
            title="x",
            due_on=IN_A_MONTH,
            by=wealdshire.manager,
            at=NOW,
        )


def test_a_due_date_before_the_day_of_raising_is_refused(wealdshire: World) -> None:
    with pytest.raises(Refused, match="before the day"):
        raised(wealdshire, due_on=TODAY - timedelta(days=1))


def test_a_recommendation_of_another_source_is_refused(wealdshire: World) -> None:
    rec = recommendation(wealdshire)
    with pytest.raises(Refused, match="another source"):
        raised(wealdshire, recommendation=rec)


def test_a_plan_is_drafted_from_a_source_once_for_each_group(wealdshire: World) -> None:
    plan = plan_of(wealdshire, wealdshire.open_source)
    assert (plan.source, plan.circle_id) == (wealdshire.open_source, wealdshire.open_source.pk)
    with pytest.raises(Refused) as refusal:
        ActionPlan.draft_from(
            wealdshire.open_source, group=wealdshire.group, by=wealdshire.manager, at=NOW
        )
    assert refusal.value.link == plan.get_absolute_url()
    ActionPlan.draft_from(
        wealdshire.open_source, group=wealdshire.other_group, by=wealdshire.manager, at=NOW
    )


def test_actions_are_proposed_for_each_accepting_agency_in_one_step(wealdshire: World) -> None:
    rec = recommendation(wealdshire)
    answered(rec, wealdshire.police, wealdshire.agency_lead)
    plan = plan_of(wealdshire, wealdshire.open_source)
    facts = {"recommendation": rec, "due_on": IN_A_MONTH, "title": rec.title}
    rows = [{**facts, "agency": a} for a in (wealdshire.police, wealdshire.council)]
    raised_now = plan.propose(rows, by=wealdshire.manager, at=NOW)
    assert {a.agency for a in raised_now} == {wealdshire.police, wealdshire.council}
    assert {a.source for a in raised_now} == {wealdshire.open_source}
    assert Entry.objects.filter(kind="action.raised").count() == 2


def test_proposing_nothing_is_refused(wealdshire: World) -> None:
    plan = plan_of(wealdshire, wealdshire.open_source)
    with pytest.raises(Refused, match="Tick at least one"):
        plan.propose([], by=wealdshire.manager, at=NOW)


def test_a_plan_is_agreed_by_somebody_other_than_its_drafter(wealdshire: World) -> None:
    raised(wealdshire, source=wealdshire.open_source)
    plan = plan_of(wealdshire, wealdshire.open_source)
    with pytest.raises(Refused, match="Somebody else"):
        plan.agree(by=wealdshire.manager, at=NOW)
    plan.agree(by=wealdshire.chair, at=NOW)
    assert (plan.agreed_on, plan.agreed_by) == (TODAY, wealdshire.chair)
    with pytest.raises(Refused, match="agreed before"):
        plan.agree(by=wealdshire.deputy, at=NOW)


def test_an_empty_plan_and_a_log_are_not_agreed(wealdshire: World) -> None:
    plan = plan_of(wealdshire, wealdshire.open_source)
    with pytest.raises(Refused, match="no actions yet"):
        plan.agree(by=wealdshire.chair, at=NOW)
    with pytest.raises(Refused, match="kept, not agreed"):
        plan_of(wealdshire).agree(by=wealdshire.chair, at=NOW)


def test_the_first_due_date_never_changes_whoever_writes(wealdshire: World) -> None:
    action = raised(wealdshire)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        change(action, "action.revised", original_due_on=TODAY)


def test_the_plain_edit_changes_words_and_nothing_else(wealdshire: World) -> None:
    action = raised(wealdshire)
    action.revise(by=wealdshire.manager, at=NOW, title="Share them within two days")
    assert Action.objects.get(pk=action.pk).title == "Share them within two days"
    with pytest.raises(Unrecorded, match="verbs of their own"):
        action.revise(by=wealdshire.manager, at=NOW, due_on=IN_A_MONTH + timedelta(days=9))
    with pytest.raises(Refused, match="Nothing was changed"):
        action.revise(by=wealdshire.manager, at=NOW, title="Share them within two days")


def test_what_is_written_can_be_searched_for(wealdshire: World) -> None:
    action = raised(wealdshire, title="Train custody officers", text="Two half days")
    assert list(Action.objects.filter(search="officer")) == [action]
    action.revise(by=wealdshire.manager, at=NOW, title="Brief sergeants")
    assert list(Action.objects.filter(search="sergeant")) == [action]
    assert not Action.objects.filter(search="officer").exists()


def test_a_code_is_never_a_counter(wealdshire: World) -> None:
    codes = {raised(wealdshire).code for _ in range(5)}
    assert len(codes) == 5
    with pytest.raises((ValidationError, DatabaseError)), transaction.atomic():
        change(raised(wealdshire), "action.revised", code=codes.pop())
