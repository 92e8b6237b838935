"""Every route × method × persona against the reviewed table (design §4.4, §5).

The table names, for each route, who is let in to read and to write; everybody else must be
refused: 404 or 403 for members, the sign-in page for those who are not signed in.
"""

from collections import defaultdict
from typing import Any

import pytest
from django.conf import settings

from config.routes import FOREIGN_ROUTES
from core.pages.permissions import CLASSES
from core.tenancy.routes import MEMBER, READ, declared_rule
from reviews.models import LearningSource
from tests.walkers.conftest import FOREIGN, INSIDE, PERSONAS, RESTRICTED, Worlds, client_of
from tests.walkers.openers import TABLE
from tests.walkers.routes import Route, arguments, routes
from tests.walkers.walk import BROKEN, IN, Answer, ask

# Routes that only answer in a state the walk does not build, and where they are seen answering.
ANSWERED_ELSEWHERE = {
    **dict.fromkeys(
        (
            "account_change_password",
            "account_demo",
            "account_join",
            "account_reauthenticate",
            "mfa_deactivate_totp",
            "mfa_download_recovery_codes",
            "mfa_edit_webauthn",
            "mfa_index",
            "mfa_list_webauthn",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
            "mfa_remove_webauthn",
            "mfa_view_recovery_codes",
        ),
        "tests/accounts",
    ),
    "pages:components": "tests/pages/look",
    "partnership:invitation_accept": "tests/partnership/test_accepting.py",
    "reviews:place_agreement": "tests/reviews/test_restricting_by_the_pages.py",
    "reviews:place_ending": "tests/reviews/test_restricting_by_the_pages.py",
    "reviews:place_ending_agreement": "tests/reviews/test_restricting_by_the_pages.py",
    "reviews:place_ending_taking_back": "tests/reviews/test_three_answers_to_a_proposal.py",
    "reviews:place_taking_back": "tests/reviews/test_three_answers_to_a_proposal.py",
}
UNSAFE = ("PUT", "PATCH", "DELETE", "TRACE")


class Match:
    """As much of a resolver match as a rule needs."""

    def __init__(self, route: Route) -> None:
        self.view_name = route.name


def rule(route: Route) -> Any:
    return declared_rule(route.view, Match(route))  # type: ignore[arg-type]


def leaks(persona: str, answer: Answer) -> list[str]:
    """Canaries in an answer that this persona must never meet (headers, body, file, cells)."""
    forbidden = [FOREIGN] if persona in INSIDE else [FOREIGN, RESTRICTED]
    return [canary for canary in forbidden if canary.lower() in answer.text.lower()]


def walked(
    persona: str, worlds: Worlds, leaked: list[str] | None = None
) -> dict[str, dict[str, bool]]:
    """For every route: whether this persona gets in by GET and POST, in the open and behind.

    What leaked on the way is added to ``leaked``.
    """
    client = client_of(persona, worlds)
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for route in routes():
        for behind in (False, True):
            kwargs = arguments(route, worlds.here, behind=behind)
            if behind and kwargs == arguments(route, worlds.here):
                continue
            for method in ("GET", "POST"):
                answer = ask(client, method, route.path(**kwargs), {} if method == "POST" else None)
                assert answer.kind != BROKEN, f"{method} {route.name}: {answer.text[-2000:]}"
                found[route.name][f"{method}{'_behind' if behind else ''}"] = answer.kind == IN
                if leaked is not None:
                    leaked += [f"{method} {route.name}: {c}" for c in leaks(persona, answer)]
    return found


def test_every_route_declares_its_rule() -> None:
    assert [r.name for r in routes() if rule(r) is None] == []


def test_every_permission_of_a_route_is_classed_as_the_route_is() -> None:
    wrong = [
        r.name
        for r in routes()
        if (declared := rule(r)).audience == MEMBER
        and CLASSES.get(declared.permission) != declared.kind
    ]
    assert wrong == []


def test_undeclared_routes_are_errors_in_tests_and_shut_live() -> None:
    assert settings.STRICT_ROUTES


def test_the_table_names_exactly_the_routes_there_are() -> None:
    assert sorted(TABLE) == sorted(r.name for r in routes())


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_gets_in_is_what_the_table_says(persona: str, worlds: Worlds) -> None:
    differences: list[str] = []
    leaked: list[str] = []
    for name, answers in walked(persona, worlds, leaked).items():
        for how, let_in in answers.items():
            said = persona in TABLE[name].get(how, "").split()
            if let_in != said:
                differences.append(f"{name} {how}: {'let in' if let_in else 'refused'}")
    assert differences == []
    assert leaked == []


@pytest.mark.parametrize("persona", ["scrutineer"])
def test_who_only_reads_is_refused_every_writing_route(persona: str, worlds: Worlds) -> None:
    ours = [r.name for r in routes() if rule(r).audience == MEMBER and rule(r).kind != READ]
    assert [n for n in ours if persona in TABLE[n].get("POST", "").split()] == []


@pytest.mark.parametrize("method", UNSAFE)
def test_no_route_of_ours_answers_another_method(method: str, worlds: Worlds) -> None:
    client = client_of("manager", worlds)
    answered = []
    for route in routes():
        if route.name in FOREIGN_ROUTES:
            continue  # allauth shows its own form to any method; it writes on POST only
        answer = ask(client, method, route.path(**arguments(route, worlds.here)))
        if answer.kind == BROKEN or answer.status < 300:
            answered.append(f"{method} {route.name}: {answer.status}")
    assert answered == []


def test_every_route_lets_somebody_in() -> None:
    """A refusal proves nothing where nobody is ever let in."""
    nobody = {n for n, how in TABLE.items() if not any(v.split() for v in how.values())}
    assert nobody - set(ANSWERED_ELSEWHERE) == set()


def test_restricted_things_are_open_to_their_panel_and_the_scrutineer_only() -> None:
    wrong = {
        name: how["GET_behind"]
        for name, how in TABLE.items()
        if set(how.get("GET_behind", "").split()) - INSIDE
    }
    assert wrong == {}


def test_the_canaries_are_there_to_be_found(worlds: Worlds) -> None:
    """A no-leak test proves nothing until the canary was met where it belongs."""
    here, there = worlds.here, worlds.there
    path = f"/p/{here.slug}/learning/sources/{here.restricted_source.code}/"
    met = ask(client_of("scrutineer", worlds), "GET", path)
    assert RESTRICTED.lower() in met.text.lower()
    path = f"/p/{there.slug}/learning/sources/{there.open_source.code}/"
    assert FOREIGN.lower() in ask(client_of("other_manager", worlds), "GET", path).text.lower()


def test_control_without_the_restriction_the_canary_is_met(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take the restriction's wall away: the walk's own question now finds the leak."""
    rows = type(LearningSource.objects.none())
    monkeypatch.setattr(rows, "visible_to", lambda self, me: self)
    path = f"/p/{worlds.here.slug}/learning/sources/"
    assert leaks("manager", ask(client_of("manager", worlds), "GET", path)) == [RESTRICTED]
