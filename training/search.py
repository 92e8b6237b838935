"""Search within rights for courses and runs."""

from typing import Any

from django.db.models import Q

from core.pages.search import Hit, Hits, hits, searches
from core.pages.templatetags.words import day
from training.models import Course, CourseRun


@searches(order=51)
def courses(me: Any, words: str) -> Hits:
    """Courses by title or aims."""
    rows = Course.objects.visible_to(me)
    rows = rows.filter(Q(title__icontains=words) | Q(aims__icontains=words)).order_by("title", "pk")
    return hits(
        "Courses", rows, lambda c: Hit(c.title, c.get_absolute_url(), c.get_format_display())
    )


@searches(order=52)
def runs(me: Any, words: str) -> Hits:
    """Runs by code or venue, the latest first."""
    rows = CourseRun.objects.visible_to(me).select_related("course")
    rows = rows.filter(Q(code__iexact=words.strip()) | Q(venue__icontains=words))
    return hits(
        "Course runs",
        rows.order_by("-starts_at", "pk"),
        lambda r: Hit(str(r), r.get_absolute_url(), f"{day(r.starts_at)}, {r.venue}"),
    )
