"""Giving a new row the readable part of its address."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

# Words that pages stand under; a thing of that name gets a number.
TAKEN = frozenset({"new", "edit"})
TRIES = 200


def save_with_slug(row: Any, words: str) -> None:
    """Save a new row under a slug made of these words, numbered when another row has it.

    Works inside a verb: each try is a savepoint of its own. Raises IntegrityError for a
    breach of any other constraint.
    """
    base = slugify(words)[:50] or "unnamed"
    for number in range(1, TRIES):
        row.slug = base if number == 1 else f"{base}-{number}"
        if row.slug in TAKEN or type(row).objects.filter(slug=row.slug).exists():
            continue
        try:
            with transaction.atomic():
                row.save()
                return
        except IntegrityError as breach:
            if "slug" not in str(breach).split("DETAIL")[0]:
                raise
    raise RuntimeError(f"{TRIES} rows are called {base}.")
