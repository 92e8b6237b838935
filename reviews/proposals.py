"""Proposals about panels, bars and openings that wait for a second person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from core.tenancy.addresses import address
from reviews.models import Bar, LearningSource, PanelPlace
from reviews.standing import may_change, standing


@dataclass(frozen=True)
class Proposal:
    """One thing to decide: what, by whom proposed, and where."""

    words: str
    proposed_by: Any
    url: str


def waiting_for(me: Any) -> list[Proposal]:
    """What ``me`` could agree: proposed by another, about another, on a source they change."""
    if not (me.is_business_team or standing(me)):
        return []
    return [*_places(me), *_bars(me), *_openings(me)]


def _places(me: Any) -> Iterator[Proposal]:
    undecided = Q(agreed_at__isnull=True) | Q(ending_proposed_at__isnull=False)
    rows = PanelPlace.objects.visible_to(me).current().filter(undecided)
    people = ("source", "membership", "proposed_by", "ending_proposed_by")
    for place in rows.select_related(*people):
        to = {"code": place.source.code, "person": place.membership.slug}
        about = f"{place.membership} on the panel of {place.source.code}"
        if not may_change(me, place.source):
            continue
        if place.is_proposed and me.pk not in (place.proposed_by_id, place.membership_id):
            url = address("reviews:place_agreement", **to)
            yield Proposal(about, place.proposed_by, url)
        elif place.is_ending_proposed and me.pk != place.ending_proposed_by_id:
            url = address("reviews:place_ending_agreement", **to)
            yield Proposal(f"Ending: {about}", place.ending_proposed_by, url)


def _bars(me: Any) -> Iterator[Proposal]:
    undecided = Q(agreed_at__isnull=True) | Q(lifting_proposed_at__isnull=False)
    rows = Bar.objects.visible_to(me).in_force().filter(undecided)
    people = ("source", "membership", "proposed_by", "lifting_proposed_by")
    for bar in rows.select_related(*people):
        to = {"code": bar.source.code, "person": bar.membership.slug}
        about = f"{bar.membership} barred from {bar.source.code}"
        if not may_change(me, bar.source):
            continue
        if bar.is_lifting_proposed and me.pk != bar.lifting_proposed_by_id:
            url = address("reviews:bar_lifting_agreement", **to)
            yield Proposal(f"Lifting: {about}", bar.lifting_proposed_by, url)
        elif bar.agreed_at is None and me.pk not in (bar.proposed_by_id, bar.membership_id):
            url = address("reviews:bar_agreement", **to)
            yield Proposal(about, bar.proposed_by, url)


def _openings(me: Any) -> Iterator[Proposal]:
    rows = LearningSource.objects.visible_to(me).filter(opening_proposed_at__isnull=False)
    for source in rows.exclude(opening_proposed_by=me).select_related("opening_proposed_by"):
        if may_change(me, source):
            url = address("reviews:source_opening_agreement", code=source.code)
            words = f"Opening {source.code} to the partnership"
            yield Proposal(words, source.opening_proposed_by, url)
