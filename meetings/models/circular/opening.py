"""A quarter opens: the circular gets its number, the groups are asked."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.utils import timezone

from core.journal.deeds import Refused, verb
from core.tenancy import scope
from meetings.models.circular.row import CircularRow
from meetings.models.contribution import Contribution
from meetings.quarters import Quarter, due
from partnership.models import Partnership, PartnershipSettings


class Opening(CircularRow):
    """From nothing to a number, a day and the groups that are asked."""

    class Meta:
        abstract = True

    @classmethod
    @verb
    def open_quarter(
        cls, quarter: Quarter, groups: Iterable[Any], *, by: Any, at: datetime
    ) -> Self:
        """Open a quarter's circular and ask these groups for their contributions.

        Raises Refused for a quarter that was opened before or has not begun, or no group.
        """
        groups, today = list(groups), timezone.localdate(at)
        # One at a time in each partnership, so that no quarter is opened twice.
        Partnership.objects.select_for_update(no_key=True).get(pk=scope.partnership_id())
        earlier = cls.objects.filter(number=quarter.number).first()
        if earlier:
            raise Refused(f"{earlier} was opened before.", link=earlier.get_absolute_url())
        if quarter.from_on > today:
            raise Refused("That quarter has not begun yet.")
        if not groups:
            raise Refused("Tick at least one group to ask.")
        circular = cls(number=quarter.number, from_on=quarter.from_on, to_on=quarter.to_on)
        circular.due_on = due(quarter, asked_on=today, days=contribution_days())
        circular.opened_at = at
        circular.save()
        circular.record("circular.opened", by=by, at=at)
        for group in groups:
            Contribution.ask(circular, group, by=by, at=at)
        return circular


def contribution_days() -> int:
    """Days a group has to send its contribution: the partnership's own number."""
    return int(PartnershipSettings.objects.values_list("circular_days", flat=True).get())


def quarter_of(on: date) -> Quarter:
    """The quarter a day lies in, of the partnership's own year."""
    starts = PartnershipSettings.objects.values_list("year_start_month", flat=True).get()
    return Quarter.of(on, year_starts=starts)


def quarters_to_open(opened: Iterable[str], *, on: date) -> list[Quarter]:
    """The quarters that can be opened on a day, newest first: this one and the four before."""
    quarter, found, taken = quarter_of(on), [], set(opened)
    for _ in range(5):
        if quarter.number not in taken:
            found.append(quarter)
        quarter = quarter.before
    return found
