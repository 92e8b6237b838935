"""What the actions room asks of people by a day."""

from datetime import date
from typing import Any

from django.db.models import F

from actions.models import Action
from core.calendar.reminders import ReminderKind
from core.pages.parts import Link


class ActionDue(ReminderKind):
    """The named lead of an action that is with its owner, before and after its due day."""

    name = "action.due"
    heading = "Your actions"
    about = "Actions"
    model = Action
    chases = True

    def asked(self, *, on: date) -> Any:
        """Open actions that nobody has been asked to sign off."""
        with_lead = Action.objects.with_owner().filter(lead__isnull=False)
        return with_lead.select_related("source").annotate(
            asked_of=F("lead_id"), asked_by=F("due_on"), asked_circle=F("source_id")
        )

    def next_step(self, row: Any) -> Link:
        return Link("Give an update", row.page("action_update"))
