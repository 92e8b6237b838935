"""A form that was sent: the guard against double clicks."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import models
from django.http import QueryDict

from core.tenancy.ids import new_id
from core.tenancy.models import Owned


class Submission(Owned):
    """One sent form. A second arrival of the same token waits, then finds where it led."""

    token = models.CharField(max_length=40)
    sender_id = models.UUIDField()
    sent_at = models.DateTimeField()
    url = models.CharField(max_length=400, blank=True)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sender_id", "token"], name="submission_once"
            )
        ]

    def __str__(self) -> str:
        return self.token

    @classmethod
    def claim(cls, *, sent: QueryDict, by: Any, at: datetime) -> "Submission":
        """The row of this form as it was sent, made now or by an earlier arrival of the same.

        The same token with other answers is another form: nothing typed is taken for sent.
        """
        answers = [(name, sent.getlist(name)) for name in sent if name != "csrfmiddlewaretoken"]
        told = hashlib.sha256(repr(sorted(answers)).encode()).hexdigest()[:40]
        row, _ = cls.objects.get_or_create(
            token=told if sent.get("once") else str(new_id()),
            sender_id=by.pk,
            defaults={"sent_at": at, "partnership_id": by.partnership_id},
        )
        return row

    def led_to(self, url: str) -> None:
        """Remember where the first arrival led."""
        self.url = url[:400]
        self.save(update_fields=["url"])
