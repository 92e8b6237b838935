"""What a whole run has seen: every template rendered, every address answered with success.

Each process notes what it meets, in whichever test. When every test there is has run and
passed, what nobody met fails the run. ``--all-seen`` asks the same of a run of a part.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse
from django.test.signals import template_rendered

from config.embedded import ROOT
from tests.stack import run_directory, worker_name

TEMPLATES = ROOT / "templates"
SIGN_IN = ("/account/login/", "/account/second-step/")
NOTES = "seen-{}.json"


class Seen:
    """The names of templates and routes that this process has met."""

    def __init__(self) -> None:
        self.templates, self.routes = set[str](), set[str]()

    def note_template(self, sender: Any, template: Any, **more: Any) -> None:
        self.templates.add(str(template.name))

    def note_answer(self, request: HttpRequest, response: HttpResponse) -> None:
        led_away = response.get("Location", "").startswith(SIGN_IN)
        if response.status_code < 400 and not led_away and request.resolver_match:
            self.routes.add(request.resolver_match.view_name)

    def write(self, directory: Path, name: str) -> None:
        found = {"templates": sorted(self.templates), "routes": sorted(self.routes)}
        (directory / NOTES.format(name)).write_text(json.dumps(found))


def gathered(directory: Path) -> Seen:
    """What all processes of the run have met."""
    whole = Seen()
    for file in directory.glob(NOTES.format("*")):
        found = json.loads(file.read_text())
        whole.templates |= set(found["templates"])
        whole.routes |= set(found["routes"])
    return whole


def unseen(whole: Seen, templates: Iterable[str], routes: Iterable[str]) -> list[str]:
    """A line for each template and each address that nobody met."""
    return [
        *(f"No test renders templates/{name}" for name in sorted(set(templates) - whole.templates)),
        *(f"No test is answered with success by {n}" for n in sorted(set(routes) - whole.routes)),
    ]


def templates_there_are() -> list[str]:
    return [str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*") if p.is_file()]


_here = Seen()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-seen", action="store_true", help="fail on unmet templates, addresses")


def pytest_configure(config: pytest.Config) -> None:
    template_rendered.connect(_here.note_template)
    plain = BaseHandler.get_response

    def get_response(self: BaseHandler, request: HttpRequest) -> HttpResponse:
        response = plain(self, request)
        _here.note_answer(request, response)
        return response

    BaseHandler.get_response = get_response  # type: ignore[method-assign]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config = session.config
    _here.write(run_directory(), worker_name())
    whole = config.args == config.getini("testpaths") and exitstatus == pytest.ExitCode.OK
    if hasattr(config, "workerinput") or not (whole or config.getoption("--all-seen")):
        return
    from tests.walkers.routes import routes

    names = [route.name for route in routes()]
    config.stash[_UNSEEN] = unseen(gathered(run_directory()), templates_there_are(), names)
    if config.stash[_UNSEEN]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


_UNSEEN = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for line in config.stash.get(_UNSEEN, []):
        terminalreporter.write_line(line, red=True)
