"""Who presides over the Board: asked by rules, which know no models of this room."""

from typing import Any

from django.db.models import QuerySet

from partnership.choices import GroupKind
from partnership.models import Subgroup


def boards_chaired(me: Any) -> QuerySet[Subgroup]:
    """The boards this person chairs, or deputises for, now."""
    return Subgroup.objects.filter(pk__in=me.chaired_ids, kind=GroupKind.BOARD)


def chairs_a_board(me: Any) -> bool:
    """The same as one answer, asked once for each membership object, which lives a request."""
    known: bool | None = me.__dict__.get("_chairs_a_board")
    if known is None:
        known = bool(me.chaired_ids) and boards_chaired(me).exists()
        me.__dict__["_chairs_a_board"] = known
    return known
