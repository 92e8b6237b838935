"""Search within rights for actions."""

from typing import Any

from actions.models import Action
from core.pages.search import Hit, Hits, hits, searches


@searches(order=30)
def actions(me: Any, words: str) -> Hits:
    """Actions by their words or code, ended ones too."""
    rows = Action.objects.visible_to(me).matching(words).select_related("agency")
    return hits("Actions", rows, lambda a: Hit(str(a), a.get_absolute_url(), str(a.agency)))
