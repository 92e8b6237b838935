"""No form asks for what its label calls optional: each is sent empty, and says what it misses."""

from collections.abc import Iterator

import pytest
from django import forms

from core.tenancy.routes import WRITE
from tests.walkers.conftest import Worlds, client_of
from tests.walkers.openers import opener
from tests.walkers.routes import arguments, routes
from tests.walkers.strangers import forms_in
from tests.walkers.test_who_gets_in import rule
from tests.walkers.walk import ask


def refused(worlds: Worlds) -> Iterator[tuple[str, forms.BaseForm]]:
    """Every form that was sent empty and came back, with its route."""
    for route in routes():
        who = opener(route.name, "POST") if rule(route).kind == WRITE else None
        if who:
            path = route.path(**arguments(route, worlds.here))
            answer = ask(client_of(who, worlds), "POST", path, {})
            yield from ((route.name, form) for form in forms_in(answer.contexts) if form.is_bound)


def contradictions(name: str, form: forms.BaseForm) -> list[str]:
    """Fields of a refused form that are asked for and do not say so."""
    return [
        f"{name}: {field}"
        for field in form.errors
        if field in form.fields
        and not form.fields[field].required
        and not hasattr(form.fields[field], "asked_if")
    ]


def test_what_a_form_asks_for_is_not_called_optional(worlds: Worlds) -> None:
    found = list(refused(worlds))
    assert [line for pair in found for line in contradictions(*pair)] == []
    # Many forms came back, and many of them for what was missing.
    assert len({name for name, form in found if form.errors}) > 50


@pytest.mark.parametrize(
    ("asked_if", "noticed"), [(None, ["here: reason"]), ("only if restricted", [])]
)
def test_control_a_demand_behind_an_optional_label_is_noticed(
    asked_if: str | None, noticed: list[str]
) -> None:
    class Contradiction(forms.Form):
        reason = forms.CharField(required=False)

        def clean(self) -> None:
            self.add_error("reason", "Say why.")

    form = Contradiction({})
    if asked_if:
        form.fields["reason"].asked_if = asked_if  # type: ignore[attr-defined]
    assert contradictions("here", form) == noticed
