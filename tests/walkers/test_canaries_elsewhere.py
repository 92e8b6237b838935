"""Canaries in what leaves the pages: every part of every mail, every line of the log.

Responses, PDF pages and spreadsheet cells are searched on the walk itself
(``test_who_gets_in``), which unpacks them.
"""

import logging
from datetime import timedelta
from email.message import EmailMessage

import pytest

from core.accounts.models import User
from core.calendar.digests import send_digest
from core.journal.models import Notice
from core.journal.outbox import send_notices
from core.tenancy import scope
from tests.calendar.mornings import morning, plan_all
from tests.factories.rows import NOW, TODAY, change
from tests.servers import SmtpCatcher
from tests.walkers.conftest import FOREIGN, OPEN, RESTRICTED, Worlds
from tests.walkers.test_who_gets_in import walked

# Far enough that everything furnished has come due, or gone past it.
DAYS = (0, 7, 30, 90)


def everything_in(message: EmailMessage) -> str:
    """Headers and every part as its reader sees it."""
    headers = "\n".join(f"{name}: {value}" for name, value in message.items())
    parts = [part for part in message.walk() if not part.is_multipart()]
    return "\n".join([headers, *(str(part.get_content()) for part in parts)])


def all_mail(worlds: Worlds, catcher: SmtpCatcher) -> dict[str, str]:
    """Everything that each address was sent: the notices that wait, and months of mornings."""
    both = (worlds.here, worlds.there)
    # Somebody who may know the restricted review is asked for something about it.
    with scope.within(worlds.here.partnership.pk):
        hidden, owner = worlds.here.things["restricted_action"], worlds.here.panel_member
        change(hidden, "action.assigned", lead=owner, submitted_at=None)
    for world in both:
        send_notices(world.partnership.pk, now=lambda: NOW)
    for days in DAYS:
        on = TODAY + timedelta(days=days)
        at = morning(on)
        plan_all(*both, on=on)
        for user in User.objects.filter(is_active=True):
            send_digest(user.pk, now=lambda at=at: at)
    found: dict[str, str] = {}
    for (to,), message in zip(catcher.recipients, catcher.messages, strict=True):
        found[to] = found.get(to, "") + everything_in(message)
    return found


def test_no_mail_tells_what_is_restricted_or_elsewhere(
    worlds: Worlds, smtp_catcher: SmtpCatcher
) -> None:
    mail = all_mail(worlds, smtp_catcher)
    abroad = {worlds.both.email} | {m.user.email for m in worlds.there.people.values()}
    assert len(mail) > 8, "many are asked for something"
    assert any(OPEN in text for text in mail.values()), "a canary that belongs there is found"
    assert any(FOREIGN in mail[email] for email in abroad & set(mail))
    assert worlds.here.things["restricted_action"].code in mail[worlds.here.panel_member.user.email]
    # Its title not even to the panel: a mail box is not a wall (design §4.8).
    assert [email for email, text in mail.items() if RESTRICTED in text] == []
    assert [email for email in set(mail) - abroad if FOREIGN in mail[email]] == []


def test_control_a_mail_that_names_a_restricted_thing_is_noticed(
    worlds: Worlds, smtp_catcher: SmtpCatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take the wall away that keeps titles of restricted sources in: the search finds them."""
    monkeypatch.setattr("core.journal.mentions.is_open", lambda row: True)
    mail = all_mail(worlds, smtp_catcher)
    assert any(RESTRICTED in text for text in mail.values())


@pytest.mark.parametrize("persona", ["manager", "panel_member", "scrutineer"])
def test_no_line_of_the_log_carries_what_a_record_says(
    persona: str, worlds: Worlds, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        walked(persona, worlds)
    said = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert worlds.here.open_source.code in said, "addresses are logged"
    assert [canary for canary in (OPEN, RESTRICTED, FOREIGN) if canary in said] == []


def test_the_furniture_asks_for_mail(worlds: Worlds) -> None:
    with scope.within(worlds.here.partnership.pk):
        assert Notice.objects.exists()
