"""Counting a quarter for everybody who reads a circular, never for whoever compiles it.

Only what hangs from no source, or from an open one, is counted (design §4.5): the numbers
are the same whoever asks, and take as many queries for one group as for all.
"""

from dataclasses import dataclass
from typing import Any

from meetings.models.circular.as_it_stood import actions_by_agency
from meetings.models.circular.quarter_rows import (
    answers_by_group,
    decisions_by_group,
    meetings_by_group,
    programme,
    reviews_by_group,
    seats_by_agency,
    training_by_group,
)
from meetings.quarters import Span
from meetings.reckoning import ACTIONS, HELD, SEATS, added, by_agency

MEETINGS = ("held", "quorate", "stated")
ANSWERS = ("given", "awaited")
TRAINING = ("runs", "booked", "marked", "came")


@dataclass(frozen=True)
class Counted:
    """Everything counted in a span, by group; ``account`` adds it up for one group or all."""

    actions: list[Any]
    seats: list[Any]
    meetings: list[Any]
    decisions: list[Any]
    answers: list[Any]
    reviews: list[Any]
    training: list[Any]
    programme: dict[str, int]

    def account(self, group: Any = None) -> dict[str, Any]:
        """The account of one group, by its id, or of the whole partnership."""
        actions, seats = self._of(self.actions, group), self._of(self.seats, group)
        of_group = added(self._of(self.training, group), TRAINING)
        return {
            "meetings": added(self._of(self.meetings, group), MEETINGS),
            "attendance": added(seats, SEATS),
            "decisions": added(self._of(self.decisions, group), ["made"])["made"],
            "actions": added(actions, ACTIONS),
            "answers": added(self._of(self.answers, group), ANSWERS),
            "reviews": added(self._of(self.reviews, group), ["going_on"])["going_on"],
            "training": of_group if group else self.programme,
            "by_agency": by_agency(actions, seats),
        }

    def _of(self, rows: list[Any], group: Any) -> list[Any]:
        return [row for row in rows if row["of_group"] == group] if group else rows


def count(span: Span, group: Any = None) -> Counted:
    """Count these days, for one group's id or, in as many queries, for all of them."""
    mine: Any = {"of_group": group} if group else {}
    return Counted(
        actions=list(actions_by_agency(span).filter(**mine)),
        seats=list(seats_by_agency(span).filter(**mine)),
        meetings=list(meetings_by_group(span).filter(**mine)),
        decisions=list(decisions_by_group(span).filter(**mine)),
        answers=list(answers_by_group(span).filter(**mine)),
        reviews=list(reviews_by_group(span).filter(**mine)),
        training=list(training_by_group(span).filter(**mine)),
        programme={} if group else programme(span),
    )


def attendance_by_agency(span: Span) -> list[dict[str, Any]]:
    """Seats asked and filled in a span, and at how many meetings, one line for each agency:
    every group's meetings.
    """
    return [
        {name: line[name] for name in ("agency", *SEATS, HELD)}
        for line in by_agency([], seats_by_agency(span))
    ]


def actions_now(span: Span) -> list[dict[str, Any]]:
    """Actions of every group at the end of a span, one line for each agency."""
    return by_agency(actions_by_agency(span), [])
