"""A recommendation is known by the number that the review's own report gave it."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from core.journal.models import Entry
from reviews.models import Recommendation
from reviews.search import recommendations
from tests.factories.reviews import a_recommendation, a_source
from tests.factories.rows import NOW
from tests.personas import World, sign_in, within
from tests.reviews.conftest import Chain

WORDS = "Recommendation 4a in the report"


def test_it_is_shown_wherever_the_recommendation_is_listed(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    code, source = {"code": open_chain.recommendation.code}, {"code": open_chain.source.code}
    with within(weald):
        open_chain.recommendation.revise(by=weald.manager, at=NOW, number="4a")
    answer = {**code, "agency": weald.police.slug}
    for who, name, at in (
        (weald.manager, "source_detail", source),
        (weald.manager, "finding_detail", {"code": open_chain.finding.code}),
        (weald.manager, "recommendation_list", {}),
        (weald.manager, "answer_detail", answer),
        (weald.agency_lead, "answer_giving", answer),
    ):
        assert WORDS in visit(who, name, **at).content.decode(), name
    assert "4a" in visit(weald.manager, "recommendation_detail", **code).content.decode()


def test_a_source_lists_them_in_the_reports_own_order(wealdshire: World) -> None:
    source = a_source(wealdshire)
    for number in ("10", "", "4b", "4", "4a", "4.2", "2"):
        a_recommendation(wealdshire, source, number=number)
    rows = Recommendation.objects.filter(source=source).in_report_order()
    assert [r.number for r in rows] == ["2", "4", "4a", "4b", "4.2", "10", ""]


def test_a_number_that_is_changed_moves_it(wealdshire: World) -> None:
    source = a_source(wealdshire)
    first, second = (a_recommendation(wealdshire, source, number=n) for n in ("1", "2"))
    first.revise(by=wealdshire.manager, at=NOW, number="3")
    assert list(source.recommendations.in_report_order()) == [second, first]
    first.revise(by=wealdshire.manager, at=NOW, number="")
    assert first.report_order is None
    assert Entry.objects.about(first).latest("id").facts["fields"] == ["number", "report_order"]


def test_it_is_found_by_its_number(wealdshire: World) -> None:
    made = a_recommendation(wealdshire, number="4a")
    a_recommendation(wealdshire, number="5")
    found = recommendations(wealdshire.manager, "4a")
    assert [hit.label for hit in found.hits] == [str(made)]
    assert found.hits[0].detail.startswith(WORDS)


def test_pasted_numbers_are_shown_first_and_kept(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    sent = {"pasted": "4a. Share minutes.\n4b) Train supervisors.", "scope": "multi"}
    code = open_chain.source.code
    shown = visit(weald.manager, "recommendation_entry", sent, code=code)
    page = shown.content.decode()
    assert "Recommendation 4b: Train supervisors." in page
    # The report's number stands once: the list does not count beside it.
    assert "govuk-list--number" not in page
    plain = {"pasted": "Share minutes.\n\nTrain supervisors.", "scope": "multi"}
    counted = visit(weald.manager, "recommendation_entry", plain, code=code).content.decode()
    assert "govuk-list--number" in counted
    sure = {**sent, "seen": shown.context["seen"], "confirm": "1"}
    assert visit(weald.manager, "recommendation_entry", sure, code=code).status_code == 302
    with within(weald):
        numbers = open_chain.source.recommendations.exclude(number="").in_report_order()
        assert [r.number for r in numbers] == ["4a", "4b"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("4A.", "4a"), (" (4) ", "4"), ("", ""), ("four", None), ("4.2.1", None)]
)
def test_a_number_is_typed_plainly(
    weald: World, open_chain: Chain, visit: Any, typed: str, kept: str | None
) -> None:
    sent = {"number": typed, "title": "Plant trees.", "scope": "multi"}
    answer = visit(weald.manager, "recommendation_new", sent, code=open_chain.source.code)
    if kept is None:
        assert answer.status_code == 422
        assert "Enter a number like 8, 8b or 8.2." in answer.content.decode()
        return
    with within(weald):
        assert Recommendation.objects.get(title="Plant trees.").number == kept


@time_machine.travel(NOW, tick=False)
def test_home_says_which_one_an_answer_is_asked_of(
    weald: World, open_chain: Chain, client: Client
) -> None:
    with within(weald):
        open_chain.recommendation.revise(by=weald.manager, at=NOW, number="4a")
    page = sign_in(client, weald.agency_lead).get(weald.path("")).content.decode()
    assert "Answers due later" in page and WORDS in page
