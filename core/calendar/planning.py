"""Filling the ledger: every line of a morning in one statement for each kind.

Set-based, because a partnership may have tens of thousands of open actions and a row at a
time would take minutes. The statement carries the kind's own scoped queryset, so both
walls hold; the unique key makes it harmless however often, and by however many, it is run.
"""

from datetime import date, datetime
from typing import Any

import structlog
from django.db import connection, transaction

from core.calendar.models import Morning, Reminder
from core.calendar.reminders import ReminderKind, Rhythm, all_kinds, rhythm_here
from core.tenancy import scope

log = structlog.get_logger(__name__)

# The slot of a line is the last one of its rhythm that has come. What an outage missed is
# folded into it, and a day that was planned before, by a clock since put back, is not
# planned again.
_STATEMENT = """
INSERT INTO {ledger} (id, partnership_id, kind, subject_type, subject_id, circle_id,
  recipient_id, due_on, slot_on, planned_at, suppressed_because, trouble)
SELECT uuidv7(), %s, %s, %s, subject_id, circle_id::uuid, recipient_id, due_on, slot_on, %s, '', ''
FROM (
  SELECT *, CASE WHEN %s > 0 AND on_day >= due_on + %s
    THEN due_on + ((on_day - due_on) / %s) * %s ELSE due_on - %s END AS slot_on
  FROM (SELECT *, %s::date AS on_day FROM ({asked}) AS asked
        (subject_id, circle_id, recipient_id, due_on)) AS dated
  WHERE due_on - %s <= on_day
) AS wanted
WHERE NOT EXISTS (
  SELECT 1 FROM {ledger} AS known
  WHERE known.partnership_id = %s AND known.kind = %s
    AND known.subject_id = wanted.subject_id AND known.recipient_id = wanted.recipient_id
    AND known.due_on = wanted.due_on AND known.slot_on >= wanted.slot_on
)
ON CONFLICT DO NOTHING
"""


def plan(on: date, *, at: datetime) -> bool:
    """Plan the open partnership's morning. False when it was planned, or is being, elsewhere."""
    Morning.objects.begin(on, at=at)
    morning = Morning.objects.take(on)
    if morning is None:
        return False
    lines, troubles, rhythm = 0, [], rhythm_here()
    for kind in all_kinds():
        try:
            with transaction.atomic():
                lines += plan_kind(kind, rhythm.of(kind), on, at=at)
        except Exception:
            # One room's mistake must not keep the others' reminders back.
            log.exception("reminders_not_planned", kind=kind.name)
            troubles.append(kind.about)
    words = f"Not planned: {', '.join(troubles)}." if troubles else ""
    morning.note(lines, words, at=at)
    return True


def plan_kind(kind: ReminderKind, rhythm: Rhythm, on: date, *, at: datetime) -> int:
    """Add this kind's lines for the open partnership. Gives how many were new."""
    partnership = scope.partnership_id()
    columns = ("pk", "asked_circle", "asked_of", "asked_by")
    asked, params = kind.asked(on=on).order_by().values_list(*columns).query.sql_with_params()
    ledger = connection.ops.quote_name(Reminder._meta.db_table)
    values: list[Any] = [partnership, kind.name, kind.model._meta.label_lower, at]
    every = max(rhythm.after, 1)
    values += [rhythm.after, rhythm.after, every, every, rhythm.before, on, *params]
    values += [rhythm.before, partnership, kind.name]
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT.format(ledger=ledger, asked=asked), values)
        return int(cursor.rowcount)
