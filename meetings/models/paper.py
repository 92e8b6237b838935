"""Papers behind items, and how late they came."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from core.calendar.asked import late_words
from core.documents.files import receive
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.pages.templatetags.words import day
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.models import scoped
from meetings.models.item import AgendaItem
from reviews.models.flow import Hanging
from reviews.visibility import source_visible


def overdue_on(due_on: date | None, on: date) -> State | None:
    """How late a paper is that is not in; None until its day has gone by."""
    is_late = due_on is not None and due_on < on
    return State(late_words(due_on, on), "late") if due_on and is_late else None


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


class Paper(Hanging, Accountable):
    """A document asked of somebody by the meeting's paper deadline."""

    hangs_from = "item"
    revised = "paper.revised"
    unremarkable: ClassVar[dict[str, Any]] = {"is_late": False}

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

    def page(self, noun: str) -> str:
        """The address of one of this paper's own pages: "hand_in"."""
        return address(f"meetings:paper_{noun}", code=self.code)

    def state_on(self, on: date) -> State:
        """Here in time or late, awaited, or so many days overdue while its meeting is ahead."""
        if self.withdrawn_at:
            return State("Withdrawn")
        if self.handed_in_at:
            return State("Came late", "attention") if self.is_late else State("In time", "done")
        meeting = self.item.meeting
        if meeting.held_at or meeting.cancelled_at:
            return State("Not handed in")
        return overdue_on(self.due_on, on) or State("Awaited", "attention")

    @classmethod
    @verb
    def ask(
        cls, item: Any, *, title: str, owner: Any, by: Any, at: datetime, due_on: date | None = None
    ) -> "Paper":
        """Ask somebody for a paper by a day, else by the meeting's own deadline.

        Raises Refused for a meeting that was held or cancelled, and for a day that is gone or
        comes after the meeting: no paper is late before anybody knows of it.
        """
        item.meeting.must_be_ahead()
        paper = cls(item=item, title=title, owner=owner)
        paper.due_on = due_on or item.meeting.papers_day
        paper.refuse_impossible(timezone.localdate(at))
        save_with_code(paper, "P")
        paper.record("paper.asked", by=by, at=at)
        return paper

    def refuse_impossible(self, today: date) -> None:
        """Raise Refused for a day that is gone or comes after the meeting."""
        if self.due_on < today:
            raise Refused(
                f"{day(self.due_on)} has gone by, so nobody could keep it. Choose today or later."
            )
        if self.due_on > timezone.localdate(self.item.meeting.starts_at):
            raise Refused("The meeting is before that day. Choose the meeting's day or earlier.")

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
        new = self.versions.model(paper=self, number=number, file=stored)
        new.handed_in_at, new.handed_in_by = at, by
        new.save()
        self.record("paper.replaced" if again else "paper.handed_in", by=by, at=at)
        return self

    @verb
    def withdraw(self, *, reason: str, by: Any, at: datetime) -> "Paper":
        """No longer wanted. Raises Refused when it was withdrawn already."""
        self.lock()
        if self.withdrawn_at:
            raise Refused("This paper was withdrawn already.")
        self.withdrawn_at = at
        self.save()
        self.record("paper.withdrawn", by=by, at=at, reason=reason)
        return self
