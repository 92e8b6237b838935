"""A page whose deed is done, or cannot be done yet, says so and offers no form."""

from typing import Any

import pytest
from django.test import Client

from core.pages.templatetags.words import day, moment
from core.tenancy import scope
from meetings.circular.delivery import readers_of
from meetings.models import Acknowledgement, ExecutiveCircular
from tests.meetings.circular import stages
from tests.meetings.circular.stages import LATER
from tests.personas import World, sign_in

NUMBER = "EC-2026-27-Q2"
FORM = 'name="csrfmiddlewaretoken"'


def page(world: World, who: Any, rest: str, data: dict[str, Any] | None = None) -> str:
    client, path = sign_in(Client(), who), world.path(f"circulars/{NUMBER}/{rest}")
    answer = client.get(path) if data is None else client.post(path, data)
    return " ".join(answer.content.decode().split())


def main(text: str) -> str:
    """What stands beneath the heading: the frame has forms of its own."""
    return text.partition("<main")[2].partition("</main>")[0]


def sent_out(world: World) -> ExecutiveCircular:
    return stages.issued(world).distribute(by=world.coordinator, at=LATER)


@pytest.mark.parametrize("rest", ["edit", "asking", "compilation", "return", "issue"])
def test_what_an_issued_circular_no_longer_takes(weald: World, at: Any, rest: str) -> None:
    circular = at(stages.issued)
    said = main(page(weald, weald.manager, f"{rest}/"))
    assert f"was issued on {day(circular.issued_at)} and can no longer change" in said
    assert FORM not in said and "Back to the circular" in said


@pytest.mark.parametrize(
    ("stage", "who", "rest", "words"),
    [
        (stages.opened, "manager", "approval", "It has not been compiled yet."),
        (stages.opened, "manager", "return", "It has not been compiled yet."),
        (stages.opened, "manager", "distribution", "Issue it before you send it out."),
        (stages.compiled, "manager", "asking", "its contributions are closed"),
        (stages.compiled, "manager", "issue", "A second person has to approve it"),
        (stages.approved, "manager", "edit", "Return it first"),
        (stages.approved, "manager", "approval", "It was approved as it stands."),
    ],
)
def test_what_cannot_be_done_now(
    weald: World, at: Any, stage: Any, who: str, rest: str, words: str
) -> None:
    at(stage)
    said = main(page(weald, weald.people[who], f"{rest}/"))
    assert words in said and FORM not in said


def test_a_page_that_is_not_over_asks(weald: World, at: Any) -> None:
    at(stages.compiled)
    for rest in ("edit", "approval", "return"):
        assert FORM in main(page(weald, weald.manager, f"{rest}/")), rest


def test_words_that_came_too_late_stay_in_sight(weald: World, at: Any) -> None:
    typed = {"message": "Typed for long.", "version": at(stages.issued).version}
    said = main(page(weald, weald.manager, "edit/", typed))
    assert "Typed for long." in said and "There is a problem" in said


def test_sent_out_says_when_and_to_how_many(weald: World, at: Any) -> None:
    circular = at(sent_out)
    with scope.within(weald.partnership.pk):
        mailed = len(readers_of(circular))
    words = f"{NUMBER} was sent out on {moment(LATER)} to {mailed} people."
    said = main(page(weald, weald.coordinator, "distribution/"))
    assert words in said and FORM not in said and "A mail with a link goes" not in said
    again = main(page(weald, weald.coordinator, "distribution/", {}))
    assert "Nobody gets it twice" in again and FORM not in again


def test_as_many_are_promised_as_are_told(weald: World, at: Any) -> None:
    circular = at(stages.issued)
    with scope.within(weald.partnership.pk):
        stages.seat(weald.group, weald.coordinator)
    promised = main(page(weald, weald.coordinator, "distribution/"))
    page(weald, weald.coordinator, "distribution/", {})
    with scope.within(weald.partnership.pk):
        mailed = len(readers_of(circular))
    assert f"A mail with a link goes to {mailed} people" in promised


def test_a_reader_is_told_when_they_acknowledged_it(weald: World, at: Any) -> None:
    circular = at(stages.issued)
    with scope.within(weald.partnership.pk):
        Acknowledgement.give(circular, by=weald.board_member, at=LATER)
    said = main(page(weald, weald.board_member, "acknowledgement/"))
    assert f"You acknowledged it already, on {day(LATER)}." in said and FORM not in said
    assert f"You acknowledged it on {day(LATER)}" in page(weald, weald.board_member, "")
    assert "You acknowledged it" not in page(weald, weald.group_member, "")
