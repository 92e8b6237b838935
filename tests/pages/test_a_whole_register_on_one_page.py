"""A register longer than a page can be read, and printed, in one: by the same filter and rights."""

import re

import pytest
from django.test import Client

from core.pages.views import lists
from core.tenancy import scope
from partnership.choices import AgencyKind
from partnership.models import Agency
from tests.factories.rows import make
from tests.personas import World, sign_in

MANY = 57  # and the three of the cast


@pytest.fixture
def crowded(weald: World) -> World:
    """Sixty agencies: more than a page of fifty."""
    with scope.within(weald.partnership.pk):
        for n in range(MANY):
            facts = {"slug": f"school-{n}", "name": f"School {n:02}", "kind": AgencyKind.RELEVANT}
            make(Agency, "agency.added", **facts)
    return weald


def register(world: World, query: str = "") -> str:
    path = world.path(f"partnership/agencies/{query}")
    return sign_in(Client(), world.manager).get(path).content.decode()


def rows(page: str) -> int:
    return page.count('<th scope="row">')


def test_the_first_page_offers_all_of_them_on_one(crowded: World) -> None:
    page = register(crowded)
    assert rows(page) == 50
    link = re.search(r'href="(\?[^"]*rows=all)">Show all on one page', page)
    assert link
    whole = register(crowded, link[1].replace("&amp;", "&"))
    assert rows(whole) == MANY + 3
    assert "Show all on one page" not in whole and "Next page" not in whole


def test_it_keeps_the_filter_and_the_sort(crowded: World) -> None:
    page = register(crowded, "?q=School&sort=name")
    link = re.search(r'href="(\?[^"]*rows=all)">Show all on one page', page)
    assert link
    whole = register(crowded, link[1].replace("&amp;", "&"))
    assert rows(whole) == MANY
    assert "Wealdshire Police</a>" not in whole


def test_what_fits_on_a_page_offers_nothing(weald: World) -> None:
    assert "Show all on one page" not in register(weald)


def test_more_than_the_cap_is_for_a_spreadsheet(
    crowded: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "COUNT_CAP", 55)
    assert "Show all on one page" not in register(crowded)
    assert rows(register(crowded, "?rows=all")) == 55


def test_an_unknown_word_shows_the_first_page(crowded: World) -> None:
    assert rows(register(crowded, "?rows=everything")) == 50
