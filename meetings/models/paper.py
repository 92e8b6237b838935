"""Papers behind items; the version that was circulated is pinned."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from core.documents.files import receive
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.codes import with_code
from core.tenancy.models import scoped
from meetings.models.item import AgendaItem
from reviews.visibility import source_visible


class PaperQuerySet(models.QuerySet):
    """Reads of papers."""

    def visible_to(self, me: Any) -> "PaperQuerySet":
        """Papers of items this person may see, and one's own where one may know the source."""
        seen = models.Q(item__in=AgendaItem.objects.visible_to(me))
        own = models.Q(owner=me) & source_visible(me, "item__source__")
        return self.filter(seen | own)

    def wanted(self) -> "PaperQuerySet":
        """Neither withdrawn nor behind an item that was taken off its agenda."""
        return self.filter(withdrawn_at__isnull=True, item__removed_at__isnull=True)

    def awaited(self, *, on: date) -> "PaperQuerySet":
        """Not handed in, for meetings still to come on this London day."""
        from meetings.models.meeting import Meeting

        meetings = Meeting.objects.ahead(on=on)
        return self.wanted().filter(handed_in_at__isnull=True, item__meeting__in=meetings)


class Paper(Accountable):
    """A document asked of somebody by the meeting's paper deadline."""

    revised = "paper.revised"

    code = models.CharField(max_length=8)
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="papers_owned"
    )
    due_on = models.DateField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(null=True, blank=True)
    late_reason = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(PaperQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["due_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="paper_code_once")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("meetings:paper_detail", code=self.code)

    @property
    def circle_id(self) -> UUID | None:
        return self.item.source_id

    @property
    def is_behind_restriction(self) -> bool:
        return self.item.is_behind_restriction

    @classmethod
    @verb
    def ask(cls, item: Any, *, title: str, owner: Any, by: Any, at: datetime) -> "Paper":
        """Ask somebody for a paper by the meeting's deadline.

        Raises Refused for a meeting that was held or cancelled.
        """
        item.meeting.must_be_ahead()
        paper = cls(item=item, title=title, owner=owner, due_on=item.meeting.papers_day)
        with_code("D", paper.save_as)
        paper.record("paper.asked", by=by, at=at)
        return paper

    def save_as(self, code: str) -> None:
        """Save a new paper under this code."""
        self.code = code
        self.save()

    @verb
    def hand_in(self, *, file: Any, by: Any, at: datetime, late_reason: str = "") -> "Paper":
        """Hand in the paper, or a new version of it. The first day it came decides lateness.

        Raises Refused when it is late without a reason, withdrawn, or the meeting is over.
        """
        self.lock()
        self.item.meeting.must_be_ahead()
        if self.withdrawn_at:
            raise Refused("This paper was withdrawn.")
        again = self.handed_in_at is not None
        if not again:
            self.handed_in_at, self.is_late = at, timezone.localdate(at) > self.due_on
            self.late_reason = late_reason
        if self.is_late and not self.late_reason:
            raise Refused("The paper is late: say why, so that the members can see it.")
        self.save()
        number = self.versions.count() + 1
        stored = receive(file, by=by, at=at, circle=self.circle_id)
        PaperVersion(
            paper=self, number=number, file=stored, handed_in_at=at, handed_in_by=by
        ).save()
        self.record("paper.replaced" if again else "paper.handed_in", by=by, at=at)
        return self

    @verb
    def withdraw(self, *, reason: str, by: Any, at: datetime) -> "Paper":
        """No longer wanted."""
        self.lock()
        if self.withdrawn_at:
            raise Refused("This paper was withdrawn already.")
        self.withdrawn_at = at
        self.save()
        self.record("paper.withdrawn", by=by, at=at, reason=reason)
        return self


class PaperVersion(Accountable):
    """One handed-in version of a paper."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    circulated_at = models.DateTimeField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper}, version {self.number}"

    @property
    def circle_id(self) -> UUID | None:
        return self.paper.circle_id

    @property
    def is_behind_restriction(self) -> bool:
        return self.paper.is_behind_restriction

    @classmethod
    def newest_of(cls, meeting: Any) -> Any:
        """The newest version of each of a meeting's papers that was not circulated yet."""
        newest = cls.objects.filter(
            paper__in=Paper.objects.wanted().filter(item__meeting=meeting)
        ).order_by("paper_id", "-number")
        return [v for v in newest.distinct("paper_id") if v.circulated_at is None]

    @verb
    def circulate(self, *, by: Any, at: datetime) -> "PaperVersion":
        """Pin this version: it is what the members were sent."""
        self.lock()
        self.circulated_at = at
        self.save()
        self.record("paper.circulated", by=by, at=at)
        return self
