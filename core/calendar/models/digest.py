"""One mail per person per run, across partnerships. A person table (design §4.1)."""

from typing import Any, ClassVar

from django.db import models

from core.tenancy.models import PersonOwned, person_scoped


class Digest(PersonOwned):
    """The mail of one morning to one person, with the stable Message-ID it bears."""

    slot_on = models.DateField()
    message_id = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = person_scoped()

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["person", "slot_on"], name="digest_once")
        ]

    def __str__(self) -> str:
        return f"Digest of {self.slot_on}"
