"""A person's place in one partnership: who acts, in which role, for which agency."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.utils.functional import cached_property

from core.journal.accountable import Accountable
from core.journal.actors import Actor
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import InScope, scoped
from partnership.choices import Office, Role
from partnership.models import leaving
from partnership.slugs import save_with_slug


class MembershipQuerySet(models.QuerySet):
    """Reads of memberships."""

    def visible_to(self, me: Any) -> "MembershipQuerySet":
        """Every member may know who the others are."""
        return self

    def open(self) -> "MembershipQuerySet":
        """Memberships that have not ended."""
        return self.filter(ended_at__isnull=True)

    def managing(self) -> "MembershipQuerySet":
        """The business managers of today."""
        return self.open().filter(roles__contains=[Role.MANAGER])

    def in_business_team(self) -> "MembershipQuerySet":
        """The business team of today."""
        return self.open().filter(roles__overlap=[Role.MANAGER, Role.COORDINATOR])

    def writing(self) -> "MembershipQuerySet":
        """Those of whom something can be asked: whoever scrutinises writes nothing."""
        return self.exclude(roles__contains=[Role.SCRUTINEER])

    def serving(self, user: Any, partnership: Any) -> "Membership | None":
        """This person's open membership here, with its agency; None for a stranger.

        ``is_in_several`` says whether the person is a member anywhere else as well.
        """
        mine = self.open().filter(user=user, partnership=partnership)
        elsewhere = Membership.own.filter(ended_at__isnull=True).exclude(partnership=partnership)
        found = mine.annotate(is_in_several=models.Exists(elsewhere))
        return found.select_related("agency").first()


class OwnMemberships(models.Manager):
    """One person's memberships in every partnership: feeds the chooser (design §4.1)."""

    def get_queryset(self) -> models.QuerySet["Membership"]:
        return super().get_queryset().filter(InScope("user_id", "person_id"))


class Membership(Accountable):
    """Name, post and contact address live here, not on the account."""

    revised = "membership.revised"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        "partnership.Agency",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
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
        return address("partnership:membership_detail", slug=self.slug)

    # -- who acts ------------------------------------------------------------------------
    def as_actor(self) -> Actor:
        """Name, role and agency as they are now: what an entry keeps."""
        agency = self.agency.name if self.agency else ""
        return Actor(id=self.pk, name=self.name, role=self.post, agency=agency)

    # -- what for ------------------------------------------------------------------------
    @property
    def is_the_only_lead(self) -> bool:
        """Whether nobody else answers for this member's agency."""
        others = type(self).objects.open().exclude(pk=self.pk)
        leads = others.filter(agency=self.agency_id, roles__contains=[Role.AGENCY_LEAD])
        return self.is_agency_lead and not leads.exists()

    def has(self, *roles: str) -> bool:
        """Whether any of these roles is among the membership's."""
        return not set(roles).isdisjoint(self.roles)

    @property
    def role_words(self) -> str:
        """The roles in words: "Agency lead, Trainer"."""
        return ", ".join(str(Role(role).label) for role in self.roles)

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
        """(group, office) of every seat held now; read once for a request.

        An alternate sits on the group for the holder but does not chair it.
        """
        from partnership.models.appointment import Appointment

        held = Appointment.objects.in_force().filter(membership=self)
        rows = held.values_list("seat__subgroup_id", "seat__office", "is_alternate")
        return [(group, Office.NONE if stands_in else office) for group, office, stands_in in rows]

    @property
    def group_ids(self) -> set[Any]:
        """Groups this person sits on now."""
        return {group for group, _ in self._offices}

    @property
    def chaired_ids(self) -> set[Any]:
        """Groups this person chairs, or deputises for, now. A scrutineer presides over none."""
        presides = () if self.is_scrutineer else (Office.CHAIR, Office.DEPUTY)
        return {group for group, office in self._offices if office in presides}

    # -- beginning -----------------------------------------------------------------------
    @classmethod
    def begin(cls, *, user: Any, at: datetime, name: str, **facts: Any) -> "Membership":
        """Join this person; somebody who left comes back to the membership they had.

        ``facts``: post, agency, roles, contact_email. Raises Refused for an open membership.
        """
        earlier = cls.objects.filter(user=user).first()
        if earlier is None:
            return cls(user=user, name=name, begun_at=at, **facts)._join(at=at)
        return earlier._resume(at=at, name=name, **facts)

    @verb
    def _join(self, *, at: datetime) -> Self:
        leaving.refuse_faulty_roles(self)
        save_with_slug(self, self.name)
        self.record("membership.begun", by=self, at=at)
        return self

    @verb
    def _resume(self, *, at: datetime, **facts: Any) -> Self:
        self.lock()
        if self.ended_at is None:
            raise Refused("You belong to this partnership already.")
        for name, value in {**facts, "begun_at": at, "ended_at": None}.items():
            setattr(self, name, value)
        leaving.refuse_faulty_roles(self)
        self.save()
        self.record("membership.resumed", by=self, at=at)
        return self

    # -- changing ------------------------------------------------------------------------
    def revise(self, *, by: Any, at: datetime, **changes: Any) -> Self:
        """Change name, post, address, agency or roles.

        Raises Refused when somebody changes their own roles, the last manager would go, or
        the person holds seats of the agency they leave; Stale and Refused as everywhere.
        """
        with transaction.atomic():
            leaving.refuse_change(self, by=by, changes=changes)
            return super().revise(by=by, at=at, **changes)

    # -- the end -------------------------------------------------------------------------
    @verb
    def end(
        self,
        *,
        by: Any,
        at: datetime,
        to: Mapping[str, "Membership | None"] | None = None,
        reason: str,
    ) -> Self:
        """End the membership at once, handing over what is open (``to``: kind → who, or nobody).

        Seats fall vacant. An account that belongs nowhere any more is closed. Raises Refused
        for the last business manager and while any open work must go to somebody.
        """
        leaving.lock_all(self, *filter(None, (to or {}).values()))
        if self.ended_at:
            raise Refused(f"The membership of {self.name} has ended already.")
        leaving.leave(self, by=by, at=at, to=to or {})
        self.ended_at = at
        self.save()
        self.record("membership.ended", by=by, at=at, reason=reason)
        leaving.close_account_of_nobody(self, at=at)
        return self
