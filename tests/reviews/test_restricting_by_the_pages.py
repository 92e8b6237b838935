"""Restriction, panel, bar and opening by their pages, each by two people."""

from typing import Any

from reviews.models import Bar, PracticeReview
from tests.factories.reviews import a_new_restriction, a_source, place_of
from tests.factories.rows import NOW
from tests.personas import World, within
from tests.reviews.conftest import AUDIT, REVIEW, Chain


def restricted_by(world: World, **more: Any) -> dict[str, Any]:
    return {
        "reach": "restricted",
        "lead": world.chair.pk,
        "second": world.coordinator.pk,
        "reason": "The family is known.",
        **more,
    }


def test_a_review_restricted_from_the_start(weald: World, visit: Any) -> None:
    typed = {**REVIEW, **restricted_by(weald)}
    response = visit(weald.manager, "practice_review_new", typed)
    assert response.status_code == 302
    with within(weald):
        review = PracticeReview.objects.select_related("source").get()
        assert review.source.is_restricted
    assert visit(weald.agency_lead, "source_detail", code=review.source.code).status_code == 404


def test_a_founding_of_two_people_is_refused_with_words(weald: World, visit: Any) -> None:
    same = restricted_by(weald, lead=weald.coordinator.pk)
    response = visit(weald.manager, "source_new", {**AUDIT, **same})
    assert response.status_code == 409
    assert "must be three people" in response.content.decode()


def test_somebody_of_another_partnership_cannot_be_named(
    weald: World, downland: World, visit: Any
) -> None:
    typed = restricted_by(weald, lead=downland.chair.pk, owner_group=downland.group.pk)
    assert visit(weald.manager, "source_new", {**AUDIT, **typed}).status_code == 422


def test_restriction_panel_bar_and_opening_by_their_pages(weald: World, visit: Any) -> None:
    w = weald
    with within(w):
        source = a_source(w)
    code = {"code": source.code}
    three = {k: v for k, v in restricted_by(w).items() if k != "reach"}
    assert visit(w.manager, "source_restriction", three, **code).status_code == 302
    yes = {"agrees": "yes"}
    steps = [
        (w.coordinator, "place_agreement", {"person": w.chair.slug}, yes),
        (w.chair, "place_agreement", {"person": w.coordinator.slug}, yes),
        (w.chair, "place_new", {}, {"person": w.delegate.pk, "role": "member", "reason": "GP"}),
        (w.coordinator, "place_agreement", {"person": w.delegate.slug}, yes),
        (w.chair, "bar_new", {}, {"person": w.delegate.pk, "reason": "Knows the family."}),
        (w.coordinator, "bar_agreement", {"person": w.delegate.slug}, yes),
        (w.chair, "bar_lifting", {"person": w.delegate.slug}, {"reason": "A namesake."}),
        (w.coordinator, "bar_lifting_agreement", {"person": w.delegate.slug}, yes),
        (w.chair, "place_ending", {"person": w.delegate.slug}, {"reason": "Moving."}),
        (w.coordinator, "place_ending_agreement", {"person": w.delegate.slug}, yes),
        (w.chair, "source_opening", {}, {"reason": "Published."}),
        (w.coordinator, "source_opening_agreement", {}, yes),
    ]
    for who, name, more, sent in steps:
        assert visit(who, name, sent, **code, **more).status_code == 302, name
    assert visit(w.agency_lead, "source_detail", **code).status_code == 200


def test_who_proposes_an_opening_is_told_who_will_read_it(
    weald: World, hidden_chain: Chain, visit: Any
) -> None:
    page = visit(weald.chair, "source_opening", code=hidden_chain.source.code).content.decode()
    assert "What will happen" in page
    assert "everybody who reads open sources can read it" in page


def test_a_second_person_may_say_no(weald: World, hidden_chain: Chain, visit: Any) -> None:
    w, code = weald, {"code": hidden_chain.source.code}
    sent = {"person": w.delegate.pk, "role": "member", "reason": "GP"}
    assert visit(w.chair, "place_new", sent, **code).status_code == 302
    own = visit(w.chair, "place_agreement", {"agrees": "yes"}, **code, person=w.delegate.slug)
    assert own.status_code == 409 and "second person has to agree" in own.content.decode()
    no = {"agrees": "no", "note": "Not needed."}
    to = {**code, "person": w.delegate.slug}
    assert visit(w.coordinator, "place_agreement", {}, **to).status_code == 422
    assert visit(w.coordinator, "place_agreement", no, **to).status_code == 302
    with within(w):
        assert not hidden_chain.source.panel_places.current().filter(membership=w.delegate)


def test_a_bar_placed_while_a_form_is_open_refuses_what_is_sent(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    """Catalogue X12: the page was fetched before, the save comes after."""
    sent = {"title": "Too late", "themes": ["voice"], "version": "1"}
    assert visit(weald.manager, "finding_edit", code=open_chain.finding.code).status_code == 200
    with within(weald):
        Bar.propose(
            by=weald.coordinator, at=NOW, source=open_chain.source, membership=weald.manager,
            reason="Conflict.",
        )  # fmt: skip
    late = visit(weald.manager, "finding_edit", sent, code=open_chain.finding.code)
    assert late.status_code == 404


def test_the_banner_says_who_is_asked_next(weald: World, visit: Any) -> None:
    response = visit(weald.manager, "source_new", {**AUDIT, **restricted_by(weald)})
    page = response.client.get(response.url).content.decode()
    assert f"{weald.coordinator.name} has to agree the panel" in page


def test_a_new_restriction_waits_on_the_second_persons_home_page(weald: World) -> None:
    from reviews.proposals import waiting_for

    with within(weald):
        source = a_new_restriction(weald)
        asked = {p: [x.words for x in waiting_for(who)] for p, who in weald.people.items()}
        assert [p for p, words in asked.items() if any(source.code in w for w in words)] == [
            "coordinator"
        ]
        place_of(source, weald.chair).agree(by=weald.coordinator, at=NOW)
