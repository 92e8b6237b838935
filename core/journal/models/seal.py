"""The chain over the journal (design §4.6)."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models

from core.tenancy.models import Owned, ScopedManager


class Seal(Owned):
    """One link: the digest of an entry and its history rows, tied to the link before.

    The digest is salted and taken over the payload, the chain over digests: a lawful
    disposal can remove a payload and its salt without breaking the chain.
    """

    number = models.PositiveBigIntegerField()
    entry = models.OneToOneField(
        "journal.Entry", on_delete=models.PROTECT, related_name="seal"
    )
    salt = models.BinaryField(max_length=16)
    digest = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="seal_number_once")
        ]
        triggers = [
            pgtrigger.Protect(
                name="append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {bytes(self.head).hex()[:12]}"
