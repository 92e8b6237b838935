"""Search within rights for courses."""

from typing import Any

from django.db.models import Q

from core.pages.search import SHOWN, Hit, Hits, searches
from training.models import Course


@searches(order=51)
def courses(me: Any, words: str) -> Hits:
    """Courses by title or aims."""
    rows = Course.objects.visible_to(me)
    rows = rows.filter(Q(title__icontains=words) | Q(aims__icontains=words)).order_by("title", "pk")
    found = list(rows[: SHOWN + 1])
    hits = [Hit(c.title, c.get_absolute_url(), c.get_format_display()) for c in found[:SHOWN]]
    return Hits("Courses", hits, more=len(found) > SHOWN)
