"""Things of the reviews room, made by its own verbs."""

import itertools
from typing import Any

from partnership.models import Membership
from reviews.choices import Scope, SourceKind, Theme
from reviews.models import (
    AgencyAnswer,
    Bar,
    Finding,
    Founding,
    LearningSource,
    PanelPlace,
    PracticeReview,
    Recommendation,
)
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World

_numbers = itertools.count(1)


def a_source(world: World, **facts: Any) -> LearningSource:
    """An open audit, recorded by the manager."""
    return LearningSource.record_new(
        **{
            "by": world.manager,
            "at": NOW,
            "kind": SourceKind.MULTI_AUDIT,
            "title": f"Audit {next(_numbers)}",
            "received_on": TODAY,
            "owner_group": world.group,
            **facts,
        }
    )


def a_founding(world: World) -> Founding:
    """The chair leads, the coordinator is second; the manager restricts."""
    return Founding(lead=world.chair, second=world.coordinator, reason="The family is known.")


def a_new_restriction(world: World, **facts: Any) -> LearningSource:
    """Restricted by the manager a moment ago: nobody's place is agreed."""
    return a_source(world, **{"founding": a_founding(world), **facts})


def place_of(source: LearningSource, person: Membership) -> PanelPlace:
    """This person's current place on the panel, read again."""
    return PanelPlace.objects.current().get(source=source, membership=person)


def a_restricted_source(world: World, **facts: Any) -> LearningSource:
    """Its panel stands: the chair leads, the coordinator is on it, the manager is not."""
    source = a_new_restriction(world, **facts)
    place_of(source, world.chair).agree(by=world.coordinator, at=NOW)
    place_of(source, world.coordinator).agree(by=world.chair, at=NOW)
    return source


def a_review(world: World, **facts: Any) -> PracticeReview:
    """An open practice review."""
    return PracticeReview.record_new(
        **{
            "by": world.manager,
            "at": NOW,
            "kind": SourceKind.LCSPR,
            "title": "Review of practice",
            "received_on": TODAY,
            "pseudonym": "Child A",
            **facts,
        }
    )


def a_finding(world: World, source: LearningSource | None = None, **facts: Any) -> Finding:
    return Finding.record_new(
        **{
            "by": world.manager,
            "at": NOW,
            "source": source or a_source(world),
            "title": f"Minutes came late {next(_numbers)}",
            "themes": [Theme.INFORMATION_SHARING],
            **facts,
        }
    )


def a_recommendation(
    world: World, source: LearningSource | None = None, **facts: Any
) -> Recommendation:
    """Asked of the police and the council unless ``agencies`` says otherwise."""
    return Recommendation.make(
        **{
            "by": world.manager,
            "at": NOW,
            "source": source or a_source(world),
            "title": f"Share minutes within two days {next(_numbers)}",
            "scope": Scope.MULTI,
            "owner_group": world.group,
            "agencies": [world.police, world.council],
            **facts,
        }
    )


def answer_of(recommendation: Recommendation, agency: Any) -> AgencyAnswer:
    """This agency's answer, read again."""
    return AgencyAnswer.objects.get(recommendation=recommendation, agency=agency)


def a_bar(world: World, source: LearningSource, person: Membership, **facts: Any) -> Bar:
    """Proposed by the manager; it binds from now."""
    return Bar.propose(
        **{
            "by": world.manager,
            "at": NOW,
            "source": source,
            "membership": person,
            "reason": "Knows the family.",
            **facts,
        }
    )


def a_quiet_bar(world: World, person: Membership) -> Bar:
    """It binds, and nobody was told of it."""
    return make(
        Bar,
        "bar.agreed",
        source=world.open_source,
        membership=person,
        reason="Knows the family.",
        proposed_at=NOW,
        proposed_by=world.manager,
    )


def again(person: Membership) -> Membership:
    """The same membership as a new request would read it."""
    return Membership.objects.select_related("agency").get(pk=person.pk)
