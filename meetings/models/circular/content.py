"""What a circular says, as plain JSON: counted, put together, and at its issue frozen.

Page and PDF show nothing else, so that neither a later change of an action nor another name
of a group can reach a circular that is out.
"""

import hashlib
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta

from core.journal.chain import canonical
from meetings.models.circular.counting import attendance_by_agency, count
from meetings.models.contribution import Contribution
from meetings.quarters import Span
from partnership.choices import Office
from partnership.models import Seat

TEXTS = ("done", "changed", "late", "asks")
SENT, NIL, MISSING, RETURNED = "sent", "nil", "missing", "returned"


def content_of(circular: Any) -> dict[str, Any]:
    """Count a circular's quarter and gather what its groups sent."""
    span = Span(circular.from_on, circular.to_on)
    counted = count(span)
    year = year_to(span.last)
    return {
        "number": circular.number,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "whole": counted.account(),
        "before": _before(circular),
        "year": {"from": year.first.isoformat(), "by_agency": attendance_by_agency(year)},
        "groups": [
            {**said, "account": counted.account(pk)} for pk, said in _groups(circular).items()
        ],
    }


def year_to(last: date) -> Span:
    """The twelve months that end on a day: what a promise about a year is held against."""
    return Span(last - relativedelta(years=1) + relativedelta(days=1), last)


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of everything a circular says, in hexadecimal: what its PDF can print of itself."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _before(circular: Any) -> dict[str, Any] | None:
    """The numbers of the circular before, as they were frozen."""
    earlier = type(circular).objects.before(circular)
    return {"number": earlier.number, "whole": earlier.figures["whole"]} if earlier else None


def _groups(circular: Any) -> dict[UUID, dict[str, Any]]:
    """What each group said, by its id, in the order of their names."""
    rows = Contribution.objects.filter(circular=circular).select_related("group")
    chairs = Seat.objects.open().filter(office=Office.CHAIR, subgroup__contributions__in=rows)
    posts = {
        group: f"{post}, {agency}" if agency else post
        for group, post, agency in chairs.values_list("subgroup_id", "post", "agency__name")
    }
    return {
        row.group_id: {
            "slug": row.group.slug,
            "name": row.group.name,
            "chair": posts.get(row.group_id, ""),
            "state": _state(row),
            "without_reason": row.without_reason,
            "texts": {name: getattr(row, name).strip() for name in TEXTS}
            if row.sent_at and not row.is_nil
            else {},
        }
        for row in rows.order_by("group__name")
    }


def _state(row: Contribution) -> str:
    if row.sent_at is None:
        return RETURNED if row.is_returned else MISSING
    return NIL if row.is_nil else SENT
