"""Being asked to join."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from partnership.choices import Role


class InvitationQuerySet(models.QuerySet):
    """Reads of invitations."""

    def visible_to(self, me: Any) -> "InvitationQuerySet":
        """The business team invites."""
        return self if me.is_business_team else self.none()


class Invitation(Accountable):
    """An invitation by e-mail. Only the digest of its token is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=160)
    agency = models.ForeignKey(
        "partnership.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices))
    token_digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        "partnership.Membership", null=True, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(InvitationQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "token_digest"], name="invitation_token_once"
            )
        ]

    def __str__(self) -> str:
        return f"Invitation to {self.name}"
