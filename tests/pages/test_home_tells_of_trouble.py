"""What the business team sees first when the installation itself is in trouble."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from core.calendar.models import BankHoliday, Reminder
from core.journal.models import ChainCheck
from core.tenancy import scope
from partnership.models import Appointment
from tests.calendar.mornings import DAY, plan_all
from tests.factories.reminders import action
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World, sign_in


def home(world: World, client: Client, person: str) -> str:
    sign_in(client, world.people[person])
    return client.get(world.path("")).content.decode()


def test_a_chain_that_broke_stands_before_everything_else(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        ChainCheck.objects.create(at=NOW, checked=7, broken_at=8, why="A link is missing.")
    page = home(weald, client, "manager")
    assert "The journal was changed" in page
    assert "The journal was changed" not in home(weald, client, "delegate")


def test_mail_that_waits_for_long_is_told_to_the_business_team(
    weald: World, client: Client
) -> None:
    with scope.within(weald.partnership.pk):
        action(weald, weald.agency_lead, TODAY + DAY)
    plan_all(weald)
    with scope.within(weald.partnership.pk):
        assert Reminder.objects.update(planned_at=timezone.now() - timedelta(hours=2)) == 1
    assert "1 reminder not sent yet" in home(weald, client, "manager")
    assert "not sent yet" not in home(weald, client, "agency_lead")


def test_bank_holidays_that_run_out_are_told_to_the_business_team(
    weald: World, client: Client
) -> None:
    BankHoliday.objects.filter(on__gt=TODAY + timedelta(days=30)).delete()
    assert "Bank holidays are known only until" in home(weald, client, "manager")
    assert "known only until" not in home(weald, client, "delegate")


def test_terms_of_office_that_end_are_told_to_the_business_team(
    weald: World, client: Client
) -> None:
    with scope.within(weald.partnership.pk):
        held = Appointment.objects.filter(membership=weald.group_member).get()
        ends = timezone.localdate() + timedelta(days=20)
        change(held, "appointment.made", until_on=ends)
    assert "Terms of office ending" in home(weald, client, "manager")
    assert "Terms of office ending" not in home(weald, client, "delegate")
