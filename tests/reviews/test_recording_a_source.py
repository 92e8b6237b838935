"""Sources are recorded open, or restricted from their first moment."""

import pytest
from django.db import IntegrityError, transaction

from core.journal.deeds import Refused
from reviews.models import Founding, LearningSource, PracticeReview
from tests.factories.reviews import (
    a_finding,
    a_founding,
    a_new_restriction,
    a_recommendation,
    a_review,
    a_source,
)
from tests.factories.rows import NOW, TODAY, change, kinds
from tests.personas import World


def test_a_source_has_a_sayable_code_an_entry_and_a_history(wealdshire: World) -> None:
    source = a_source(wealdshire)
    assert source.code.startswith("S-") and len(source.code) == 6
    assert kinds(source) == ["source.recorded"]
    assert source.history.count() == 1
    assert not source.is_restricted


def test_an_edit_keeps_old_and_new(wealdshire: World) -> None:
    source = a_source(wealdshire, title="Old")
    source.revise(by=wealdshire.manager, at=NOW, version=1, title="New")
    assert kinds(source) == ["source.recorded", "source.revised"]
    assert list(source.history.values_list("title", flat=True)) == ["New", "Old"]


def test_a_source_restricted_from_the_start_names_its_lead_and_second(wealdshire: World) -> None:
    source = a_new_restriction(wealdshire)
    assert source.is_restricted
    assert source.restricted_by == wealdshire.manager
    assert source.second == wealdshire.coordinator
    places = {p.membership: p.role for p in source.panel_places.all()}
    assert places == {wealdshire.chair: "lead", wealdshire.coordinator: "member"}
    assert all(p.is_proposed for p in source.panel_places.all())
    assert kinds(source) == ["source.recorded"]


@pytest.mark.parametrize(
    ("lead", "second", "words"),
    [
        ("manager", "coordinator", "three people"),
        ("coordinator", "coordinator", "three people"),
        ("chair", "manager", "three people"),
        ("chair", "delegate", "business team"),
        ("scrutineer", "coordinator", "sits on no panel"),
    ],
)
def test_a_founding_that_cannot_be_is_refused(
    lead: str, second: str, words: str, wealdshire: World
) -> None:
    people = wealdshire.people
    with pytest.raises(Refused, match=words):
        a_source(wealdshire, founding=Founding(people[lead], people[second], "Why"))
    assert not LearningSource.objects.filter(title__startswith="Audit").exists()


def test_somebody_who_has_left_cannot_lead(wealdshire: World) -> None:
    change(wealdshire.chair, "membership.ended", ended_at=NOW)
    with pytest.raises(Refused, match="no longer belongs"):
        a_source(wealdshire, founding=a_founding(wealdshire))


def test_a_chair_as_second_person_leads_too(wealdshire: World) -> None:
    founding = Founding(wealdshire.other_lead, wealdshire.deputy, "Why")
    source = a_source(wealdshire, founding=founding)
    assert {p.role for p in source.panel_places.all()} == {"lead"}


def test_the_database_keeps_the_founding_with_the_restriction(wealdshire: World) -> None:
    source = a_source(wealdshire)
    with pytest.raises(IntegrityError), transaction.atomic():
        change(source, "source.revised", restricted_by=wealdshire.manager)


def test_a_practice_review_is_a_source_and_its_detail(wealdshire: World) -> None:
    review = a_review(wealdshire, incident_on=TODAY)
    assert kinds(review) == ["review.recorded"]
    assert kinds(review.source) == ["source.recorded"]
    assert review.circle_id == review.source.pk


def test_a_restricted_practice_review_is_restricted_from_its_first_row(wealdshire: World) -> None:
    review = a_review(wealdshire, founding=a_founding(wealdshire))
    assert review.is_behind_restriction
    assert review.source.history.earliest("history_id").restricted_at == NOW


@pytest.mark.parametrize("name", ["Jamie", "Jamie Smith", "JS", "Child Jamie"])
def test_what_could_be_a_name_is_refused(name: str, wealdshire: World) -> None:
    with pytest.raises(Refused, match="could be a real name"):
        a_review(wealdshire, pseudonym=name)
    assert not PracticeReview.objects.exists()
    assert not LearningSource.objects.filter(title="Review of practice").exists()


def test_an_unusual_pseudonym_is_taken_when_somebody_vouches_for_it(wealdshire: World) -> None:
    assert a_review(wealdshire, pseudonym="Siblings Oak", is_no_name=True).pk


def test_a_name_cannot_be_edited_in_later(wealdshire: World) -> None:
    review = a_review(wealdshire)
    with pytest.raises(Refused, match="could be a real name"):
        review.revise(by=wealdshire.manager, at=NOW, pseudonym="Jamie")
    review.revise(by=wealdshire.manager, at=NOW, pseudonym="Oak", is_no_name=True)
    review.revise(by=wealdshire.manager, at=NOW, decision="An LCSPR follows.")
    assert kinds(review) == ["review.recorded", "review.revised", "review.revised"]


def test_a_source_closes_once_when_its_recommendations_are_concluded(wealdshire: World) -> None:
    source, by = a_source(wealdshire), wealdshire.manager
    recommendation = a_recommendation(wealdshire, source, agencies=[])
    with pytest.raises(Refused, match="1 recommendation is not concluded") as refusal:
        source.close(by=by, at=NOW, on=TODAY)
    assert source.code in refusal.value.link
    recommendation.conclude(by=by, at=NOW, on=TODAY, conclusion="Done.")
    source.close(by=by, at=NOW, on=TODAY, note="All done.")
    assert (source.closed_on, source.closed_by) == (TODAY, by)
    with pytest.raises(Refused, match="closed already"):
        source.close(by=by, at=NOW, on=TODAY)


def test_nothing_is_added_to_a_closed_source(wealdshire: World) -> None:
    source = a_source(wealdshire)
    source.close(by=wealdshire.manager, at=NOW, on=TODAY)
    for adding in (a_finding, a_recommendation):
        with pytest.raises(Refused, match="closed"):
            adding(wealdshire, source)
