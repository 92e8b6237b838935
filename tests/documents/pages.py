"""Documents to print in tests: one that uses every part, and hostile ones."""

from typing import Any

from django.template import engines

from core.documents.charts import bars, stacked
from core.pages.parts import Fact, Figure

CONTENT = """{% extends "documents/base.html" %}{% block content %}
<section><h2>Since the last circular</h2>{% include "documents/figures.html" %}
<p>Read <a href="https://wealdshire.example/circulars/">what was issued before, in the words in
which it was issued</a>, and {{ words }}.</p></section>
<section><h2>Actions</h2>
{% for chart in charts %}{% include "documents/chart.html" %}{% endfor %}</section>
<section class="page"><h2>Learning and Improvement Group</h2>
<ol>{% for n in numbers %}<li>What was done, item {{ n }}. {{ long }}</li>{% endfor %}</ol>
{% include "documents/rows.html" with caption="Open actions" columns=columns rows=rows %}
<p>{{ long }}</p></section>{% endblock %}
{% block last %}<section class="keep"><h2>How to check this</h2>
<p class="fingerprint">{{ fingerprint }}</p></section>{% endblock %}"""

ROWS = 60


def context(**more: Any) -> dict[str, Any]:
    police, council = "Wealdshire Police", "NHS Wealdshire Integrated Care Board"
    long = "The group met twice and read the audit of thirty referrals. " * 12
    return {
        "title": "Executive Circular, July to September 2026",
        "handling": "OFFICIAL-SENSITIVE",
        "running": "Executive Circular EC-2026-27-Q2",
        "partnership": "Wealdshire Safeguarding Children Partnership",
        "mark": "WE",
        "colour": "#0f5c5c",
        "cover_facts": [Fact("Number", "EC-2026-27-Q2"), Fact("Approved by", "Chair")],
        "figures": [Figure("Actions overdue", 12, 84, change="5 fewer"), Figure("Closed", 23)],
        "charts": [
            bars("Overdue", [(police, 4), (council, 12)], colour="#0f5c5c", columns=("A", "B")),
            stacked(
                "By state", [(police, [1, 2])], parts=["Late", "Open"], colour="#0f5c5c", first="A"
            ),
        ],
        "numbers": range(12),
        "columns": ["Code", "What", "Due"],
        "rows": [[f"A-{n:04}", long[:160], "Fri 28 Nov 2026"] for n in range(ROWS)],
        "words": "nothing else",
        "long": long,
        "fingerprint": "9f" * 32,
        **more,
    }


def whole(**more: Any) -> str:
    """The HTML of a document that uses every part, its table three pages long."""
    return str(engines["django"].from_string(CONTENT).render(context(**more)))


def plain(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en-GB"><title>Plain</title>{head}<body>{body}</body></html>'
