"""What the journal's tests share: notices a test declares, a deed that sets them off."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from core.journal import notify
from core.journal.deeds import verb
from core.journal.models import Notice
from core.journal.notify import Notification
from core.journal.reactions import _reactions
from tests.factories.rows import NOW

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
