"""The one generic pointer of the product: a type and a UUID (design §3)."""

from typing import Any

from django.apps import apps
from django.db import models


def type_of(thing: models.Model) -> str:
    """The lasting name of a row's type, such as ``actions.action``."""
    return thing._meta.label_lower


class Subject(models.Model):
    """For the five infrastructure tables that may point at any row of their partnership.

    ``circle_id`` is the id of the restricted-able root the row belongs to, if any: readers
    are filtered by it, so that what is known *about* a row is no wider than the row.
    """

    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    circle_id = models.UUIDField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def subject(self) -> Any:
        """The row itself, or None when it is not visible in the open scope."""
        model = apps.get_model(self.subject_type)
        return model.objects.filter(pk=self.subject_id).first()


def pointing_at(thing: Any) -> dict[str, Any]:
    """Field values of a Subject row that points at this thing."""
    return {
        "subject_type": type_of(thing),
        "subject_id": thing.pk,
        "circle_id": getattr(thing, "circle_id", None),
    }
