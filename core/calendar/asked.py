"""What is asked of one person now: exactly what the morning's reminders are about."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core.calendar.reminders import ReminderKind, all_kinds, rhythm_here
from core.pages.parts import Link
from core.pages.templatetags.words import ago, count_words

SHOWN = 20


@dataclass(frozen=True)
class Ask:
    """One line of "Asked of you"."""

    heading: str
    name: str
    url: str
    due_on: date
    late_words: str
    is_late: bool
    step: Link


def asked_of(me: Any, *, on: date) -> list[Ask]:
    """The nearest first, at most so many of each kind. One query for each kind, and one more."""
    last, found = nearness(on), []
    for kind in all_kinds():
        mine = kind.asked(on=on).filter(asked_of=me.pk).visible_to(me)
        near = mine.filter(asked_by__lte=last)
        found += [_ask(kind, row, on) for row in near.order_by("asked_by", "pk")[:SHOWN]]
    return sorted(found, key=lambda ask: ask.due_on)


def nearness(on: date) -> date:
    """The last due day that stands in "Asked of you" already, so that nothing stands twice."""
    return on + timedelta(days=rhythm_here().before)


def _ask(kind: ReminderKind, row: Any, on: date) -> Ask:
    mention = kind.mention(row)
    title = mention.name or str(row)
    return Ask(
        kind.heading,
        title,
        row.get_absolute_url(),
        row.asked_by,
        late_words(row.asked_by, on),
        row.asked_by < on,
        kind.next_step(row),
    )


def late_words(due_on: date, today: date) -> str:
    """Today, tomorrow, in 3 days; 3 days overdue."""
    days = (today - due_on).days
    return f"{count_words(days, 'day,days')} overdue" if days > 0 else ago(due_on, today)
