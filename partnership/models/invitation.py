"""Being asked to join."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.accounts.models.user import plain_address
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import Option
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.ids import new_code
from core.tenancy.models import scoped
from partnership import tokens
from partnership.choices import Role
from partnership.models.mailing import Mailed, MailQuerySet
from partnership.roles import explained_of, fault

LASTS = timedelta(days=14)
PREFIX = "IN"


def invitation_code() -> str:
    """A code for an invitation that was not sent by its verb (imports, tests)."""
    return new_code(PREFIX)


class InvitationQuerySet(MailQuerySet):
    """Reads of invitations."""

    def visible_to(self, me: Any) -> "InvitationQuerySet":
        """The business team invites; the scrutineer reads everything of the partnership."""
        return self if me.is_business_team or me.is_scrutineer else self.none()

    def open(self, *, at: datetime) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn, and still in time."""
        return self.unanswered().filter(expires_at__gt=at)

    def unanswered(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the time may have run out."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)

    def of_link(self, token: str, *, at: datetime) -> "Invitation | None":
        """The open invitation this link opens, or None: used, withdrawn, late, never was."""
        return self.open(at=at).filter(token_digest=tokens.digest(token)).first()


class Invitation(Mailed, Accountable):
    """An invitation by e-mail. Only the digest of its token is kept."""

    code = models.CharField(max_length=12, default=invitation_code, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=160)
    agency = models.ForeignKey(
        "partnership.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices))
    token_digest = models.CharField(max_length=64)
    sending = models.PositiveSmallIntegerField("times sent", default=1)
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
            ),
            models.UniqueConstraint(fields=["partnership", "code"], name="invitation_code_once"),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(
                    accepted_at__isnull=False,
                    accepted_by__isnull=False,
                    withdrawn_at__isnull=True,
                ),
                name="invitation_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation to {self.name}"

    def get_absolute_url(self) -> str:
        return address("partnership:invitation_detail", code=self.code)

    @property
    def role_words(self) -> str:
        """The roles in words."""
        return ", ".join(str(Role(role).label) for role in self.roles)

    @property
    def role_lines(self) -> list[Option]:
        """Each role with what it may do."""
        return explained_of(self.roles)

    def is_open(self, *, at: datetime) -> bool:
        """Whether its link still opens it."""
        return not (self.accepted_at or self.withdrawn_at) and self.expires_at > at

    def link(self) -> str:
        """The path of the page where it is accepted; worked out anew for each mail.

        Raises LookupError when the key it was made with is no longer among the settings.
        """
        token = tokens.token_for(self.pk, self.sending, digest_kept=self.token_digest)
        return address("partnership:invitation_accept", token=token)

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def send(cls, *, by: Any, at: datetime, email: str, name: str, **facts: Any) -> Self:
        """Invite somebody by e-mail. ``facts``: post, agency, roles.

        Whether the address has an account anywhere changes nothing here. Raises Refused when
        its owner belongs to this partnership already or holds an open invitation.
        """
        email = plain_address(email)
        cls._refuse_second(email, at)
        invitation = cls(email=email, name=name, **facts)
        invitation._write(by, at)
        save_with_code(invitation, PREFIX)
        invitation.record("invitation.sent", by=by, at=at)
        invitation.tell_mailer()
        return invitation

    @classmethod
    def _refuse_second(cls, email: str, at: datetime) -> None:
        member = apps.get_model("partnership.Membership").objects.open()
        found = member.filter(user__email=email).first()
        if found:
            raise Refused(f"{found} is a member already.", link=found.get_absolute_url())
        earlier = cls.objects.unanswered().filter(email=email).first()
        if earlier:
            raise Refused(
                f"{earlier.name} has been invited at this address. Send that invitation again, "
                "or withdraw it first.",
                link=earlier.get_absolute_url(),
            )

    def _write(self, by: Any, at: datetime) -> None:
        why = fault(self.roles, has_agency=self.agency_id is not None)
        if why:
            raise Refused(why)
        self._refuse_closed_agency()
        self.token_digest = tokens.digest(tokens.token(self.pk, self.sending))
        self.sent_at, self.expires_at = at, at + LASTS
        self.sent_by = by if isinstance(by, apps.get_model("partnership.Membership")) else None
        self.plan_mail(at)

    @verb
    def resend(self, *, by: Any, at: datetime) -> Self:
        """Send a new link; every earlier one stops working and the fortnight begins anew."""
        self.lock()
        self._refuse_answered()
        self.sending += 1
        self._write(by, at)
        self.save()
        self.record("invitation.resent", by=by, at=at)
        self.tell_mailer()
        return self

    @verb
    def withdraw(self, *, by: Any, at: datetime, reason: str = "") -> Self:
        """Make the link useless. The person invited is not told."""
        self.lock()
        self._refuse_answered()
        self.withdrawn_at = at
        self.save()
        self.record("invitation.withdrawn", by=by, at=at, reason=reason)
        return self

    @verb
    def accept(self, *, user: Any, at: datetime) -> Any:
        """Join as this account, which holds the invited address. Gives the membership.

        Raises Refused when the link was used, withdrawn or is too old, its agency has closed,
        and for a member.
        """
        self.lock()
        self._refuse_answered()
        if not self.is_open(at=at):
            raise Refused("This invitation is too old. Ask for a new one.")
        self._refuse_closed_agency()
        member = apps.get_model("partnership.Membership").begin(
            user=user,
            at=at,
            name=self.name,
            post=self.post,
            agency=self.agency,
            roles=self.roles,
            contact_email=self.email,
        )
        self.accepted_at, self.accepted_by = at, member
        self.save()
        self.record("invitation.accepted", by=member, at=at)
        return member

    def _refuse_closed_agency(self) -> None:
        """An agency may close, or be followed by another, while its people are invited."""
        if self.agency and self.agency.ended_on:
            raise Refused(f"{self.agency} no longer exists. Invite them for another agency.")

    def _refuse_answered(self) -> None:
        if self.accepted_at:
            raise Refused("This invitation was accepted already.")
        if self.withdrawn_at:
            raise Refused("This invitation was withdrawn.")
