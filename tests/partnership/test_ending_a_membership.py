"""Ending takes effect at once, orphans nothing, and closes an account that belongs nowhere."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from core.accounts.models import User
from core.journal.deeds import Refused
from core.tenancy import scope
from partnership import handover
from partnership.choices import Role
from partnership.models import Membership, Priority, Seat
from tests.factories import partnership as make
from tests.factories.rows import NOW, change
from tests.partnership.test_agencies import last_deed
from tests.personas import World, join, sign_in


class Work:
    """Open work kept in priorities: whoever's slug is the period holds it."""

    def __init__(self) -> None:
        self.passed: list[tuple[str, str]] = []

    def held_by(self, member: Membership) -> Any:
        return Priority.objects.filter(period=member.slug[:20])

    def pass_on(self, row: Priority, *, to: Membership, by: Membership, at: datetime) -> None:
        if to.has(Role.TRAINER):
            raise Refused(f"{to} cannot take {row} on.")
        row.revise(by=by, at=at, period=to.slug[:20])
        self.passed.append((row.title, to.name))


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """One kind of open work, registered for this test only."""
    monkeypatch.setattr(handover, "_kinds", {})
    kept = Work()
    handover.register(
        key="plans", label="Plans kept", order=1, held_by=kept.held_by, pass_on=kept.pass_on
    )
    yield kept


@pytest.fixture
def nothing_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "_kinds", {})


def end(world: World, who: Membership, **more: Any) -> Membership:
    return who.end(by=world.manager, at=NOW, reason="Left for another post.", **more)


def test_a_membership_ends_and_its_seats_fall_vacant(
    wealdshire: World, nothing_registered: None
) -> None:
    end(wealdshire, wealdshire.chair)
    assert (wealdshire.chair.ended_at, last_deed(wealdshire.chair)) == (NOW, "membership.ended")
    assert [seat.office for seat in Seat.objects.vacant()] == ["chair"]
    assert wealdshire.chair not in Membership.objects.open()
    with pytest.raises(Refused, match="has ended already"):
        end(wealdshire, wealdshire.chair)


def test_open_work_must_go_to_somebody(wealdshire: World, work: Work) -> None:
    make.priority(wealdshire.manager, "Plan one", period="delegate")
    with pytest.raises(Refused, match="Say who takes over.*plans kept"):
        end(wealdshire, wealdshire.delegate)
    wealdshire.delegate.refresh_from_db()
    assert wealdshire.delegate.ended_at is None


def test_all_open_work_goes_over_in_the_same_transaction(wealdshire: World, work: Work) -> None:
    for title in ("Plan one", "Plan two"):
        make.priority(wealdshire.manager, title, period="delegate")
    end(wealdshire, wealdshire.delegate, to={"plans": wealdshire.chair})
    assert sorted(work.passed) == [
        ("Plan one", "Chair of Wealdshire"),
        ("Plan two", "Chair of Wealdshire"),
    ]
    assert not work.held_by(wealdshire.delegate).exists()


def test_one_row_that_cannot_be_passed_on_stops_everything(wealdshire: World, work: Work) -> None:
    plan = make.priority(wealdshire.manager, "Plan one", period="delegate")
    with pytest.raises(Refused, match="cannot take Plan one on"):
        end(wealdshire, wealdshire.delegate, to={"plans": wealdshire.trainer})
    plan.refresh_from_db()
    assert plan.period == "delegate"


def test_work_goes_to_nobody_who_has_left_and_not_to_oneself(wealdshire: World, work: Work) -> None:
    make.priority(wealdshire.manager, "Plan one", period="delegate")
    end(wealdshire, wealdshire.group_member)
    for taker in (wealdshire.group_member, wealdshire.delegate):
        with pytest.raises(Refused, match="choose somebody who stays"):
            end(wealdshire, wealdshire.delegate, to={"plans": taker})


def test_work_that_is_still_held_stops_the_ending(
    wealdshire: World, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.priority(wealdshire.manager, "Plan one", period="delegate")
    forgetful = handover.Kind("plans", "Plans kept", 1, work.held_by, lambda *a, **k: None)
    monkeypatch.setattr(handover, "_kinds", {"plans": forgetful})
    with pytest.raises(Refused, match="still holds something"):
        end(wealdshire, wealdshire.delegate, to={"plans": wealdshire.chair})


def test_the_last_manager_stays(wealdshire: World, nothing_registered: None) -> None:
    change(wealdshire.barred_manager, "membership.revised", roles=[Role.COORDINATOR])
    with pytest.raises(Refused, match="last business manager"):
        wealdshire.manager.end(by=wealdshire.coordinator, at=NOW, reason="Left.")


def test_an_account_that_belongs_nowhere_is_closed(
    wealdshire: World, nothing_registered: None
) -> None:
    end(wealdshire, wealdshire.delegate)
    assert User.objects.get(pk=wealdshire.delegate.user_id).is_closed


def test_an_account_that_belongs_elsewhere_stays_open(
    weald: World, downland: World, nothing_registered: None
) -> None:
    user = User.objects.get(pk=weald.delegate.user_id)
    with scope.within(downland.partnership.pk):
        join(downland, "visitor", Role.DELEGATE, user=user)
    with scope.within(weald.partnership.pk):
        end(weald, weald.delegate)
    assert not User.objects.get(pk=user.pk).is_closed
    with scope.within(downland.partnership.pk):
        end(downland, downland.visitor)
    assert User.objects.get(pk=user.pk).is_closed


def test_an_operators_account_stays_open(wealdshire: World, nothing_registered: None) -> None:
    User.objects.filter(pk=wealdshire.delegate.user_id).update(is_operator=True)
    end(wealdshire, wealdshire.delegate)
    assert not User.objects.get(pk=wealdshire.delegate.user_id).is_closed


def test_it_takes_effect_at_the_next_request(
    weald: World, client: Client, nothing_registered: None
) -> None:
    sign_in(client, weald.delegate)
    assert client.get(weald.path("partnership/")).status_code == 200
    with scope.within(weald.partnership.pk):
        end(weald, weald.delegate)
    assert client.get(weald.path("partnership/")).status_code == 302  # the account is closed


def test_whoever_belongs_elsewhere_meets_a_stranger_s_answer(
    weald: World, downland: World, client: Client, nothing_registered: None
) -> None:
    user = User.objects.get(pk=weald.delegate.user_id)
    with scope.within(downland.partnership.pk):
        join(downland, "visitor", Role.DELEGATE, user=user)
    sign_in(client, user)
    with scope.within(weald.partnership.pk):
        end(weald, weald.delegate)
    assert client.get(weald.path("partnership/")).status_code == 404
    assert client.get(downland.path("partnership/")).status_code == 200


def test_the_page_lists_what_is_open_and_hands_it_over(
    weald: World, client: Client, work: Work
) -> None:
    with scope.within(weald.partnership.pk):
        make.priority(weald.manager, "Plan one", period="delegate")
    sign_in(client, weald.manager)
    path = weald.path("partnership/members/delegate/ending/")
    page = client.get(path).content.decode()
    assert "Plan one" in page
    assert "Who takes over: plans kept (1)" in page
    refused = client.post(path, {"reason": "Left."})
    assert refused.status_code == 422
    done = client.post(path, {"reason": "Left.", "to_plans": str(weald.chair.pk)})
    assert done.status_code == 302
    assert work.passed == [("Plan one", "Chair of Wealdshire")]


def test_a_verbs_refusal_is_shown_with_everything_typed(
    weald: World, client: Client, work: Work
) -> None:
    with scope.within(weald.partnership.pk):
        make.priority(weald.manager, "Plan one", period="delegate")
    sign_in(client, weald.manager)
    answer = client.post(
        weald.path("partnership/members/delegate/ending/"),
        {"reason": "Left for Downland.", "to_plans": str(weald.trainer.pk)},
    )
    assert answer.status_code == 409
    assert "cannot take Plan one on" in answer.content.decode()
    assert "Left for Downland." in answer.content.decode()


def test_what_the_asker_may_not_read_is_counted_and_not_named(
    wealdshire: World, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.priority(wealdshire.manager, "Plan one", period="delegate")
    make.priority(wealdshire.manager, "Hidden plan", period="delegate")
    rows = Priority.objects.all()
    monkeypatch.setattr(
        type(rows), "visible_to", lambda self, me: self.exclude(title="Hidden plan")
    )
    [held] = handover.open_work(wealdshire.delegate, me=wealdshire.manager)
    assert (held.count, held.hidden, [str(row) for row in held.rows]) == (2, 1, ["Plan one"])
