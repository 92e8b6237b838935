"""Which partnership, and which person, the running code works for.

Both walls hang on this module: the managers read the context variable when SQL is
compiled, PostgreSQL's policies read the transaction-local settings made here. Settings
are local to the transaction because a connection pool does not reset session settings.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection, transaction

PARTNERSHIP_SETTING = "app.partnership"
PERSON_SETTING = "app.person"


class NoScope(RuntimeError):
    """Tenant rows were asked for while no partnership was open."""


@dataclass(frozen=True)
class Scope:
    """The open partnership and person; either may be absent."""

    partnership_id: UUID | None = None
    person_id: UUID | None = None


_NOWHERE = Scope()
_scope: ContextVar[Scope] = ContextVar("scope", default=_NOWHERE)


def current() -> Scope:
    """The scope in force, empty when none was opened."""
    return _scope.get()


def partnership_id() -> UUID:
    """The open partnership's id. Raises NoScope when there is none."""
    found = _scope.get().partnership_id
    if found is None:
        raise NoScope("Open a partnership with within(...) before touching its rows.")
    return found


@contextmanager
def _opened(scope: Scope) -> Iterator[None]:
    outer = _scope.get()
    with transaction.atomic():
        _tell_database(scope)
        token = _scope.set(scope)
        try:
            yield
        finally:
            _scope.reset(token)
        # Only on the good path: a rolled-back savepoint has restored the settings itself,
        # and a broken transaction would refuse the statement.
        if not transaction.get_rollback():
            _tell_database(outer)


def _tell_database(scope: Scope) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true)",
            [
                PARTNERSHIP_SETTING,
                str(scope.partnership_id or ""),
                PERSON_SETTING,
                str(scope.person_id or ""),
            ],
        )


def within(partnership: UUID) -> AbstractContextManager[None]:
    """Open one partnership's scope in a transaction of its own (a savepoint if nested)."""
    return _opened(replace(_scope.get(), partnership_id=partnership))


def as_person(person: UUID) -> AbstractContextManager[None]:
    """Open one person's own rows, without any partnership."""
    return _opened(Scope(person_id=person))


def within_as(partnership: UUID, person: UUID) -> AbstractContextManager[None]:
    """Open a partnership for a signed-in person: what a page request does."""
    return _opened(Scope(partnership_id=partnership, person_id=person))
