"""What makes a database a demo, and who may be tried out in it."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from core.accounts.models.user import User
from core.tenancy.ids import new_id


class DemoMarker(models.Model):
    """The one row that says: made for demonstration. Written at the database's creation."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="demo_marker_one_row")]

    def __str__(self) -> str:
        return f"Demo database made {self.made_at:%d %b %Y}"

    @classmethod
    def mark(cls, *, at: datetime) -> "DemoMarker":
        """Make this new database a demo. Raises ValueError once anybody has an account in it.

        A database that people already use must never open to a sign-in without password.
        """
        found = cls.objects.first()
        if found:
            return found
        if User.objects.exists():
            raise ValueError("This database has accounts already; it cannot become a demo.")
        return cls.objects.create(made_at=at)


class DemoPersonaQuerySet(models.QuerySet):
    """Reads of personas."""

    def offered(self) -> "DemoPersonaQuerySet":
        """Those one can sign in as, in the order of the page."""
        return self.filter(user__is_active=True).select_related("user").order_by("order", "label")


class DemoPersona(models.Model):
    """One button of the demo sign-in page: "Business manager", under "Wealdshire"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=80)
    partnership_name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[models.Manager] = DemoPersonaQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.label}, {self.partnership_name}"
