"""Generated worlds against an independent model of design §4.5, and the controls."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.journal.models import Entry
from partnership.choices import Role
from partnership.models import Membership
from reviews import visibility
from reviews.choices import PanelRole, SourceKind
from reviews.models import Bar, Finding, LearningSource, PanelPlace
from tests.factories.reviews import a_finding, a_restricted_source, again
from tests.factories.rows import NOW, TODAY
from tests.personas import World, join

PEOPLE = 4
WORLDS = 1_000


@dataclass
class Person:
    """What the model knows of somebody: nothing of the product's queries."""

    role: str
    has_left: bool
    place: str
    bar: str


@dataclass
class Source:
    """A source with the people around it, by their number."""

    is_restricted: bool
    restricted_by: int
    second: int
    people: list[Person] = field(default_factory=list)

    def knows(self, number: int) -> bool:
        """The order of the rules, written once more and differently."""
        me = self.people[number]
        if me.bar in ("proposed", "agreed", "lifting proposed"):
            return False
        if me.role == Role.SCRUTINEER:
            return True
        if not self.is_restricted:
            return me.role in (Role.MANAGER, Role.COORDINATOR, Role.BOARD_MEMBER)
        if me.place in ("member", "lead"):
            return True
        return number in (self.restricted_by, self.second) and self.stewards() < 2

    def stewards(self) -> int:
        return sum(
            person.place != "none"
            and not person.has_left
            and person.bar in ("none", "lifted")
            and person.place in ("lead", "member")
            and (person.place == "lead" or person.role in (Role.MANAGER, Role.COORDINATOR))
            for person in self.people
        )


people = st.builds(
    Person,
    role=st.sampled_from(
        [Role.MANAGER, Role.COORDINATOR, Role.BOARD_MEMBER, Role.SCRUTINEER, Role.DELEGATE]
    ),
    has_left=st.booleans(),
    place=st.sampled_from(["none", "proposed", "member", "lead", "ended"]),
    bar=st.sampled_from(["none", "none", "proposed", "agreed", "lifting proposed", "lifted"]),
)
sources = st.builds(
    Source,
    is_restricted=st.booleans(),
    restricted_by=st.integers(0, PEOPLE - 1),
    second=st.integers(0, PEOPLE - 1),
    people=st.lists(people, min_size=PEOPLE, max_size=PEOPLE),
)


class Cast:
    """Four people who take on whatever a generated world asks of them.

    Their rows are written in bulk, past the verbs: these are states, not deeds.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.members = [join(world, f"cast_{n}", Role.DELEGATE) for n in range(PEOPLE)]
        self.count = 0

    def build(self, wanted: Source) -> LearningSource:
        for member, person in zip(self.members, wanted.people, strict=True):
            ended = NOW if person.has_left else None
            Membership.objects.filter(pk=member.pk).update(roles=[person.role], ended_at=ended)
        self.count += 1
        facts = {"code": f"X-{self.count}", "kind": SourceKind.RESEARCH, "received_on": TODAY}
        keepers = {
            "restricted_at": NOW,
            "restricted_by": self.members[wanted.restricted_by],
            "second": self.members[wanted.second],
        }
        source = self._row(LearningSource, **facts, **(keepers if wanted.is_restricted else {}))
        LearningSource.objects.bulk_create([source])
        cast = list(zip(self.members, wanted.people, strict=True))
        places = [self._place(source, m, p) for m, p in cast if p.place != "none"]
        PanelPlace.objects.bulk_create(places)
        Bar.objects.bulk_create([self._bar(source, m, p) for m, p in cast if p.bar != "none"])
        return source

    def _row(self, model: Any, **facts: Any) -> Any:
        return model(partnership_id=self.world.partnership.pk, **facts)

    def _place(self, source: LearningSource, member: Membership, person: Person) -> PanelPlace:
        agreed = {"agreed_at": NOW, "agreed_by": self.world.coordinator}
        return self._row(
            PanelPlace,
            source=source,
            membership=member,
            role=PanelRole.LEAD if person.place == "lead" else PanelRole.MEMBER,
            proposed_at=NOW,
            proposed_by=self.world.manager,
            ended_at=NOW if person.place == "ended" else None,
            **({} if person.place == "proposed" else agreed),
        )

    def _bar(self, source: LearningSource, member: Membership, person: Person) -> Bar:
        facts: dict[str, Any] = {}
        if person.bar in ("lifting proposed", "lifted"):
            facts |= {"lifting_proposed_at": NOW, "lifting_proposed_by": self.world.manager}
        if person.bar == "lifted":
            facts |= {"lifted_at": NOW, "lifted_by": self.world.coordinator}
        by = {"proposed_at": NOW, "proposed_by": self.world.manager}
        return self._row(Bar, source=source, membership=member, reason="Why", **by, **facts)


def disagreements(cast: Cast, wanted: Source) -> list[int]:
    """Numbers of the people for whom product and model differ."""
    source = cast.build(wanted)
    return [
        n
        for n, member in enumerate(cast.members)
        if LearningSource.objects.visible_to(again(member)).filter(pk=source.pk).exists()
        != wanted.knows(n)
    ]


def test_the_product_agrees_with_the_model_in_a_thousand_worlds(wealdshire: World) -> None:
    cast = Cast(wealdshire)

    @settings(
        max_examples=WORLDS,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(sources)
    def check(wanted: Source) -> None:
        assert disagreements(cast, wanted) == []

    check()


def _always(*args: object) -> object:
    from django.db.models import Q

    return ~Q(pk__in=[])


@pytest.mark.parametrize("wall", ["not_barred", "on_panel"])
def test_control_without_a_wall_the_model_disagrees(
    wall: str, wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bystander = Person(Role.DELEGATE, False, "none", "none")
    barred = Person(Role.DELEGATE, False, "member", "agreed")
    wanted = Source(True, 2, 3, [bystander, barred, bystander, bystander])
    cast = Cast(wealdshire)
    assert disagreements(cast, wanted) == []
    monkeypatch.setattr(visibility, wall, _always)
    visibility.known_sources.cache_clear()
    assert disagreements(cast, wanted) != []


def known(person: Membership, source: LearningSource) -> int:
    me = again(person)
    return (
        LearningSource.objects.visible_to(me).filter(pk=source.pk).count()
        + Finding.objects.visible_to(me).filter(source=source).count()
        + Entry.objects.visible_to(me).filter(circle_id=source.pk).count()
    )


def test_control_without_visibility_the_manager_reads_what_is_restricted(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    w = wealdshire
    source = a_restricted_source(w)
    a_finding(w, source, by=w.coordinator)
    assert known(w.manager, source) == 0
    monkeypatch.setattr(visibility, "source_visible", _always)
    assert known(w.manager, source) > 2
