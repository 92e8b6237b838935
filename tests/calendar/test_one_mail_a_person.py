"""The morning's mail: one to each person, everything asked of them, looked at afresh."""

import pytest
from django.db import connection

from core.accounts.models import User
from core.calendar.models import Digest
from core.journal.models import Entry
from core.tenancy import scope
from partnership.choices import Role
from tests.calendar.mornings import DAY, fates, morning, page, plan_all, text, write_to
from tests.factories.reminders import action, answer, contribution, paper
from tests.factories.rows import TODAY
from tests.personas import World, join, within
from tests.servers import SmtpCatcher


def test_the_mail_says_what_by_when_and_where(weald: World, smtp_catcher: SmtpCatcher) -> None:
    with within(weald):
        late = action(weald, weald.agency_lead, TODAY - 10 * DAY, title="Train the front desk")
        soon = action(weald, weald.agency_lead, TODAY + DAY, title="Write to every school")
    plan_all(weald)
    assert write_to(weald.agency_lead)
    (mail,) = smtp_catcher.messages
    assert mail["To"] == "agency.lead@wealdshire.example"
    assert mail["Subject"] == "2 things are asked of you"
    assert str(mail["From"]).startswith("Wealdshire Safeguarding Children Partnership <")
    words = text(mail)
    assert f"{late.code} Train the front desk" in words
    assert "10 days overdue" in words and "tomorrow" in words
    assert f"http://localhost:8000/p/wealdshire/actions/{soon.code}/" in words
    assert f'href="http://localhost:8000/p/wealdshire/actions/{soon.code}/"' in page(mail)
    assert fates(weald) == [("action.due", "sent", "")] * 2


def test_a_machines_mail_says_so_and_names_one_recipient(
    weald: World, smtp_catcher: SmtpCatcher
) -> None:
    with within(weald):
        contribution(weald, weald.group, TODAY + DAY)
    plan_all(weald)
    assert write_to(weald.chair) and write_to(weald.deputy)
    assert [m["Auto-Submitted"] for m in smtp_catcher.messages] == ["auto-generated"] * 2
    assert smtp_catcher.recipients == [["chair@wealdshire.example"], ["deputy@wealdshire.example"]]
    for mail, other in zip(smtp_catcher.messages, ("deputy", "chair"), strict=True):
        assert f"{other}@wealdshire.example" not in mail.as_string()


def test_two_partnerships_make_one_mail(
    weald: World, downland: World, smtp_catcher: SmtpCatcher
) -> None:
    both = User.objects.create_user(email="both@example.org", password=None)
    for world in (weald, downland):
        with within(world):
            me = join(world, "both", Role.AGENCY_LEAD, agency=world.police, user=both)
            action(world, me, TODAY + DAY, title=f"Of {world.slug}")
    plan_all(weald, downland)
    assert write_to(me)
    (mail,) = smtp_catcher.messages
    assert mail["To"] == "both@example.org"
    assert str(mail["From"]).startswith("Safeguarding partnerships <")
    words = text(mail)
    for world in (weald, downland):
        assert world.partnership.name in words and f"Of {world.slug}" in words
        assert f"/p/{world.slug}/" in words
    assert fates(weald) == fates(downland) == [("action.due", "sent", "")]


def test_a_restricted_thing_is_mentioned_by_its_reference_only(
    weald: World, smtp_catcher: SmtpCatcher
) -> None:
    with within(weald):
        secret = action(
            weald,
            weald.panel_member,
            TODAY + DAY,
            source=weald.restricted_source,
            title="Ask about Child Q",
        )
    plan_all(weald)
    assert write_to(weald.panel_member)
    (mail,) = smtp_catcher.messages
    assert secret.code in text(mail) and secret.code in page(mail)
    assert "Child Q" not in mail.as_string() + text(mail) + page(mail)


def test_every_kind_has_its_heading(weald: World, smtp_catcher: SmtpCatcher) -> None:
    with within(weald):
        action(weald, weald.chair, TODAY + DAY)
        answer(weald, weald.police, TODAY + DAY)
        contribution(weald, weald.group, TODAY + DAY)
        paper(weald, weald.chair, TODAY + DAY)
    plan_all(weald)
    assert write_to(weald.chair)
    words = text(smtp_catcher.messages[0])
    for heading in (
        "Your actions",
        "Answers your agency was asked for",
        "Contributions to the Executive Circular",
        "Papers you owe",
    ):
        assert heading in words
    assert "4 things are asked of you" in words


def test_a_second_sweep_of_the_morning_sends_nothing_more(
    weald: World, smtp_catcher: SmtpCatcher
) -> None:
    with within(weald):
        action(weald, weald.agency_lead, TODAY + DAY)
    plan_all(weald)
    assert [write_to(weald.agency_lead) for _ in range(3)] == [True, False, False]
    assert len(smtp_catcher.messages) == 1


def test_what_is_planned_after_the_mail_waits_for_the_next_morning(
    weald: World, smtp_catcher: SmtpCatcher
) -> None:
    with within(weald):
        action(weald, weald.agency_lead, TODAY + DAY)
    plan_all(weald)
    write_to(weald.agency_lead)
    with within(weald):
        action(weald, weald.agency_lead, TODAY + 2 * DAY)
    plan_all(weald, on=TODAY + DAY)
    assert not write_to(weald.agency_lead, morning(hour=9))
    assert write_to(weald.agency_lead, morning(TODAY + DAY))
    assert len(smtp_catcher.messages) == 2


@pytest.mark.parametrize(
    "name", ["Break\r\nBcc: other@example.org", "Tab\tand\x00null", "\u202eright to left"]
)
def test_line_breaks_in_names_reach_neither_header_nor_line(
    weald: World, smtp_catcher: SmtpCatcher, name: str
) -> None:
    name = name.replace("\x00", "")
    weald.partnership.name = name
    weald.partnership.save()
    with within(weald):
        action(weald, weald.agency_lead, TODAY + DAY, title=name)
    plan_all(weald)
    assert write_to(weald.agency_lead)
    (mail,) = smtp_catcher.messages
    assert mail["Bcc"] is None
    assert smtp_catcher.recipients == [["agency.lead@wealdshire.example"]]
    assert not [line for line in text(mail).splitlines() if line.startswith("Bcc:")]


def test_the_message_id_is_the_persons_mornings_own(
    weald: World, smtp_catcher: SmtpCatcher
) -> None:
    with within(weald):
        action(weald, weald.agency_lead, TODAY - DAY)
    plan_all(weald)
    write_to(weald.agency_lead)
    person = weald.agency_lead.user_id
    assert smtp_catcher.messages[0]["Message-ID"] == f"<digest.20261014.{person.hex}@localhost>"
    with scope.as_person(person):
        assert Digest.objects.get().settled_at is not None


def test_sending_writes_no_deed(weald: World, smtp_catcher: SmtpCatcher) -> None:
    with within(weald):
        action(weald, weald.agency_lead, TODAY + DAY)
        before = Entry.objects.count()
    plan_all(weald)
    write_to(weald.agency_lead)
    with within(weald):
        assert Entry.objects.count() == before
    assert connection.in_atomic_block, "the test's own transaction"
