"""An agency is succeeded: what it was asked and has not answered, its successor answers."""

import pytest

from core.journal.deeds import Refused
from core.journal.models import Entry
from partnership.models import Agency
from reviews.choices import Response
from reviews.models import AgencyAnswer
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


def test_a_successor_asked_itself_answers_once(wealdshire: World) -> None:
    answer = asked(wealdshire, wealdshire.police, wealdshire.council)
    succeeded(wealdshire)
    answer.refresh_from_db()
    assert answer.agency == wealdshire.police
    with pytest.raises(Refused, match="asked already"):
        answer.follow_agency(by=wealdshire.manager, at=NOW)
