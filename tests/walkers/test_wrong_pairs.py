"""Things that exist, beneath a parent that is not theirs: the same answer as for nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from actions.choices import EvidenceKind
from actions.models import Evidence
from actions.views.evidence import EvidenceDecision
from core.tenancy import scope
from partnership.models import Clause, Seat, TermsOfReference
from reviews.choices import SourceKind
from reviews.models import LearningSource, Recommendation
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World
from tests.walkers.conftest import Worlds
from tests.walkers.furniture import QUIET
from tests.walkers.openers import room_of
from tests.walkers.routes import Route, arguments, routes
from tests.walkers.test_foreign_codes import Stranger, openers, slots

Unrelated = dict[str, Callable[[World], Any]]

_SEATS: Unrelated = {
    "group": lambda w: w.other_group.slug,
    "code": lambda w: Seat.objects.get(subgroup=w.other_group).code,
}
_TERMS: Unrelated = {
    "group": lambda w: w.other_group.slug,
    "number": lambda w: w.terms_of_another_group.number,
}
_OF_SOURCE: Unrelated = {
    "code": lambda w: w.another_source.code,
    "person": lambda w: w.delegate.slug,
}
# For each shape of address: what exists in this partnership, but not in that place.
UNRELATED: dict[tuple[str, ...], Unrelated] = {
    ("actions", "code", "evidence"): {
        "code": lambda w: w.open_closed_action.code,
        "evidence": lambda w: w.evidence_of_another.code,
    },
    ("reviews", "code", "agency"): {
        "code": lambda w: w.another_recommendation.code,
        "agency": lambda w: w.icb.slug,
    },
    ("reviews", "code", "person"): _OF_SOURCE,
    ("partnership", "group", "code"): _SEATS,
    ("partnership", "group", "code", "member"): {**_SEATS, "member": lambda w: w.deputy.slug},
    ("partnership", "group", "number"): _TERMS,
    ("partnership", "group", "number", "clause"): {
        **_TERMS,
        "clause": lambda w: w.clause_of_another.number,
    },
    ("meetings", "number", "group"): {
        "number": lambda w: w.open_issued_circular.number,
        "group": lambda w: w.other_group.slug,
    },
}


def shape(route: Route) -> tuple[str, ...]:
    return (room_of(route), *slots(route))


def furnish_more(w: World) -> None:
    """Second ones, so that a pair can be wrong though both of its halves exist."""
    shared = {"received_on": TODAY, "owner_group": w.group, "kind": SourceKind.LCSPR}
    source = make(LearningSource, QUIET, code="S-7777", title="Another", **shared)
    w.things["another_source"] = source
    w.things["another_recommendation"] = make(
        Recommendation,
        QUIET,
        code="R-7777",
        source=w.open_source,
        owner_group=w.group,
        text="Another",
        made_on=TODAY,
        answer_by_on=TODAY + timedelta(days=28),
    )
    w.things["evidence_of_another"] = make(
        Evidence,
        QUIET,
        action=w.open_submitted_action,
        kind=EvidenceKind.POLICY,
        file=w.open_file,
        submitted_at=NOW,
        submitted_by=w.agency_lead,
    )
    w.things["terms_of_another_group"] = make(
        TermsOfReference, QUIET, subgroup=w.other_group, number=7
    )
    w.things["clause_of_another"] = make(
        Clause, QUIET, terms=w.open_terms, number="7", order=700, text="Seven"
    )


@pytest.fixture
def stranger(worlds: Worlds) -> Stranger:
    with scope.within(worlds.here.partnership.pk):
        furnish_more(worlds.here)
    return Stranger(worlds)


def try_wrong_pairs(stranger: Stranger) -> None:
    here = stranger.worlds.here
    for route in routes():
        if len(slots(route)) < 2:
            continue
        right = arguments(route, here)
        with scope.within(here.partnership.pk):
            wrong = {slot: name(here) for slot, name in UNRELATED[shape(route)].items()}
        for slot, value in wrong.items():
            assert value != right[slot], f"{route.name}: {slot} is the right one"
            stranger.finds_nothing(route, route.path(**{**right, slot: value}), openers(route))


def test_every_address_of_two_things_knows_a_wrong_pair() -> None:
    nested = {shape(route): set(slots(route)) for route in routes() if len(slots(route)) > 1}
    assert {key: set(found) for key, found in UNRELATED.items()} == nested


def test_a_thing_beneath_another_s_parent_is_nothing(stranger: Stranger) -> None:
    try_wrong_pairs(stranger)
    assert stranger.wrong == []


def test_control_a_page_that_ignores_the_parent_is_noticed(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    whatever = lambda self: self.get_queryset().order_by("-pk")  # noqa: E731
    monkeypatch.setattr(EvidenceDecision, "find", whatever)
    try_wrong_pairs(stranger)
    assert any("/evidence/" in line and line.endswith("200") for line in stranger.wrong)
