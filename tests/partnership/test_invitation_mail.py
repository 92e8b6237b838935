"""An invitation's mail is planned in its row: nothing lost, one repeat at most."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage

from core.journal.posting import NotTaken, Unanswered
from core.tenancy import scope
from partnership import mail, tasks
from partnership.mail import mail_waiting
from partnership.models import Invitation
from partnership.states import invitation_state
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.partnership.test_agencies import last_deed
from tests.personas import World
from tests.servers import SmtpCatcher

Mailbox = list[EmailMessage]


@pytest.fixture
def asked(weald: World) -> Invitation:
    with scope.within(weald.partnership.pk):
        return make.invitation(weald.manager, agency=weald.police)


def fresh(world: World, asked: Invitation) -> Invitation:
    with scope.within(world.partnership.pk):
        return Invitation.objects.get(pk=asked.pk)


def send(world: World, minutes: float = 0) -> int:
    return mail_waiting(world.partnership.pk, at=NOW + timedelta(minutes=minutes))


def answering(monkeypatch: pytest.MonkeyPatch, *answers: Exception | None) -> list[str]:
    """A mail server that answers like this, one after the other. Gives the Message-IDs."""
    waiting, seen = list(answers), list[str]()

    def post(message: EmailMessage) -> None:
        seen.append(str(message.extra_headers["Message-ID"]))
        answer = waiting.pop(0)
        if answer:
            raise answer

    monkeypatch.setattr(mail, "post", post)
    return seen


def test_the_mail_carries_the_link_and_nothing_of_the_work(
    weald: World, asked: Invitation, mailoutbox: Mailbox
) -> None:
    assert send(weald) == 1
    [message] = mailoutbox
    with scope.within(weald.partnership.pk):
        link = asked.link()
    assert message.to == [asked.email]
    assert weald.partnership.name in message.subject
    assert link in str(message.body)
    assert "Manager of Wealdshire" in str(message.body)
    assert "Wed 28 Oct 2026" in str(message.body)


def test_it_goes_once(weald: World, asked: Invitation, mailoutbox: Mailbox) -> None:
    assert [send(weald), send(weald), send(weald, 600)] == [1, 0, 0]
    assert len(mailoutbox) == 1
    done = fresh(weald, asked)
    with scope.within(weald.partnership.pk):
        assert last_deed(done) == "invitation.mailed"
    assert (done.mailed_at, done.mail_attempts, done.mail_claimed_at) == (NOW, 1, None)


def test_it_reaches_a_real_mail_server(
    weald: World, asked: Invitation, smtp_catcher: SmtpCatcher
) -> None:
    assert send(weald) == 1
    [message] = smtp_catcher.wait_for(1)
    assert message["Message-ID"].startswith("<invitation.")
    kinds = {part.get_content_type() for part in message.walk()}
    assert {"text/plain", "text/html"} <= kinds


def test_a_mail_server_that_refuses_is_asked_again_later(
    weald: World, asked: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = answering(monkeypatch, NotTaken("451 try later"), NotTaken("451 try later"), None)
    assert [send(weald), send(weald, 4)] == [0, 0]
    assert len(seen) == 1
    waiting = fresh(weald, asked)
    assert waiting.mail_trouble == "451 try later"
    assert invitation_state(waiting, NOW).word == "Mail could not be sent yet"
    assert [send(weald, 5), send(weald, 14), send(weald, 15)] == [0, 0, 1]
    done = fresh(weald, asked)
    assert (done.mail_attempts, done.mail_trouble, done.mail_uncertain_at) == (3, "", None)
    assert len(set(seen)) == 1


def test_an_answer_that_never_came_is_uncertain_and_tried_once_more(
    weald: World, asked: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = answering(monkeypatch, Unanswered("timed out"), Unanswered("timed out"))
    assert [send(weald), send(weald, 5), send(weald, 500), send(weald, 5000)] == [0, 0, 0, 0]
    assert len(seen) == 2
    doubted = fresh(weald, asked)
    assert doubted.mail_uncertain_at == NOW
    assert invitation_state(doubted, NOW).word == "Mail may not have arrived"


def test_a_worker_that_died_is_followed_by_one_repeat(
    weald: World, asked: Invitation, mailoutbox: Mailbox
) -> None:
    with scope.within(weald.partnership.pk):
        assert asked.claim_mail(at=NOW)
        assert not asked.claim_mail(at=NOW)
    assert send(weald, 14) == 0
    assert send(weald, 15) == 1
    assert fresh(weald, asked).mail_uncertain_at == NOW + timedelta(minutes=15)
    assert len(mailoutbox) == 1


def test_a_worker_that_dies_twice_leaves_it_to_a_person(
    weald: World, asked: Invitation, mailoutbox: Mailbox
) -> None:
    with scope.within(weald.partnership.pk):
        assert asked.claim_mail(at=NOW)
        assert asked.claim_mail(at=NOW + timedelta(minutes=15))
    assert [send(weald, 31), send(weald, 600)] == [0, 0]
    assert mailoutbox == []


def test_sending_again_begins_a_new_mail(
    weald: World, asked: Invitation, mailoutbox: Mailbox
) -> None:
    assert send(weald) == 1
    with scope.within(weald.partnership.pk):
        asked.resend(by=weald.manager, at=NOW + timedelta(days=1))
    assert send(weald, 24 * 60) == 1
    ids = {m.extra_headers["Message-ID"] for m in mailoutbox}
    assert len(ids) == 2


def test_what_was_withdrawn_or_is_too_old_is_not_mailed(
    weald: World, asked: Invitation, mailoutbox: Mailbox
) -> None:
    with scope.within(weald.partnership.pk):
        make.invitation(weald.manager, "late@example.org")
        asked.withdraw(by=weald.manager, at=NOW)
    assert send(weald, 14 * 24 * 60) == 0
    assert mailoutbox == []


def test_a_link_that_cannot_be_made_is_told_and_not_sent(
    weald: World, asked: Invitation, mailoutbox: Mailbox, settings: Any
) -> None:
    settings.SECRET_KEY = "another key, just as long as the one before it was"
    assert send(weald) == 0
    assert mailoutbox == []
    assert "Send the invitation again" in fresh(weald, asked).mail_trouble


def test_a_name_cannot_forge_a_header(weald: World, mailoutbox: Mailbox) -> None:
    with scope.within(weald.partnership.pk):
        make.invitation(weald.manager, name="Robin\r\nBcc: all@example.org")
    assert send(weald) == 1
    head = mailoutbox[0].message().as_string().split("\n\n")[0]
    assert "Bcc" not in head


def test_the_sweep_asks_every_partnership(
    weald: World, downland: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(
        tasks.current_app, "send_task", lambda name, kwargs: asked.append((name, kwargs))
    )
    tasks.mail_invitations()
    wanted = {str(weald.partnership.pk), str(downland.partnership.pk)}
    assert {kwargs["partnership_id"] for _, kwargs in asked} == wanted
    assert {name for name, _ in asked} == {"partnership.mail_invitations_of"}


def test_the_task_mails_one_partnership(
    weald: World, mailoutbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope.within(weald.partnership.pk):
        make.invitation(weald.manager)
    monkeypatch.setattr(tasks.timezone, "now", lambda: NOW)
    tasks.mail_invitations_of(partnership_id=str(weald.partnership.pk))
    assert len(mailoutbox) == 1
