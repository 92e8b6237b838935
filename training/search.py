"""Search within rights for courses and runs."""

from typing import Any

from django.db.models import Q

from core.pages.search import SHOWN, Hit, Hits, searches
from core.pages.templatetags.words import day
from training.models import Course, CourseRun


@searches(order=51)
def courses(me: Any, words: str) -> Hits:
    """Courses by title or aims."""
    rows = Course.objects.visible_to(me)
    rows = rows.filter(Q(title__icontains=words) | Q(aims__icontains=words)).order_by("title", "pk")
    found = list(rows[: SHOWN + 1])
    hits = [Hit(c.title, c.get_absolute_url(), c.get_format_display()) for c in found[:SHOWN]]
    return Hits("Courses", hits, more=len(found) > SHOWN)


@searches(order=52)
def runs(me: Any, words: str) -> Hits:
    """Runs by code or venue, the latest first."""
    rows = CourseRun.objects.visible_to(me).select_related("course")
    rows = rows.filter(Q(code__iexact=words.strip()) | Q(venue__icontains=words))
    found = list(rows.order_by("-starts_at", "pk")[: SHOWN + 1])
    hits = [
        Hit(str(run), run.get_absolute_url(), f"{day(run.starts_at)}, {run.venue}")
        for run in found[:SHOWN]
    ]
    return Hits("Course runs", hits, more=len(found) > SHOWN)
