"""An open source is restricted at once; a restricted one is opened by two (catalogue X07, X08)."""

import pytest

from core.journal.deeds import Refused
from core.journal.models import Entry
from core.pages.timeline import timeline
from reviews.models import LearningSource, PanelPlace
from tests.factories.reviews import (
    a_bar,
    a_finding,
    a_restricted_source,
    a_source,
    again,
    place_of,
)
from tests.factories.rows import NOW
from tests.personas import World


def sees(person: object, source: LearningSource) -> bool:
    return LearningSource.objects.visible_to(again(person)).filter(pk=source.pk).exists()  # type: ignore[arg-type]


def restrict(world: World, source: LearningSource, **more: object) -> None:
    facts = {"lead": world.chair, "second": world.coordinator, "reason": "A police inquiry."}
    source.restrict(by=world.manager, at=NOW, **{**facts, **more})  # type: ignore[arg-type]


def test_restricting_takes_the_source_from_everybody_else_at_once(wealdshire: World) -> None:
    w, source = wealdshire, a_source(wealdshire)
    assert sees(w.agency_lead, source) and sees(w.barred_manager, source)
    restrict(w, source)
    assert not sees(w.agency_lead, source) and not sees(w.barred_manager, source)
    assert sees(w.manager, source) and sees(w.coordinator, source)
    with pytest.raises(Refused, match="restricted already"):
        restrict(w, source)


def test_what_hangs_from_it_goes_with_it(wealdshire: World) -> None:
    w = wealdshire
    finding = a_finding(w)
    restrict(w, finding.source)
    assert not type(finding).objects.visible_to(again(w.agency_lead)).exists()
    assert timeline(finding, me=again(w.agency_lead)) == []
    assert timeline(finding, me=again(w.manager)) != []


def test_a_manager_who_is_not_on_the_panel_loses_the_source_when_it_stands(
    wealdshire: World,
) -> None:
    w, source = wealdshire, a_source(wealdshire)
    restrict(w, source)
    place_of(source, w.chair).agree(by=w.coordinator, at=NOW)
    place_of(source, w.coordinator).agree(by=w.chair, at=NOW)
    assert not sees(w.manager, source)


def test_a_barred_lead_cannot_be_named(wealdshire: World) -> None:
    w, source = wealdshire, a_source(wealdshire)
    a_bar(w, source, w.chair)
    with pytest.raises(Refused, match="barred"):
        restrict(w, source)


def test_opening_needs_two_people(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    with pytest.raises(Refused, match="Nobody proposes"):
        source.open_up(by=w.coordinator, at=NOW)
    source.propose_opening(by=w.chair, at=NOW, reason="It is published.")
    assert not sees(w.agency_lead, source)
    with pytest.raises(Refused, match="proposed this yourself"):
        source.open_up(by=w.chair, at=NOW)
    with pytest.raises(Refused, match="proposed already"):
        source.propose_opening(by=w.coordinator, at=NOW, reason="It is published.")
    source.open_up(by=w.coordinator, at=NOW)
    assert sees(w.agency_lead, source)


def test_the_panel_ends_with_the_opening_and_does_not_come_back(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    source.propose_opening(by=w.chair, at=NOW, reason="It is published.")
    source.open_up(by=w.coordinator, at=NOW)
    assert not PanelPlace.objects.current().filter(source=source).exists()
    restrict(w, source, lead=w.deputy)
    assert not sees(w.chair, source)


def test_an_opening_that_is_not_agreed_leaves_it_restricted(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    source.propose_opening(by=w.chair, at=NOW, reason="It is published.")
    source.keep_restricted(by=w.coordinator, at=NOW, note="Not before the inquest.")
    assert source.is_restricted and not source.is_opening_proposed
    kinds = Entry.objects.about(source).order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["source.opening_proposed", "source.kept_restricted"]


def test_what_is_open_is_not_opened(wealdshire: World) -> None:
    with pytest.raises(Refused, match="open already"):
        a_source(wealdshire).propose_opening(by=wealdshire.manager, at=NOW, reason="Why")
