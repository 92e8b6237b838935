"""In what capacity a person stands to the restricted sources they may know of."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q

from reviews.choices import PanelRole
from reviews.visibility import kept_by, not_barred

KEEPER = "keeper"


def standing(me: Any) -> dict[UUID, str]:
    """Source id → panel role, or KEEPER for the two who restricted it while no panel stands.

    Read once for each membership object, which lives as long as one request.
    """
    known: dict[UUID, str] | None = me.__dict__.get("_standing")
    if known is None:
        known = me.__dict__["_standing"] = _read(me)
    return known


def _read(me: Any) -> dict[UUID, str]:
    LearningSource = apps.get_model("reviews.LearningSource")
    PanelPlace = apps.get_model("reviews.PanelPlace")
    mine = Q(restricted_at__isnull=False) & not_barred(me, "pk")
    kept = LearningSource.objects.filter(mine & kept_by(me, "", "pk"))
    found = dict.fromkeys(kept.values_list("pk", flat=True), KEEPER)
    places = PanelPlace.objects.in_force().filter(not_barred(me, "source_id"), membership=me)
    return found | dict(places.values_list("source_id", "role"))


def may_change(me: Any, source: Any) -> bool:
    """Whether ``me`` writes in this source: findings, recommendations, its panel and its bars.

    An open source is the business team's. A restricted one is changed by its panel leads, by
    the business team's members on its panel and, until a panel stands, by its two keepers.
    """
    if not source.is_restricted:
        return bool(me.is_business_team)
    role = standing(me).get(source.pk)
    return role in (PanelRole.LEAD, KEEPER) or (role is not None and bool(me.is_business_team))
