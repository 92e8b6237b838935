"""What is still asked of one member, looked at afresh just before the mail is written."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.calendar.asked import late_words
from core.calendar.models import Reminder
from core.calendar.reminders import ReminderKind, kind_named
from core.journal.entitled import UNSEEN, why_not_at_all
from core.journal.mentions import Mention
from core.pages.templatetags.words import day

FOLDED = "Folded into a later reminder."
OTHERS = "Now asked of somebody else."
DONE = "No longer asked: it was done, or given up."
UNKNOWN = "This kind of reminder is no longer sent."


@dataclass(frozen=True)
class Asked:
    """One thing in a mail."""

    mention: Mention
    due_on: date
    today: date

    @property
    def late_words(self) -> str:
        """Today, tomorrow, in 3 days; 3 days overdue."""
        return late_words(self.due_on, self.today)


@dataclass(frozen=True)
class Section:
    """What one kind asks of one member."""

    heading: str
    lines: list[Asked]


def gather(me: Any, *, batch: UUID, on: date, at: datetime) -> list[Section]:
    """Take the member's waiting lines into a hand-over; suppress those that no longer hold.

    Runs in the scope of the member's partnership. Raises what a kind raises.
    """
    waiting = Reminder.objects.waiting().filter(recipient=me)
    refusal = why_not_at_all(me)
    if refusal:
        waiting.suppress(refusal, at=at)
        return []
    by_kind: dict[str, list[Reminder]] = defaultdict(list)
    for line in waiting.order_by("slot_on", "planned_at", "pk"):
        by_kind[line.kind].append(line)
    sections = []
    for name, lines in sorted(by_kind.items()):
        kept = _still_asked(kind_named(name), lines, me, on, at)
        if kept:
            kind, found = kept
            Reminder.objects.filter(pk__in=found).put_in(batch, at=at)
            asked = [Asked(kind.mention(row), row.asked_by, on) for row in found.values()]
            sections.append(Section(kind.heading, sorted(asked, key=lambda a: a.due_on)))
    return sections


def _still_asked(
    kind: ReminderKind | None, lines: list[Reminder], me: Any, on: date, at: datetime
) -> tuple[ReminderKind, dict[UUID, Any]] | None:
    """The lines to send, each with its row; the others are suppressed with their reason."""
    if kind is None:
        _suppress(lines, UNKNOWN, at)
        return None
    newest = {line.subject_id: line for line in lines}
    _suppress([line for line in lines if newest[line.subject_id] is not line], FOLDED, at)
    there = kind.asked(on=on).filter(pk__in=list(newest))
    rows = {row.pk: row for row in there.visible_to(me).filter(asked_of=me.pk)}
    asked = {pk: set(people) for pk, people in _people(there).items()}
    found = {}
    for pk, line in newest.items():
        because = _why_not(line, rows.get(pk), asked.get(pk, set()), me)
        if because:
            _suppress([line], because, at)
        else:
            found[line.pk] = rows[pk]
    return (kind, found) if found else None


def _people(there: Any) -> dict[UUID, list[UUID]]:
    people: dict[UUID, list[UUID]] = defaultdict(list)
    for pk, person in there.order_by().values_list("pk", "asked_of"):
        people[pk].append(person)
    return people


def _why_not(line: Reminder, row: Any, people: set[UUID], me: Any) -> str:
    if row is None:
        if me.pk in people:
            return UNSEEN
        return OTHERS if people else DONE
    if row.asked_by != line.due_on:
        return f"The date moved to {day(row.asked_by)}."
    return ""


def _suppress(lines: list[Reminder], because: str, at: datetime) -> None:
    if lines:
        Reminder.objects.filter(pk__in=[line.pk for line in lines]).suppress(because, at=at)
