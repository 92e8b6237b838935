"""A group's part of a circular."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.pages.templatetags.words import day
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import GroupKind

# Four such texts and the group's numbers fill about a page of the circular.
LONGEST = 400


class ContributionQuerySet(models.QuerySet):
    """Reads of contributions."""

    def visible_to(self, me: Any) -> Self:
        """The group's chair and deputy, the team, the scrutineer.

        Everybody else reads the issued circular, which says it all.
        """
        if me.is_business_team or me.is_scrutineer:
            return self
        return self.filter(group_id__in=me.chaired_ids)

    def awaited(self) -> Self:
        """Asked and not yet sent."""
        return self.filter(sent_at__isnull=True)

    def missing_from(self, circular: Any) -> Self:
        """Awaited by one circular, in the order of the groups' names."""
        rows = self.awaited().filter(circular=circular).select_related("group")
        return rows.order_by("group__name")

    def open(self) -> Self:
        """Of circulars whose contributions are not closed."""
        return self.filter(circular__compiled_at__isnull=True)


class Contribution(Accountable):
    """Asked of a group, pre-filled from its own quarter, edited and sent by its chair."""

    revised = "contribution.revised"

    circular = models.ForeignKey(
        "meetings.ExecutiveCircular", on_delete=models.PROTECT, related_name="contributions"
    )
    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="contributions"
    )
    asked_at = models.DateTimeField("asked")
    figures = models.JSONField(default=dict)
    done = models.TextField("what we did", blank=True)
    changed = models.TextField("what changed for children", blank=True)
    late = models.TextField("what is late and why", blank=True)
    asks = models.TextField("what we ask of the Board", blank=True)
    is_nil = models.BooleanField("nil return", default=False)
    sent_at = models.DateTimeField("sent", null=True, blank=True)
    sent_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    return_reason = models.TextField("why it was returned", blank=True)
    without_reason = models.TextField("why the circular went on without it", blank=True)

    objects: ClassVar[Any] = scoped(ContributionQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["group__name"]
        constraints = [
            models.UniqueConstraint(fields=["circular", "group"], name="contribution_once"),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True, sent_by__isnull=True, is_nil=False)
                | models.Q(sent_at__isnull=False, sent_by__isnull=False),
                name="contribution_sent_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(without_reason="") | models.Q(sent_at__isnull=True),
                name="contribution_missing_or_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} for {self.circular.number}"

    def get_absolute_url(self) -> str:
        return self.page("detail")

    def page(self, noun: str) -> str:
        """The address of one of this contribution's own pages: "edit", "sending"."""
        return address(
            f"meetings:contribution_{noun}", number=self.circular.number, group=self.group.slug
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(text.strip() for text in (self.done, self.changed, self.late, self.asks))

    @property
    def is_returned(self) -> bool:
        """Whether it came, was returned, and has not been sent again."""
        return self.sent_at is None and bool(self.return_reason)

    @property
    def state(self) -> State:
        """Sent or not; lateness is for pages that know the day."""
        if self.sent_at:
            return State("Nil return" if self.is_nil else "Sent", "done")
        if self.is_returned:
            return State("Returned", "attention")
        return State("Awaited", "neutral" if self.is_blank else "progress")

    def state_on(self, on: Any) -> State:
        """The same; past its day and still awaited it is late."""
        if self.sent_at is None and on > self.circular.due_on:
            return State("Overdue", "late")
        return self.state

    # -- verbs -----------------------------------------------------------------------------
    @classmethod
    @verb
    def ask(cls, circular: Any, group: Any, *, by: Any, at: datetime) -> Self:
        """Ask a group below the Board for its contribution.

        Raises Refused for the Board itself, a group that has ended or was asked already.
        """
        circular.lock().refuse_compiled()
        if group.kind == GroupKind.BOARD:
            raise Refused(f"{group} is who the circular is for.")
        group.refuse_ended()
        if cls.objects.filter(circular=circular, group=group).exists():
            raise Refused(f"{group} was asked already.")
        row = cls(circular=circular, group=group, asked_at=at)
        row.save()
        row.record("contribution.asked", by=by, at=at)
        return row

    def revise(self, *, by: Any, at: datetime, version: int | None = None, **changes: Any) -> Self:
        """Change its texts. Raises Refused once it was sent, Stale on a lost race."""
        with transaction.atomic():
            self._lock_open(version)
            return super().revise(by=by, at=at, version=version, **changes)

    @verb
    def send(self, *, by: Any, at: datetime, version: int | None = None) -> Self:
        """Send it, with the numbers of the quarter as they are now.

        Raises Refused when nothing is written: a group with nothing to say says so.
        """
        self._lock_open(version)
        if self.is_blank:
            raise Refused(
                "Nothing is written yet. Write something, or send a nil return.",
                link=self.page("edit"),
            )
        self._leave(by=by, at=at)
        self.record("contribution.sent", by=by, at=at)
        return self

    @verb
    def send_nil(self, *, by: Any, at: datetime, version: int | None = None) -> Self:
        """Say that there is nothing to report. Raises Refused when something is written."""
        self._lock_open(version)
        if not self.is_blank:
            raise Refused(
                "Something is written already. Send that, or empty the boxes first.",
                link=self.page("edit"),
            )
        self.is_nil = True
        self._leave(by=by, at=at)
        self.record("contribution.nil", by=by, at=at)
        return self

    @verb
    def send_back(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Ask the group to look again. Raises Refused when it has not been sent."""
        self._lock()
        if self.sent_at is None:
            raise Refused("The group has not sent its contribution yet.")
        self.sent_at = self.sent_by = None
        self.is_nil, self.return_reason = False, reason
        self.save()
        self.record("contribution.returned", by=by, at=at, reason=reason)
        return self

    def go_without(self, reason: str) -> None:
        """Keep why it is missing, within the circular's own verb, which holds the lock."""
        if reason != self.without_reason:
            self.without_reason = reason
            self.save()

    def _lock(self, version: int | None = None) -> None:
        """The circular first, as compiling does: of two who come at once the second waits."""
        self.circular.lock().refuse_compiled()
        self.lock(version=version)

    def _lock_open(self, version: int | None) -> None:
        self._lock(version)
        if self.sent_at:
            raise Refused(
                f"This was sent on {day(self.sent_at)}. Ask the business team to return it.",
                link=self.get_absolute_url(),
            )

    def _leave(self, *, by: Any, at: datetime) -> None:
        self.sent_at, self.sent_by = at, by
        self.return_reason = self.without_reason = ""
        self.figures = self.account(at)
        self.save()

    def account(self, at: datetime) -> dict[str, Any]:
        """The group's numbers in the quarter so far, counted for the circular's audience."""
        from meetings.models.circular.counting import count

        span = self.circular.span(timezone.localdate(at))
        return count(span, self.group_id).account(self.group_id)
