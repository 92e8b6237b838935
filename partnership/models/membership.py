"""A person's place in one partnership: who acts, in which role, for which agency."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property

from core.journal.accountable import Accountable
from core.journal.actors import Actor
from core.tenancy.addresses import address
from core.tenancy.models import InScope, scoped
from partnership.choices import Office, Role


class MembershipQuerySet(models.QuerySet):
    """Reads of memberships."""

    def visible_to(self, me: Any) -> "MembershipQuerySet":
        """Every member may know who the others are."""
        return self

    def open(self) -> "MembershipQuerySet":
        """Memberships that have not ended."""
        return self.filter(ended_at__isnull=True)

    def serving(self, user: Any, partnership: Any) -> "Membership | None":
        """This person's open membership here, with the seats it holds; None for a stranger."""
        return self.open().filter(user=user, partnership=partnership).select_related("agency").first()


class OwnMemberships(models.Manager):
    """One person's memberships in every partnership: feeds the chooser (design §4.1)."""

    def get_queryset(self) -> models.QuerySet["Membership"]:
        return super().get_queryset().filter(InScope("user_id", "person_id"))


class Membership(Accountable):
    """Name, post and contact address live here, not on the account."""

    revised = "membership.revised"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        "partnership.Agency", null=True, blank=True, on_delete=models.PROTECT,
        related_name="memberships",
    )
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=160)
    contact_email = models.EmailField(blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices))
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(MembershipQuerySet)
    own: ClassVar[Any] = OwnMemberships()

    class Meta(Accountable.Meta):
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "user"], name="membership_once"),
            models.UniqueConstraint(fields=["partnership", "slug"], name="membership_slug_once"),
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=Role.values) & models.Q(roles__len__gt=0),
                name="membership_roles",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partnership:membership_detail", )

    # -- who acts ------------------------------------------------------------------------
    def as_actor(self) -> Actor:
        """Name, role and agency as they are now: what an entry keeps."""
        agency = self.agency.name if self.agency else ""
        return Actor(id=self.pk, name=self.name, role=self.post, agency=agency)

    # -- what for ------------------------------------------------------------------------
    def has(self, *roles: str) -> bool:
        """Whether any of these roles is among the membership's."""
        return not set(roles).isdisjoint(self.roles)

    @property
    def is_manager(self) -> bool:
        return self.has(Role.MANAGER)

    @property
    def is_business_team(self) -> bool:
        return self.has(Role.MANAGER, Role.COORDINATOR)

    @property
    def is_agency_lead(self) -> bool:
        return self.has(Role.AGENCY_LEAD) and self.agency_id is not None

    @property
    def is_board_member(self) -> bool:
        return self.has(Role.BOARD_MEMBER)

    @property
    def is_scrutineer(self) -> bool:
        return self.has(Role.SCRUTINEER)

    @property
    def is_trainer(self) -> bool:
        return self.has(Role.TRAINER)

    @cached_property
    def _offices(self) -> list[tuple[Any, str]]:
        """(group, office) of every seat held now; read once for a request."""
        from partnership.models.seat import Appointment

        held = Appointment.objects.in_force().filter(membership=self)
        return list(held.values_list("seat__subgroup_id", "seat__office"))

    @property
    def group_ids(self) -> set[Any]:
        """Groups this person sits on now."""
        return {group for group, _ in self._offices}

    @property
    def chaired_ids(self) -> set[Any]:
        """Groups this person chairs, or deputises for, now."""
        return {group for group, office in self._offices if office in (Office.CHAIR, Office.DEPUTY)}
