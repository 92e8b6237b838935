"""An action raised under an item is asked for as one in the register is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from actions.models import Action
from core.tenancy import scope
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.actions.conftest import boxes
from tests.factories.rows import NOW
from tests.personas import World, sign_in


@pytest.fixture
def path(weald: World) -> str:
    """Where an action is raised under the first item of a meeting of yesterday."""
    on = timezone.localdate() - timedelta(days=1)
    with scope.within(weald.partnership.pk):
        hours, by = Hours(NOW.time()), {"by": weald.manager, "at": NOW}
        meeting = Meeting.schedule(weald.group, None, Slot(on, on, None), hours, **by)
        return weald.path(f"meetings/items/{meeting.items_in_order()[0].code}/actions/new/")


def sent(world: World, lead: str) -> dict[str, object]:
    return {
        "title": "Share the minutes",
        "agency": world.police.slug,
        "lead": lead,
        **boxes("due_on"),
    }


def test_people_stand_beneath_their_agency(weald: World, path: str) -> None:
    page = sign_in(Client(), weald.chair).get(path).content.decode()
    for agency in (weald.police, weald.council):
        assert page.count(f'<optgroup label="{agency}">') == 1


def test_a_lead_of_another_agency_is_refused_with_both_named(weald: World, path: str) -> None:
    client = sign_in(Client(), weald.chair)
    answer = client.post(path, sent(weald, weald.other_lead.slug))
    assert answer.status_code == 422
    words = f"{weald.other_lead} belongs to {weald.council}, not to {weald.police}"
    assert words in answer.content.decode()


def test_a_lead_of_the_agency_is_named(weald: World, path: str) -> None:
    client = sign_in(Client(), weald.chair)
    assert client.post(path, sent(weald, weald.agency_lead.slug)).status_code == 302
    with scope.within(weald.partnership.pk):
        assert Action.objects.get().lead == weald.agency_lead
