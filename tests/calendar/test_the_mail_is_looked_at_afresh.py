"""Between plan and mail: what no longer holds is suppressed, each with its reason."""

from typing import Any

import pytest

from core.accounts.models import User
from partnership.choices import Role
from partnership.models import Membership
from tests.calendar.mornings import DAY, fates, morning, plan_all, text, write_to
from tests.factories.reminders import action, answer
from tests.factories.reviews import a_quiet_bar
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World, join, within
from tests.servers import SmtpCatcher


def close(weald: World, row: Any) -> None:
    change(row, "action.closed", closed_on=TODAY, closed_by=weald.manager)


def move(weald: World, row: Any) -> None:
    change(row, "action.revised", due_on=TODAY + 2 * DAY)


def hand_to_the_chair(weald: World, row: Any) -> None:
    change(row, "action.assigned", lead=weald.chair)


def leave(weald: World, row: Any) -> None:
    change(weald.agency_lead, "membership.ended", ended_at=NOW)


def close_account(weald: World, row: Any) -> None:
    User.objects.get(pk=weald.agency_lead.user_id).close(at=NOW)


def bar(weald: World, row: Any) -> None:
    a_quiet_bar(weald, weald.agency_lead)


def restrict(weald: World, row: Any) -> None:
    change(weald.open_source, "source.restricted", restricted_at=NOW)


@pytest.mark.parametrize(
    ("what_happens", "why"),
    [
        (close, "No longer asked: it was done, or given up."),
        (move, "The date moved to Fri 16 Oct 2026."),
        (hand_to_the_chair, "Now asked of somebody else."),
        (leave, "No longer a member."),
        (close_account, "The account is closed."),
        (bar, "May no longer see it."),
        (restrict, "May no longer see it."),
    ],
)
def test_what_no_longer_holds_is_suppressed_with_its_reason(
    weald: World, smtp_catcher: SmtpCatcher, what_happens: Any, why: str
) -> None:
    with within(weald):
        row = action(weald, weald.agency_lead, TODAY + DAY, source=weald.open_source)
    plan_all(weald)
    with within(weald):
        what_happens(weald, row)
    assert not write_to(weald.agency_lead)
    assert smtp_catcher.messages == []
    assert fates(weald) == [("action.due", "suppressed", why)]


def test_a_lost_role_is_noticed_too(weald: World, smtp_catcher: SmtpCatcher) -> None:
    with within(weald):
        answer(weald, weald.council, TODAY + DAY)
    plan_all(weald)
    with within(weald):
        change(weald.other_lead, "membership.revised", roles=[Role.DELEGATE])
    assert not write_to(weald.other_lead)
    assert [(fate, why) for _, fate, why in fates(weald)] == [
        ("suppressed", "No longer asked: it was done, or given up.")
    ]


def test_a_suppressed_morning_can_still_send_what_comes_later(
    weald: World, smtp_catcher: SmtpCatcher
) -> None:
    """A partnership that was planned late still reaches the person the same morning."""
    with within(weald):
        row = action(weald, weald.agency_lead, TODAY + DAY)
    plan_all(weald)
    with within(weald):
        close(weald, row)
    assert not write_to(weald.agency_lead)
    with within(weald):
        action(weald, weald.agency_lead, TODAY + DAY)
    plan_all(weald, on=TODAY + DAY)
    assert write_to(weald.agency_lead, morning(hour=8))


def test_one_partnership_that_fails_keeps_the_others_mail_not_back(
    weald: World, downland: World, smtp_catcher: SmtpCatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = User.objects.create_user(email="both@example.org", password=None)
    for world in (weald, downland):
        with within(world):
            me = join(world, "both", Role.AGENCY_LEAD, agency=world.police, user=both)
            action(world, me, TODAY + DAY, title=f"Of {world.slug}")
    plan_all(weald, downland)
    as_it_is = Membership.is_agency_lead

    def poisoned(self: Membership) -> bool:
        if self.partnership_id == weald.partnership.pk:
            raise RuntimeError("a row nobody can read")
        return as_it_is.fget(self)  # type: ignore[attr-defined]

    monkeypatch.setattr(Membership, "is_agency_lead", property(poisoned))
    assert write_to(me)
    assert "Of downland" in text(smtp_catcher.messages[0])
    assert fates(weald) == [("action.due", "planned", "")]
    monkeypatch.undo()
    assert not write_to(me, morning(hour=9)), "one mail a morning"
    assert write_to(me, morning(TODAY + DAY)), "and nothing is lost"
    assert "Of wealdshire" in text(smtp_catcher.messages[1])
