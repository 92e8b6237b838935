"""Mails about a circular: asked, sent, approved, out; and never out twice by itself."""

from datetime import timedelta

import pytest
from django.core import mail

from core.journal.models import Notice
from core.journal.models.handover import PATIENCE, Fate
from core.journal.outbox import send_notices
from meetings.models import ExecutiveCircular
from meetings.notifications import CircularSentOut
from tests.factories.rows import NOW, change
from tests.meetings.circular import stages
from tests.meetings.circular.stages import LATER
from tests.personas import World


def told(kind: str) -> set[object]:
    return {n.recipient for n in Notice.objects.filter(kind=kind).select_related("recipient")}


@pytest.fixture
def sent_out(wealdshire: World) -> ExecutiveCircular:
    circular = stages.issued(wealdshire)
    Notice.objects.filter(suppressed_at__isnull=True).suppress("Not this test's.", at=NOW)
    return circular.distribute(by=wealdshire.coordinator, at=LATER)


def test_the_chair_and_deputy_are_asked(wealdshire: World) -> None:
    stages.opened(wealdshire)
    assert told("contribution.asked") == {
        wealdshire.chair,
        wealdshire.deputy,
        wealdshire.other_lead,
    }


def test_the_team_hears_of_a_contribution_and_approvers_of_a_whole(wealdshire: World) -> None:
    board_chair = stages.board_chair(wealdshire)
    stages.compiled(wealdshire)
    team = {wealdshire.manager, wealdshire.coordinator, wealdshire.barred_manager}
    assert told("contribution.sent") == team
    assert told("circular.compiled") == {
        wealdshire.manager,
        wealdshire.barred_manager,
        board_chair,
    }


def test_the_board_and_the_groups_get_the_link_once(
    wealdshire: World, sent_out: ExecutiveCircular
) -> None:
    readers = {
        getattr(wealdshire, part)
        for part in ("board_member", "chair", "deputy", "group_member", "other_lead")
    }
    assert told(CircularSentOut.name) == readers
    assert Notice.objects.filter(kind=CircularSentOut.name).count() == len(readers)


def test_the_mail_gives_the_link_in_plain_words(
    wealdshire: World, sent_out: ExecutiveCircular
) -> None:
    send_notices(wealdshire.partnership.pk, now=lambda: LATER)
    letters = [m for m in mail.outbox if wealdshire.board_member.contact_email in m.to]
    assert len(letters) == 1
    body = letters[0].body
    assert sent_out.get_absolute_url() in body
    assert str(sent_out) in letters[0].subject
    assert f"The Executive Circular for {sent_out.quarter.words} is out." in body
    assert sent_out.pdf.sha256 in "".join(body.split())
    assert "due" not in body and stages.MESSAGE not in body


def test_an_interrupted_mail_waits_for_a_person(
    wealdshire: World, sent_out: ExecutiveCircular
) -> None:
    doubted = Notice.objects.get(kind=CircularSentOut.name, recipient=wealdshire.board_member)
    assert Notice.objects.claim(doubted, at=LATER)
    later = LATER + PATIENCE + timedelta(minutes=1)

    for _ in range(3):
        send_notices(wealdshire.partnership.pk, now=lambda: later)

    doubted.refresh_from_db()
    address = wealdshire.board_member.contact_email
    assert doubted.fate == Fate.UNCERTAIN
    assert [m.subject for m in mail.outbox if address in m.to] == []
    Notice.objects.filter(pk=doubted.pk).ask_again(by=wealdshire.manager, at=later)
    send_notices(wealdshire.partnership.pk, now=lambda: later)
    assert len([m for m in mail.outbox if address in m.to]) == 1


def test_whoever_left_since_gets_no_circular(
    wealdshire: World, sent_out: ExecutiveCircular
) -> None:
    change(wealdshire.board_member, "membership.ended", ended_at=LATER)
    send_notices(wealdshire.partnership.pk, now=lambda: LATER)
    address = wealdshire.board_member.contact_email
    told = [m.subject for m in mail.outbox if address in m.to]
    assert told == ["Your membership has ended"]
