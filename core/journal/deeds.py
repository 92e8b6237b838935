"""One verb, one transaction, one entry (design §3)."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction

from core.tenancy.ids import new_id

P = ParamSpec("P")
R = TypeVar("R")


class Refused(Exception):
    """A verb that cannot be done in this state, in words a chair would use.

    ``link`` may name the page where the missing step is taken.
    """

    def __init__(self, message: str, link: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.link = link


class Stale(Exception):
    """The row was changed by somebody else since the form was opened; carries it as it is now."""

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody else changed this since you opened it.")
        self.current = current


class Unrecorded(RuntimeError):
    """A programming mistake: a change without its entry, or an entry without its verb."""


@dataclass
class Deed:
    """A verb under way. Its id becomes the entry's, so history rows can name it beforehand."""

    id: UUID = field(default_factory=new_id)
    entries: int = 0


_deed: ContextVar[Deed | None] = ContextVar("deed", default=None)


def current_deed() -> Deed:
    """The verb under way. Raises Unrecorded outside one: only verbs write rows."""
    found = _deed.get()
    if found is None:
        raise Unrecorded("Rows are written by verbs only; see core.journal.deeds.verb.")
    return found


def verb(method: Callable[P, R]) -> Callable[P, R]:
    """Make a model's method a verb: atomic, and recorded exactly once.

    A verb called by another verb is a deed of its own, with its own entry. Raises
    Unrecorded when the method ends without having called ``record`` once.
    """

    @wraps(method)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        deed = Deed()
        token = _deed.set(deed)
        try:
            with transaction.atomic():
                result = method(*args, **kwargs)
                if deed.entries != 1:
                    raise Unrecorded(f"{method.__qualname__} wrote {deed.entries} entries.")
                return result
        finally:
            _deed.reset(token)

    run.is_verb = True  # type: ignore[attr-defined]
    return run
