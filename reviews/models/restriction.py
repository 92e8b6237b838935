"""Keeping a source to its panel, and giving it back (docs/decisions/restricted-sources.md)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db import models

from core.journal.deeds import Refused, verb
from reviews.choices import PanelRole
from reviews.models.answering import refuse_alone, refuse_another, refuse_own_no
from reviews.models.panel import PanelPlace


@dataclass(frozen=True)
class Founding:
    """Whom a restriction begins with, besides the one who restricts: both get a proposed place."""

    lead: Any
    second: Any
    reason: str

    @property
    def places(self) -> list[tuple[Any, str]]:
        """Who is proposed in which role. A chair as second leads too: somebody must steward."""
        role = PanelRole.MEMBER if self.second.is_business_team else PanelRole.LEAD
        return [(self.lead, PanelRole.LEAD), (self.second, role)]


class Restrictable(models.Model):
    """The part of a source that says who besides its panel keeps it, and its way back."""

    restricted_at = models.DateTimeField(null=True, blank=True)
    restricted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second = models.ForeignKey(
        "partnership.Membership",
        verbose_name="second person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    opening_proposed_at = models.DateTimeField(null=True, blank=True)
    opening_proposed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opening_reason = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def is_restricted(self) -> bool:
        return self.restricted_at is not None

    @property
    def is_opening_proposed(self) -> bool:
        return self.is_restricted and self.opening_proposed_at is not None

    def admit(self, by: Any) -> None:
        """Raise Refused for a barred person: the last look, inside the verb's transaction."""
        if by.pk and self.bars.in_force().filter(membership_id=by.pk).exists():  # type: ignore[attr-defined]
            raise Refused("A bar keeps you from this source, so you cannot act on it.")

    # -- verbs -----------------------------------------------------------------------------
    @verb
    def restrict(self, *, by: Any, at: datetime, reason: str, lead: Any, second: Any) -> Self:
        """Keep an open source to a panel, at once: it is the safe side.

        Until two stewards stand on the panel only ``by``, ``second`` and whoever they have
        agreed can read it. Raises Refused unless these are three fit people.
        """
        self.lock()  # type: ignore[attr-defined]
        self.admit(by)
        if self.is_restricted:
            raise Refused("This source is restricted already.")
        founding = Founding(lead, second, reason)
        self._found(founding, by=by, at=at)
        self.save()
        self._propose(founding, by=by, at=at)
        self.record("source.restricted", by=by, at=at, reason=reason)  # type: ignore[attr-defined]
        return self

    def _found(self, founding: Founding, *, by: Any, at: datetime) -> None:
        """Check the three and set the facts; the caller saves."""
        lead, second = founding.lead, founding.second
        if len({by.pk, lead.pk, second.pk}) < 3:
            raise Refused("You, the panel lead and the second person must be three people.")
        if not (second.is_business_team or second.chaired_ids):
            raise Refused("The second person must be in the business team or chair a group.")
        for person in (lead, second):
            PanelPlace.refuse_unfit(self, person)
        self.restricted_at, self.restricted_by, self.second = at, by, second

    def _propose(self, founding: Founding, *, by: Any, at: datetime) -> None:
        """The two proposed places, part of the same deed."""
        for person, role in founding.places:
            PanelPlace(
                source=self, membership=person, role=role, proposed_at=at, proposed_by=by
            ).save()

    @verb
    def propose_opening(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Propose that everybody who reads open sources may read this one.

        Raises Refused for an open source, and while it is proposed already.
        """
        self.lock()  # type: ignore[attr-defined]
        self.admit(by)
        if not self.is_restricted:
            raise Refused("This source is open already.")
        if self.is_opening_proposed:
            raise Refused("Opening this source has been proposed already.")
        self.opening_proposed_at, self.opening_proposed_by = at, by
        self.opening_reason = reason
        self.save()
        self.record("source.opening_proposed", by=by, at=at, reason=reason)  # type: ignore[attr-defined]
        return self

    @verb
    def keep_restricted(self, *, by: Any, at: datetime, note: str) -> Self:
        """Do not agree the opening, and say why.

        Raises Refused when nobody proposes it, without a reason, and for the proposer.
        """
        self._lock_opening(by)
        refuse_own_no(by, proposer=self.opening_proposed_by_id, note=note)
        told = {"reason": note, "proposer": str(self.opening_proposed_by_id)}
        self._forget_opening()
        self.save()
        self.record("source.kept_restricted", by=by, at=at, **told)  # type: ignore[attr-defined]
        return self

    @verb
    def take_back_opening(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Take one's own proposal back; the source stays restricted.

        Raises Refused when nobody proposes it, and for others.
        """
        self._lock_opening(by)
        refuse_another(by, proposer=self.opening_proposed_by_id)
        self._forget_opening()
        self.save()
        self.record("source.opening_taken_back", by=by, at=at, reason=reason)  # type: ignore[attr-defined]
        return self

    @verb
    def open_up(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Agree the opening somebody else proposed; the panel ends with it.

        What was written behind the restriction is released by these two people as well.
        Raises Refused for the proposer, and when nobody proposes it.
        """
        self._lock_opening(by)
        refuse_alone(by, proposer=self.opening_proposed_by_id)
        self._forget_opening()
        self.restricted_at = self.restricted_by = self.second = None
        self.save()
        for place in self.panel_places.current():  # type: ignore[attr-defined]
            place.ended_at = at
            place.save()
        self.record("source.opened", by=by, at=at, reason=note)  # type: ignore[attr-defined]
        return self

    def _lock_opening(self, by: Any) -> None:
        self.lock()  # type: ignore[attr-defined]
        self.admit(by)
        if not self.is_opening_proposed:
            raise Refused("Nobody proposes to open this source.")

    def _forget_opening(self) -> None:
        self.opening_proposed_at = self.opening_proposed_by = None
        self.opening_reason = ""
