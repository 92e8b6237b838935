"""What hangs from a source carries its restriction."""

from typing import Any, Self
from uuid import UUID

from django.db import models

from reviews.visibility import source_visible


class FromSourceQuerySet(models.QuerySet):
    """Reads of rows with a ``source``."""

    def visible_to(self, me: Any) -> Self:
        """Rows whose source this person may know of."""
        return self.filter(source_visible(me, "source__"))


class FromSource(models.Model):
    """Mixin of nouns with a ``source`` foreign key."""

    class Meta:
        abstract = True

    @property
    def circle_id(self) -> UUID | None:
        """The source governs who may see this."""
        return self.source_id  # type: ignore[attr-defined,no-any-return]

    @property
    def is_behind_restriction(self) -> bool:
        source = self.source  # type: ignore[attr-defined]
        return source is not None and source.is_restricted
