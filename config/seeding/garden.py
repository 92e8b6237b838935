"""What every seeded partnership needs: its people, agencies, groups, and the past."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings

from core.accounts.demo import enlist
from core.accounts.models import User
from core.calendar.england import england
from core.calendar.workdays import WorkingDays
from core.pages.london import LONDON
from partnership.models import Agency, Invitation, Membership, Partnership, Subgroup
from partnership.operators import Operator

# On the demo's page the operator comes after everybody who belongs to a partnership.
LAST = 99


def facts_of(room: str, name: str) -> dict[str, Any]:
    """One data file of a room's demo folder."""
    return tomllib.loads((settings.BASE_DIR / room / "demo" / f"{name}.toml").read_text())


@dataclass
class Garden:
    """One partnership being seeded. ``today`` is the day everything is relative to."""

    partnership: Partnership
    today: date
    people: dict[str, Membership] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    groups: dict[str, Subgroup] = field(default_factory=dict)
    personas: int = 0

    @cached_property
    def working(self) -> WorkingDays:
        """England's working days."""
        return england()

    def day(self, days_ago: int) -> date:
        """A London day before (or, if negative, after) today."""
        return self.today - timedelta(days=days_ago)

    def at(self, days_ago: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment of such a day, in London's time."""
        return datetime.combine(self.day(days_ago), time(hour, minute), tzinfo=LONDON)

    def on(self, days_ago: int, hour: int = 10, minute: int = 0) -> datetime:
        """The same on the last working day until then: offices write on weekdays."""
        day = self.working.on_or_before(self.day(days_ago))
        return datetime.combine(day, time(hour, minute), tzinfo=LONDON)

    def lead_of(self, agency_id: Any) -> Membership:
        """Who leads for an agency; of two, the one who does not chair so much."""
        leads = [m for m in self.people.values() if m.is_agency_lead]
        return next(m for m in reversed(leads) if m.agency_id == agency_id)

    def join(self, key: str, label: str = "", *, at: datetime, **facts: Any) -> Membership:
        """A new account with its membership; with a label it can be tried from the demo page."""
        email = f"{key}@{self.partnership.slug}.example"
        user = User.objects.create_user(email=email)
        member = Membership.begin(user=user, at=at, contact_email=email, **facts)
        return self.remember(key, member, label)

    def remember(self, key: str, member: Membership, label: str = "") -> Membership:
        """Keep a member under a key and, with a label, offer them on the demo page."""
        self.people[key] = member
        if label:
            self.personas += 1
            there = {"partnership_name": self.partnership.name, "order": self.personas}
            enlist(user=member.user, label=label, **there)
        return member


def begin(facts: dict[str, Any], standing: str, *, at: datetime, today: date) -> Garden:
    """A new partnership, set up by the demo's operator. Opens no scope."""
    operator, _ = User.objects.get_or_create(
        email="operator@service.example", defaults={"is_operator": True}
    )
    enlist(user=operator, label="Operator", partnership_name="The installation", order=LAST)
    about = dict(facts["partnership"])
    area = about.pop("area")
    first = {
        "name": "First manager",
        "email": f"first-manager@{about['slug']}.example",
        "post": "Business manager",
    }
    made = Partnership.create(
        by=Operator(operator), at=at, area=area, first_manager=first, standing=standing, **about
    )
    return Garden(made, today)


def first_manager(garden: Garden, *, at: datetime, label: str, **facts: Any) -> Membership:
    """The invited first manager accepts, and takes their name."""
    invitation = Invitation.objects.get()
    user = User.objects.create_user(email=invitation.email)
    member = invitation.accept(user=user, at=at)
    member = member if isinstance(member, Membership) else Membership.objects.get(user=user)
    member.revise(by=member, at=at, **facts)
    return garden.remember("manager", member, label)
