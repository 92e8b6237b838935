"""A recommendation is asked of agencies, answered once each, and concluded."""

from datetime import timedelta
from typing import Any

import pytest

from core.journal.deeds import Refused
from core.tenancy import scope
from reviews.choices import PanelRole, Response
from reviews.models import AgencyAnswer, PanelPlace, Recommendation
from tests.factories.reviews import (
    a_finding,
    a_recommendation,
    a_restricted_source,
    again,
    answer_of,
)
from tests.factories.rows import NOW, TODAY, change, kinds
from tests.personas import World
from tests.reviews.conftest import Chain

YES = {"response": Response.ACCEPTED, "reasons": "By a standing order."}


def test_a_finding_is_recorded_and_edited(wealdshire: World) -> None:
    finding = a_finding(wealdshire)
    finding.revise(by=wealdshire.manager, at=NOW, is_good_practice=True)
    assert kinds(finding) == ["finding.recorded", "finding.revised"]
    assert finding.code.startswith("F-")


def test_naming_agencies_asks_them(wealdshire: World) -> None:
    made = a_recommendation(wealdshire)
    assert kinds(made) == ["recommendation.made"]
    asked = list(made.answers.awaited())
    assert {a.agency for a in asked} == {wealdshire.police, wealdshire.council}
    assert {a.due_on for a in asked} == {TODAY + timedelta(days=28)}
    assert kinds(asked[0]) == ["answer.asked"]


def test_the_partnerships_own_number_of_days(wealdshire: World) -> None:
    from partnership.models import PartnershipSettings

    change(PartnershipSettings.objects.get(), "settings.revised", answer_days=10)
    made = a_recommendation(wealdshire)
    assert made.answer_by_on == TODAY + timedelta(days=10)
    told = a_recommendation(wealdshire, answer_by_on=TODAY)
    assert answer_of(told, wealdshire.police).due_on == TODAY


def test_an_agency_is_asked_once(wealdshire: World) -> None:
    made, by = a_recommendation(wealdshire), wealdshire.manager
    made.address_to(by=by, at=NOW, agencies=[wealdshire.icb])
    with pytest.raises(Refused, match="asked already"):
        made.address_to(by=by, at=NOW, agencies=[wealdshire.icb])
    assert kinds(made) == ["recommendation.made", "recommendation.addressed"]


def test_an_agency_that_is_no_more_is_not_asked(wealdshire: World) -> None:
    change(wealdshire.icb, "agency.ended", ended_on=TODAY)
    with pytest.raises(Refused, match="successor"):
        a_recommendation(wealdshire, agencies=[wealdshire.icb])
    assert not Recommendation.objects.exists()


def test_an_answer_is_given_once_with_reasons(wealdshire: World) -> None:
    answer = answer_of(a_recommendation(wealdshire), wealdshire.police)
    by = wealdshire.agency_lead
    with pytest.raises(Refused, match="needs its reasons"):
        answer.give(by=by, at=NOW, response=Response.DECLINED, reasons="  ")
    answer.give(by=by, at=NOW, **YES)
    assert (answer.answered_by, answer.answered_at) == (by, NOW)
    assert kinds(answer) == ["answer.asked", "answer.given"]
    with pytest.raises(Refused, match="business team can ask"):
        answer.give(by=by, at=NOW, **YES)


def test_asking_again_keeps_the_old_answer_in_the_history(wealdshire: World) -> None:
    answer = answer_of(a_recommendation(wealdshire), wealdshire.police)
    again_by = {"by": wealdshire.manager, "at": NOW, "reason": "By when?", "due_on": TODAY}
    with pytest.raises(Refused, match="has not answered yet"):
        answer.reopen(**again_by)
    answer.give(by=wealdshire.agency_lead, at=NOW, **YES)
    answer.reopen(**again_by)
    assert not answer.is_given and answer.due_on == TODAY
    assert "By a standing order." in answer.history.values_list("reasons", flat=True)
    answer.give(by=wealdshire.agency_lead, at=NOW, response=Response.PARTLY, reasons="In May.")


def test_concluding_waits_for_all_answers_or_a_reason(wealdshire: World) -> None:
    made, by = a_recommendation(wealdshire), wealdshire.manager
    done = {"by": by, "at": NOW, "on": TODAY, "conclusion": "It works."}
    answer_of(made, wealdshire.police).give(by=wealdshire.agency_lead, at=NOW, **YES)
    with pytest.raises(Refused, match="1 of 2 agencies"):
        made.conclude(**done)
    answer_of(made, wealdshire.council).give(by=wealdshire.other_lead, at=NOW, **YES)
    made.conclude(**done)
    assert (made.concluded_on, made.concluded_by) == (TODAY, by)


def test_nothing_is_asked_or_answered_after_the_conclusion(wealdshire: World) -> None:
    made, by = a_recommendation(wealdshire), wealdshire.manager
    done = {"by": by, "at": NOW, "on": TODAY, "conclusion": "Moot.", "why_unanswered": "Moot."}
    made.conclude(**done)
    answer = answer_of(made, wealdshire.police)
    for deed in (
        lambda: made.conclude(**done),
        lambda: made.address_to(by=by, at=NOW, agencies=[wealdshire.icb]),
        lambda: made.revise(by=by, at=NOW, title="Other words"),
        lambda: answer.give(by=wealdshire.agency_lead, at=NOW, **YES),
    ):
        with pytest.raises(Refused, match="concluded"):
            deed()
    assert not AgencyAnswer.objects.awaited().exists()


def test_behind_a_restriction_only_an_agency_on_the_panel_is_asked(wealdshire: World) -> None:
    w = wealdshire
    source = a_restricted_source(w)
    with pytest.raises(Refused, match="No lead of Wealdshire Council"):
        a_recommendation(w, source, by=w.coordinator)
    place = PanelPlace.propose(
        by=w.chair, at=NOW, source=source, membership=w.other_lead, role=PanelRole.MEMBER
    )
    place.agree(by=w.coordinator, at=NOW)
    assert a_recommendation(w, source, by=w.coordinator).answers.count() == 2


def test_who_reads_what_an_agency_said(wealdshire: World) -> None:
    answer = answer_of(a_recommendation(wealdshire), wealdshire.police)
    may = {
        part
        for part, who in wealdshire.people.items()
        if AgencyAnswer.objects.visible_to(again(who)).filter(pk=answer.pk).exists()
    }
    assert may == {
        "manager", "coordinator", "barred_manager", "scrutineer", "agency_lead", "chair", "deputy",
    }  # fmt: skip


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("given", [True, False])
@pytest.mark.parametrize("concluded", [True, False])
def test_overdue_is_the_same_in_sql_and_in_python(
    days: int, given: bool, concluded: bool, wealdshire: World
) -> None:
    asked_at = NOW - timedelta(days=2)
    made = a_recommendation(wealdshire, at=asked_at, answer_by_on=TODAY + timedelta(days=days))
    answer = answer_of(made, wealdshire.police)
    if given:
        answer.give(by=wealdshire.agency_lead, at=NOW, **YES)
    if concluded:
        done = {"conclusion": "Moot.", "why_unanswered": "Moot."}
        made.conclude(by=wealdshire.manager, at=NOW, on=TODAY, **done)
    answer = answer_of(made, wealdshire.police)
    in_sql = AgencyAnswer.objects.overdue(on=TODAY).filter(pk=answer.pk).exists()
    assert in_sql == answer.is_overdue(TODAY) == (days < 0 and not given and not concluded)


def test_the_state_of_answers_in_words(wealdshire: World) -> None:
    w = wealdshire

    def state(made: Recommendation, days: int = 0) -> str:
        on = TODAY + timedelta(days=days)
        return Recommendation.objects.with_answers(on=on).get(pk=made.pk).state.word

    made = a_recommendation(w)
    assert state(a_recommendation(w, agencies=[])) == "Nobody asked"
    assert state(made) == "Awaiting answers"
    assert state(made, days=29) == "2 answers overdue"
    answer_of(made, w.police).give(by=w.agency_lead, at=NOW, **YES)
    assert state(made, days=29) == "1 answer overdue"
    answer_of(made, w.council).give(by=w.other_lead, at=NOW, **YES)
    assert state(made) == "All answered"
    made.conclude(by=w.manager, at=NOW, on=TODAY, conclusion="It works.")
    assert state(made) == "Concluded"


def test_the_only_finding_is_chosen_already(weald: World, open_chain: Chain, visit: Any) -> None:
    code = open_chain.source.code
    form = visit(weald.manager, "recommendation_new", code=code).context["form"]
    assert form.initial["finding"] == open_chain.finding
    with scope.within(weald.partnership.pk):
        a_finding(weald, open_chain.source, title="Another")
    form = visit(weald.manager, "recommendation_new", code=code).context["form"]
    assert form.initial["finding"] is None


def test_what_only_a_restricted_source_needs_says_so(weald: World, visit: Any) -> None:
    page = visit(weald.manager, "practice_review_new")
    for name in ("lead", "second", "reason"):
        assert page.context["form"].fields[name].asked_if == "only if restricted"
    assert page.content.decode().count("(only if restricted)</span>") == 3
