"""Who takes actions over when a lead leaves, and who is told of what happens to them."""

import pytest
from django.test import Client

from actions.models import Action
from core.journal.deeds import Refused
from core.journal.models import Notice
from partnership import handover
from partnership.models import Membership
from tests.actions.conftest import NEXT_YEAR
from tests.factories.actions import doer, raised, recommendation, shown, submitted
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def test_the_led_open_actions_are_handed_over(wealdshire: World) -> None:
    action = raised(wealdshire, lead=doer(wealdshire))
    ended = raised(wealdshire, lead=doer(wealdshire))
    ended.stop(by=wealdshire.chair, at=NOW, reason="x")
    common = {"by": wealdshire.manager, "at": NOW}
    with pytest.raises(Refused, match="actions led"):
        handover.hand_over(doer(wealdshire), {}, **common)
    with pytest.raises(Refused, match="does not belong"):
        handover.hand_over(doer(wealdshire), {"actions": wealdshire.other_lead}, **common)
    handover.hand_over(doer(wealdshire), {"actions": wealdshire.agency_lead}, **common)
    assert Action.objects.get(pk=action.pk).lead == wealdshire.agency_lead
    assert Action.objects.get(pk=ended.pk).lead == doer(wealdshire)


def test_an_action_goes_to_its_agency_or_is_left_without_a_lead(wealdshire: World) -> None:
    action = raised(wealdshire, agency=wealdshire.other_lead.agency, lead=wealdshire.other_lead)
    colleagues = Membership.objects.open().filter(agency=action.agency)
    for colleague in colleagues.exclude(pk=wealdshire.other_lead.pk):
        colleague.end(by=wealdshire.manager, at=NOW, reason="x")
    path = wealdshire.path(f"partnership/members/{wealdshire.other_lead.slug}/ending/")
    client = sign_in(Client(), wealdshire.manager)
    page = client.get(path).content.decode()
    assert "Leave without a lead" in page
    assert wealdshire.agency_lead.name not in page.split('name="to_actions"')[1]
    done = client.post(path, {"reason": "Left.", "to_actions": "nobody"})
    assert done.status_code == 302, done.content.decode()
    assert Action.objects.get(pk=action.pk).lead is None
    assert not colleagues.exists()


def test_colleagues_of_the_same_agency_are_offered(wealdshire: World) -> None:
    raised(wealdshire, lead=doer(wealdshire))
    [held] = handover.open_work(doer(wealdshire), me=wealdshire.manager)
    offered = set(held.takers(Membership.objects.open()))
    assert wealdshire.agency_lead in offered
    assert {member.agency for member in offered} == {wealdshire.agency_lead.agency}


def told_of(kind: str) -> set[str]:
    return {n.recipient.slug for n in Notice.objects.filter(kind=kind).select_related("recipient")}


def test_people_are_told_of_what_concerns_them(wealdshire: World) -> None:
    lead = doer(wealdshire)
    action = raised(wealdshire, lead=lead)
    assert told_of("action.given") == {"doer"}
    action.ask_extension(by=lead, at=NOW, to_on=NEXT_YEAR, reason="x").grant(
        by=wealdshire.chair, at=NOW
    )
    assert told_of("extension.asked") == {"chair", "deputy"}
    assert told_of("extension.decided") == {"doer"}
    shown(action, wealdshire.agency_lead).send_back(by=wealdshire.chair, at=NOW, note="No.")
    assert told_of("evidence.returned") == {"doer", "agency-lead"}
    action.refresh_from_db()
    submitted(wealdshire, action).close(by=wealdshire.chair, at=NOW)
    assert told_of("action.submitted") == {"chair", "deputy"}
    assert told_of("action.decided") == {"doer", "agency-lead"}


def test_a_notice_says_what_was_decided(wealdshire: World) -> None:
    lead, chair = doer(wealdshire), {"by": wealdshire.chair, "at": NOW}
    action = raised(wealdshire, lead=lead)
    asked = {"by": lead, "at": NOW, "to_on": NEXT_YEAR, "reason": "x"}
    action.ask_extension(**asked).refuse(note="Too long.", **chair)
    action.ask_extension(**asked).grant(**chair)
    submitted(wealdshire, action).close(**chair)
    Action.objects.get(pk=action.pk).reopen(reason="The audit was wrong.", **chair)
    raised(wealdshire)
    assert {
        "An action was given to you.",
        "An action was given to your agency; nobody leads it yet.",
        "More time for an action was refused.",
        "More time for an action was granted.",
        "An action was signed off as done.",
        "An action was reopened.",
    } <= set(Notice.objects.values_list("words", flat=True))


def test_without_a_lead_the_agencys_leads_are_told(wealdshire: World) -> None:
    raised(wealdshire)
    assert told_of("action.given") == {"agency-lead", "chair"}


def test_nobody_outside_its_circle_is_asked_to_decide_about_a_restricted_action(
    wealdshire: World,
) -> None:
    recommendation(wealdshire, wealdshire.restricted_source, code="R-3333")
    action = raised(wealdshire, source=wealdshire.restricted_source)
    shown(action, wealdshire.panel_member)
    action.submit(by=wealdshire.panel_member, at=NOW, statement="Done.")
    assert told_of("action.submitted") == set()
