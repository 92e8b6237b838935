"""Sending notices: one mail each, and rights looked at afresh at hand-over."""

from datetime import timedelta
from typing import Any

import pytest

from core.accounts.models import User
from core.journal.models import Fate, Notice
from tests.calendar.mornings import text
from tests.factories.reviews import a_quiet_bar
from tests.factories.rows import NOW, change
from tests.journal.conftest import Declare, of_test
from tests.journal.handing_over import assigned, send, the_notice
from tests.personas import World, within
from tests.servers import SmtpCatcher


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
    Notice.objects.filter(kind="membership.ended").suppress("Not this test's.", at=NOW)


def close_account(world: World, row: Any) -> None:
    User.objects.get(pk=world.chair.user_id).close(at=NOW)


def bar(world: World, row: Any) -> None:
    a_quiet_bar(world, world.chair)


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
