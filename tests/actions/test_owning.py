"""One agency accountable, one lead, others helping."""

import pytest

from core.journal.deeds import Refused
from core.journal.models import Entry
from tests.factories.actions import closed, doer, raised
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

pytestmark = pytest.mark.django_db


def test_a_lead_is_named_and_named_again(wealdshire: World) -> None:
    action = raised(wealdshire)
    action.assign(by=wealdshire.agency_lead, at=NOW, lead=doer(wealdshire))
    action.assign(by=wealdshire.manager, at=NOW, lead=wealdshire.agency_lead, reason="Post moved.")
    assert action.lead == wealdshire.agency_lead
    latest = Entry.objects.about(action).filter(kind="action.assigned").latest("id")
    assert latest.reason == "Post moved."


def test_an_action_may_stand_without_a_lead_again(wealdshire: World) -> None:
    action = raised(wealdshire, lead=wealdshire.agency_lead)
    action.assign(by=wealdshire.manager, at=NOW, lead=None, reason="Left the service.")
    assert action.lead is None


def test_naming_the_same_lead_is_refused(wealdshire: World) -> None:
    action = raised(wealdshire, lead=wealdshire.agency_lead)
    with pytest.raises(Refused, match="already"):
        action.assign(by=wealdshire.manager, at=NOW, lead=wealdshire.agency_lead)


def test_a_lead_from_elsewhere_needs_the_agency_to_change_too(wealdshire: World) -> None:
    action = raised(wealdshire)
    with pytest.raises(Refused, match="does not belong"):
        action.assign(by=wealdshire.manager, at=NOW, lead=wealdshire.other_lead)
    action.assign(
        by=wealdshire.manager, at=NOW, lead=wealdshire.other_lead, agency=wealdshire.council
    )
    assert (action.agency, action.lead) == (wealdshire.council, wealdshire.other_lead)


def test_a_closed_agency_is_given_nothing(wealdshire: World) -> None:
    action = raised(wealdshire)
    change(wealdshire.council, "agency.ended", ended_on=TODAY)
    with pytest.raises(Refused, match="has closed"):
        action.assign(by=wealdshire.manager, at=NOW, lead=None, agency=wealdshire.council)


def test_a_closed_action_is_given_to_nobody(wealdshire: World) -> None:
    action = closed(wealdshire, raised(wealdshire))
    with pytest.raises(Refused, match="is closed") as refusal:
        action.assign(by=wealdshire.manager, at=NOW, lead=doer(wealdshire))
    assert refusal.value.link.endswith(f"{action.code}/reopening/")


def test_contributors_come_and_go_one_deed_each(wealdshire: World) -> None:
    action = raised(wealdshire, contributors=[wealdshire.council])
    action.name_contributors(by=wealdshire.manager, at=NOW, agencies=[wealdshire.icb])
    assert [c.agency for c in action.contributors.serving()] == [wealdshire.icb]
    kinds = set(Entry.objects.about(action).values_list("kind", flat=True))
    assert {"contributor.added", "contributor.ended"} <= kinds
    with pytest.raises(Refused, match="Nothing was changed"):
        action.name_contributors(by=wealdshire.manager, at=NOW, agencies=[wealdshire.icb])


def test_an_agency_that_ended_its_help_may_help_again(wealdshire: World) -> None:
    action = raised(wealdshire, contributors=[wealdshire.council])
    action.end_contributor(by=wealdshire.manager, at=NOW, agency=wealdshire.council)
    action.add_contributor(by=wealdshire.manager, at=NOW, agency=wealdshire.council)
    assert action.contributors.serving().count() == 1


def test_who_contributes_already_or_is_accountable_is_refused(wealdshire: World) -> None:
    action = raised(wealdshire, contributors=[wealdshire.council])
    for agency in (wealdshire.council, wealdshire.police):
        with pytest.raises(Refused, match="already"):
            action.add_contributor(by=wealdshire.manager, at=NOW, agency=agency)
    with pytest.raises(Refused, match="does not contribute"):
        action.end_contributor(by=wealdshire.manager, at=NOW, agency=wealdshire.icb)


def test_a_lead_does_not_take_actions_to_another_agency(wealdshire: World) -> None:
    lead, by = doer(wealdshire), {"by": wealdshire.manager, "at": NOW}
    action = raised(wealdshire, lead=lead)
    with pytest.raises(Refused, match=r"holds open work of .*\(actions led\)"):
        lead.revise(agency=wealdshire.council, **by)
    action.assign(lead=None, reason="Moved.", **by)
    lead.revise(agency=wealdshire.council, **by)
    assert lead.agency == wealdshire.council
