"""A record's history in words: who, when, what, why, old → new."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from core.journal.models import Entry
from core.pages.templatetags.words import in_words

# Columns that say nothing to a person.
SILENT = {"id", "version", "partnership", "search", "code"}


@dataclass(frozen=True)
class Change:
    """One field's old and new value, in words."""

    label: str
    old: str
    new: str


@dataclass
class Moment:
    """One entry as the timeline shows it."""

    at: datetime
    actor: str
    role: str
    agency: str
    words: str
    reason: str
    changes: list[Change] = field(default_factory=list)


def timeline(thing: Any, *, me: Any, limit: int | None = None) -> list[Moment]:
    """Entries about this row, newest first, with what each changed."""
    entries = list(Entry.objects.about(thing).visible_to(me)[:limit])
    changes = _changes(thing, {e.pk for e in entries}) if hasattr(thing, "history") else {}
    return [
        Moment(e.at, e.actor_name, e.actor_role, e.actor_agency, e.words, e.reason,
               changes.get(e.pk, []))
        for e in entries
    ]


def _changes(thing: Any, wanted: set[UUID]) -> dict[UUID, list[Change]]:
    rows = list(thing.history.order_by("history_id"))
    fields = [f for f in thing._meta.local_concrete_fields if f.name not in SILENT]
    raw: dict[UUID, list[tuple[models.Field[Any, Any], Any, Any]]] = {}
    for before, after in zip(rows, rows[1:], strict=False):
        if after.entry_id in wanted:
            pairs = ((f, getattr(before, f.attname), getattr(after, f.attname)) for f in fields)
            raw.setdefault(after.entry_id, []).extend(p for p in pairs if p[1] != p[2])
    names = _names(raw)
    return {
        entry: [Change(_label(f), _shown(f, old, names), _shown(f, new, names))
                for f, old, new in found]
        for entry, found in raw.items()
    }


def _names(raw: dict[UUID, list[tuple[Any, Any, Any]]]) -> dict[Any, str]:
    """What the rows behind changed foreign keys are called; one query for each model."""
    keys: dict[type[models.Model], set[Any]] = defaultdict(set)
    for found in raw.values():
        for f, old, new in found:
            if f.is_relation:
                keys[f.related_model] |= {old, new} - {None}
    return {
        row.pk: str(row) for model, ids in keys.items() for row in model.objects.filter(pk__in=ids)
    }


def _label(f: Any) -> str:
    return str(f.verbose_name).capitalize()


def _shown(f: Any, value: Any, names: dict[Any, str]) -> str:
    if value is None or value == "":
        return "nothing"
    if f.is_relation:
        return names.get(value, "a record you cannot see")
    if f.choices:
        return str(dict(f.flatchoices).get(value, value))
    return in_words(value)
