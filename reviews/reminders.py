"""What the reviews room asks of people by a day."""

from datetime import date
from typing import Any

from django.db.models import F

from core.calendar.reminders import ReminderKind
from core.journal.mentions import Mention, is_open, link_to
from core.pages.parts import Link
from partnership.choices import Role
from reviews.models import AgencyAnswer


class AnswerDue(ReminderKind):
    """The leads of an agency that was asked to answer a recommendation."""

    name = "answer.due"
    heading = "Answers your agency was asked for"
    about = "Answers to recommendations"
    model = AgencyAnswer
    chases = True

    def asked(self, *, on: date) -> Any:
        """Awaited answers that have a day, once for each lead of the agency."""
        leads = {
            "agency__memberships__roles__contains": [Role.AGENCY_LEAD],
            "agency__memberships__ended_at__isnull": True,
        }
        awaited = AgencyAnswer.objects.awaited().filter(due_on__isnull=False, **leads)
        return awaited.select_related("agency", "recommendation__source").annotate(
            asked_of=F("agency__memberships__id"),
            asked_by=F("due_on"),
            asked_circle=F("recommendation__source_id"),
        )

    def next_step(self, row: Any) -> Link:
        return Link("Answer", row.giving_url)

    def mention(self, row: Any) -> Mention:
        """The recommendation it answers; the link leads to the answer."""
        asked = row.recommendation
        title = asked.title if is_open(row) else ""
        return Mention(asked.code, title, row.due_on, link_to(row))
