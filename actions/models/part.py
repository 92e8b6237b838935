"""What belongs to an action is seen by whoever sees the action."""

from typing import Any, Self

from django.db import models

from reviews.models.flow import Hanging


class PartQuerySet(models.QuerySet):
    """Reads of rows with an ``action``."""

    def visible_to(self, me: Any) -> Self:
        """Parts of actions this person may know of."""
        from actions.models.action import Action

        return self.filter(action__in=Action.objects.visible_to(me))


class PartOfAction(Hanging):
    """Mixin of nouns with an ``action`` foreign key."""

    hangs_from = "action"

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return str(self.action.get_absolute_url())  # type: ignore[attr-defined]
