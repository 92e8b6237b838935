"""A source's story tells of its panel and its bars, each to those who may know of them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.reviews import a_bar, a_source
from tests.factories.rows import NOW
from tests.personas import World, sign_in, within
from tests.reviews.conftest import Chain
from tests.reviews.test_three_answers_to_a_proposal import a_place

BARRED = "barred somebody for a conflict of interest"
PLACED = "agreed a place on the panel"


def stories(world: World, who: Any, source: Any) -> list[tuple[list[str], str]]:
    """The deeds told, and the page, of the source's own page and of its whole history."""
    client = sign_in(Client(), who)
    with within(world):
        path = source.get_absolute_url()
    record = path.split("/", 3)[3].strip("/")
    own = client.get(path)
    kept = {"partnership": world.slug, "record": record}
    whole = client.get(reverse("journal:history", kwargs=kept))
    found = []
    for answer, name in ((own, "timeline"), (whole, "moments")):
        if answer.status_code == 200:
            words = [moment.words for moment in answer.context[name]]
            found.append((words, answer.content.decode()))
    return found


def test_who_may_know_of_a_bar_reads_it_in_the_story(weald: World, open_chain: Chain) -> None:
    for part in ("manager", "coordinator", "scrutineer"):
        told = stories(weald, weald.people[part], open_chain.source)
        assert len(told) == 2
        for words, page in told:
            assert BARRED in words and "Knows the family." in page and weald.trainer.name in page


@pytest.mark.parametrize("part", ["agency_lead", "board_member", "group_member", "chair"])
def test_an_ordinary_member_learns_of_no_bar(weald: World, open_chain: Chain, part: str) -> None:
    told = stories(weald, weald.people[part], open_chain.source)
    assert told, "they read the source itself"
    for words, page in told:
        assert "recorded the source of learning" in words
        assert not any("bar" in said.split() or "barred" in said for said in words)
        assert "Knows the family." not in page and weald.trainer.name not in page


@pytest.mark.parametrize("part", ["other_lead", "coordinator", "scrutineer"])
def test_whom_a_bar_binds_finds_no_story_at_all(weald: World, part: str) -> None:
    who = weald.people[part]
    with within(weald):
        source = a_source(weald)
    assert stories(weald, who, source)
    with within(weald):
        bar = a_bar(weald, source, who)
    assert stories(weald, who, source) == []
    with within(weald):
        bar.decline(
            by=weald.coordinator if part != "coordinator" else weald.barred_manager,
            at=NOW, note="A namesake.",
        )  # fmt: skip
    knows = part != "other_lead"
    assert [BARRED in words for words, _ in stories(weald, who, source)][0] is knows


def test_a_panel_member_reads_of_the_panel_and_of_no_bar(weald: World, hidden_chain: Chain) -> None:
    with within(weald):
        a_place(weald, hidden_chain.source).agree(by=weald.coordinator, at=NOW)
    for part, knows in (("delegate", False), ("chair", True), ("coordinator", True)):
        words, page = stories(weald, weald.people[part], hidden_chain.source)[0]
        assert PLACED in words and "proposed a place on the panel" in words
        assert (BARRED in words) is knows and ("Knows the family." in page) is knows
