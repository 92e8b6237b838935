"""Whoever loses a restricted source by their own decision reads why, on a page that is there."""

from typing import Any

from core.journal.models import Notice
from reviews.choices import PanelRole
from reviews.models import PanelPlace
from tests.factories.reviews import a_bar, a_new_restriction, a_restricted_source, place_of
from tests.factories.rows import NOW
from tests.personas import World, within
from tests.reviews.conftest import AUDIT
from tests.reviews.test_restricting_by_the_pages import restricted_by

YES = {"agrees": "yes"}


def landed(response: Any) -> tuple[int, str]:
    page = response.client.get(response["Location"])
    return page.status_code, page.content.decode()


def test_who_completes_the_panel_without_being_on_it(weald: World, visit: Any) -> None:
    with within(weald):
        source = a_new_restriction(weald)
        place_of(source, weald.chair).agree(by=weald.coordinator, at=NOW)
        PanelPlace.propose(
            by=weald.coordinator, at=NOW, source=source, membership=weald.barred_manager,
            role=PanelRole.MEMBER,
        )  # fmt: skip
    to = {"code": source.code, "person": weald.barred_manager.slug}
    status, page = landed(visit(weald.manager, "place_agreement", YES, **to))
    assert status == 200
    assert f"You no longer read {source.code}. Only its panel reads it now." in page


def test_who_agrees_the_end_of_their_own_place(weald: World, visit: Any) -> None:
    with within(weald):
        source = a_restricted_source(weald)
        third = PanelPlace.propose(
            by=weald.chair, at=NOW, source=source, membership=weald.manager, role=PanelRole.MEMBER
        )
        third.agree(by=weald.coordinator, at=NOW)
        third.propose_ending(by=weald.chair, at=NOW, reason="Done.")
    to = {"code": source.code, "person": weald.manager.slug}
    status, page = landed(visit(weald.manager, "place_ending_agreement", YES, **to))
    assert status == 200 and f"You no longer read {source.code}." in page


def test_who_opens_a_source_that_their_role_does_not_read(weald: World, visit: Any) -> None:
    with within(weald):
        source = a_restricted_source(weald)
        lead = PanelPlace.propose(
            by=weald.chair, at=NOW, source=source, membership=weald.delegate, role=PanelRole.LEAD
        )
        lead.agree(by=weald.coordinator, at=NOW)
        source.propose_opening(by=weald.chair, at=NOW, reason="Published.")
    answer = visit(weald.delegate, "source_opening_agreement", YES, code=source.code)
    status, page = landed(answer)
    assert status == 200
    assert "It is open now, and your role does not read open sources." in page


def test_whoever_still_reads_it_goes_back_to_it(weald: World, visit: Any) -> None:
    with within(weald):
        source = a_new_restriction(weald)
    to = {"code": source.code, "person": weald.chair.slug}
    status, page = landed(visit(weald.coordinator, "place_agreement", YES, **to))
    assert status == 200 and "no longer read" not in page
    assert f"{weald.chair} has a place on the panel." in page


def test_who_recorded_it_hears_how_long_they_read_it(weald: World, visit: Any) -> None:
    response = visit(weald.manager, "source_new", {**AUDIT, **restricted_by(weald)})
    status, page = landed(response)
    assert status == 200
    assert "You read it until two people who can change the panel stand on it" in page


def test_who_recorded_it_is_told_when_the_panel_stands_without_them(wealdshire: World) -> None:
    w = wealdshire
    source = a_restricted_source(w)
    [notice] = Notice.objects.filter(kind="source.left")
    assert notice.recipient == w.manager
    assert source.code not in notice.words and notice.circle_id is None
    PanelPlace.propose(
        by=w.chair, at=NOW, source=source, membership=w.delegate, role=PanelRole.LEAD
    ).agree(by=w.coordinator, at=NOW)
    assert Notice.objects.filter(kind="source.left").count() == 1


def test_a_barred_person_is_told_nothing_of_the_panel(wealdshire: World) -> None:
    w = wealdshire
    source = a_new_restriction(w)
    place_of(source, w.chair).agree(by=w.coordinator, at=NOW)
    a_bar(w, source, w.manager, by=w.coordinator)
    place_of(source, w.coordinator).agree(by=w.chair, at=NOW)
    assert not Notice.objects.filter(kind="source.left").exists()
