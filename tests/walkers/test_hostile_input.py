"""Every form is sent what no form expects: an answer in words each time, never a breakdown."""

from datetime import date
from typing import Any

import pytest
from django import forms
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from core.tenancy import scope
from core.tenancy.routes import MEMBER, OPERATOR, WRITE
from tests.walkers.conftest import Worlds, client_of
from tests.walkers.openers import ROOMS, of_room, opener
from tests.walkers.routes import Route, arguments
from tests.walkers.strangers import forms_in
from tests.walkers.test_who_gets_in import rule
from tests.walkers.walk import BROKEN, ask

TRIES = 8
HOSTILE = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\u202egnp.exe",
    "<script>alert(1)</script>",
    "{{ 7 }}{% debug %}",
    "'; DROP TABLE x; --",
    '=HYPERLINK("http://example.org")',
    "../../etc/passwd",
    "-1",
    "0",
    "1e400",
    "NaN",
    "99999999999999999999",
    "٣",
    "0001-01-01",
    "9999-12-31",
    "31/02/2026",
    "00000000-0000-0000-0000-000000000000",
    "on",
    "x" * 20_000,
)
ANYTHING = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def likely(field: forms.Field) -> st.SearchStrategy[Any]:
    """What a person would send, so that an odd value elsewhere gets as far as the verb."""
    if isinstance(field, forms.ModelChoiceField):
        return st.sampled_from([field.prepare_value(row) for row in field.queryset[:5]] or [""])
    if isinstance(field, forms.ChoiceField | forms.TypedChoiceField):
        return st.sampled_from([key for key, _ in field.choices if isinstance(key, str)] or [""])
    if isinstance(field, forms.DateField | forms.DateTimeField):
        return DAYS.map(str)
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        return st.integers(0, 40).map(str)
    if isinstance(field, forms.BooleanField):
        return st.sampled_from(["on", ""])
    return st.text("abc ", min_size=3, max_size=12)


def sent(form: forms.BaseForm) -> st.SearchStrategy[dict[str, Any]]:
    """One posting of a form: mostly likely values, some that nobody would type."""
    parts = {}
    for name, field in form.fields.items():
        # Weighted, so that not every posting stumbles over its first field.
        value = st.one_of(likely(field), likely(field), likely(field), ANYTHING)
        for key in _keys(form.add_prefix(name), field):
            parts[key] = value
    return st.fixed_dictionaries(parts)


def _keys(name: str, field: forms.Field) -> list[str]:
    """A date is three boxes on some pages; each box is sent to."""
    count = len(getattr(field.widget, "widgets", ()))
    return [f"{name}_{n}" for n in range(count)] or [name]


def merged(parts: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {key: value for part in parts for key, value in part.items()}


def hostile_to(route: Route, worlds: Worlds, client: Any) -> list[str]:
    """What broke when this route's forms were sent such postings."""
    path = route.path(**arguments(route, worlds.here))
    found: list[str] = []
    shown = list(forms_in(ask(client, "GET", path).contexts))
    if not shown:
        return found
    with scope.within(worlds.here.partnership.pk):
        together = st.tuples(*map(sent, shown)).map(merged)

    @settings(
        max_examples=TRIES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(together)
    def post(data: dict[str, Any]) -> None:
        answer = ask(client, "POST", path, data)
        if answer.kind == BROKEN:
            found.append(f"{route.name}: {data}: {answer.text[-300:]}")

    post()
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_that_is_sent_breaks_a_form(room: str, worlds: Worlds) -> None:
    broken, asked = [], 0
    for route in of_room(room):
        declared = rule(route)
        who = opener(route.name, "POST")
        if declared.kind == WRITE and declared.audience in (MEMBER, OPERATOR) and who:
            broken += hostile_to(route, worlds, client_of(who, worlds))
            asked += 1
    assert broken == []
