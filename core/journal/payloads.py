"""What a seal is taken over: an entry together with every history row that names it."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from core.journal.history import Stamped
from core.journal.models import Entry

Columns = dict[str, list[str]]


def history_models() -> list[type[models.Model]]:
    """Every historical model of the product, in a lasting order."""
    found = [m for m in apps.get_models(include_auto_created=True) if issubclass(m, Stamped)]
    return sorted(found, key=lambda m: m._meta.label_lower)


def columns_now() -> Columns:
    """The columns of the journal and of every historical table, as they are in this release."""
    return {m._meta.label_lower: _names(m) for m in (Entry, *history_models())}  # type: ignore[arg-type, attr-defined]


def gone(columns: Columns) -> str:
    """The first column of an older layout that this release no longer has, if any."""
    now = columns_now()
    for label, names in sorted(columns.items()):
        lost = sorted(set(names) - set(now.get(label, ())))
        if lost:
            return f"{label}.{lost[0]}"
    return ""


def payloads(entries: list[Entry], columns: Columns) -> dict[UUID, Any]:
    """The payload of each entry, by entry id. One query for each historical table."""
    ids = [entry.pk for entry in entries]
    rows: dict[UUID, dict[str, list[Any]]] = defaultdict(dict)
    journal = Entry._meta.label_lower
    for label, names in columns.items():
        if label != journal:
            for row in _named_by(ids, label, names):
                rows[row["entry_id"]].setdefault(label, []).append(row)
    return {
        e.pk: {
            "entry": {name: getattr(e, name) for name in columns[journal]},
            "history": rows.get(e.pk, {}),
        }
        for e in entries
    }


def _named_by(ids: list[UUID], label: str, names: list[str]) -> Any:
    history = apps.get_model(label)
    return history.objects.filter(entry_id__in=ids).order_by("history_id").values(*names)


def _names(model: type[models.Model]) -> list[str]:
    return sorted(f.attname for f in model._meta.concrete_fields)
