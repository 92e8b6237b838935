"""What the pages do with what is typed: kept, refused, or done once."""

from typing import Any

import pytest

from reviews.models import AgencyAnswer, Finding, LearningSource
from tests.factories.reviews import answer_of
from tests.factories.rows import NOW, TODAY
from tests.personas import World, within
from tests.reviews.conftest import AUDIT, DAY, REVIEW, Chain


def test_recording_a_source_leads_to_its_page(weald: World, visit: Any) -> None:
    response = visit(weald.manager, "source_new", AUDIT)
    assert response.status_code == 302
    with within(weald):
        source = LearningSource.objects.get(title="Neglect audit")
    assert response.url.endswith(f"/learning/sources/{source.code}/")


def test_a_double_click_records_one_source(weald: World, visit: Any) -> None:
    first = visit(weald.manager, "source_new", {**AUDIT, "once": "the-same"})
    second = visit(weald.manager, "source_new", {**AUDIT, "once": "the-same"})
    assert first.url == second.url
    with within(weald):
        assert LearningSource.objects.filter(title="Neglect audit").count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "title"),
        ({"kind": "lcspr"}, "#id_kind"),
        ({"received_on_0": "31", "received_on_1": "2"}, "Feb 2025 has no day 31"),
        ({"reach": ""}, "Choose whether it is open or restricted"),
        ({"reach": "restricted"}, "Choose who leads the panel"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"title": "x" * 201}, "200"),
        ({"title": "nul\x00"}, "holds a sign that cannot be stored"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_what_was_typed(
    change: dict[str, str], words: str, weald: World, visit: Any
) -> None:
    response = visit(weald.manager, "source_new", {**AUDIT, "summary": "Kept words", **change})
    page = response.content.decode()
    assert response.status_code == 422
    assert "There is a problem" in page and "Kept words" in page and words in page


def test_a_name_for_a_pseudonym_is_refused_and_can_be_vouched_for(weald: World, visit: Any) -> None:
    typed = {**REVIEW, "reach": "open", "pseudonym": "Jamie Oak"}
    response = visit(weald.manager, "practice_review_new", {**typed, "reach": "restricted"})
    assert response.status_code == 422
    said = response.context["form"].errors
    assert set(said) == {"pseudonym", "lead", "second", "reason"}, "all at once"
    assert "could be a real name" in said["pseudonym"][0]
    assert visit(
        weald.manager, "practice_review_new", {**typed, "is_no_name": "on"}
    ).status_code == 302  # fmt: skip


def test_a_national_review_is_entered_once_and_asked_of_the_statutory_partners(
    weald: World, visit: Any
) -> None:
    published = {"published_on_0": "1", "published_on_1": "9", "published_on_2": "2025"}
    typed = {"title": "National study", "publisher": "The Panel", **DAY, **published}
    response = visit(weald.manager, "national_review_new", typed)
    with within(weald):
        source = LearningSource.objects.get(kind="national")
    assert response.url.endswith(f"{source.code}/recommendations/entry/")
    form = visit(weald.manager, "recommendation_entry", code=source.code).context["form"]
    with within(weald):
        asked = [agency.pk for agency in form.initial["agencies"]]
    assert set(asked) == {weald.police.pk, weald.council.pk, weald.icb.pk}
    pasted = "1. Share minutes.\n\n2. Train supervisors.\nEvery year.\n\n"
    sent = {"pasted": pasted, "scope": "national", "agencies": asked}
    shown = visit(weald.manager, "recommendation_entry", sent, code=source.code)
    sure = {**sent, "seen": shown.context["seen"], "confirm": "1"}
    assert visit(weald.manager, "recommendation_entry", sure, code=source.code).status_code == 302
    with within(weald):
        titles = [r.title for r in source.recommendations.order_by("title")]
        assert titles == ["Share minutes.", "Train supervisors. Every year."]
        assert AgencyAnswer.objects.awaited().count() == 6


@pytest.mark.parametrize("pasted", ["  \n\n ", "\n\n".join(["Do it."] * 31)])
def test_too_little_and_too_much_to_enter(
    pasted: str, weald: World, open_chain: Chain, visit: Any
) -> None:
    sent = {"pasted": pasted, "scope": "multi"}
    code = open_chain.source.code
    assert visit(weald.manager, "recommendation_entry", sent, code=code).status_code == 422


def test_a_finding_and_a_recommendation_because_of_it(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    code = open_chain.source.code
    sent = {"title": "Nobody asked", "themes": ["voice", "neglect"]}
    assert visit(weald.manager, "finding_new", sent, code=code).status_code == 302
    with within(weald):
        finding = Finding.objects.get(title="Nobody asked")
    assert finding.themes == ["voice", "neglect"]
    form = visit(
        weald.manager, "recommendation_new", query=f"?finding={finding.code}", code=code
    ).context["form"]
    assert form.initial["finding"] == finding


@pytest.mark.parametrize("themes", [[], ["no_such_theme"]])
def test_a_finding_has_themes_of_the_list(
    themes: list[str], weald: World, open_chain: Chain, visit: Any
) -> None:
    sent = {"title": "Nobody asked", "themes": themes}
    code = open_chain.source.code
    assert visit(weald.manager, "finding_new", sent, code=code).status_code == 422


def test_an_agency_answers_once_and_may_be_asked_again(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    to = {"code": open_chain.recommendation.code, "agency": weald.police.slug}
    bare = {"response": "accepted", "reasons": ""}
    assert visit(weald.agency_lead, "answer_giving", bare, **to).status_code == 422
    sent = {"response": "accepted", "reasons": "By a standing order."}
    assert visit(weald.agency_lead, "answer_giving", sent, **to).status_code == 302
    again = visit(weald.agency_lead, "answer_giving", sent, **to)
    assert again.status_code == 409 and "can ask for a new answer" in again.content.decode()
    asked = {"reason": "By when?", "due_on_0": "1", "due_on_1": "12", "due_on_2": "2026"}
    assert visit(weald.manager, "answer_reopening", asked, **to).status_code == 302
    history = visit(weald.manager, "answer_detail", **to).content.decode()
    assert "By a standing order." in history and "By when?" in history


def test_concluding_early_needs_a_reason(weald: World, open_chain: Chain, visit: Any) -> None:
    code = open_chain.recommendation.code
    sent = {"conclusion": "Overtaken."}
    response = visit(weald.manager, "recommendation_conclusion", sent, code=code)
    assert response.status_code == 409 and "0 of 2 agencies" in response.content.decode()
    sent["why_unanswered"] = "The guidance was withdrawn."
    assert visit(weald.manager, "recommendation_conclusion", sent, code=code).status_code == 302


def test_more_agencies_are_asked(weald: World, open_chain: Chain, visit: Any) -> None:
    code = open_chain.recommendation.code
    assert visit(weald.manager, "recommendation_agencies", {}, code=code).status_code == 422
    already = {"agencies": [weald.police.pk]}
    assert visit(weald.manager, "recommendation_agencies", already, code=code).status_code == 422
    sent = {"agencies": [weald.icb.pk]}
    assert visit(weald.manager, "recommendation_agencies", sent, code=code).status_code == 302
    with within(weald):
        assert answer_of(open_chain.recommendation, weald.icb).due_on


def test_a_save_that_comes_too_late_shows_both_texts(
    weald: World, open_chain: Chain, visit: Any
) -> None:
    sent = {"title": "Mine", "themes": ["voice"], "version": "1"}
    with within(weald):
        open_chain.finding.revise(by=weald.coordinator, at=NOW, title="Theirs")
    response = visit(weald.manager, "finding_edit", sent, code=open_chain.finding.code)
    page = response.content.decode()
    assert response.status_code == 409 and "Mine" in page and "Theirs" in page


def test_closing_a_source_by_its_page(weald: World, open_chain: Chain, visit: Any) -> None:
    refused = visit(weald.manager, "source_closure", {}, code=open_chain.source.code)
    assert refused.status_code == 409
    assert f"source={open_chain.source.code}" in refused.content.decode()
    with within(weald):
        open_chain.recommendation.conclude(
            by=weald.manager, at=NOW, on=TODAY, conclusion="Done.", why_unanswered="Moot."
        )
    assert (
        visit(weald.manager, "source_closure", {}, code=open_chain.source.code).status_code == 302
    )
