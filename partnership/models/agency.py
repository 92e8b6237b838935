"""Agencies and what they were called when."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.templatetags.words import count_words
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import AgencyKind
from partnership.days import refuse_day_to_come
from partnership.endings import refuse_while_needed
from partnership.models.agency_name import AgencyName
from partnership.models.serving import ServingQuerySet
from partnership.slugs import save_with_slug


class Agency(Accountable):
    """A statutory safeguarding partner or relevant agency."""

    revised = "agency.revised"

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    ended_on = models.DateField("closed on", null=True, blank=True)

    objects: ClassVar[Any] = scoped(ServingQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="agency_slug_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=AgencyKind.values), name="agency_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=True) | models.Q(ended_on__isnull=False),
                name="agency_with_a_successor_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partnership:agency_detail", slug=self.slug)

    @property
    def known_as(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    # -- beginning ---------------------------------------------------------------------------
    @classmethod
    @verb
    def add(
        cls,
        *,
        by: Any,
        at: datetime,
        name: str,
        kind: str,
        short_name: str = "",
        from_on: date | None = None,
    ) -> Self:
        """Take an agency in, with its name from ``from_on`` (None: nobody knows since when).

        Raises Refused when an agency that still exists bears this name.
        """
        _refuse_second(cls.objects.serving().filter(name__iexact=name).first())
        agency = cls(name=name, kind=kind, short_name=short_name)
        save_with_slug(agency, short_name or name)
        AgencyName(agency=agency, name=name, from_on=from_on).save()
        agency.record("agency.added", by=by, at=at)
        return agency

    # -- another name ------------------------------------------------------------------------
    @verb
    def rename(
        self, *, by: Any, at: datetime, name: str, from_on: date, short_name: str = ""
    ) -> Self:
        """Call the agency something else from a day on; the old name keeps its dates.

        Raises Refused for the same name, a day to come, or one not after the last change.
        """
        self.lock()
        self._refuse_ended()
        if name == self.name:
            raise Refused(f"The agency is called {name} already.")
        refuse_day_to_come(from_on, at)
        self._close_name(from_on)
        AgencyName(agency=self, name=name, from_on=from_on).save()
        self.name, self.short_name = name, short_name
        self.save()
        self.record("agency.renamed", by=by, at=at)
        return self

    def _close_name(self, until: date) -> None:
        last = self.names.filter(to_on__isnull=True).order_by("from_on").last()
        last = last or AgencyName(agency=self, name=self.name)
        if last.from_on is not None and last.from_on >= until:
            raise Refused("The new name must begin after the name it replaces began.")
        last.to_on = until - timedelta(days=1)
        last.save()

    # -- the end -----------------------------------------------------------------------------
    @verb
    def succeed(self, *, by: Any, at: datetime, successor: "Agency", on: date) -> Self:
        """Close the agency in favour of another, which takes over its seats and its members.

        Other rooms move what they hang on an agency by reacting to ``agency.succeeded``.
        Raises Refused for itself, a closed successor, or a day to come.
        """
        self.lock()
        self._refuse_ended()
        refuse_day_to_come(on, at)
        if successor.pk == self.pk or successor.ended_on:
            raise Refused("The successor must be another agency that still exists.")
        self._close_name(on + timedelta(days=1))
        for seat in self.seats.open():
            seat.revise(by=by, at=at, agency=successor)
        self.successor, self.ended_on = successor, on
        self.save()
        for member in self.memberships.open():
            member.revise(by=by, at=at, agency=successor)
        self.record("agency.succeeded", by=by, at=at)
        return self

    @verb
    def end(self, *, by: Any, at: datetime, on: date, reason: str = "") -> Self:
        """Close an agency nothing follows. Raises Refused while anything still rests on it."""
        self.lock()
        self._refuse_ended()
        refuse_day_to_come(on, at)
        self._refuse_while_somebody_belongs()
        refuse_while_needed(self)
        self._close_name(on + timedelta(days=1))
        self.ended_on = on
        self.save()
        self.record("agency.ended", by=by, at=at, reason=reason)
        return self

    def _refuse_while_somebody_belongs(self) -> None:
        members = count_words(self.memberships.open().count(), "member,members")
        seats = count_words(self.seats.open().count(), "seat,seats")
        if (members, seats) != ("no members", "no seats"):
            raise Refused(
                f"{self.name} still has {members} and {seats}. Name its successor, "
                "or move them to other agencies first.",
                link=self.get_absolute_url(),
            )

    def _refuse_ended(self) -> None:
        if self.ended_on:
            raise Refused(f"{self.name} was closed already.")


def _refuse_second(other: Agency | None) -> None:
    if other:
        raise Refused(f"{other.name} is here already.", link=other.get_absolute_url())
