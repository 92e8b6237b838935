"""Every page that changes a record says which version it showed, and is held to it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from core.journal.accountable import Accountable
from core.pages.views.forms import EditPage, VerbPage
from core.tenancy import scope
from tests.factories.rows import NOW
from tests.walkers.conftest import Worlds, client_of
from tests.walkers.openers import opener
from tests.walkers.routes import Route, arguments, routes
from tests.walkers.walk import Answer, ask


def changing() -> list[Route]:
    """Routes to a page that edits one record or calls a verb of it."""
    pages = [(route, getattr(route.view, "view_class", None)) for route in routes()]
    return [route for route, page in pages if isinstance(page, type) and issubclass(page, EditPage)]


def shown(worlds: Worlds) -> Iterator[tuple[Route, Answer]]:
    """Each of those pages as the person who sees most of it opens it."""
    for route in changing():
        who = opener(route.name)
        if who:
            path = route.path(**arguments(route, worlds.here))
            answer = ask(client_of(who, worlds), "GET", path)
            if answer.status == 200:
                yield route, answer


def carries(page: Any) -> bool:
    """Whether the form on this page names the version of the record it is about."""
    return bool(page["form"]["version"].value() == page["object"].version)


def test_every_page_that_changes_a_record_carries_its_version(worlds: Worlds) -> None:
    pages = list(shown(worlds))
    assert [route.name for route, answer in pages if not carries(answer.contexts)] == []
    assert len(pages) > 40


def start_after_an_edit(worlds: Worlds) -> Answer:
    """The lead starts an action on a page that was opened before somebody edited it."""
    action, by = worlds.here.things["open_action"], worlds.here.manager
    route = next(r for r in changing() if r.name == "actions:action_start")
    path, client = route.path(**arguments(route, worlds.here)), client_of("agency_lead", worlds)
    version = ask(client, "GET", path).contexts["form"]["version"].value()
    with scope.within(worlds.here.partnership.pk):
        action.revise(by=by, at=NOW, title="Another title")
    return ask(client, "POST", path, {"version": version})


def test_a_verb_on_a_record_that_changed_meanwhile_waits_for_a_second_look(worlds: Worlds) -> None:
    answer = start_after_an_edit(worlds)
    assert answer.status == 409
    code = worlds.here.things["open_action"].code
    assert re.search(rf'<a href="[^"]+/actions/{code}/">Somebody else changed this', answer.text)


def test_control_without_the_comparison_it_goes_through(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Accountable, "_compared", lambda self: self)
    assert start_after_an_edit(worlds).status == 302


def test_control_a_page_that_forgets_its_version_is_noticed(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EditPage, "initial", lambda self: {})
    monkeypatch.setattr(VerbPage, "initial", lambda self: {})
    assert not all(carries(answer.contexts) for _, answer in shown(worlds))
