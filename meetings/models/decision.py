"""What was decided."""

import re
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.models import scoped
from meetings.choices import Part
from meetings.models.item import AgendaItem
from partnership.models import Partnership
from reviews.models.flow import Hanging

NAME = re.compile(r"D-(B?)([0-9]{1,8})", re.IGNORECASE)


def called(name: str) -> models.Q:
    """The decision of a name like D-12 or D-B3; no decision where it is none."""
    found = NAME.fullmatch(name.strip())
    if found is None:
        return models.Q(pk__in=[])
    return models.Q(part=Part.B if found[1] else Part.A, number=int(found[2]))


class DecisionQuerySet(models.QuerySet):
    """Reads of decisions."""

    def visible_to(self, me: Any) -> "DecisionQuerySet":
        """Decisions under items this person may see."""
        return self.filter(item__in=AgendaItem.objects.visible_to(me))


class Decision(Hanging, Accountable):
    """Numbered when it is made, within its partnership and its part; may lead to an action.

    Its name stays when its item changes parts: it stands in minutes that people have.
    """

    hangs_from = "item"

    part = models.CharField(max_length=1, choices=Part.choices, default=Part.A, editable=False)
    number = models.PositiveIntegerField()
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField()
    reasons = models.TextField(blank=True)
    decided_on = models.DateField()
    action = models.ForeignKey(
        "actions.Action", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    corrected_at = models.DateTimeField("corrected after it was sent out", null=True, blank=True)
    correction_reason = models.TextField("why it was corrected", blank=True)
    sent_out_as = models.TextField("as it was sent out", blank=True)

    objects: ClassVar[Any] = scoped(DecisionQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["part", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "part", "number"], name="decision_number_once"
            ),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="decision_part"),
            models.CheckConstraint(
                condition=models.Q(corrected_at__isnull=True, correction_reason="", sent_out_as="")
                | (
                    models.Q(corrected_at__isnull=False)
                    & ~models.Q(correction_reason="")
                    & ~models.Q(sent_out_as="")
                ),
                name="decision_corrected_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"D-{'B' if self.part == Part.B else ''}{self.number}"

    def get_absolute_url(self) -> str:
        return self.item.get_absolute_url()

    @classmethod
    @verb
    def make(
        cls, item: Any, *, text: str, by: Any, at: datetime, reasons: str = "", action: Any = None
    ) -> "Decision":
        """Record a decision under an item; it gets the next number of its part.

        Raises Refused before the meeting's day and once the minutes are finalised.
        """
        item.meeting.must_take_minutes(at)
        decision = cls(item=item, text=text, reasons=reasons, action=action)
        decision.decided_on = timezone.localdate(item.meeting.starts_at)
        decision.part = Part.B if item.is_behind_restriction else Part.A
        decision.number = decision._next_number()
        decision.save()
        decision.record("decision.made", by=by, at=at)
        return decision

    def _next_number(self) -> int:
        """Under a lock of the partnership's row, so that no number is given twice.

        Part B counts for itself: a gap would tell that something restricted was decided.
        """
        Partnership.objects.select_for_update(no_key=True).get(pk=self.item.partnership_id)
        there = Decision.objects.filter(part=self.part)
        return (there.aggregate(last=models.Max("number"))["last"] or 0) + 1

    @verb
    def correct(
        self,
        *,
        text: str,
        reason: str,
        by: Any,
        at: datetime,
        reasons: str | None = None,
        version: int | None = None,
    ) -> "Decision":
        """Put its words right. Once the minutes were sent out, readers see that and what it was.

        Raises Refused once the minutes are confirmed and where nothing differs, Stale when it
        is no longer what was read.
        """
        minutes = self.item.meeting.must_be_unconfirmed()
        self.lock(version=version)
        reasons = self.reasons if reasons is None else reasons
        if (text, reasons) == (self.text, self.reasons):
            raise Refused("Nothing was changed, so there is nothing to correct.")
        if minutes and minutes.circulated_at:
            self.corrected_at, self.correction_reason = at, reason
            self.sent_out_as = self.sent_out_as or self.text
        self.text, self.reasons = text, reasons
        self.save()
        self.record("decision.corrected", by=by, at=at, reason=reason)
        return self
