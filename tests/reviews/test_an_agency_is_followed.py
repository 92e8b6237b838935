"""An agency is succeeded: what it was asked and has not answered, its successor answers."""

from datetime import date

import pytest

from core.journal.deeds import Refused
from core.journal.models import Entry
from partnership.models import Agency
from reviews.choices import Response
from reviews.models import AgencyAnswer, Recommendation
from tests.factories import partnership as house
from tests.factories.reviews import a_recommendation
from tests.factories.rows import NOW, TODAY
from tests.personas import World

pytestmark = pytest.mark.django_db


def asked(world: World, *agencies: Agency) -> AgencyAnswer:
    """The answer awaited of the first agency."""
    recommendation = a_recommendation(world, agencies=list(agencies))
    return AgencyAnswer.objects.get(recommendation=recommendation, agency=agencies[0])


def succeeded(world: World) -> None:
    world.police.succeed(by=world.manager, at=NOW, successor=world.council, on=TODAY)


def test_an_awaited_answer_passes_to_the_successor(wealdshire: World) -> None:
    answer = asked(wealdshire, wealdshire.police)
    due = answer.due_on
    succeeded(wealdshire)
    answer.refresh_from_db()
    assert (answer.agency, answer.due_on) == (wealdshire.council, due)
    entry = Entry.objects.about(answer).get(kind="answer.followed")
    assert entry.reason == f"{wealdshire.council} follows {wealdshire.police}."
    answer.give(
        by=wealdshire.other_lead, at=NOW, response=Response.ACCEPTED, reasons="By briefing all."
    )
    assert answer.is_given


def test_an_answer_given_stays_with_who_gave_it(wealdshire: World) -> None:
    answer = asked(wealdshire, wealdshire.police)
    answer.give(
        by=wealdshire.agency_lead, at=NOW, response=Response.ACCEPTED, reasons="By briefing all."
    )
    succeeded(wealdshire)
    answer.refresh_from_db()
    assert answer.agency == wealdshire.police
    with pytest.raises(Refused, match="still to be answered"):
        answer.follow_agency(by=wealdshire.manager, at=NOW)


def test_a_successor_asked_itself_answers_once_for_both(wealdshire: World) -> None:
    answer = asked(wealdshire, wealdshire.police, wealdshire.council)
    succeeded(wealdshire)
    answer = AgencyAnswer.objects.get(pk=answer.pk)
    assert (answer.agency, answer.state(TODAY).word) == (wealdshire.police, "Left to its successor")
    with pytest.raises(Refused, match="asked already"):
        answer.follow_agency(by=wealdshire.manager, at=NOW)
    own = AgencyAnswer.objects.awaited().get()
    assert own.agency == wealdshire.council
    own.give(by=wealdshire.other_lead, at=NOW, response=Response.ACCEPTED, reasons="By briefing.")
    made = Recommendation.objects.with_answers(on=TODAY).get(pk=answer.recommendation_id)
    assert (made.asked_count, made.given_count, made.state.word) == (1, 1, "All answered")
    made.conclude(by=wealdshire.manager, at=NOW, on=TODAY, conclusion="It works.")


def test_what_is_left_to_a_successor_is_never_overdue(wealdshire: World) -> None:
    answer, late = asked(wealdshire, wealdshire.police, wealdshire.council), date(2030, 1, 1)
    assert answer.is_overdue(late)
    succeeded(wealdshire)
    answer = AgencyAnswer.objects.get(pk=answer.pk)
    assert not answer.is_overdue(late)
    assert answer not in AgencyAnswer.objects.overdue(on=late)


def test_an_agency_that_is_no_more_is_not_asked_again(wealdshire: World) -> None:
    answer = asked(wealdshire, wealdshire.police)
    answer.give(
        by=wealdshire.agency_lead, at=NOW, response=Response.ACCEPTED, reasons="By briefing all."
    )
    succeeded(wealdshire)
    answer = AgencyAnswer.objects.get(pk=answer.pk)
    with pytest.raises(Refused, match="no longer exists"):
        answer.reopen(by=wealdshire.manager, at=NOW, reason="Ask again.", due_on=TODAY)


def test_an_agency_with_an_answer_to_give_is_not_closed(wealdshire: World) -> None:
    fire = house.agency(wealdshire.manager)
    answer = asked(wealdshire, fire)
    by = {"by": wealdshire.manager, "at": NOW}
    with pytest.raises(Refused, match="still has recommendations to answer"):
        fire.end(on=TODAY, **by)
    made = answer.recommendation
    made.conclude(on=TODAY, conclusion="Moot.", why_unanswered="Fire is gone.", **by)
    fire.end(on=TODAY, **by)
    assert fire.ended_on == TODAY
