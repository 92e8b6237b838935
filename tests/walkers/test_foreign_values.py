"""The other partnership's codes in every field of every form and every key of every query."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django import forms
from django.http import QueryDict

from core.pages.models import Submission
from core.pages.views.lists import ListPage
from core.tenancy import scope
from core.tenancy.routes import MEMBER
from partnership.models import Agency
from tests.factories.rows import NOW
from tests.personas import World
from tests.walkers.conftest import Worlds, client_of
from tests.walkers.openers import ROOMS, of_room, opener
from tests.walkers.routes import Route, arguments, routes
from tests.walkers.strangers import estrange, forms_in, handles
from tests.walkers.test_foreign_codes import Stranger, slots
from tests.walkers.test_who_gets_in import rule
from tests.walkers.walk import Answer

INSIDE = [r for r in ROOMS if any(rule(route).audience == MEMBER for route in of_room(r))]
NOT_CHOSEN = {"invalid_choice", "invalid_pk_value", "invalid_list"}
CHOICES = (forms.ChoiceField, forms.ModelChoiceField)


@pytest.fixture
def stranger(worlds: Worlds) -> Stranger:
    estrange(worlds.there)
    return Stranger(worlds)


class Forms:
    """The forms of a route, as its opener is given them."""

    def __init__(self, stranger: Stranger, route: Route) -> None:
        self.stranger, self.route = stranger, route
        self.path = route.path(**arguments(route, stranger.worlds.here))
        self.persona = opener(route.name, "POST") or ""

    def fields(self) -> Iterator[tuple[str, Any]]:
        """Each posted name with its field; from the empty page, or what an empty POST shows."""
        if not self.persona:
            return
        for method in ("GET", "POST"):
            data = {} if method == "POST" else None
            found = self.stranger.ask(self.persona, method, self.path, data)
            shown = [f for f in forms_in(found.contexts) if not hasattr(f, "filterset")]
            for form in shown:
                yield from ((form.add_prefix(name), form.fields[name]) for name in form.fields)
            if shown:
                return

    def post(self, data: dict[str, str]) -> Answer:
        return self.stranger.ask(self.persona, "POST", self.path, data)

    def refused(self, name: str, answer: Answer) -> bool:
        """Whether the answer says of this field that there is no such choice."""
        for form in forms_in(answer.contexts):
            wrong = {form.add_prefix(n): e for n, e in form.errors.as_data().items()}
            if any(error.code in NOT_CHOSEN for error in wrong.get(name, ())):
                return True
        return False


def bag(w: World) -> list[str]:
    """What things of a partnership are called, one of each kind of name."""
    things = (w.police.slug, w.delegate.slug, w.group.slug, w.open_source.code, w.open_action.code)
    return [*things, str(w.open_source.pk)]


def foreign(field: Any, worlds: Worlds) -> list[str]:
    """Values of the other partnership for one choice: what its rows are called over there."""
    if isinstance(field, forms.ModelChoiceField):
        with scope.within(worlds.there.partnership.pk):
            return handles(field.queryset.model)
    offered = {str(value) for value, _ in field.choices}
    twins = zip(bag(worlds.here), bag(worlds.there), strict=True)
    return [theirs for ours, theirs in twins if ours in offered] or bag(worlds.there)[-2:]


def own(field: Any, worlds: Worlds) -> str:
    """A value that this partnership offers."""
    with scope.within(worlds.here.partnership.pk):
        flat = [v for v, label in field.choices if not isinstance(label, list | tuple)]
        return next((str(value) for value in flat if value not in ("", None)), "")


def try_choices(stranger: Stranger, route: Route) -> None:
    page = Forms(stranger, route)
    for name, field in page.fields():
        mine = own(field, stranger.worlds) if isinstance(field, CHOICES) else ""
        if not mine:
            continue
        where = f"{route.name} {name}"
        for value in foreign(field, stranger.worlds):
            answer = page.post({name: value})
            if answer.status != 422 or not page.refused(name, answer):
                stranger.wrong.append(f"{where}={value}: {answer.status}, not refused")
            if "UUID" in answer.text:
                stranger.wrong.append(f"{where}={value}: speaks of keys")
        if page.refused(name, page.post({name: mine})):
            stranger.wrong.append(f"{where}: refuses its own choice {mine}")


@pytest.mark.parametrize("room", INSIDE)
def test_no_form_lets_one_choose_a_thing_of_the_other_partnership(
    room: str, stranger: Stranger
) -> None:
    for route in of_room(room):
        if rule(route).audience == MEMBER:
            try_choices(stranger, route)
    # One's own choice, posted alone, may well be all that a form asks for.
    assert [line for line in stranger.wrong if ": wrote " not in line] == []


@pytest.mark.parametrize("room", INSIDE)
def test_no_other_field_is_read_as_a_code_of_the_other_partnership(
    room: str, stranger: Stranger
) -> None:
    """Hidden, typed and dated fields: whatever is made of the code, nothing of theirs is told."""
    for route in of_room(room):
        if rule(route).audience != MEMBER:
            continue
        page = Forms(stranger, route)
        names = [name for name, field in page.fields() if not isinstance(field, CHOICES)]
        for value in bag(stranger.worlds.there)[-2:] if names else ():
            page.post(dict.fromkeys(names, value))
    assert [line for line in stranger.wrong if ": wrote " not in line] == []


class Heard:
    """Which keys of its query a page reads."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.keys: dict[str, None] = {}
        for how in ("get", "getlist", "__getitem__", "__contains__"):
            monkeypatch.setattr(QueryDict, how, self._listening(getattr(QueryDict, how)))

    def _listening(self, read: Any) -> Any:
        def listen(query: QueryDict, key: str, *more: Any) -> Any:
            self.keys[key] = None
            return read(query, key, *more)

        return listen


def choice_filters(route: Route, answer: Answer) -> dict[str, Any]:
    """The choices a register is filtered by."""
    is_list = issubclass(route.view.view_class, ListPage)
    found = [form for form in forms_in(answer.contexts) if is_list and not form.prefix]
    return {n: f for form in found for n, f in form.fields.items() if isinstance(f, CHOICES)}


def try_query(stranger: Stranger, route: Route, heard: Heard) -> None:
    persona = opener(route.name)
    if rule(route).audience != MEMBER or persona is None:
        return
    path = route.path(**arguments(route, stranger.worlds.here))
    heard.keys.clear()
    plain = stranger.ask(persona, "GET", path)
    if plain.status != 200:
        return
    chosen, keys = choice_filters(route, plain), list(heard.keys)
    for key in keys:
        code = stranger.worlds.there.open_source.code
        for value in foreign(chosen[key], stranger.worlds) if key in chosen else [code]:
            answer = stranger.ask(persona, "GET", f"{path}?{urlencode({key: value})}")
            if answer.status not in (200, 422):
                stranger.wrong.append(f"{path}?{key}={value}: {answer.status}")
            if "UUID" in answer.text:
                stranger.wrong.append(f"{path}?{key}={value}: speaks of keys")
            if key in chosen and "govuk-error-message" not in answer.text:
                stranger.wrong.append(f"{path}?{key}={value}: nothing says it was ignored")


@pytest.mark.parametrize("room", INSIDE)
def test_no_query_asks_for_a_thing_of_the_other_partnership(
    room: str, stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(monkeypatch)
    for route in of_room(room):
        try_query(stranger, route, heard)
    assert stranger.wrong == []


def test_a_page_of_the_other_partnership_s_register_leads_nowhere(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key of "next page" over there, used here."""
    monkeypatch.setattr(ListPage, "page_size", 1)
    worlds, tried = stranger.worlds, 0
    for route in routes():
        view = getattr(route.view, "view_class", object)
        if not issubclass(view, ListPage) or slots(route):
            continue
        theirs = stranger.ask("other_manager", "GET", route.path(partnership=worlds.there.slug))
        key = next(
            (layer["rows"].next_key for layer in theirs.contexts or () if "rows" in layer), ""
        )
        for way in ("after", "before") if key else ():
            tried += 1
            query = urlencode({way: key})
            path = f"{route.path(partnership=worlds.here.slug)}?{query}"
            assert stranger.ask(opener(route.name) or "", "GET", path).status == 200
    stranger.wrong = [line for line in stranger.wrong if " by other_manager" not in line]
    assert stranger.wrong == []
    assert tried > 10


def test_a_form_sent_over_there_was_not_sent_here(worlds: Worlds) -> None:
    """The token that makes a double click one thing belongs to its sender in one partnership."""
    there = worlds.there
    sent = {"name": "Fire service", "kind": "relevant", "once": "taken"}
    with scope.within(there.partnership.pk):
        taken = QueryDict(urlencode(sent))
        Submission.claim(sent=taken, by=there.manager, at=NOW).led_to("/p/downland/secret/")
    path = f"/p/{worlds.here.slug}/partnership/agencies/new/"
    answer = client_of("manager", worlds).post(path, sent)
    assert answer.status_code == 302
    assert "downland" not in answer["Location"]
    with scope.within(worlds.here.partnership.pk):
        assert Agency.objects.filter(name="Fire service").exists()


def forget_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fields that take any row for a choice of theirs."""
    monkeypatch.setattr(forms.ModelChoiceField, "to_python", lambda self, value: None)
    monkeypatch.setattr(forms.ModelChoiceField, "validate", lambda self, value: None)


def test_control_a_form_that_takes_anything_is_noticed(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_choices(monkeypatch)
    try_choices(stranger, next(r for r in routes() if r.name == "partnership:seat_new"))
    assert any("agency" in line and "not refused" in line for line in stranger.wrong)


def test_control_a_filter_that_swallows_a_code_is_noticed(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_choices(monkeypatch)
    route = next(r for r in routes() if r.name == "reviews:recommendation_list")
    try_query(stranger, route, Heard(monkeypatch))
    assert any("nothing says it was ignored" in line for line in stranger.wrong), stranger.wrong
