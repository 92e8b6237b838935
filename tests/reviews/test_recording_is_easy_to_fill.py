"""A practice review is recorded in the order a person thinks: what, when, who, who may see it."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.personas import World
from tests.reviews.conftest import AUDIT, REVIEW
from tests.walkers.test_accessibility import SITE, Screen

BOXES = ("lead", "second", "reason")
ORDER = (
    "kind", "title", "pseudonym", "summary", "decision", "received_on_0", "incident_on_0",
    "notified_on_0", "lead_reviewer", "owner_group", "reach", *BOXES,
)  # fmt: skip


def opened(page: str) -> str:
    """What stands beneath "Restricted"."""
    return page.split('class="govuk-radios__conditional app-opened"', 1)[1]


def test_the_boxes_stand_in_the_order_of_thought(weald: World, visit: Any) -> None:
    page = visit(weald.manager, "practice_review_new").content.decode()
    places = [page.index(f'name="{name}"') for name in ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["practice_review_new", "source_new"])
def test_what_is_asked_only_of_a_restricted_one_stands_beneath_that_answer(
    weald: World, visit: Any, name: str
) -> None:
    page = visit(weald.manager, name).content.decode()
    held = opened(page)
    for box in BOXES:
        assert page.count(f'name="{box}"') == 1 and f'name="{box}"' in held
    # Where they are not hidden they say when they are asked for.
    assert held.count("(only if restricted)") == len(BOXES)


@pytest.mark.parametrize("script", [True, False])
def test_the_boxes_open_with_the_answer_with_and_without_a_script(
    weald: World, visit: Any, chromium: Browser, script: bool
) -> None:
    context = chromium.new_context(java_script_enabled=script)
    screen = Screen(context.new_page())
    screen.path, screen.body = "/form/", visit(weald.manager, "practice_review_new").content
    screen.page.goto(f"{SITE}/form/")
    lead = screen.page.locator("[name=lead]")
    assert lead.is_hidden()
    screen.page.locator("[name=reach][value=restricted]").check()
    assert lead.is_visible()
    screen.page.locator("[name=reach][value=open]").check()
    assert lead.is_hidden()
    context.close()


def test_a_restricted_answer_that_comes_back_says_what_it_needs(weald: World, visit: Any) -> None:
    for name, sent in (("practice_review_new", REVIEW), ("source_new", AUDIT)):
        response = visit(weald.manager, name, {**sent, "reach": "restricted"})
        assert response.status_code == 422
        held = opened(response.content.decode())
        assert "checked" in response.content.decode().split('value="restricted"')[1][:300]
        assert "Choose who leads the panel." in held
