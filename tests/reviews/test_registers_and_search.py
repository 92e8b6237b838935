"""Registers filter, sort and count what a person may read; search does the same."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.pages.search import search
from core.tenancy import scope
from reviews.choices import Response, SourceKind, Theme
from reviews.models import LearningSource
from tests.factories.reviews import (
    a_finding,
    a_recommendation,
    a_restricted_source,
    a_source,
    again,
    answer_of,
)
from tests.factories.rows import NOW, TODAY
from tests.personas import World
from tests.reviews.conftest import Chain, slots


def titles(response: Any) -> set[str]:
    assert response.status_code == 200
    return {row.title for row in response.context["rows"]}


@pytest.fixture
def register(weald: World) -> World:
    """Three open sources and a restricted one."""
    with scope.within(weald.partnership.pk):
        audit = a_source(weald, title="Neglect audit", owner_group=weald.other_group)
        a_finding(weald, audit, themes=[Theme.NEGLECT])
        old = date(2019, 5, 1)
        a_source(weald, title="Old research", kind=SourceKind.RESEARCH, received_on=old)
        a_restricted_source(weald, title="Hidden review")
    return weald


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=research", {"Old research"}),
        ("?theme=neglect", {"Neglect audit"}),
        ("?reach=restricted", {"Hidden review"}),
        ("?reach=open&year=2026", {"Neglect audit", "Open review"}),
        ("?year=2019", {"Old research"}),
        ("?group=other_group", {"Neglect audit"}),
        ("?q=neglected", {"Neglect audit"}),
        ("?q=s-2222", {"Open review"}),
        ("?q=nothing-like-it", set()),
    ],
)
def test_filters_of_the_sources(query: str, found: set[str], register: World, visit: Any) -> None:
    assert titles(visit(register.chair, "source_list", query=query)) == found


@pytest.mark.parametrize(
    "query",
    ["?year=99999999999", "?year=x", "?kind=x", "?group=x", "?q=%00", "?after=x", "?sort=x",
     "?q=%22%27%28%29%26%7C%21%3A%2A", "?source=S-3333"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["source_list", "finding_list", "recommendation_list"])
def test_an_address_that_was_tampered_with_still_answers(
    name: str, query: str, register: World, visit: Any
) -> None:
    assert visit(register.manager, name, query=query).status_code == 200


def test_a_panel_member_finds_the_one_review_they_sit_on(register: World, visit: Any) -> None:
    assert titles(visit(register.panel_member, "source_list")) == {"Restricted review"}


def test_newest_first_and_other_sorts(register: World, visit: Any) -> None:
    def order(query: str) -> list[str]:
        rows = visit(register.agency_lead, "source_list", query=query).context["rows"]
        return [row.title for row in rows]

    assert order("")[-1] == "Old research"
    assert order("?sort=received")[0] == "Old research"
    assert order("?sort=title") == sorted(order("?sort=title"))


def test_filters_of_the_recommendations(weald: World, visit: Any) -> None:
    w = weald
    with scope.within(w.partnership.pk):
        source = a_source(w)
        due = {"at": datetime(2019, 12, 1, 9, tzinfo=UTC), "answer_by_on": date(2020, 1, 1)}
        neglect = a_finding(w, source, themes=[Theme.NEGLECT])
        a_recommendation(w, source, title="Overdue", finding=neglect, **due)
        half = a_recommendation(w, source, title="Half answered", answer_by_on=date(2199, 1, 1))
        done = a_recommendation(w, title="Answered", agencies=[w.police], owner_group=None)
        yes = {"response": Response.ACCEPTED, "reasons": "By order."}
        for made in (half, done):
            answer_of(made, w.police).give(by=w.agency_lead, at=NOW, **yes)
        over = a_recommendation(w, title="Over", agencies=[])
        over.conclude(by=w.manager, at=NOW, on=TODAY, conclusion="Done.")

    def found(query: str) -> set[str]:
        return titles(visit(w.manager, "recommendation_list", query=query))

    assert found("?state=awaiting") == {"Overdue", "Half answered"}
    assert found("?state=overdue") == {"Overdue"}
    assert found("?state=answered") == {"Answered"}
    assert found("?state=concluded") == {"Over"}
    assert found("?agency=police") == {"Overdue", "Half answered", "Answered"}
    assert found("?agency=police&state=awaiting") == {"Overdue"}
    assert found("?agency=council&state=awaiting") == {"Overdue", "Half answered"}
    assert found(f"?source={source.code}&theme=neglect") == {"Overdue"}
    assert found("?group=group") == {"Overdue", "Half answered", "Over"}


def test_filters_of_the_findings(weald: World, visit: Any) -> None:
    with scope.within(weald.partnership.pk):
        a_finding(weald, title="Late minutes")
        a_finding(weald, title="Good visits", themes=[Theme.VOICE], is_good_practice=True)

    def found(query: str) -> set[str]:
        return titles(visit(weald.manager, "finding_list", query=query))

    assert found("?good=True") == {"Good visits"}
    assert found("?theme=information_sharing") == {"Late minutes"}
    assert found("?q=minute") == {"Late minutes"}


def test_search_finds_what_a_person_may_read_and_nothing_else(wealdshire: World) -> None:
    w = wealdshire
    source = a_restricted_source(w, title="Xylophone review")
    a_finding(w, source, title="Xylophone finding", by=w.coordinator)
    a_recommendation(w, source, title="Xylophone change", by=w.coordinator, agencies=[])
    inside = {hit.label for hits in search(again(w.chair), "xylophones") for hit in hits.hits}
    assert {label.split(" ", 1)[1] for label in inside} == {
        "Xylophone review", "Xylophone finding", "Xylophone change",
    }  # fmt: skip
    for part in ("manager", "agency_lead", "delegate", "barred_manager", "trainer"):
        assert search(again(w.people[part]), "xylophones") == []
        assert search(again(w.people[part]), source.code) == []


def test_search_follows_an_edit(wealdshire: World) -> None:
    source = a_source(wealdshire, title="Before")
    source.revise(by=wealdshire.manager, at=NOW, title="Xylophone")
    assert [s.pk for s in LearningSource.objects.matching("xylophone")] == [source.pk]
    assert not LearningSource.objects.matching("before")


def queries_of(who: Any, visit: Any, name: str, **kwargs: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert visit(who, name, **kwargs).status_code == 200
    return len(seen)


def grow(world: World, chain: Chain, by: Any) -> None:
    """Thirty more of everything, around the same source."""
    for number in range(30):
        finding = a_finding(world, chain.source, by=by)
        made = a_recommendation(world, chain.source, finding=finding, by=by, agencies=[])
        made.revise(by=by, at=NOW + timedelta(minutes=number), text=f"Words {number}")
        a_source(world, by=by)


@pytest.mark.parametrize("part", ["coordinator", "chair", "scrutineer", "board_member"])
def test_pages_ask_the_database_as_often_for_one_as_for_thirty(
    part: str, weald: World, open_chain: Chain, visit: Any
) -> None:
    pages = {
        "source_list": {}, "finding_list": {}, "recommendation_list": {},
        **{k: v for k, v in slots(open_chain, weald).items()
           if k in ("source_detail", "finding_detail", "recommendation_detail")},
    }  # fmt: skip
    who = weald.people[part]
    with scope.within(weald.partnership.pk):
        # Two of each, so that what is asked once for "any at all" is asked already.
        made = a_recommendation(weald, open_chain.source, finding=open_chain.finding, agencies=[])
        made.revise(by=weald.manager, at=NOW, text="Other words")
        a_finding(weald, open_chain.source)
    before = {name: queries_of(who, visit, name, **kwargs) for name, kwargs in pages.items()}
    with scope.within(weald.partnership.pk):
        grow(weald, open_chain, weald.manager)
    after = {name: queries_of(who, visit, name, **kwargs) for name, kwargs in pages.items()}
    assert after == before
