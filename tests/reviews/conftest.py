"""A learning chain in Wealdshire, and the addresses of the room's pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.tenancy import scope
from partnership.models import Membership
from reviews.models import AgencyAnswer, Bar, Finding, LearningSource, PanelPlace, Recommendation
from tests.factories.reviews import (
    a_bar,
    a_finding,
    a_recommendation,
    a_restricted_source,
    a_review,
    answer_of,
    place_of,
)
from tests.personas import World, sign_in

DAY = {"received_on_0": "14", "received_on_1": "10", "received_on_2": "2025"}
AUDIT = {"kind": "multi_audit", "title": "Neglect audit", "reach": "open", **DAY}
REVIEW = {"kind": "lcspr", "title": "Review of practice", "pseudonym": "Child A", **DAY}


@dataclass
class Chain:
    """One source with everything that hangs from it."""

    source: LearningSource
    finding: Finding
    recommendation: Recommendation
    answer: AgencyAnswer
    bar: Bar
    place: PanelPlace | None = None


@pytest.fixture
def open_chain(weald: World) -> Chain:
    """An open practice review; the trainer is barred from it."""
    with scope.within(weald.partnership.pk):
        source = a_review(weald, title="Open chain").source
        finding = a_finding(weald, source, title="Openly found")
        made = a_recommendation(weald, source, finding=finding, title="Openly recommended")
        bar = a_bar(weald, source, weald.trainer)
        return Chain(source, finding, made, answer_of(made, weald.police), bar)


@pytest.fixture
def hidden_chain(weald: World) -> Chain:
    """A restricted practice review on whose panel the chair and the coordinator stand."""
    with scope.within(weald.partnership.pk):
        source = a_restricted_source(weald, title="Hidden chain")
        by = weald.coordinator
        finding = a_finding(weald, source, title="Secretly found", by=by)
        made = a_recommendation(
            weald, source, finding=finding, title="Secretly recommended", by=by,
            agencies=[weald.police],
        )  # fmt: skip
        bar = a_bar(weald, source, weald.trainer, by=by)
        place = place_of(source, weald.chair)
        return Chain(source, finding, made, answer_of(made, weald.police), bar, place)


@pytest.fixture
def visit(weald: World) -> Callable[..., Any]:
    """``visit(person, "source_detail", code=…)``; with ``data`` it is sent as a form."""

    def go(who: Membership, name: str, /, data: Any = None, query: str = "", **kwargs: Any) -> Any:
        client = sign_in(Client(), who)
        path = reverse(f"reviews:{name}", kwargs={"partnership": weald.slug, **kwargs}) + query
        return client.get(path) if data is None else client.post(path, data)

    return go


def slots(chain: Chain, world: World) -> dict[str, dict[str, str]]:
    """Route name to the slugs of its address, for every page of the room."""
    source, finding = {"code": chain.source.code}, {"code": chain.finding.code}
    recommendation = {"code": chain.recommendation.code}
    answer = {**recommendation, "agency": world.police.slug}
    bar = {**source, "person": world.trainer.slug}
    place = {**source, "person": world.chair.slug}
    of_source = (
        "source_detail", "source_edit", "source_closure", "source_restriction", "source_opening",
        "source_opening_agreement", "source_opening_taking_back", "finding_new",
        "recommendation_new", "recommendation_entry", "place_new", "bar_new",
    )  # fmt: skip
    found: dict[str, dict[str, str]] = dict.fromkeys(of_source, source)
    for name in ("detail", "edit"):
        found[f"finding_{name}"] = finding
    for name in ("detail", "edit", "agencies", "conclusion"):
        found[f"recommendation_{name}"] = recommendation
    for name in ("detail", "giving", "reopening"):
        found[f"answer_{name}"] = answer
    answers = ("detail", "agreement", "taking_back")
    for name in (*answers, "lifting", "lifting_agreement", "lifting_taking_back"):
        found[f"bar_{name}"] = bar
    if chain.place:
        for name in (*answers, "ending", "ending_agreement", "ending_taking_back"):
            found[f"place_{name}"] = place
    else:
        for name in ("detail", "edit"):
            found[f"practice_review_{name}"] = source
    return found


WITHOUT_SLUGS = (
    "source_list", "source_new", "practice_review_new", "national_review_new", "finding_list",
    "recommendation_list",
)  # fmt: skip
