"""A group that sent, and was asked to look again, is not told as one that never answered."""

from typing import Any

from django.test import Client

from meetings.circular.wording import MISSING, RETURNED
from meetings.models import ExecutiveCircular
from tests.meetings.circular import stages
from tests.meetings.circular.stages import LATER
from tests.meetings.circular.test_the_paper import content, pages, paper
from tests.personas import World, sign_in

NUMBER = "EC-2026-27-Q2"


def returned(world: World) -> ExecutiveCircular:
    """One group's contribution came and was returned; the other never came."""
    circular = stages.opened(world)
    own = stages.contribution(circular, world.group)
    own.revise(by=world.chair, at=LATER, done=stages.DONE)
    own.send(by=world.chair, at=LATER)
    own.send_back(by=world.coordinator, at=LATER, reason="Name the audit.")
    return circular.revise(by=world.coordinator, at=LATER, message=stages.MESSAGE)


def compiled(world: World) -> ExecutiveCircular:
    circular = returned(world)
    reasons = stages.said_of_missing(circular, "The quarter is over.")
    return circular.compile(by=world.coordinator, at=LATER, reasons=reasons)


def page(world: World, who: Any, rest: str = "") -> str:
    path = world.path(f"circulars/{NUMBER}/{rest}")
    return sign_in(Client(), who).get(path).content.decode()


def test_the_circular_says_which_was_returned_and_which_never_came(weald: World, at: Any) -> None:
    at(compiled)
    whole = page(weald, weald.manager)
    for slug, words in (("group", RETURNED), ("other_group", MISSING)):
        part = whole.partition(f'id="group-{slug}"')[2].partition("</section>")[0]
        assert f"{words} {slug}: The quarter is over." in part
    assert stages.DONE not in whole


def test_compiling_asks_of_each_with_what_became_of_it(weald: World, at: Any) -> None:
    at(returned)
    asked = page(weald, weald.coordinator, "compilation/")
    assert f"Returned and not sent again: {weald.group}." in asked
    assert f"Still awaited: {weald.other_group}." in asked
    assert asked.count(RETURNED) == 1


def test_sent_again_it_is_a_contribution_like_any_other(wealdshire: World) -> None:
    circular = returned(wealdshire)
    own = stages.contribution(circular, wealdshire.group)
    own.send(by=wealdshire.chair, at=LATER)
    reasons = stages.said_of_missing(circular)
    circular.compile(by=wealdshire.coordinator, at=LATER, reasons=reasons)
    assert [g["state"] for g in circular.figures["groups"]] == ["sent", "missing"]


def test_the_printed_circular_says_it_too() -> None:
    said = content(1, agencies=1)
    said["groups"][0] |= {
        "state": "returned",
        "without_reason": "The quarter is over.",
        "texts": {},
    }
    text = " ".join(pages(paper(said)))
    assert f"{RETURNED} The quarter is over." in text and MISSING not in text
