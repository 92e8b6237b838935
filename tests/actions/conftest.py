"""Actions in Wealdshire, and the addresses of the room's pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from actions.models import Action, ActionPlan, Evidence
from core.tenancy import scope
from partnership.models import Membership
from tests.factories.actions import (
    IN_A_MONTH,
    answered,
    closed,
    plan_of,
    raised,
    recommendation,
    shown,
    submitted,
)
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in

FAR = TODAY + timedelta(days=900)
NEXT_YEAR = TODAY + timedelta(days=365)


@dataclass
class Case:
    """A plan of one source, an open action with all that belongs to it, and two that ended."""

    source: Any
    plan: ActionPlan
    action: Action
    evidence: Evidence
    waiting: Action
    closed: Action


def case_of(world: World, source: Any, code: str) -> Case:
    rec = recommendation(world, source, code=code)
    answered(rec, world.police, world.agency_lead)
    facts = {"source": source, "recommendation": rec, "lead": world.agency_lead}
    action = raised(world, title=f"Open action of {code}", **facts)
    later = IN_A_MONTH.replace(year=IN_A_MONTH.year + 1)
    action.ask_extension(by=world.agency_lead, at=NOW, to_on=later, reason="Dates moved.")
    evidence = shown(action, world.agency_lead)
    waiting = submitted(world, raised(world, title=f"Waiting action of {code}", **facts))
    ended = closed(world, raised(world, title=f"Closed action of {code}", **facts))
    return Case(source, plan_of(world, source), action, evidence, waiting, ended)


@pytest.fixture
def open_case(weald: World) -> Case:
    """Hanging from an open source."""
    with scope.within(weald.partnership.pk):
        return case_of(weald, weald.open_source, "R-2222")


@pytest.fixture
def hidden_case(weald: World) -> Case:
    """Hanging from the restricted source."""
    with scope.within(weald.partnership.pk):
        return case_of(weald, weald.restricted_source, "R-3333")


@pytest.fixture
def visit(weald: World) -> Callable[..., Any]:
    """``visit(person, "action_detail", code=…)``; with ``data`` it is sent as a form."""

    def go(who: Membership, name: str, /, data: Any = None, query: str = "", **kwargs: Any) -> Any:
        client = sign_in(Client(), who)
        path = reverse(f"actions:{name}", kwargs={"partnership": weald.slug, **kwargs}) + query
        return client.get(path) if data is None else client.post(path, data)

    return go


@pytest.fixture
def inside(weald: World) -> Any:
    """``with inside(): …``: the open partnership, to look at rows after a page."""
    return lambda: scope.within(weald.partnership.pk)


def boxes(name: str, on: Any = FAR) -> dict[str, Any]:
    """A date in its three boxes."""
    return {f"{name}_0": on.day, f"{name}_1": on.month, f"{name}_2": on.year}


def goes_to(response: Any) -> str:
    """Where the answer leads; a form that came back shows its end."""
    assert response.status_code == 302, response.content.decode()[-3000:]
    return str(response.url)


ACTION_PAGES = (
    "action_detail",
    "action_edit",
    "action_assignment",
    "action_contributors",
    "action_start",
    "action_update",
    "action_extension",
    "action_extension_decision",
    "action_sign_off",
    "action_closure",
    "action_stop",
    "action_reopening",
    "action_impact",
    "evidence_new",
)
PLAN_PAGES = ("plan_detail", "plan_edit", "plan_proposals", "plan_agreement", "plan_action_new")


def slots(case: Case) -> dict[str, dict[str, str]]:
    """Route name to the slugs of its address, for every page about something."""
    evidence = {"code": case.action.code, "evidence": case.evidence.code}
    return {
        **{name: {"code": case.action.code} for name in ACTION_PAGES},
        **{name: {"code": case.plan.code} for name in PLAN_PAGES},
        "plan_new": {"source": case.source.code},
        "evidence_decision": evidence,
        "evidence_version": evidence,
    }
