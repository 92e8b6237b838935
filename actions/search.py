"""Search within rights for actions."""

from typing import Any

from actions.models import Action
from core.pages.search import SHOWN, Hit, Hits, searches


@searches(order=30)
def actions(me: Any, words: str) -> Hits:
    """Actions by their words or code, ended ones too."""
    rows = Action.objects.visible_to(me).matching(words).select_related("agency")
    found = list(rows[: SHOWN + 1])
    hits = [Hit(str(row), row.get_absolute_url(), str(row.agency)) for row in found[:SHOWN]]
    return Hits("Actions", hits, more=len(found) > SHOWN)
