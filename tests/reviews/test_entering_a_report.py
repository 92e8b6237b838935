"""Recommendations are entered as their report has them, after they were read back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.journal.deeds import Refused
from reviews.choices import Response, Scope
from reviews.models import AgencyAnswer, Recommendation
from tests.factories.reviews import a_recommendation, a_source, answer_of
from tests.factories.rows import NOW, TODAY
from tests.personas import World, within
from tests.reviews.conftest import Chain

PASTED = "1. Zebra crossings.\n\n-\n\n2. Apple trees.\n\n17"
YESTERDAY = TODAY - timedelta(days=1)


def test_what_was_read_is_shown_before_anything_is_entered(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    code = open_chain.source.code
    sent = {"pasted": PASTED, "scope": "multi", "agencies": [weald.police.pk]}
    shown = visit(weald.manager, "recommendation_entry", sent, code=code)
    page = shown.content.decode()
    assert [w.title for w in shown.context["preview"]] == ["Zebra crossings.", "Apple trees."]
    assert "Left out, because there is no word in it: “-”, “17”" in page
    assert f"asked of {weald.police}, who answer by" in page
    with within(weald):
        assert not Recommendation.objects.filter(title__contains="Zebra").exists()


@pytest.mark.parametrize(
    "changed", [{"pasted": "Pear trees."}, {"scope": "national"}, {"seen": ""}]
)
def test_only_what_was_shown_is_entered(
    weald: World, open_chain: Chain, visit: Any, changed: dict[str, str]
) -> None:
    code, sent = open_chain.source.code, {"pasted": PASTED, "scope": "multi"}
    seen = visit(weald.manager, "recommendation_entry", sent, code=code).context["seen"]
    sure = {**sent, "seen": seen, "confirm": "1"}
    again = visit(weald.manager, "recommendation_entry", {**sure, **changed}, code=code)
    assert "Something differs from what you were shown" in again.content.decode()
    assert visit(weald.manager, "recommendation_entry", sure, code=code).status_code == 302


def test_they_stand_beneath_their_source_in_the_reports_order(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    with within(weald):
        source = a_source(weald)
        made = [a_recommendation(weald, source, title=f"Number {n}").code for n in range(8)]
    page = visit(weald.manager, "source_detail", code=source.code).content.decode()
    places = [page.index(f"/recommendations/{code}/") for code in made]
    assert places == sorted(places)
    register = visit(weald.manager, "recommendation_list", query=f"?source={source.code}")
    assert [row.code for row in register.context["rows"]] == made


def test_both_forms_start_alike(weald: World, visit: Any) -> None:
    with within(weald):
        local, national = a_source(weald), a_source(weald, kind="national")
        statutory = {weald.police, weald.council, weald.icb}
    usual = {local: (Scope.MULTI, set()), national: (Scope.NATIONAL, statutory)}
    for source, expected in usual.items():
        for page in ("recommendation_new", "recommendation_entry"):
            start = visit(weald.manager, page, code=source.code).context["form"].initial
            assert (start["scope"], set(start.get("agencies", ()))) == expected, page


def test_a_title_has_words(weald: World, open_chain: Chain, visit: Any) -> None:
    sent = {"title": "-", "scope": "multi"}
    answer = visit(weald.manager, "recommendation_new", sent, code=open_chain.source.code)
    assert answer.status_code == 422
    assert "Say in a sentence what should change." in answer.content.decode()


def test_no_answer_is_asked_for_a_day_gone_by(wealdshire: World) -> None:
    made = a_recommendation(wealdshire, answer_by_on=TODAY)
    answer = answer_of(made, wealdshire.police)
    by = {"by": wealdshire.manager, "at": NOW}
    answer.give(by=wealdshire.agency_lead, at=NOW, response=Response.ACCEPTED, reasons="By order.")
    for asked in (
        lambda: a_recommendation(wealdshire, answer_by_on=YESTERDAY),
        lambda: made.address_to(**by, agencies=[wealdshire.icb], due_on=YESTERDAY),
        lambda: answer.reopen(**by, reason="By when?", due_on=YESTERDAY),
    ):
        with pytest.raises(Refused, match="cannot be due in the past"):
            asked()


def test_more_agencies_of_an_old_recommendation_have_the_usual_days(wealdshire: World) -> None:
    long_ago = NOW - timedelta(days=400)
    made = a_recommendation(wealdshire, at=long_ago)
    made.address_to(by=wealdshire.manager, at=NOW, agencies=[wealdshire.icb])
    assert AgencyAnswer.objects.get(agency=wealdshire.icb).due_on == TODAY + timedelta(days=28)


def test_the_preview_refuses_a_day_gone_by(weald: World, open_chain: Chain, visit: Any) -> None:
    gone = timezone.localdate() - timedelta(days=1)
    day = {f"answer_by_on_{n}": str(v) for n, v in enumerate((gone.day, gone.month, gone.year))}
    sent = {"pasted": "Plant trees.", "scope": "multi", **day}
    answer = visit(weald.manager, "recommendation_entry", sent, code=open_chain.source.code)
    assert answer.status_code == 409
    assert "cannot be due in the past" in answer.content.decode()


def test_the_register_leads_to_a_recommendation_by_its_title(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    made = open_chain.recommendation
    page = visit(weald.manager, "recommendation_list").content.decode()
    with within(weald):
        assert f'href="{made.get_absolute_url()}">{made.title}</a>' in page
        assert f"Overseen by {made.owner_group}" in page
