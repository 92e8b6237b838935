"""Giving a new row a short code that no other row of its partnership has."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from core.tenancy.ids import new_code

R = TypeVar("R")
TRIES = 8


def with_code(prefix: str, save: Callable[[str], R]) -> R:
    """Call ``save(code)``; when that code is taken, call it again with another.

    The constraint that guards the code must have "code" in its name; any other breach is
    raised as it comes. Works inside a verb: each try is a savepoint of its own.
    """
    for _ in range(TRIES - 1):
        try:
            with transaction.atomic():
                return save(new_code(prefix))
        except IntegrityError as taken:
            if "code" not in str(taken).split("DETAIL")[0]:
                raise
    with transaction.atomic():
        return save(new_code(prefix))


def save_with_code(row: Any, prefix: str) -> None:
    """Save a new row under a code that no other row of its partnership has."""

    def save(code: str) -> None:
        row.code = code
        row.save(force_insert=True)

    with_code(prefix, save)
