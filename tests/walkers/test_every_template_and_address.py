"""Every address is answered with success by somebody; every template is rendered by somebody.

Addresses are walked here. Templates of states the walk does not build (mail, documents, errors,
signing in) are rendered by the tests of those: ``tests.seen`` counts over the whole run.
"""

from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test.signals import template_rendered
from django.urls import resolve

from tests.seen import Seen, gathered, templates_there_are, unseen
from tests.walkers.conftest import Worlds
from tests.walkers.openers import opener
from tests.walkers.routes import arguments, routes
from tests.walkers.test_accessibility import People
from tests.walkers.test_who_gets_in import ANSWERED_ELSEWHERE

# Pages that only lead on to another one.
LEADS_ON = {"account_kept", "account_onward", "landing", "mfa_authenticate", "mfa_login_webauthn"}
# The one meeting of these worlds is written up, so its page of moving says why it is not moved.
SAYS_WHY_NOT = {"meetings:meeting_move": 409}


def walk_everywhere(worlds: Worlds) -> dict[str, int]:
    """The best status that each route gave to who sees most of it, read or written."""
    people, answered = People(worlds), dict[str, int]()
    for route in routes():
        for how in ("GET", "GET_behind", "POST", "POST_behind"):
            who = opener(route.name, how)
            if who is None:
                continue
            path = route.path(**arguments(route, worlds.here, behind=how.endswith("behind")))
            status = people.ask(who, how.removesuffix("_behind"), path).status
            answered[route.name] = min(status, answered.get(route.name, status))
    return answered


def test_every_address_is_answered_with_success(worlds: Worlds) -> None:
    answered = walk_everywhere(worlds)
    assert {r.name for r in routes()} - set(answered) <= set(ANSWERED_ELSEWHERE)
    assert {name for name, status in answered.items() if status >= 300} <= {
        *LEADS_ON,
        *SAYS_WHY_NOT,
    }
    assert {name: status for name, status in answered.items() if status >= 400} == SAYS_WHY_NOT


def test_what_one_process_has_met_is_known_to_the_run(tmp_path: Path) -> None:
    seen = Seen()
    template_rendered.connect(seen.note_template)
    render_to_string("components/warning.html", {"words": "Mind the step."})
    template_rendered.disconnect(seen.note_template)
    seen.note_answer(*answer(200))
    seen.write(tmp_path, "gw0")
    assert unseen(gathered(tmp_path), ["components/warning.html"], ["alive"]) == []


def test_control_what_nobody_met_fails_the_run(tmp_path: Path) -> None:
    seen = Seen()
    for status, where in ((404, ""), (500, ""), (302, "/account/login/?next=/")):
        seen.note_answer(*answer(status, Location=where))
    seen.write(tmp_path, "gw0")
    assert unseen(gathered(tmp_path), ["components/warning.html"], ["alive"]) == [
        "No test renders templates/components/warning.html",
        "No test is answered with success by alive",
    ]
    assert "components/warning.html" in templates_there_are()


def answer(status: int, **headers: Any) -> tuple[HttpRequest, HttpResponse]:
    request = HttpRequest()
    request.resolver_match = resolve("/health/alive/")
    return request, HttpResponse(status=status, headers=headers)
