"""Private files: sniffed, capped, hashed, quarantined until scanned (design §4.9)."""

from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable


def private_path(row: "StoredFile", name: str) -> str:
    """A random key under the partnership's own folder; the given name is kept as a fact only."""
    return f"{row.partnership_id}/{row.pk}"


class StoredFile(Accountable):
    """One stored file. Nothing is served before ``found_clean_at``."""

    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=private_path, max_length=120)
    received_at = models.DateTimeField()
    found_clean_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(max_length=200, blank=True)
    circle = models.UUIDField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(found_clean_at__isnull=True)
                | models.Q(refused_at__isnull=True),
                name="file_clean_or_refused",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def circle_id(self) -> UUID | None:
        """The restricted-able root this file belongs to, given when it was received."""
        return self.circle
