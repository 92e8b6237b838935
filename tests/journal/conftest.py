"""What the journal's tests share: notices a test declares, a deed that sets them off."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from core.journal import notify
from core.journal.deeds import verb
from core.journal.models import Entry, Notice
from core.journal.notify import Notification
from core.journal.reactions import _reactions
from core.journal.sealing import Head
from core.journal.subject import pointing_at
from partnership.models import Membership
from tests.factories.rows import NOW
from tests.journal.tampering import rename_an_agency
from tests.personas import World, within

KIND = "test.assigned"
Declare = Callable[..., type[Notification]]


@verb
def assign(row: Any, *, by: Any, to: Any) -> None:
    """Give an action to another lead: the deed that the tests' notices tell of."""
    row.lead = to
    row.save()
    row.record("action.assigned", by=by, at=NOW)


def of_test() -> Any:
    """The notices of the kind a test declared; the rooms' own are left aside."""
    return Notice.objects.filter(kind=KIND)


def notice(world: World, to: Any, **facts: Any) -> Notice:
    """A notice of the newest entry."""
    entry = Entry.objects.first()
    row = Notice(
        entry=entry,
        recipient=to,
        planned_at=NOW,
        **{"kind": f"test.{Notice.objects.count()}", "words": "Something was returned.", **facts},
        **pointing_at(world.open_source),
    )
    row.save()
    return row


@pytest.fixture
def declare() -> Iterator[Declare]:
    """``declare(people, **facts)``: a kind of notice of an assigned action, for one test.

    ``people`` are memberships, or a function of the action that gives them.
    """
    kinds, reactions = dict(notify._kinds), {k: list(v) for k, v in _reactions.items()}

    def of(people: Any, **facts: Any) -> type[Notification]:
        named = facts.pop("name", KIND)

        class Assigned(Notification):
            on = "action.assigned"
            name = named

            def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
                return people(subject) if callable(people) else people

        for name, value in facts.items():
            setattr(Assigned, name, value)
        return Assigned

    yield of
    notify._kinds.clear()
    notify._kinds.update(kinds)
    _reactions.clear()
    _reactions.update(reactions)


@pytest.fixture
def told(weald: World, declare: Declare) -> World:
    """The chair hears of assigned actions, as long as the chair is a member."""
    declare(lambda row: [Membership.objects.get(pk=weald.chair.pk)], heading="Look at an action")
    return weald


@pytest.fixture
def sealed(committed_db: str, weald: World) -> tuple[World, Head]:
    """A committed world whose journal is sealed, and the head somebody kept."""
    with within(weald):
        return weald, rename_an_agency(weald)
