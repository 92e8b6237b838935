"""Notices of the room: the right people, no title, nobody who may not know."""

from core.journal.models import Notice
from reviews.choices import PanelRole, Response
from reviews.models import PanelPlace
from tests.factories.reviews import (
    a_bar,
    a_new_restriction,
    a_recommendation,
    a_restricted_source,
    a_source,
    answer_of,
)
from tests.factories.rows import NOW, TODAY
from tests.personas import World


def told(world: World, kind: str) -> set[str]:
    names = {who.pk: part for part, who in world.people.items()}
    found = Notice.objects.filter(kind=kind).values_list("recipient_id", flat=True)
    return {names[pk] for pk in found}


def test_the_leads_of_an_agency_are_told_that_it_is_asked(wealdshire: World) -> None:
    w = wealdshire
    made = a_recommendation(w, agencies=[w.police], title="Zq title")
    assert told(w, "answer.asked") == {"agency_lead", "chair"}
    assert not Notice.objects.filter(words__contains="Zq").exists()
    answer = answer_of(made, w.police)
    answer.give(by=w.agency_lead, at=NOW, response=Response.ACCEPTED, reasons="By order.")
    answer.reopen(by=w.manager, at=NOW, reason="By when?", due_on=TODAY)
    assert Notice.objects.filter(kind="answer.asked").count() == 4


def test_behind_a_restriction_only_the_lead_on_the_panel_is_told(wealdshire: World) -> None:
    w = wealdshire
    a_recommendation(w, a_restricted_source(w), by=w.coordinator, agencies=[w.police])
    assert told(w, "answer.asked") == {"chair"}


def test_the_second_person_is_told_of_a_new_restriction(wealdshire: World) -> None:
    a_source(wealdshire)
    assert told(wealdshire, "source.second_person_asked") == set()
    a_new_restriction(wealdshire)
    assert told(wealdshire, "source.second_person_asked") == {"coordinator"}


def test_those_who_could_agree_are_told_of_a_proposal(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    place = PanelPlace.propose(
        by=w.chair, at=NOW, source=source, membership=w.delegate, role=PanelRole.MEMBER
    )
    assert told(w, "panel.proposed") == {"coordinator"}
    place.agree(by=w.coordinator, at=NOW)
    assert "delegate" in told(w, "panel.agreed")
    place.propose_ending(by=w.coordinator, at=NOW, reason="Moving.")
    assert told(w, "panel.ending_proposed") == {"chair"}
    bar = a_bar(w, source, w.delegate, by=w.coordinator)
    assert told(w, "bar.proposed") == {"chair"}
    bar.agree(by=w.chair, at=NOW)
    bar.propose_lifting(by=w.coordinator, at=NOW, reason="A namesake.")
    assert told(w, "bar.lifting_proposed") == {"chair"}
    source.propose_opening(by=w.chair, at=NOW, reason="Published.")
    assert told(w, "source.opening_proposed") == {"coordinator"}


def test_a_bar_on_an_open_source_is_put_to_the_rest_of_the_team(wealdshire: World) -> None:
    w = wealdshire
    a_bar(w, a_source(w), w.coordinator)
    assert told(w, "bar.proposed") == {"barred_manager"}
