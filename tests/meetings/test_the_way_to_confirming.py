"""Once the next meeting has begun, home and its own minutes lead to confirming the last ones."""

from typing import Any

from django.test import Client

from core.tenancy import scope
from meetings.choices import ItemKind
from meetings.models import Meeting
from tests.factories.rows import NOW
from tests.meetings.test_the_minutes_tell_the_meeting import held, planned, read, send_out
from tests.personas import World, sign_in


def panel(world: World, who: Any) -> str:
    home = read(world, who, "")
    return home.partition('id="minutes"')[2].partition("</section>")[0]


def sent_out(world: World) -> Meeting:
    with scope.within(world.partnership.pk):
        meeting = held(world)
        send_out(meeting, world)
    return meeting


def test_home_leads_there_when_the_next_meeting_has_begun(weald: World) -> None:
    meeting = sent_out(weald)
    for who in (weald.manager, weald.chair):
        before = panel(weald, who)
        assert "to be confirmed at the next meeting" in before and "confirmation/" not in before
    with scope.within(weald.partnership.pk):
        planned(weald, days=-2)
    for who in (weald.manager, weald.chair):
        after = panel(weald, who)
        assert f"meetings/{meeting.code}/minutes/confirmation/" in after
        assert "at the next meeting" not in after


def test_a_meeting_that_was_cancelled_confirms_nothing(weald: World) -> None:
    sent_out(weald)
    with scope.within(weald.partnership.pk):
        planned(weald, days=-2)
        Meeting.objects.latest("starts_at").cancel(reason="Ice.", by=weald.manager, at=NOW)
    assert "confirmation/" not in panel(weald, weald.manager)


def test_the_item_about_the_last_minutes_leads_there(weald: World) -> None:
    meeting = sent_out(weald)
    with scope.within(weald.partnership.pk):
        urls = {i.kind: i.minute_url for i in planned(weald, days=-2).items_in_order()}
    client, way = sign_in(Client(), weald.manager), f"{meeting.code}/minutes/confirmation/"
    page = client.get(urls[ItemKind.MINUTES]).content.decode()
    assert way in page and "Confirm them</a>" in page
    assert way not in client.get(urls[ItemKind.ACTIONS]).content.decode()


def test_it_leads_nowhere_before_they_are_sent_out(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        held(weald)
        urls = {i.kind: i.minute_url for i in planned(weald, days=-2).items_in_order()}
    client = sign_in(Client(), weald.manager)
    page = client.get(urls[ItemKind.MINUTES]).content.decode()
    assert "Minutes of " in page and "confirmation/" not in page
    assert "confirmation/" not in panel(weald, weald.manager)
