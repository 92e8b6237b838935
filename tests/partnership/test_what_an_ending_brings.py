"""Before a membership ends its page says everything that follows; its holder is told by mail."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client

from core.accounts.models import User
from core.journal.models import Notice
from core.journal.outbox import send_notices
from meetings.models import Meeting, Paper
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.choices import Role
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY
from tests.factories.training import SOON, a_run
from tests.personas import World, join, sign_in, within
from training.models import Booking

HOURS = Hours(datetime(2026, 1, 1, 10, 0).time(), "Council offices")
DAY = TODAY + timedelta(days=28)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def leaves(world: World, who: Any, **more: Any) -> Any:
    return who.end(by=world.manager, at=NOW, reason="Left.", to={}, **more)


def sent(world: World) -> int:
    return send_notices(world.partnership.pk, now=lambda: NOW + timedelta(minutes=1))


def test_the_page_names_courses_seats_and_who_is_told(weald: World, client: Client) -> None:
    with within(weald):
        run = a_run(weald)
        run.book(delegate=weald.group_member, by=weald.group_member, at=NOW)
        seat = weald.group_member.appointments.select_related("seat__subgroup").first().seat
        title, where = run.course.title, f"Their seat “{seat}” on {seat.subgroup} falls vacant."
    sign_in(client, weald.manager)
    path = weald.path(f"partnership/members/{weald.group_member.slug}/ending/")
    page = client.get(path).content.decode()
    assert f"Their place on “{title}” on" in page and "is cancelled." in page
    assert where in page
    assert f"{weald.group_member}, by mail to the address they sign in with" in page
    assert client.post(path, {"reason": "Left."}).status_code == 302
    with within(weald):
        assert not Booking.objects.to_come(at=NOW).filter(run=run).exists()
    assert SOON > NOW


def test_a_paper_is_listed_with_its_meeting(weald: World, client: Client) -> None:
    with within(weald):
        terms = make.adopted(weald.manager, weald.group, papers_days=14)
        slot = Slot(DAY, DAY, DAY - timedelta(days=14))
        by = {"by": weald.coordinator, "at": NOW}
        meeting = Meeting.schedule(weald.group, terms, slot, HOURS, **by)
        item = meeting.items_in_order()[0]
        Paper.ask(item, title="Figures", owner=weald.agency_lead, **by)
        words = f"Figures, for {meeting}"
    sign_in(client, weald.manager)
    path = weald.path(f"partnership/members/{weald.agency_lead.slug}/ending/")
    assert words in client.get(path).content.decode()


def test_whoever_leaves_gets_a_mail_though_the_account_closes_with_it(
    weald: World, mailoutbox: list[EmailMessage]
) -> None:
    with within(weald):
        leaves(weald, weald.delegate)
        address = User.objects.get(pk=weald.delegate.user_id).email
        assert User.objects.get(pk=weald.delegate.user_id).is_closed
    sent(weald)
    [mail] = [m for m in mailoutbox if "membership has ended" in m.subject]
    assert mail.to == [address]
    assert f"Your membership of {weald.partnership.name} has ended." in mail.body
    assert "Left." not in mail.body and "/p/" not in mail.body


def test_an_account_closed_before_is_written_to_no_more(
    weald: World, client: Client, mailoutbox: list[EmailMessage]
) -> None:
    User.objects.get(pk=weald.delegate.user_id).close(at=NOW - timedelta(hours=1))
    sign_in(client, weald.manager)
    page = client.get(weald.path("partnership/members/delegate/ending/")).content.decode()
    assert "their account was closed before" in page
    with within(weald):
        leaves(weald, weald.delegate)
        assert not Notice.objects.filter(kind="membership.ended").exists()
    sent(weald)
    assert [m for m in mailoutbox if "membership has ended" in m.subject] == []


def test_somebody_who_came_back_at_once_is_not_told_that_they_left(
    weald: World, mailoutbox: list[EmailMessage]
) -> None:
    with within(weald):
        leaves(weald, weald.delegate)
        user = User.objects.get(pk=weald.delegate.user_id)
        user.reopen()
        weald.delegate.begin(
            user=user, at=NOW, name="Delegate", post="Nurse", roles=[Role.DELEGATE], agency=None
        )
    sent(weald)
    assert [m for m in mailoutbox if "membership has ended" in m.subject] == []


def test_of_two_partnerships_one_says_that_it_has_ended(
    weald: World, downland: World, mailoutbox: list[EmailMessage]
) -> None:
    user = User.objects.get(pk=weald.delegate.user_id)
    with within(downland):
        join(downland, "visitor", Role.DELEGATE, user=user)
    with within(weald):
        leaves(weald, weald.delegate)
    sent(weald)
    assert [m.to for m in mailoutbox if "membership has ended" in m.subject] == [[user.email]]


def test_an_agency_that_loses_its_only_lead_is_named(weald: World, client: Client) -> None:
    sign_in(client, weald.manager)
    path = weald.path(f"partnership/members/{weald.other_lead.slug}/ending/")
    words = f"{weald.other_lead.agency} has no agency lead any more"
    assert words in client.get(path).content.decode()
    with within(weald):
        join(weald, "second_lead", Role.AGENCY_LEAD, agency=weald.other_lead.agency)
    assert words not in client.get(path).content.decode()
