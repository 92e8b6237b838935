"""Many rows at once, each with its first history row and its entry, as verbs would write them.

A verb a row would take hours for a database of this size. Rows still go in as the role `app`
inside their partnership's scope, so every constraint, trigger and policy has seen them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.journal.models import Entry
from core.journal.subject import pointing_at
from core.tenancy import scope
from core.tenancy.ids import new_id

BATCH = 1000


def plant(rows: Sequence[Any], deed: str, *, at: datetime) -> None:
    """Write these rows of one noun as having come about by ``deed``."""
    if not rows:
        return
    for row in rows:
        row.partnership_id = scope.partnership_id()
    type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)
    entries = [_entry(row, deed, at) for row in rows]
    Entry.objects.bulk_create(entries, batch_size=BATCH)
    past = [_history(row, entry) for row, entry in zip(rows, entries, strict=True)]
    type(past[0]).objects.bulk_create(past, batch_size=BATCH)


def _entry(row: Any, deed: str, at: datetime) -> Entry:
    return Entry(
        id=new_id(),
        partnership_id=row.partnership_id,
        kind=deed,
        at=at,
        actor_name="Benchmark",
        **pointing_at(row),
    )


def _history(row: Any, entry: Entry) -> Any:
    model = type(row).history.model
    facts = {field.attname: getattr(row, field.attname) for field in model.tracked_fields}
    return model(entry_id=entry.pk, history_date=entry.at, history_type="+", **facts)
