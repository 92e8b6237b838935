"""What actions hang from: a partnership's agencies, people, groups, sources and plans."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from benchmarks.planting import plant
from core.accounts.models import User
from core.tenancy import scope
from partnership.choices import AgencyKind, GroupKind, Office, Role, SeatClass
from partnership.models import (
    Agency,
    Appointment,
    Membership,
    Partnership,
    PartnershipSettings,
    Seat,
    Subgroup,
)
from reviews.choices import Scope, SourceKind, Theme
from reviews.models import Bar, Finding, LearningSource, PanelPlace, Recommendation

AGENCIES, DOERS, GROUPS, SOURCES, RECOMMENDATIONS = 20, 40, 12, 14, 60
RESTRICTED = 2


@dataclass
class Frame:
    """One partnership as it stands before its first action."""

    number: int
    at: datetime
    home: Partnership = field(init=False)

    def build(self) -> Partnership:
        """Write everything; gives the partnership. Opens its scope itself."""
        word = f"Area {self.number:03d}"
        self.home = Partnership.objects.create(
            slug=f"area-{self.number:03d}",
            name=f"{word} Safeguarding Children Partnership",
            short_name=word,
            mark="A",
            created_at=self.at,
        )
        with scope.within(self.home.pk):
            plant([PartnershipSettings(area=word)], "settings.revised", at=self.at)
            self._people()
            self._groups()
            self._sources()
            self._circle()
        return self.home

    def _people(self) -> None:
        kinds = [AgencyKind.STATUTORY] * 3 + [AgencyKind.RELEVANT] * (AGENCIES - 3)
        self.agencies = [
            Agency(slug=f"agency-{n}", name=f"Agency {n}", kind=kind)
            for n, kind in enumerate(kinds)
        ]
        plant(self.agencies, "agency.added", at=self.at)
        cast = [
            ("manager", Role.MANAGER, None),
            ("coordinator", Role.COORDINATOR, None),
            ("scrutineer", Role.SCRUTINEER, None),
            ("board", Role.BOARD_MEMBER, self.agencies[1]),
            *((f"lead-{n}", Role.AGENCY_LEAD, agency) for n, agency in enumerate(self.agencies)),
            *((f"doer-{n}", Role.DELEGATE, self.agencies[n % AGENCIES]) for n in range(DOERS)),
        ]
        self.members = members(self.home, cast, at=self.at)

    def _groups(self) -> None:
        self.groups = [
            Subgroup(
                slug=f"group-{n}",
                name=f"Group {n}",
                kind=GroupKind.SUBGROUP if n else GroupKind.BOARD,
            )
            for n in range(GROUPS)
        ]
        plant(self.groups, "subgroup.established", at=self.at)
        seats = [
            Seat(
                subgroup=group,
                agency=self.agencies[n],
                post=f"Chair of {group.name}",
                seat_class=SeatClass.CORE,
                office=Office.CHAIR,
            )
            for n, group in enumerate(self.groups)
        ]
        plant(seats, "seat.added", at=self.at)
        # Chairs are found among the doers, so that agency leads are agency leads only.
        held = [
            Appointment(seat=seat, membership=self.members[f"doer-{n}"], from_on=self.at.date())
            for n, seat in enumerate(seats)
        ]
        plant(held, "appointment.made", at=self.at)

    def _sources(self) -> None:
        on = self.at.date()
        self.sources = [
            LearningSource(
                code=f"S-{n:04d}",
                kind=SourceKind.LCSPR,
                title=f"Review {n}",
                received_on=on,
                owner_group=self.groups[n % GROUPS],
                restricted_at=self.at if n < RESTRICTED else None,
            )
            for n in range(SOURCES)
        ]
        plant(self.sources, "source.recorded", at=self.at)
        found = [
            Finding(code=f"F-{n:04d}", source=source, title="Finding", themes=[Theme.values[n]])
            for n, source in enumerate(self.sources)
        ]
        plant(found, "finding.recorded", at=self.at)
        recommended = [
            Recommendation(
                code=f"R-{n:04d}",
                title=f"Recommendation {n}",
                text="What should change.",
                scope=Scope.MULTI,
                made_on=on,
                source=self.sources[n % SOURCES],
                finding=found[n % SOURCES],
            )
            for n in range(RECOMMENDATIONS)
        ]
        plant(recommended, "recommendation.made", at=self.at)

    def _circle(self) -> None:
        """A panel on each restricted source, and a bar from an open one, each by two people."""
        first, second = self.members["manager"], self.members["coordinator"]
        agreed = {
            "proposed_at": self.at,
            "proposed_by": first,
            "agreed_at": self.at,
            "agreed_by": second,
        }
        places = [
            PanelPlace(source=source, membership=self.members[part], **agreed)
            for source in self.sources[:RESTRICTED]
            for part in ("lead-1", "doer-20")
        ]
        plant(places, "panel.agreed", at=self.at)
        bar = Bar(source=self.sources[-1], membership=self.members["lead-2"], **agreed)
        bar.reason = "Knows the family."
        plant([bar], "bar.agreed", at=self.at)


def members(home: Partnership, cast: list[Any], *, at: datetime) -> dict[str, Membership]:
    """Accounts and memberships of ``cast``: (slug, role, agency or None) each."""
    users = [User(email=f"{slug}@{home.slug}.example", password="!") for slug, _, _ in cast]
    User.objects.bulk_create(users)
    found = [
        Membership(
            user=user,
            agency=agency,
            slug=slug,
            name=f"{slug.capitalize()} of {home.short_name}",
            post=f"Post of {slug}",
            contact_email=user.email,
            roles=[role],
            begun_at=at,
        )
        for user, (slug, role, agency) in zip(users, cast, strict=True)
    ]
    plant(found, "membership.begun", at=at)
    return {member.slug: member for member in found}
