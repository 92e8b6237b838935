"""The cast: two partnerships and everybody who may or may not look into them (design §5)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from core.accounts.factors import mark_passed
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
from reviews.choices import SourceKind
from reviews.models import Bar, LearningSource, PanelPlace
from tests.factories.rows import NOW, TODAY, make

# Where allauth remembers how and when somebody proved who they are.
METHODS, METHODS_OF = "account_authentication_methods", "account_authentication_methods_user"
END_OF_TIME = 32_503_680_000  # 1 January 3000
PASSWORD = "correct-horse-battery-staple"


@dataclass
class World:
    """One partnership and its people, by the name of their part."""

    partnership: Partnership
    people: dict[str, Membership] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        for drawer in (self.__dict__["people"], self.__dict__["things"]):
            if name in drawer:
                return drawer[name]
        raise AttributeError(name)

    @property
    def slug(self) -> str:
        return self.partnership.slug

    def path(self, rest: str) -> str:
        """The address of a page of this partnership."""
        return f"/p/{self.slug}/{rest}"


def within(world: World) -> Any:
    """``with within(world): …``: its partnership is open."""
    return scope.within(world.partnership.pk)


def person(email: str, **facts: Any) -> User:
    """An account; its password is only hashed when a test signs in by password."""
    return User.objects.create_user(email=email, password=None, **facts)


def join(
    world: World, part: str, *roles: str, agency: Agency | None = None, user: User | None = None
) -> Membership:
    """A member of the cast, reachable as ``world.<part>``."""
    user = user or person(f"{part.replace('_', '.')}@{world.slug}.example")
    member = make(
        Membership,
        "membership.begun",
        user=user,
        agency=agency,
        slug=part.replace("_", "-"),
        name=f"{part.replace('_', ' ').title()} of {world.partnership.short_name}",
        post=f"{part.replace('_', ' ').capitalize()}, {world.partnership.short_name}",
        contact_email=user.email,
        roles=list(roles) or [Role.DELEGATE],
        begun_at=NOW,
    )
    world.people[part] = member
    return member


def seat(group: Subgroup, member: Membership, office: str = Office.NONE) -> Seat:
    """A seat of the member's agency on a group, filled by the member."""
    place = make(
        Seat,
        "seat.added",
        subgroup=group,
        agency=member.agency,
        post=f"Seat of {member.post}",
        seat_class=SeatClass.CORE,
        office=office,
    )
    make(Appointment, "appointment.made", seat=place, membership=member, from_on=TODAY)
    return place


def agency(world: World, slug: str, name: str, kind: str = AgencyKind.STATUTORY) -> Agency:
    made = make(Agency, "agency.added", slug=slug, name=name, kind=kind)
    world.things[slug.replace("-", "_")] = made
    return made


def group(
    world: World, slug: str, name: str, kind: str = GroupKind.SUBGROUP, **facts: Any
) -> Subgroup:
    made = make(Subgroup, "subgroup.established", slug=slug, name=name, kind=kind, **facts)
    world.things[slug.replace("-", "_")] = made
    return made


def build(slug: str, name: str) -> World:
    """A partnership with the whole cast. Call inside no scope; leaves none open."""
    home = Partnership.objects.create(
        slug=slug,
        name=f"{name} Safeguarding Children Partnership",
        short_name=name,
        mark=name[:2].upper(),
        created_at=NOW,
    )
    world = World(home)
    with scope.within(home.pk):
        make(PartnershipSettings, "settings.revised", area=name)
        _people(world)
        _groups(world)
        _sources(world)
    return world


def _people(world: World) -> None:
    police = agency(world, "police", f"{world.partnership.short_name} Police")
    council = agency(world, "council", f"{world.partnership.short_name} Council")
    icb = agency(world, "icb", f"{world.partnership.short_name} ICB")
    join(world, "manager", Role.MANAGER)
    join(world, "coordinator", Role.COORDINATOR)
    join(world, "barred_manager", Role.MANAGER)
    join(world, "agency_lead", Role.AGENCY_LEAD, agency=police)
    join(world, "other_lead", Role.AGENCY_LEAD, agency=council)
    join(world, "chair", Role.AGENCY_LEAD, agency=police)
    join(world, "deputy", Role.AGENCY_LEAD, agency=icb)
    join(world, "group_member", Role.DELEGATE, agency=council)
    join(world, "board_member", Role.BOARD_MEMBER, agency=council)
    join(world, "panel_member", Role.DELEGATE, agency=icb)
    join(world, "barred_panel_member", Role.DELEGATE, agency=council)
    join(world, "scrutineer", Role.SCRUTINEER)
    join(world, "trainer", Role.TRAINER, agency=icb)
    join(world, "delegate", Role.DELEGATE, agency=police)


def _groups(world: World) -> None:
    board = group(world, "board", "Board", GroupKind.BOARD)
    learning = group(world, "group", "Learning and Improvement Group", answers_to=board)
    other = group(world, "other_group", "Quality Group", answers_to=board)
    seat(learning, world.chair, Office.CHAIR)
    seat(learning, world.deputy, Office.DEPUTY)
    seat(learning, world.group_member)
    seat(other, world.other_lead, Office.CHAIR)
    seat(board, world.board_member)


def _sources(world: World) -> None:
    shared = {"received_on": TODAY, "owner_group": world.group}
    world.things["open_source"] = make(
        LearningSource,
        "source.recorded",
        code="S-2222",
        kind=SourceKind.LCSPR,
        title="Open review",
        **shared,
    )
    restricted = world.things["restricted_source"] = make(
        LearningSource,
        "source.recorded",
        code="S-3333",
        kind=SourceKind.LCSPR,
        title="Restricted review",
        restricted_at=NOW,
        **shared,
    )
    for part in ("panel_member", "barred_panel_member"):
        make(
            PanelPlace,
            "panel.agreed",
            source=restricted,
            membership=world.people[part],
            proposed_at=NOW,
            proposed_by=world.manager,
            agreed_at=NOW,
            agreed_by=world.coordinator,
        )
    for part in ("barred_panel_member", "barred_manager"):
        for source in (restricted, world.open_source):
            make(
                Bar,
                "bar.agreed",
                source=source,
                membership=world.people[part],
                reason="Knows the family.",
                proposed_at=NOW,
                proposed_by=world.manager,
                agreed_at=NOW,
                agreed_by=world.coordinator,
            )


@pytest.fixture
def weald(database: None) -> World:
    """Wealdshire's cast, no scope open: for tests that go through the browser or client."""
    return build("wealdshire", "Wealdshire")


@pytest.fixture
def wealdshire(weald: World) -> Iterator[World]:
    """Wealdshire's cast inside its open scope: for tests of verbs and querysets."""
    with scope.within(weald.partnership.pk):
        yield weald


@pytest.fixture
def downland(database: None) -> World:
    """The other partnership, which must never be seen."""
    return build("downland", "Downland")


def sign_in(client: Client, who: Membership | User) -> Client:
    """Sign a test client in as this person, second factor passed and just proved, on any clock."""
    user = who if isinstance(who, User) else User.objects.get(pk=who.user_id)
    client.force_login(user)
    session = client.session
    mark_passed(session, user)
    session[METHODS] = [{"method": "password", "at": END_OF_TIME}]
    session[METHODS_OF] = str(user.pk)
    session.save()
    return client
