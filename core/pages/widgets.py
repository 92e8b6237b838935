"""Boxes to type into that GOV.UK has and Django has not."""

import datetime as dt
from typing import Any

from django import forms
from django.forms.widgets import MultiWidget

from core.pages.templatetags.words import clock, day


class DateInput(MultiWidget):
    """Day, month and year in three boxes; what was typed stays typed."""

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True
    parts = (("Day", "2"), ("Month", "3"), ("Year", "4"))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput() for _ in self.parts], attrs)

    def decompress(self, value: Any) -> list[Any]:
        """The parts of a date; text that was never a date goes to the first box."""
        if isinstance(value, dt.date):
            return [value.day, value.month, value.year]
        return [value, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, (label, width) in zip(context["widget"]["subwidgets"], self.parts, strict=True):
            box.update(label=label, width=width)
        return context


class DayTextInput(forms.TextInput):
    """A date in one box, for filters: "3 Oct 2025" or 3/10/2025."""

    def format_value(self, value: Any) -> str | None:
        return day(value).split(" ", 1)[1] if isinstance(value, dt.date) else value


class ClockInput(forms.TextInput):
    """A time of day in one box: 2:30pm."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "govuk-input--width-clock", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return clock(value) if isinstance(value, dt.time) else value


class FilesInput(forms.FileInput):
    """Several files at once; works with and without drag and drop."""

    allow_multiple_selected = True


class SearchInput(forms.TextInput):
    """A box for words to search for."""

    input_type = "search"
    template_name = "django/forms/widgets/search.html"
