"""A practice review is recorded in the order a person thinks: what, when, who, who may see it."""

import re
from typing import Any

import pytest

from tests.personas import World
from tests.reviews.conftest import AUDIT, REVIEW

BOXES = ("lead", "second", "reason")
ORDER = (
    "kind", "title", "pseudonym", "summary", "decision", "received_on_0", "incident_on_0",
    "notified_on_0", "lead_reviewer", "owner_group", "reach", *BOXES,
)  # fmt: skip


def opened(page: str) -> tuple[str, str]:
    """The classes of what stands beneath "Restricted", and what it holds."""
    found = re.search(
        r'<div class="(govuk-radios__conditional[^"]*)" id="([^"]+)">(.*)', page, re.S
    )
    assert found is not None
    assert f'data-aria-controls="{found[2]}"' in page
    return found[1], found[3]


def test_the_boxes_stand_in_the_order_of_thought(weald: World, visit: Any) -> None:
    page = visit(weald.manager, "practice_review_new").content.decode()
    places = [page.index(f'name="{name}"') for name in ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["practice_review_new", "source_new"])
def test_what_is_asked_only_of_a_restricted_one_stands_beneath_that_answer(
    weald: World, visit: Any, name: str
) -> None:
    page = visit(weald.manager, name).content.decode()
    classes, held = opened(page)
    assert "govuk-radios__conditional--hidden" in classes
    for box in BOXES:
        assert page.count(f'name="{box}"') == 1 and f'name="{box}"' in held
    # Without a script they are all there, and say when they are asked for.
    assert held.count("(only if restricted)") == len(BOXES)


def test_a_restricted_answer_that_comes_back_is_open(weald: World, visit: Any) -> None:
    for name, sent in (("practice_review_new", REVIEW), ("source_new", AUDIT)):
        response = visit(weald.manager, name, {**sent, "reach": "restricted"})
        assert response.status_code == 422
        classes, held = opened(response.content.decode())
        assert "hidden" not in classes and "Choose who leads the panel." in held
