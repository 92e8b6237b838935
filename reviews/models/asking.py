"""Whom one can ask for an answer, and how long they have."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from core.journal.deeds import Refused
from partnership.choices import Role
from partnership.models import Agency, PartnershipSettings


def refuse_ended(agency: Any) -> None:
    """Raise Refused for an agency that has closed."""
    if agency.ended_on is not None:
        raise Refused(f"{agency} no longer exists. Ask its successor.")


def askable(source: Any) -> Any:
    """Agencies that could answer: all that serve; behind a restriction those with a lead there."""
    serving = Agency.objects.serving()
    if not source.is_restricted:
        return serving
    return serving.filter(pk__in=_leads(source).values("membership__agency"))


def _leads(source: Any) -> Any:
    """The places of agency leads on its panel."""
    return source.panel_places.in_force().filter(
        membership__roles__contains=[Role.AGENCY_LEAD], membership__ended_at__isnull=True
    )


def refuse_unreachable(source: Any, agency: Any) -> None:
    """Raise Refused where, behind a restriction, no lead of the agency sits on the panel."""
    if source.is_restricted and not _leads(source).filter(membership__agency=agency).exists():
        raise Refused(
            f"No lead of {agency} sits on the panel of this restricted source, so nobody could "
            "answer. Propose one for the panel first, or ask when the source is open."
        )


def refuse_past(due_on: date, *, at: datetime) -> None:
    """Raise Refused for an answer that would be late as soon as it is asked for."""
    if due_on < timezone.localdate(at):
        raise Refused("An answer cannot be due in the past. Choose today or a later day.")


def usual_days() -> int:
    """Days an agency has to answer: the partnership's own number, else the product's."""
    own = PartnershipSettings.objects.values_list("answer_days", flat=True).first()
    return own or int(PartnershipSettings._meta.get_field("answer_days").default)
