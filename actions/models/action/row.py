"""The facts of an action. Its verbs stand beside, by the part of its life they belong to."""

from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.functional import cached_property

from actions.standing import is_open, is_overdue
from core.journal.accountable import Accountable
from core.journal.deeds import Refused
from core.tenancy.addresses import address
from reviews.models.flow import FromSource


class ActionRow(FromSource, Accountable):
    """One accountable agency, one named lead. The original due date never changes."""

    revised = "action.revised"

    code = models.CharField(max_length=8)
    plan = models.ForeignKey("actions.ActionPlan", on_delete=models.PROTECT, related_name="actions")
    source = models.ForeignKey(
        "reviews.LearningSource",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
        editable=False,
    )
    recommendation = models.ForeignKey(
        "reviews.Recommendation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    group = models.ForeignKey(
        "partnership.Subgroup",
        on_delete=models.PROTECT,
        related_name="actions",
        verbose_name="overseen by",
    )
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="actions"
    )
    lead = models.ForeignKey(
        "partnership.Membership",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions_led",
    )
    # What an imported tracker calls it: the same reference in the same plan is the same action.
    import_key = models.CharField("reference", max_length=40, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField("what will be done", blank=True)
    measure = models.TextField("how we will know it worked", blank=True)
    raised_on = models.DateField()
    original_due_on = models.DateField("first due", editable=False)
    due_on = models.DateField("due")
    started_on = models.DateField("started", null=True, blank=True)
    submitted_at = models.DateTimeField("sent for sign-off", null=True, blank=True)
    closed_on = models.DateField("closed", null=True, blank=True)
    closed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    impact_on = models.DateField("impact shown", null=True, blank=True)
    stopped_on = models.DateField("not proceeding since", null=True, blank=True)
    stopped_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stop_reason = models.TextField("why it is not proceeding", blank=True)
    updated_on = models.DateField("last update", null=True, blank=True)
    search = SearchVectorField(null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("actions:action_detail", code=self.code)

    # -- where it stands -----------------------------------------------------------------
    @property
    def is_open(self) -> bool:
        return is_open(self)

    @property
    def is_extended(self) -> bool:
        return self.due_on > self.original_due_on

    def is_overdue(self, *, on: date) -> bool:
        """Whether it is late on a day while its owner has it."""
        return is_overdue(self, on=on)

    # -- what is open on it --------------------------------------------------------------
    @cached_property
    def open_extension(self) -> Any:
        """The extension somebody asked for and nobody has decided, or None."""
        return self.extensions.filter(decided_at__isnull=True).first()  # type: ignore[attr-defined]

    @cached_property
    def open_sign_off(self) -> Any:
        """The sign-off somebody asked for and nobody has decided, or None."""
        return self.signoffs.filter(decided_at__isnull=True).first()  # type: ignore[attr-defined]

    def page(self, name: str) -> str:
        """The address of one of this action's pages: ``page("evidence_new")``."""
        return address(f"actions:{name}", code=self.code)

    def demand_open(self, what: str) -> None:
        """Raise Refused, saying ``what`` cannot be done, when the action has ended."""
        if self.closed_on:
            raise Refused(f"This action is closed, so {what}. Reopen it first.", self._reopening)
        if self.stopped_on:
            raise Refused(
                f"This action is not proceeding, so {what}. Reopen it first.", self._reopening
            )

    @property
    def _reopening(self) -> str:
        return self.page("action_reopening")
