"""What belongs to an action is seen by whoever sees the action."""

from typing import Any, Self
from uuid import UUID

from django.db import models


class PartQuerySet(models.QuerySet):
    """Reads of rows with an ``action``."""

    def visible_to(self, me: Any) -> Self:
        """Parts of actions this person may know of."""
        from actions.models.action import Action

        return self.filter(action__in=Action.objects.visible_to(me))


class PartOfAction(models.Model):
    """Mixin of nouns with an ``action`` foreign key."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return str(self.action.get_absolute_url())  # type: ignore[attr-defined]

    @property
    def circle_id(self) -> UUID | None:
        return self.action.source_id  # type: ignore[attr-defined,no-any-return]

    @property
    def is_behind_restriction(self) -> bool:
        return bool(self.action.is_behind_restriction)  # type: ignore[attr-defined]
