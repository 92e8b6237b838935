"""Plans: what answers a source, or a group's own log of actions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from actions.models.action import Action
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.models import scoped
from reviews.models.flow import FromSource
from reviews.visibility import source_visible


class ActionPlanQuerySet(models.QuerySet):
    """Reads of plans."""

    def visible_to(self, me: Any) -> "ActionPlanQuerySet":
        """The source's circle first. Those with a duty towards all actions know every such
        plan; others know the plans in which they may see an action."""
        rows = self.filter(source_visible(me, "source__"))
        if me.is_business_team or me.is_scrutineer or me.is_board_member:
            return rows
        if me.is_agency_lead or me.chaired_ids:
            return rows
        return rows.filter(Exists(Action.objects.visible_to(me).filter(plan=OuterRef("pk"))))

    def awaiting_agreement(self) -> "ActionPlanQuerySet":
        """Drafted from a source, with an action in it, and not agreed yet."""
        filled = Exists(Action.objects.filter(plan=OuterRef("pk")))
        return self.filter(filled, source__isnull=False, agreed_on__isnull=True)


class ActionPlan(FromSource, Accountable):
    """From a source, or the log of one group for what its meetings raise (S1: an action
    need not await the end of a review)."""

    revised = "plan.revised"

    code = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    source = models.ForeignKey(
        "reviews.LearningSource",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="plans",
    )
    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="plans"
    )
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_on = models.DateField("agreed", null=True, blank=True)
    agreed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(ActionPlanQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-drafted_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="plan_code_once"),
            models.UniqueConstraint(
                fields=["group"], condition=Q(source__isnull=True), name="plan_one_log"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True)
                | Q(drafted_by__isnull=True)
                | ~Q(agreed_by=F("drafted_by")),
                name="plan_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("actions:plan_detail", code=self.code)

    @property
    def is_log(self) -> bool:
        """Whether it is a group's own log, which nobody agrees as a whole."""
        return self.source_id is None

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def draft_from(cls, source: Any, *, group: Any, by: Any, at: datetime, title: str = "") -> Self:
        """Draft the plan that answers a source. One plan for each source and group.

        Raises Refused for a second one, or a group that has ended.
        """
        source.lock()
        earlier = cls.objects.filter(source=source, group=group).first()
        if earlier:
            raise Refused(
                f"{group} has a plan for this source already: {earlier.code}.",
                earlier.get_absolute_url(),
            )
        if group.ended_on:
            raise Refused(f"{group} has ended. Choose a group that still meets.")
        plan = cls(source=source, group=group, title=title or f"Action plan: {source.title}"[:200])
        return plan._begin("plan.drafted", by=by, at=at)

    @classmethod
    def log_of(cls, group: Any, *, by: Any, at: datetime) -> Self:
        """The group's own log of actions, opened when first asked for."""
        found = cls.objects.filter(group=group, source__isnull=True).first()
        return found or cls.open_log(group, by=by, at=at)

    @classmethod
    @verb
    def open_log(cls, group: Any, *, by: Any, at: datetime) -> Self:
        """Open a group's own log. Raises Refused when it has one."""
        group.lock()
        if cls.objects.filter(group=group, source__isnull=True).exists():
            raise Refused(f"{group} has a log of actions already.")
        plan = cls(group=group, title=f"Action log of {group}"[:200])
        return plan._begin("plan.opened", by=by, at=at)

    @verb
    def agree(self, *, by: Any, at: datetime) -> Self:
        """Agree the plan. Somebody other than its drafter does.

        Raises Refused for its drafter, a log, a plan without actions, or one agreed before.
        """
        self.lock()
        if self.is_log:
            raise Refused("A group's own log is kept, not agreed.")
        if self.agreed_on:
            raise Refused("This plan was agreed before.")
        if by.pk == self.drafted_by_id:
            raise Refused("Somebody else must agree the plan: you drafted it.")
        if not self.actions.exists():
            raise Refused("This plan has no actions yet.", self.proposals_url)
        self.agreed_on, self.agreed_by = timezone.localdate(at), by
        self.save()
        self.record("plan.agreed", by=by, at=at)
        return self

    def propose(self, rows: Iterable[dict[str, Any]], *, by: Any, at: datetime) -> list[Any]:
        """Raise one action for each row of facts: a deed each, all or none in the page's
        transaction. Raises Refused when there is no row."""
        raised = [Action.raise_new(plan=self, by=by, at=at, **facts) for facts in rows]
        if not raised:
            raise Refused("Tick at least one agency that is to act.")
        return raised

    @property
    def proposals_url(self) -> str:
        return address("actions:plan_proposals", code=self.code)

    def _begin(self, deed: str, *, by: Any, at: datetime) -> Self:
        self.drafted_on, self.drafted_by = timezone.localdate(at), by
        save_with_code(self, "PL")
        self.record(deed, by=by, at=at)
        return self
