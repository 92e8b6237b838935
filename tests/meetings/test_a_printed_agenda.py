"""An agenda on paper holds what the meeting needs, and nothing that can only be clicked."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from core.tenancy import scope
from meetings.models import AgendaItem, Meeting
from meetings.timetable import Slot
from tests.browser import PageOpener
from tests.meetings.conftest import HOURS
from tests.personas import World, sign_in

FURNITURE = ("Change", "Ask for a paper", "Take off", "Put it in your diary", "What happened")


@pytest.fixture
def meeting(weald: World) -> Meeting:
    """In four weeks; somebody has put an item on its agenda."""
    on = timezone.localdate() + timedelta(days=28)
    by = {"by": weald.manager, "at": timezone.now()}
    with scope.within(weald.partnership.pk):
        found = Meeting.schedule(weald.group, None, Slot(on, on, None), HOURS, **by)
        AgendaItem.add(found, title="What neglect looks like", **by)
        return found


def test_only_the_agenda_is_printed(
    weald: World, meeting: Meeting, open_page: PageOpener, live_url: str
) -> None:
    cookie = sign_in(Client(), weald.manager).cookies[settings.SESSION_COOKIE_NAME]
    page = open_page()
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_url}])
    page.goto(weald.path(f"meetings/{meeting.code}/"))
    on_screen = page.inner_text("main")
    page.emulate_media(media="print")
    on_paper = page.inner_text("main")
    assert [words for words in FURNITURE if words not in on_screen] == []
    assert [words for words in (*FURNITURE, "apologies to") if words in on_paper] == []
    assert "What neglect looks like" in on_paper and "Council offices" in on_paper
