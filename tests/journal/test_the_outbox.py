"""Sending notices: one mail each, looked at afresh, back-off, and what a crash leaves."""

import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from pytest_django import Settings

from core.accounts.models import User
from core.journal.models import Fate, Notice
from core.journal.models.notice import GIVEN_UP
from core.journal.outbox import PERHAPS_SENT, send_notices
from core.tenancy import scope
from partnership.models import Membership
from reviews.models import Bar
from tests.calendar.mornings import text
from tests.factories.reminders import action
from tests.factories.rows import NOW, TODAY, change, make
from tests.journal.conftest import KIND, Declare, assign, of_test
from tests.personas import World
from tests.servers import SmtpCatcher
from tests.stack import free_port

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def within(world: World) -> Any:
    return scope.within(world.partnership.pk)


def assigned(world: World, *, source: Any = None, title: str = "Train the front desk") -> Any:
    """An action given to its lead by the manager; the notices of other kinds are set aside."""
    with within(world):
        row = action(world, world.deputy, TODAY, source=source or world.open_source, title=title)
        assign(row, by=world.manager, to=world.agency_lead)
        Notice.objects.exclude(kind=KIND).suppress("Not this test's.", at=NOW)
    return row


def send(world: World, at: datetime = NOW) -> int:
    return send_notices(world.partnership.pk, now=lambda: at)


def the_notice(world: World) -> Notice:
    with within(world):
        return of_test().get()


@pytest.fixture
def told(weald: World, declare: Declare) -> World:
    """The chair hears of assigned actions, as long as the chair is a member."""
    declare(lambda row: [Membership.objects.get(pk=weald.chair.pk)], heading="Look at an action")
    return weald


def test_one_mail_with_reference_due_day_partnership_and_link(
    told: World, smtp_catcher: SmtpCatcher
) -> None:
    row = assigned(told)
    assert send(told) == 1
    (mail,) = smtp_catcher.messages
    assert smtp_catcher.recipients == [["chair@wealdshire.example"]]
    assert mail["Subject"] == f"Look at an action: {row.code}"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<notice.{the_notice(told).pk.hex}@localhost>"
    words = text(mail)
    assert "Look at an action." in words
    assert f"{row.code} Train the front desk, due Wed 14 Oct 2026" in words
    assert f"http://localhost:8000/p/wealdshire/actions/{row.code}/" in words
    assert told.partnership.name in words
    assert send(told) == 0, "and never again"
    assert the_notice(told).fate == Fate.SENT


def test_a_restricted_records_title_does_not_leave(
    weald: World, declare: Declare, smtp_catcher: SmtpCatcher
) -> None:
    declare([weald.panel_member])
    row = assigned(weald, source=weald.restricted_source, title="Ask about Child Q")
    assert send(weald) == 1
    (mail,) = smtp_catcher.messages
    assert row.code in text(mail)
    assert "Child Q" not in mail.as_string() + text(mail)


# -- looked at afresh at hand-over -------------------------------------------------------------


def leave(world: World, row: Any) -> None:
    change(world.chair, "membership.ended", ended_at=NOW)


def close_account(world: World, row: Any) -> None:
    User.objects.get(pk=world.chair.user_id).close(at=NOW)


def bar(world: World, row: Any) -> None:
    facts = {"reason": "Knows the family.", "proposed_at": NOW, "proposed_by": world.manager}
    make(Bar, "bar.agreed", source=world.open_source, membership=world.chair, **facts)


def restrict(world: World, row: Any) -> None:
    change(world.open_source, "source.restricted", restricted_at=NOW)


@pytest.mark.parametrize(
    ("what_happens", "why"),
    [
        (leave, "No longer a member."),
        (close_account, "The account is closed."),
        (bar, "May no longer see it."),
        (restrict, "May no longer see it."),
    ],
)
def test_rights_are_asked_again(
    told: World, smtp_catcher: SmtpCatcher, what_happens: Any, why: str
) -> None:
    row = assigned(told)
    with within(told):
        what_happens(told, row)
    assert send(told) == 0 and smtp_catcher.messages == []
    notice = the_notice(told)
    assert (notice.fate, notice.suppressed_because) == (Fate.SUPPRESSED, why)


def test_who_it_no_longer_concerns_is_not_told(
    weald: World, declare: Declare, smtp_catcher: SmtpCatcher
) -> None:
    declare(lambda row: [row.lead])
    row = assigned(weald)
    with within(weald):
        change(row, "action.revised", lead=weald.chair, agency=weald.police)
    assert send(weald) == 0
    assert the_notice(weald).suppressed_because == "It no longer concerns them."


def test_old_news_stays_on_the_page(told: World, smtp_catcher: SmtpCatcher) -> None:
    assigned(told)
    assert send(told, NOW + timedelta(days=15)) == 0
    assert the_notice(told).suppressed_because.startswith("More than two weeks old")


def test_a_kind_that_is_no_more_is_not_sent(told: World, smtp_catcher: SmtpCatcher) -> None:
    assigned(told)
    with within(told):
        of_test().update(kind="gone.kind")
    assert send(told) == 0 and smtp_catcher.messages == []


# -- a bad day for mail ------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["451 try again later", "550 no such mailbox"])
def test_a_refusal_is_tried_again_later_and_seen(
    told: World, smtp_catcher: SmtpCatcher, answer: str
) -> None:
    assigned(told)
    smtp_catcher.refuse_with = answer
    assert send(told) == 0
    notice = the_notice(told)
    assert notice.fate == Fate.PLANNED and notice.trouble == answer
    smtp_catcher.refuse_with = ""
    assert send(told, NOW) == 0, "not yet its turn"
    assert send(told, NOW + MINUTE) == 1
    assert the_notice(told).trouble == ""


def test_after_three_days_of_refusals_it_is_given_up(
    told: World, smtp_catcher: SmtpCatcher
) -> None:
    assigned(told)
    smtp_catcher.refuse_with = "451 try again later"
    at, tries = NOW, 0
    while the_notice(told).fate == Fate.PLANNED:
        send(told, at)
        at, tries = the_notice(told).next_attempt_at or at, tries + 1
    assert the_notice(told).suppressed_because == GIVEN_UP
    assert timedelta(hours=66) < at - NOW < timedelta(hours=78), at - NOW
    assert tries == 17


def test_nobody_listening_is_a_refusal(told: World, settings: Settings) -> None:
    assigned(told)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert send(told) == 0
    assert "refused" in the_notice(told).trouble.lower()


def test_one_notice_that_cannot_be_written_keeps_no_other_back(
    weald: World, declare: Declare, smtp_catcher: SmtpCatcher
) -> None:
    declare(lambda row: [weald.chair] if row.title == "Good" else broken())

    def broken() -> Any:
        if armed:
            raise RuntimeError("a row nobody can read")
        return [weald.chair]

    armed: list[bool] = []
    assigned(weald, title="Bad")
    assigned(weald, title="Good")
    armed.append(True)
    assert send(weald) == 1
    with within(weald):
        bad = of_test().get(handed_over_at__isnull=True)
        assert bad.trouble == "The mail could not be put together."
        assert bad.attempts == 1 and bad.next_attempt_at == NOW + MINUTE


class Dropping(SMTP):
    """Hangs up after it was given the text, before it says that it kept it."""

    async def handle_exception(self, error: Exception) -> str:
        return "421 gone"

    async def smtp_DATA(self, arg: str) -> None:
        if self.event_handler.hangs_up == "before the text":
            self.transport.close()
            return
        await super().smtp_DATA(arg)


class Hanging:
    """A mail server that keeps the mail and never says so."""

    def __init__(self) -> None:
        self.hangs_up = "after the text"
        self.kept = 0

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        if self.hangs_up:
            self.kept += 1
            server.transport.close()
            return ""
        self.kept += 1
        return "250 kept"


@pytest.fixture
def hanging(settings: Settings) -> Iterator[Hanging]:
    handler, port = Hanging(), free_port()

    class Server(Controller):
        def factory(self) -> SMTP:
            return Dropping(self.handler)

    controller = Server(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield handler
    controller.stop()


def test_no_answer_after_the_text_is_uncertain_and_repeated_once(
    told: World, hanging: Hanging
) -> None:
    assigned(told)
    assert send(told) == 0
    assert the_notice(told).fate == Fate.UNCERTAIN
    hanging.hangs_up = ""
    assert send(told, NOW + 5 * MINUTE) == 1
    notice = the_notice(told)
    assert notice.handed_over_at and notice.fate == Fate.UNCERTAIN
    assert "may have arrived twice" in notice.fate_told
    assert send(told, NOW + HOUR) == 0
    assert hanging.kept == 2


def test_after_a_second_silence_it_is_not_tried_again(told: World, hanging: Hanging) -> None:
    assigned(told)
    for n in range(5):
        send(told, NOW + n * HOUR)
    assert hanging.kept == 2
    assert the_notice(told).suppressed_because == "Handed over twice, and no answer came."


def test_a_line_that_breaks_before_the_text_is_a_plain_refusal(
    told: World, hanging: Hanging
) -> None:
    assigned(told)
    hanging.hangs_up = "before the text"
    for n in range(3):
        send(told, NOW + n * 6 * HOUR)
    assert the_notice(told).fate == Fate.PLANNED, "nothing left, so nothing is uncertain"
    hanging.hangs_up = ""
    assert send(told, NOW + timedelta(days=2)) == 1


def test_a_certificate_nobody_vouches_for_is_refused(
    told: World, smtp_catcher: SmtpCatcher, settings: Settings
) -> None:
    """The catcher offers no TLS at all: a product told to use it does not go on without."""
    assigned(told)
    settings.EMAIL_USE_TLS = True
    assert send(told) == 0 and smtp_catcher.messages == []
    assert the_notice(told).fate == Fate.PLANNED
    assert ssl.create_default_context().verify_mode == ssl.CERT_REQUIRED


# -- interrupted hand-overs ----------------------------------------------------------------------


def interrupt(world: World, at: datetime = NOW) -> None:
    """As if the process had died right after its claim."""
    with within(world):
        assert Notice.objects.claim(of_test().get(), at=at)


def test_a_fresh_claim_is_left_alone(told: World, smtp_catcher: SmtpCatcher) -> None:
    assigned(told)
    interrupt(told)
    assert send(told, NOW + 14 * MINUTE) == 0
    assert the_notice(told).fate == Fate.PLANNED


def test_an_interrupted_hand_over_is_repeated_once_and_marked(
    told: World, smtp_catcher: SmtpCatcher
) -> None:
    assigned(told)
    interrupt(told)
    assert send(told, NOW + 16 * MINUTE) == 1
    notice = the_notice(told)
    assert notice.fate == Fate.UNCERTAIN and notice.handed_over_at is not None
    assert len(smtp_catcher.messages) == 1


def test_interrupted_twice_is_not_tried_a_third_time(
    told: World, smtp_catcher: SmtpCatcher
) -> None:
    assigned(told)
    interrupt(told)
    with within(told):
        of_test().doubt(at=NOW + HOUR)
    interrupt(told, NOW + 2 * HOUR)
    assert send(told, NOW + 3 * HOUR) == 0 and smtp_catcher.messages == []
    assert the_notice(told).suppressed_because == "Handed over twice, and no answer came."


def test_a_circulars_kind_never_repeats_without_a_person(
    weald: World, declare: Declare, smtp_catcher: SmtpCatcher
) -> None:
    declare(lambda row: [Membership.objects.get(pk=weald.chair.pk)], repeats=False)
    assigned(weald)
    interrupt(weald)
    for n in range(1, 5):
        assert send(weald, NOW + n * HOUR) == 0
    notice = the_notice(weald)
    assert notice.fate == Fate.UNCERTAIN and notice.suppressed_because == PERHAPS_SENT
    assert smtp_catcher.messages == []
    with within(weald):
        assert of_test().ask_again(by=weald.coordinator, at=NOW + 6 * HOUR) == 1
        assert of_test().ask_again(by=weald.coordinator, at=NOW + 6 * HOUR) == 0
    assert send(weald, NOW + 6 * HOUR) == 1
    assert the_notice(weald).asked_again_by == "Coordinator of Wealdshire"


def test_what_was_settled_meanwhile_is_not_sent(told: World, smtp_catcher: SmtpCatcher) -> None:
    """Interrupted, and before its repeat the reader was barred."""
    row = assigned(told)
    interrupt(told)
    with within(told):
        bar(told, row)
    assert send(told, NOW + HOUR) == 0 and smtp_catcher.messages == []
    notice = the_notice(told)
    assert (notice.fate, notice.suppressed_because) == (Fate.UNCERTAIN, "May no longer see it.")


# -- the same words in SQL and in Python -----------------------------------------------------------


def test_the_fates_agree_with_their_conditions(told: World) -> None:
    assigned(told)
    times = (None, NOW)
    with within(told):
        row = of_test()
        for sent in times:
            for suppressed in times:
                for doubted in times:
                    facts = (sent, suppressed, doubted)
                    names = ("handed_over_at", "suppressed_at", "uncertain_at")
                    row.update(**dict(zip(names, facts, strict=True)))
                    found = [f for f in Fate if row.whose_fate_is(f).exists()]
                    assert row.get().fate in found
                    if not (sent and suppressed):
                        assert len(found) == 1
