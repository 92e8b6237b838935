"""Notices, mail and ledger: everybody's own, marked as read, and decided again by a person."""

from django.test import Client

from core.calendar.models import Reminder
from core.calendar.planning import plan
from tests.calendar.mornings import morning
from tests.factories.reminders import action
from tests.factories.rows import NOW, TODAY
from tests.journal.conftest import notice
from tests.personas import World, sign_in, within


def test_everybody_reads_their_own_notices_only(weald: World, client: Client) -> None:
    with within(weald):
        notice(weald, weald.chair, words="For the chair.")
        notice(weald, weald.deputy, words="For the deputy.")
    page = sign_in(client, weald.chair).get(weald.path("notices/")).content.decode()
    assert "For the chair." in page and "For the deputy." not in page
    assert "S-2222 Open review" in page


def test_a_bar_hides_a_notice_too(weald: World, client: Client) -> None:
    with within(weald):
        notice(weald, weald.barred_panel_member, words="About the source.")
    page = sign_in(client, weald.barred_panel_member).get(weald.path("notices/"))
    assert "About the source." not in page.content.decode()


def test_notices_are_marked_as_read(weald: World, client: Client) -> None:
    with within(weald):
        notice(weald, weald.chair)
        other = notice(weald, weald.deputy)
    sign_in(client, weald.chair)
    assert "Mark all as read" in client.get(weald.path("notices/")).content.decode()
    assert client.post(weald.path("notices/reading/")).status_code == 302
    assert "Mark all as read" not in client.get(weald.path("notices/")).content.decode()
    again = client.post(weald.path("notices/reading/"))
    assert again.status_code == 409 and "no unread notices" in again.content.decode()
    with within(weald):
        other.refresh_from_db()
        assert other.read_at is None


def test_the_scrutineer_marks_nothing(weald: World, client: Client) -> None:
    with within(weald):
        row = notice(weald, weald.scrutineer)
    sign_in(client, weald.scrutineer)
    assert "Mark all as read" not in client.get(weald.path("notices/")).content.decode()
    assert client.post(weald.path("notices/reading/")).status_code == 403
    with within(weald):
        row.refresh_from_db()
        assert row.read_at is None


def test_a_person_decides_that_an_uncertain_notice_is_sent_again(
    weald: World, client: Client
) -> None:
    with within(weald):
        doubted = notice(
            weald, weald.chair, uncertain_at=NOW, suppressed_at=NOW, suppressed_because="Perhaps."
        )
        waiting = notice(weald, weald.deputy, uncertain_at=NOW)
    sign_in(client, weald.coordinator)
    form = client.get(weald.path("mail/again/")).content.decode()
    assert str(doubted.pk) in form and str(waiting.pk) not in form
    empty = client.post(weald.path("mail/again/"), {})
    assert empty.status_code == 422 and "Choose at least one notice." in empty.content.decode()
    foreign = client.post(weald.path("mail/again/"), {"notices": [str(waiting.pk)]})
    assert foreign.status_code == 422
    assert client.post(weald.path("mail/again/"), {"notices": [str(doubted.pk)]}).status_code == 302
    with within(weald):
        doubted.refresh_from_db()
        assert doubted.suppressed_at is None
        assert doubted.asked_again_by == "Coordinator of Wealdshire"
    page = client.get(weald.path("mail/")).content.decode()
    assert "Coordinator of Wealdshire had it sent again" in page


def test_the_ledger_tells_what_became_of_each_line(weald: World, client: Client) -> None:
    with within(weald):
        action(weald, weald.agency_lead, TODAY)
        plan(TODAY, at=morning())
        Reminder.objects.all().suppress("No longer a member.", at=NOW)
    sign_in(client, weald.coordinator)
    page = client.get(weald.path("reminders/?fate=suppressed&kind=action.due")).content.decode()
    assert "No longer a member." in page and "Suppressed" in page
    assert (
        "No longer a member." not in client.get(weald.path("reminders/?fate=sent")).content.decode()
    )
    on = client.get(weald.path("reminders/?day=7+Oct+2026")).content.decode()
    assert "No longer a member." in on
