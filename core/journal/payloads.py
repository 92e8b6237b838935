"""What a seal is taken over: an entry together with every history row that names it."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from core.journal.history import Stamped
from core.journal.models import Entry


def history_models() -> list[type[models.Model]]:
    """Every historical model of the product, in a lasting order."""
    found = [m for m in apps.get_models(include_auto_created=True) if issubclass(m, Stamped)]
    return sorted(found, key=lambda m: m._meta.label_lower)


def payloads(entries: list[Entry]) -> dict[UUID, Any]:
    """The payload of each entry, by entry id. One query for each historical table."""
    ids = [entry.pk for entry in entries]
    rows: dict[UUID, dict[str, list[Any]]] = defaultdict(dict)
    for model in history_models():
        for row in model.objects.filter(entry_id__in=ids).order_by("history_id").values():
            rows[row["entry_id"]].setdefault(model._meta.label_lower, []).append(row)
    return {e.pk: {"entry": _columns(e), "history": rows.get(e.pk, {})} for e in entries}


def _columns(entry: Entry) -> dict[str, Any]:
    return {f.attname: getattr(entry, f.attname) for f in entry._meta.concrete_fields}
