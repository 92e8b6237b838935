"""How an action begins."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.utils import timezone

from actions.models.action.row import ActionRow
from core.journal.deeds import Refused, Unrecorded, verb
from core.tenancy.codes import save_with_code

# What the plain edit may touch. Dates, owners and ends have verbs of their own.
REVISABLE = {"title", "text", "measure", "group"}


class Raising(ActionRow):
    """An action is raised in a plan: a source's, or a group's own log."""

    class Meta:
        abstract = True

    @classmethod
    @verb
    def raise_new(
        cls,
        *,
        by: Any,
        at: datetime,
        plan: Any,
        agency: Any,
        due_on: date,
        source: Any = None,
        raised_on: date | None = None,
        contributors: Iterable[Any] = (),
        deed: str = "action.raised",
        **facts: Any,
    ) -> Self:
        """Raise an action in a plan. ``facts``: title, text, measure, lead, recommendation.
        ``source``: what it is about, for a log has none; who may know of it follows from that.

        Raises Refused for an agency or group that has ended, a lead of another agency, a
        recommendation of another source, or a due date before the action was raised.
        """
        raised_on = raised_on or timezone.localdate(at)
        source = plan.source or source
        action = cls(plan=plan, group=plan.group, source=source, agency=agency, **facts)
        action.raised_on, action.due_on, action.original_due_on = raised_on, due_on, due_on
        action._check_beginning()
        save_with_code(action, "A")
        for contributor in contributors:
            action.contributors.model(action=action, agency=contributor).save()
        action.record(deed, by=by, at=at)
        return action

    @classmethod
    def raise_in_log(cls, *, group: Any, by: Any, at: datetime, **facts: Any) -> Self:
        """Raise an action in a group's own log, which is opened when first used."""
        log = cls.plan.field.related_model.log_of(group, by=by, at=at)
        return cls.raise_new(plan=log, by=by, at=at, **facts)

    def revise(
        self, *, by: Any, at: datetime, version: int | None = None, reason: str = "", **changes: Any
    ) -> Self:
        """Change the words of an open action, or the group that oversees it.

        Raises Refused for a group that has ended, Unrecorded for any other field.
        """
        if strange := set(changes) - REVISABLE:
            raise Unrecorded(f"{sorted(strange)} are changed by verbs of their own.")
        self.demand_open("its words stay as they are")
        refuse_ended(changes.get("group"))
        return super().revise(by=by, at=at, version=version, reason=reason, **changes)

    def _check_beginning(self) -> None:
        refuse_ended(self.group)
        if self.agency.ended_on:
            raise Refused(f"{self.agency} has closed. Choose its successor.")
        check_lead(self.lead, self.agency)
        if self.due_on < self.raised_on:
            raise Refused("The due date lies before the day the action was raised.")
        if self.recommendation and self.recommendation.source_id != self.source_id:
            raise Refused("That recommendation belongs to another source of learning.")


def refuse_ended(group: Any) -> None:
    """Raise Refused for a group that no longer meets."""
    if group and group.ended_on:
        raise Refused(f"{group} has ended. Choose a group that still meets.")


def check_lead(lead: Any, agency: Any) -> None:
    """Raise Refused unless the lead, if named, serves the agency now."""
    if lead is None:
        return
    if lead.ended_at:
        raise Refused(f"{lead} has left. Choose somebody who still serves {agency}.")
    if lead.agency_id != agency.pk:
        raise Refused(f"{lead} does not belong to {agency}. The lead comes from the agency.")
