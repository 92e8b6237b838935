"""A person who signs in. Names, posts and roles live on memberships."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from core.tenancy.ids import new_id


def plain_address(email: str) -> str:
    """The one way an e-mail address is stored and compared: trimmed, small letters, ASCII.

    Anything else could look like, or fold into, somebody else's address.
    Raises ValidationError for text that is no such address.
    """
    email = email.strip().lower() if email.isascii() else ""
    validate_email(email)
    return email


class UserManager(BaseUserManager):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """A new account; without a password nobody can sign in to it until one is set."""
        user: User = self.model(email=plain_address(email), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").strip().lower())

    def known_by(self, email: str) -> "User | None":
        """The account of this address, closed ones included; None for an unknown one."""
        try:
            return self.filter(email=plain_address(email)).first()
        except ValidationError:
            return None


class User(AbstractBaseUser):
    """An account: closed when it is no longer wanted, never deleted (design §4.6)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254)
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Part of every session's fingerprint: counting on ends them all at their next request.
    sessions_ended = models.PositiveIntegerField(default=0)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], name="user_email_once"),
            # With the line above: unique on Lower(email), and found by plain equality.
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_in_small_letters"
            ),
            models.CheckConstraint(
                condition=models.Q(is_active=True, closed_at__isnull=True)
                | models.Q(is_active=False, closed_at__isnull=False),
                name="user_closed_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def close(self, *, at: datetime) -> None:
        """End the account: nobody signs in to it and its live sessions end at once.

        An operator's rights end with it: an invitation may open the account again, and
        must not bring them back.
        """
        self.closed_at, self.is_active, self.is_operator = at, False, False
        self._end_sessions("closed_at", "is_active", "is_operator")

    def reopen(self) -> None:
        """Let a closed account be used again. Sessions of before the closing stay ended."""
        self.closed_at, self.is_active = None, True
        self._end_sessions("closed_at", "is_active")

    def end_sessions(self) -> None:
        """Sign this person out everywhere, at the next request of each browser."""
        self._end_sessions()

    def _end_sessions(self, *changed: str) -> None:
        self.sessions_ended += 1
        self.save(update_fields=["sessions_ended", *changed])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: history names people by value, but their account stays. Raises TypeError."""
        raise TypeError("An account is closed, never deleted.")

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Sessions end with a new password and with ``end_sessions``."""
        return salted_hmac(
            "core.accounts.sessions",
            f"{self.password}:{self.sessions_ended}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()
