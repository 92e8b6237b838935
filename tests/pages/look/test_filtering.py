"""Chips of active filters, and addresses that keep the rest."""

import pytest
from django import forms
from django.http import QueryDict

from core.pages.fields import DayField
from core.pages.filtering import active_chips, address
from core.pages.widgets import DateInput


class Filters(forms.Form):
    q = forms.CharField(label="Words", required=False)
    agency = forms.MultipleChoiceField(
        choices=[("police", "Police"), ("Health", [("icb", "Care board")])], required=False
    )
    due = DayField(label="Due", widget=DateInput, required=False)
    due_by = forms.CharField(label="Due by", required=False)


def chips(asked: str) -> list[tuple[str, str, str]]:
    query = QueryDict(asked)
    form = Filters(query)
    form.is_valid()
    return [(c.label, c.value, c.url) for c in active_chips(form, query)]


def test_nothing_asked_shows_no_chip() -> None:
    assert chips("q=&sort=due") == []


def test_each_chosen_value_is_a_chip_that_drops_only_itself() -> None:
    assert chips("agency=police&agency=icb&sort=due") == [
        ("Agency", "Police", "?sort=due&agency=icb"),
        ("Agency", "Care board", "?sort=due&agency=police"),
    ]


def test_a_chip_forgets_the_page_but_keeps_the_sort() -> None:
    assert chips("q=school&sort=-due&after=abc") == [("Words", "school", "?sort=-due")]


def test_a_date_in_three_boxes_is_one_chip_in_words() -> None:
    assert chips("due_0=3&due_1=10&due_2=2025&due_by=x") == [
        ("Due", "Fri 3 Oct 2025", "?due_by=x"),
        ("Due by", "x", "?due_0=3&due_1=10&due_2=2025"),
    ]


@pytest.mark.parametrize("asked", ["due_0=31&due_1=2&due_2=2025", "agency=<b>"])
def test_what_nothing_is_filtered_by_has_no_chip(asked: str) -> None:
    assert [label for label, _, _ in chips(f"{asked}&due_by=x")] == ["Due by"]


def test_an_address_changes_one_thing_and_drops_the_page() -> None:
    query = QueryDict("agency=a&agency=b&sort=due&after=abc&end=1")

    assert address(query, sort="-due") == "?agency=a&agency=b&sort=-due"
    assert address(query, sort="") == "?agency=a&agency=b"
