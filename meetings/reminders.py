"""What the meetings room asks of people by a day."""

from datetime import date
from typing import Any

from django.db.models import F, UUIDField, Value

from core.calendar.reminders import ReminderKind
from core.journal.letters import one_line
from core.journal.mentions import Mention, link_to
from core.pages.parts import Link
from meetings.models import Contribution, Paper
from partnership.models import Appointment


class PaperDue(ReminderKind):
    """The owner of a paper, before the meeting's paper deadline."""

    name = "paper.due"
    heading = "Papers you owe"
    about = "Papers"
    model = Paper

    def asked(self, *, on: date) -> Any:
        """Papers not handed in, for meetings that are still to come."""
        awaited = Paper.objects.awaited(on=on)
        return awaited.select_related("item__source", "item__meeting").annotate(
            asked_of=F("owner_id"), asked_by=F("due_on"), asked_circle=F("item__source_id")
        )

    def next_step(self, row: Any) -> Link:
        return Link("Hand in the paper", row.page("hand_in"))


class ContributionDue(ReminderKind):
    """The chair and deputies of a group, before the circular's day for contributions."""

    name = "contribution.due"
    heading = "Contributions to the Executive Circular"
    about = "Contributions"
    model = Contribution

    def asked(self, *, on: date) -> Any:
        """Contributions not sent, of circulars not yet compiled, for each chair and deputy."""
        awaited = Contribution.objects.awaited().filter(
            circular__compiled_at__isnull=True,
            group__seats__appointments__in=Appointment.objects.presiding(),
        )
        return awaited.select_related("circular", "group").annotate(
            asked_of=F("group__seats__appointments__membership_id"),
            asked_by=F("circular__due_on"),
            asked_circle=Value(None, output_field=UUIDField()),
        )

    def next_step(self, row: Any) -> Link:
        return Link("Write the contribution", row.page("edit"))

    def mention(self, row: Any) -> Mention:
        """The circular's number and the group."""
        return Mention(
            one_line(row.circular.number),
            one_line(str(row.group)),
            row.circular.due_on,
            link_to(row),
        )
