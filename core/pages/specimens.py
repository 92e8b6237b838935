"""Invented values for the page of all components. Nothing here is anybody's record."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string

from core.pages.keyset import KeysetPage
from core.pages.palette import Colour
from core.pages.parts import (
    Chip,
    DateLine,
    Fact,
    Figure,
    Link,
    State,
    Tab,
    Task,
    Upload,
)
from core.pages.specimen_forms import SpecimenFilters, SpecimenForm, wrong_form
from core.pages.templatetags.words import LONDON

STATES = [
    State("Draft", "neutral"),
    State("In progress", "progress"),
    State("Awaiting sign-off", "attention"),
    State("12 days overdue", "late"),
    State("Closed", "done"),
    State("Restricted", "restricted"),
]
OLD = (
    "The group meets every two months for three hours. Papers are sent one week ahead.\n"
    "Quorum is one member of each statutory partner."
)
NEW = (
    "The group meets every two months for three hours. Papers are sent two weeks ahead.\n"
    "Quorum is one member of each statutory partner and the chair or deputy."
)


def everything(query: QueryDict) -> dict[str, Any]:
    """The context of the page of all components."""
    filters = SpecimenFilters(query or QueryDict("agency=police&state=late"))
    filters.is_valid()
    return {
        "states": STATES,
        "colours": Colour.choices,
        "form": None,
        "blank": SpecimenForm(auto_id="blank_%s"),
        "wrong": wrong_form(),
        "filters": filters,
        "filtered_by": query or QueryDict("agency=police&state=late"),
        "actions": ACTIONS,
        "rows": KeysetPage(ACTIONS, links={"previous": "before=a", "next": "after=b"}),
        "old": OLD,
        "new": NEW,
        "conflicts": [SimpleNamespace(label="Terms", theirs=OLD, yours=NEW)],
        **_shown(),
    }


def _action(code: str, what: str, agency: str, due: dt.date, state: State, note: str = "") -> Any:
    return SimpleNamespace(
        code=code,
        what=what,
        agency=agency,
        due=due,
        state=state,
        note=note,
        updates=len(what) % 7,
    )


ACTIONS = [
    _action(
        "A-7K3Q",
        "Share the minutes of strategy discussions within two working days",
        "Wealdshire Police",
        dt.date(2025, 10, 3),
        STATES[3],
        "extended twice, first 3 May 2025",
    ),
    _action(
        "A-2M9D",
        "Tell every school in writing whom to ring when a child is not collected",
        "Wealdshire County Council",
        dt.date(2025, 11, 28),
        STATES[1],
    ),
    _action(
        "A-9RTX",
        "Audit thirty referrals for the voice of the child and report what was found "
        "to the Learning and Improvement Group with the changes that follow from it",
        "NHS Wealdshire Integrated Care Board",
        dt.date(2025, 12, 12),
        STATES[2],
    ),
    _action(
        "A-4HWE",
        "Review the threshold document",
        "Wealdshire County Council",
        dt.date(2025, 9, 1),
        STATES[4],
    ),
]


def _shown() -> dict[str, Any]:
    at = dt.datetime(2025, 10, 3, 14, 5, tzinfo=LONDON)
    change = SimpleNamespace(label="Due", old="Fri 31 Oct 2025", new="Sun 30 Nov 2025")
    return {
        "moments": [
            SimpleNamespace(
                at=at,
                actor="Asha Fernhill",
                role="Agency lead",
                agency="Wealdshire Police",
                words="asked to extend to 30 Nov",
                reason="Training dates moved.",
                changes=[change],
            ),
            SimpleNamespace(
                at=at - dt.timedelta(days=20),
                actor="Morgan Thistle",
                role="Business manager",
                agency="",
                words="made the action",
                reason="",
                changes=[],
            ),
        ],
        "fact_list": [
            Fact("Agency", "Wealdshire Police", "#"),
            Fact(
                "Due",
                dt.date(2025, 11, 30),
                note="extended once, first Fri 31 Oct 2025",
            ),
            Fact("Contributors", None),
        ],
        "figures": [
            Figure(
                "Recommendations answered",
                7,
                9,
                "up",
                "2 more than last quarter",
                url="#",
            ),
            Figure("Actions overdue", 12, 84, "down", "5 fewer than last quarter"),
            Figure("Meetings with quorum", 4, 4, "same", "as last quarter"),
            Figure("Actions closed", 23, None, "", "", "restricted sources not counted"),
        ],
        "dates": [
            DateLine(
                dt.date(2025, 10, 9),
                "Learning and Improvement Group",
                "#",
                "2 papers of 7 are late",
                State("Not ready", "attention"),
            ),
            DateLine(dt.date(2025, 11, 20), "Executive Board", "#"),
        ],
        "tasks": [
            Task("Agenda", "#", "7 items, 3 standing", State("Ready", "done")),
            Task("Papers", "#", "2 of 7 missing", State("Late", "late")),
            Task("Minutes", state=State("Not begun")),
        ],
        "tabs": [
            Tab("Open", "#", True, 41),
            Tab("Awaiting sign-off", "#", count=6),
            Tab("All", "#"),
        ],
        "uploads": [
            Upload(
                "Referral audit, September.pdf",
                2_310_000,
                "#",
                "Asha Fernhill",
                at,
                State("Accepted", "done"),
            ),
            Upload(
                "dip-sample.xlsx",
                48_200,
                state=State("Being checked for viruses", "progress"),
            ),
        ],
        "links": [Link("Excel", "#", "(160 rows)"), Link("CSV", "#")],
        "link": Link("Raise an action", "#"),
        "steps": [
            SimpleNamespace(label="Send for sign-off", url="#", primary=True),
            SimpleNamespace(label="Ask to extend", url="#", primary=False),
            SimpleNamespace(label="Edit", url="#", primary=False),
        ],
        "chips_made": [Chip("Agency", "Wealdshire Police", "#")],
        "chart": render_to_string("pages/components/chart.html"),
        "chart_columns": ["Agency", "Overdue"],
        "chart_rows": [
            ["Wealdshire Police", 4],
            ["Wealdshire County Council", 6],
            ["NHS", 2],
        ],
    }
