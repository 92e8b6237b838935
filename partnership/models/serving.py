"""Reads that agencies and groups share."""

from typing import Any, Self

from django.db import models


class ServingQuerySet(models.QuerySet):
    """Who the partners are and which groups there are, as long as they last."""

    def visible_to(self, me: Any) -> Self:
        """Every member may know of them."""
        return self

    def serving(self) -> Self:
        """Those that still exist."""
        return self.filter(ended_on__isnull=True)
