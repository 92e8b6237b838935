"""Search within rights for meetings, what they said and decided, and circulars."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from core.pages.search import Hit, Hits, hits, searches
from core.pages.templatetags.words import day
from meetings.models import AgendaItem, Decision, ExecutiveCircular, Meeting, Minute, Paper
from meetings.models.decision import called


@searches(order=55)
def meetings(me: Any, words: str) -> Hits:
    """Meetings by code or group, the latest first."""
    named = Q(code__iexact=words) | Q(group__name__icontains=words)
    rows = Meeting.objects.visible_to(me).filter(named | Q(group__short_name__iexact=words))
    rows = rows.select_related("group").order_by("-starts_at", "pk")
    return hits("Meetings", rows, lambda m: Hit(str(m), m.get_absolute_url(), m.code))


@searches(order=56)
def items(me: Any, words: str) -> Hits:
    """Agenda items by title, paper or minute, the latest first."""
    paper = Paper.objects.visible_to(me).wanted().filter(title__icontains=words)
    minute = Minute.objects.filter(text__icontains=words)
    here = {"item": OuterRef("pk")}
    rows = AgendaItem.objects.visible_to(me).filter(removed_at__isnull=True)
    rows = rows.filter(
        Q(title__icontains=words) | Exists(paper.filter(**here)) | Exists(minute.filter(**here))
    )
    rows = rows.select_related("meeting__group").order_by("-meeting__starts_at", "pk")
    return hits(
        "Agendas and minutes",
        rows,
        lambda i: Hit(i.title, i.get_absolute_url(), str(i.meeting)),
    )


@searches(order=57)
def decisions(me: Any, words: str) -> Hits:
    """Decisions by name, such as D-12 or D-B3, or words, the latest first."""
    told = called(words) | Q(text__icontains=words) | Q(reasons__icontains=words)
    rows = Decision.objects.visible_to(me).filter(told).order_by("-decided_on", "part", "-number")
    return hits(
        "Decisions",
        rows.select_related("item__meeting__group"),
        lambda d: Hit(f"{d} {d.text[:120]}", d.get_absolute_url(), str(d.item.meeting)),
    )


@searches(order=58)
def circulars(me: Any, words: str) -> Hits:
    """Circulars by their number, such as EC-2026-27-Q2."""
    rows = ExecutiveCircular.objects.visible_to(me).filter(number__icontains=words)
    return hits(
        "Executive Circulars",
        rows.order_by("-from_on"),
        lambda c: Hit(
            str(c),
            c.get_absolute_url(),
            f"Issued {day(c.issued_at)}" if c.issued_at else "Being prepared",
        ),
    )
