"""Search within rights for the nouns of the room."""

from collections.abc import Callable
from typing import Any

from core.pages.search import Hit, Hits, hits, searches
from reviews.models import Finding, LearningSource, Recommendation


def _hits(heading: str, rows: Any, detail: Callable[[Any], str]) -> Hits:
    return hits(heading, rows, lambda row: Hit(str(row), row.get_absolute_url(), detail(row)))


@searches(order=20)
def sources(me: Any, words: str) -> Hits:
    """Sources of learning."""
    rows = LearningSource.objects.visible_to(me).matching(words)
    return _hits("Sources of learning", rows, lambda row: row.get_kind_display())


@searches(order=21)
def findings(me: Any, words: str) -> Hits:
    """Findings."""
    rows = Finding.objects.visible_to(me).matching(words).select_related("source")
    return _hits("Findings", rows, lambda row: f"of {row.source}")


@searches(order=22)
def recommendations(me: Any, words: str) -> Hits:
    """Recommendations."""
    rows = Recommendation.objects.visible_to(me).matching(words).select_related("source")
    return _hits("Recommendations", rows, _of_source)


def _of_source(row: Any) -> str:
    number = f"{row.number_words}, " if row.number else ""
    return f"{number}of {row.source}"
