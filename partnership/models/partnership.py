"""The tenant itself. Its name and look are public; everything else is a row of its own."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.urls import reverse

from core.journal.deeds import Refused
from core.pages.palette import Colour
from core.tenancy import scope
from core.tenancy.ids import new_id
from partnership.choices import Role, Standing
from partnership.models.settings import PartnershipSettings


class Partnership(models.Model):
    """A safeguarding children partnership (Children Act 2004, s. 16E). A platform row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=30)
    mark = models.CharField(max_length=4)
    colour = models.CharField(max_length=20, choices=Colour.choices, default=Colour.GRAPHITE)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.LIVE)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing__in=Standing.values), name="partnership_standing"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home", kwargs={"partnership": self.slug})

    @classmethod
    def create(
        cls, *, by: Any, at: datetime, area: str, first_manager: dict[str, str], **facts: Any
    ) -> "Partnership":
        """Set a partnership up and invite its first business manager, both or neither.

        ``facts``: slug, name, short_name, mark, colour, standing. ``first_manager``: name,
        email, post. Called by an operator, who sees nothing of it afterwards. Raises Refused
        when the name or the address is taken.
        """
        made = cls(created_at=at, **facts)
        with transaction.atomic():
            try:
                with transaction.atomic():
                    made.save(force_insert=True)
            except IntegrityError as taken:
                raise Refused("A partnership of this name or address is here already.") from taken
            with scope.within(made.pk):
                PartnershipSettings.begin(by=by, at=at, area=area)
                made.invite_first_manager(by=by, at=at, **first_manager)
        return made

    def invite_first_manager(
        self, *, by: Any, at: datetime, name: str, email: str, post: str
    ) -> None:
        """Invite a business manager from outside; an earlier such invitation is withdrawn.

        Raises Refused once the partnership has a business manager, who invites everybody else.
        """
        from partnership.models.invitation import Invitation
        from partnership.models.membership import Membership

        with scope.within(self.pk):
            PartnershipSettings.objects.get().lock()
            if Membership.objects.managing().exists():
                raise Refused("This partnership has a business manager, who invites the others.")
            for earlier in Invitation.objects.unanswered():
                earlier.withdraw(by=by, at=at, reason="Another first manager was invited.")
            facts = {"name": name, "email": email, "post": post, "roles": [Role.MANAGER]}
            Invitation.send(by=by, at=at, **facts)  # type: ignore[arg-type]
