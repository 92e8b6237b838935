"""Who may know of which action: circle first, then role (design §5). One predicate."""

import pytest

from actions.models import Action, ActionPlan, Evidence
from actions.search import actions
from core.journal.models import Entry
from reviews.models import Bar
from tests.factories.actions import closed, doer, raised, shown
from tests.factories.rows import NOW, TODAY, change, make
from tests.personas import World

pytestmark = pytest.mark.django_db

EVERYTHING = {"manager", "coordinator", "scrutineer"}


def seers(world: World, action: Action) -> set[str]:
    """The members of the cast whose register holds the action."""
    return {
        part
        for part, me in world.people.items()
        if Action.objects.visible_to(me).filter(pk=action.pk).exists()
    }


def test_an_action_of_a_groups_log(wealdshire: World) -> None:
    action = raised(wealdshire, agency=wealdshire.icb)
    barred_elsewhere = {"barred_manager"}
    assert seers(wealdshire, action) == EVERYTHING | barred_elsewhere | {
        "chair",  # the group's
        "deputy",  # the group's, and the agency's lead
        "board_member",
    }


def test_an_action_of_an_open_source_is_hidden_from_the_barred(wealdshire: World) -> None:
    action = raised(wealdshire, source=wealdshire.open_source)
    assert seers(wealdshire, action) == EVERYTHING | {
        "agency_lead",
        "chair",
        "deputy",
        "board_member",
    }


def test_an_action_of_a_restricted_source_is_its_panels_and_the_scrutineers(
    wealdshire: World,
) -> None:
    action = raised(
        wealdshire,
        source=wealdshire.restricted_source,
        lead=wealdshire.agency_lead,
        contributors=[wealdshire.council],
    )
    assert seers(wealdshire, action) == {"panel_member", "scrutineer"}


def test_a_bar_binds_the_named_lead_and_the_scrutineer(wealdshire: World) -> None:
    action = raised(wealdshire, source=wealdshire.open_source, lead=wealdshire.agency_lead)
    for part in ("agency_lead", "scrutineer"):
        make(
            Bar,
            "bar.proposed",
            source=wealdshire.open_source,
            membership=wealdshire.people[part],
            reason="Knows the family.",
            proposed_at=NOW,
            proposed_by=wealdshire.manager,
        )
    assert seers(wealdshire, action).isdisjoint({"agency_lead", "scrutineer"})


def test_an_agency_lead_sees_what_the_agency_is_accountable_for_or_helps_with(
    wealdshire: World,
) -> None:
    helped = raised(wealdshire, contributors=[wealdshire.council])
    alone = raised(wealdshire)
    assert "other_lead" in seers(wealdshire, helped)
    assert "other_lead" not in seers(wealdshire, alone)
    helped.end_contributor(by=wealdshire.manager, at=NOW, agency=wealdshire.council)
    assert "other_lead" not in seers(wealdshire, helped)


def test_a_named_lead_sees_that_action_and_no_other(wealdshire: World) -> None:
    mine = raised(wealdshire, lead=doer(wealdshire))
    other = raised(wealdshire)
    assert "doer" in seers(wealdshire, mine)
    assert "doer" not in seers(wealdshire, other)


def test_a_chair_sees_what_the_group_oversees_and_not_what_others_do(wealdshire: World) -> None:
    plan = ActionPlan.log_of(wealdshire.other_group, by=wealdshire.manager, at=NOW)
    action = Action.raise_new(
        plan=plan, agency=wealdshire.icb, title="x", due_on=TODAY, by=wealdshire.manager, at=NOW
    )
    # The council's lead chairs that group; the other group's chair leads the police.
    assert "other_lead" in seers(wealdshire, action)
    assert "chair" not in seers(wealdshire, action)


def test_ended_actions_stay_as_visible_as_they_were(wealdshire: World) -> None:
    action = raised(wealdshire, source=wealdshire.open_source)
    before = seers(wealdshire, action)
    assert seers(wealdshire, closed(wealdshire, action)) == before


def test_parts_plans_and_entries_are_no_wider_than_the_action(wealdshire: World) -> None:
    action = raised(wealdshire, source=wealdshire.restricted_source)
    evidence = shown(action, wealdshire.panel_member)
    for part, me in wealdshire.people.items():
        knows = part in seers(wealdshire, action)
        assert Evidence.objects.visible_to(me).filter(pk=evidence.pk).exists() == knows
        assert Entry.objects.about(action).visible_to(me).exists() == knows
        assert ActionPlan.objects.visible_to(me).filter(pk=action.plan_id).exists() == knows


def test_restricting_a_source_later_hides_its_actions_at_once(wealdshire: World) -> None:
    action = raised(wealdshire, source=wealdshire.open_source)
    change(wealdshire.open_source, "source.restricted", restricted_at=NOW)
    assert seers(wealdshire, action) == {"scrutineer"}


def test_search_and_panels_find_only_what_may_be_seen(wealdshire: World) -> None:
    raised(wealdshire, title="Canary in the open")
    raised(wealdshire, title="Canary behind", source=wealdshire.restricted_source)
    found = {hit.label.split(" ", 1)[1] for hit in actions(wealdshire.manager, "canary").hits}
    assert found == {"Canary in the open"}
    found = {hit.label.split(" ", 1)[1] for hit in actions(wealdshire.scrutineer, "canary").hits}
    assert found == {"Canary in the open", "Canary behind"}
    assert not actions(wealdshire.trainer, "canary").hits


def test_a_code_finds_its_action(wealdshire: World) -> None:
    action = raised(wealdshire)
    (hit,) = actions(wealdshire.manager, f" {action.code.lower()} ").hits
    assert hit.url == action.get_absolute_url()
