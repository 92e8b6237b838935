"""Invented values for the page of all components. Nothing here is anybody's record."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string

from core.pages.keyset import KeysetPage
from core.pages.palette import Colour
from core.pages.parts import State
from core.pages.specimen_forms import SpecimenFilters, SpecimenForm, wrong_form

VALUES = Path(__file__).with_suffix(".json")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")


def everything(query: QueryDict) -> dict[str, Any]:
    """The context of the page of all components, filtered as the address says."""
    asked = query or QueryDict("agency=police&state=late")
    filters = SpecimenFilters(asked)
    filters.is_valid()
    values: dict[str, Any] = json.loads(VALUES.read_text(), object_hook=_understood)
    return {
        **values,
        "colours": Colour.choices,
        "blank": SpecimenForm(auto_id="blank_%s"),
        "wrong": wrong_form(),
        "filters": filters,
        "filtered_by": asked,
        "rows": KeysetPage(values["actions"], links={"previous": "before=a", "next": "after=b"}),
        "conflicts": [{"label": "Terms", "theirs": values["old"], "yours": values["new"]}],
        "chart": render_to_string("pages/components/chart.html"),
    }


def _understood(found: dict[str, Any]) -> Any:
    if set(found) == {"word", "kind"}:
        return State(**found)
    return {key: _told(value) for key, value in found.items()}


def _told(value: Any) -> Any:
    if isinstance(value, str) and DAY.match(value):
        return dt.date.fromisoformat(value)
    if isinstance(value, str) and INSTANT.match(value):
        return dt.datetime.fromisoformat(value)
    return value
