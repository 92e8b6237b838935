"""Conflict of interest binds the human everywhere; lifting takes two (catalogue X02, X06)."""

import pytest
from django.db import IntegrityError, transaction

from core.journal.deeds import Refused
from core.journal.models import Entry
from reviews.models import AgencyAnswer, Bar, Finding, LearningSource, Recommendation
from tests.factories.reviews import (
    a_bar,
    a_finding,
    a_recommendation,
    a_restricted_source,
    a_source,
    again,
)
from tests.factories.rows import NOW, change
from tests.personas import World


def seen(person: object) -> list[int]:
    me = again(person)  # type: ignore[arg-type]
    nouns = (LearningSource, Finding, Recommendation, AgencyAnswer)
    return [n.objects.visible_to(me).count() for n in nouns] + [  # type: ignore[attr-defined]
        Entry.objects.visible_to(me).filter(circle_id__isnull=False).count()
    ]


def an_agreed_bar(w: World) -> Bar:
    return a_bar(w, a_source(w), w.agency_lead).agree(by=w.coordinator, at=NOW)


@pytest.mark.parametrize(
    "part", ["manager", "coordinator", "chair", "agency_lead", "board_member", "scrutineer"]
)
def test_a_proposed_bar_takes_the_source_and_all_that_hangs_from_it(
    part: str, wealdshire: World
) -> None:
    w = wealdshire
    before = seen(w.people[part])
    source = a_source(w)
    a_finding(w, source)
    a_recommendation(w, source)
    assert seen(w.people[part]) != before
    by = w.coordinator if part == "manager" else w.manager
    a_bar(w, source, w.people[part], by=by)
    assert seen(w.people[part]) == before


def test_a_bar_beats_a_place_on_the_panel(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    a_bar(w, source, w.chair, by=w.coordinator)
    assert not LearningSource.objects.visible_to(again(w.chair)).filter(pk=source.pk).exists()


def test_one_may_bar_oneself(wealdshire: World) -> None:
    source = a_source(wealdshire)
    bar = a_bar(wealdshire, source, wealdshire.manager)
    with pytest.raises(Refused, match="bar keeps you"):
        bar.agree(by=wealdshire.manager, at=NOW)
    bar.agree(by=wealdshire.coordinator, at=NOW)
    assert bar.agreed_by == wealdshire.coordinator


def test_nobody_agrees_their_own_bar_and_nobody_twice(wealdshire: World) -> None:
    w = wealdshire
    bar = a_bar(w, a_source(w), w.delegate)
    with pytest.raises(Refused, match="proposed this yourself"):
        bar.agree(by=w.manager, at=NOW)
    bar.agree(by=w.coordinator, at=NOW)
    with pytest.raises(Refused, match="decided already"):
        bar.agree(by=w.coordinator, at=NOW)
    with pytest.raises(Refused, match="barred from this source already"):
        a_bar(w, bar.source, w.delegate)


def test_lifting_needs_two_people_other_than_the_barred(wealdshire: World) -> None:
    w = wealdshire
    bar = an_agreed_bar(w)
    with pytest.raises(Refused, match="Nobody proposes"):
        bar.lift(by=w.coordinator, at=NOW)
    bar.propose_lifting(by=w.manager, at=NOW, reason="It was a namesake.")
    with pytest.raises(Refused, match="proposed this yourself"):
        bar.lift(by=w.manager, at=NOW)
    assert not LearningSource.objects.visible_to(again(w.agency_lead)).filter(pk=bar.source_id)
    bar.lift(by=w.coordinator, at=NOW)
    assert LearningSource.objects.visible_to(again(w.agency_lead)).filter(pk=bar.source_id)
    with pytest.raises(Refused, match="lifted"):
        bar.propose_lifting(by=w.manager, at=NOW, reason="Again")


def test_a_lifting_that_is_not_agreed_leaves_the_bar(wealdshire: World) -> None:
    w = wealdshire
    bar = an_agreed_bar(w)
    bar.propose_lifting(by=w.manager, at=NOW, reason="It was a namesake.")
    bar.keep(by=w.coordinator, at=NOW, note="It was not.")
    assert not bar.is_lifting_proposed and bar.lifted_at is None


def test_the_database_refuses_a_bar_lifted_by_one(wealdshire: World) -> None:
    w = wealdshire
    alone, agreed = a_bar(w, a_source(w), w.agency_lead), an_agreed_bar(w)
    by_one = {"lifted_at": NOW, "lifted_by": w.manager, "lifting_proposed_by": w.manager}
    for bar, kind, changed in (
        (agreed, "bar.lifted", by_one),
        (alone, "bar.lifted", {**by_one, "lifted_by": w.agency_lead}),
        (alone, "bar.lifted", {**by_one, "lifted_by": None}),
        (alone, "bar.agreed", {"agreed_at": NOW, "agreed_by": w.manager}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(bar, kind, **changed)


def test_why_somebody_is_barred_is_read_by_those_who_decide(wealdshire: World) -> None:
    w = wealdshire
    bar = a_bar(w, a_source(w), w.delegate)
    may = {p for p, who in w.people.items() if Bar.objects.visible_to(again(who)).filter(pk=bar.pk)}
    assert may == {"manager", "coordinator", "barred_manager", "scrutineer"}
    assert not Entry.objects.about(bar).exclude(reason="").exists()
