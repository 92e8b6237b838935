"""Who may know of a source of learning and of everything that flows from it.

The order of design §4.5: barred beats panel beats role. A closed account and a wrong
partnership never reach this point: sign-in and scope have refused them. Why a new
restriction is first kept by two people: docs/decisions/restricted-sources.md.
"""

from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q

from core.journal.circles import register

# Two of them can change a panel; with fewer nobody could agree what another proposes.
STEWARDS_NEEDED = 2


def not_barred(me: Any, column: str) -> Q:
    """True for sources from which this person is not barred. A bar binds everybody."""
    Bar = apps.get_model("reviews.Bar")

    barred = Bar.objects.in_force().filter(membership_id=me.pk, source_id=OuterRef(column))
    return ~Exists(barred)  # type: ignore[return-value]


def on_panel(me: Any, column: str) -> Q:
    """True for sources on whose panel this person sits."""
    PanelPlace = apps.get_model("reviews.PanelPlace")

    places = PanelPlace.objects.in_force().filter(membership_id=me.pk, source_id=OuterRef(column))
    return Exists(places)  # type: ignore[return-value]


def kept_by(me: Any, prefix: str, column: str) -> Q:
    """True for sources this person restricted, or was named second for, while no panel stands."""
    PanelPlace = apps.get_model("reviews.PanelPlace")

    stewards = PanelPlace.objects.stewards().filter(source_id=OuterRef(column)).order_by()
    standing = stewards.values("source_id").annotate(n=Count("pk")).filter(n__gte=STEWARDS_NEEDED)
    mine = Q(**{f"{prefix}restricted_by_id": me.pk}) | Q(**{f"{prefix}second_id": me.pk})
    return mine & ~Exists(standing)  # type: ignore[operator,no-any-return]


def source_visible(me: Any, prefix: str = "") -> Q:
    """Whether the restriction of the source at ``prefix`` ("", "source__") lets ``me`` know of it.

    Rows that hang from no source pass. Panel membership is asked only for restricted
    sources, so an open register pays for one indexed look at the bars. Role comes on top:
    see ``readable`` for the nouns of this room.
    """
    column = f"{prefix}id" if prefix else "pk"
    if prefix:
        column = f"{prefix.removesuffix('__')}_id"
    reach = Q()
    if not me.is_scrutineer:
        is_open = Q(**{f"{prefix}restricted_at__isnull": True})
        reach = is_open | on_panel(me, column) | kept_by(me, prefix, column)
    visible = not_barred(me, column) & reach
    return Q(**{f"{column}__isnull": True}) | visible if prefix else visible


def readable(me: Any, prefix: str = "") -> Q:
    """Restriction, then role: who may read sources, findings and recommendations (design §5)."""
    if reads_open_sources(me):
        return source_visible(me, prefix)
    return source_visible(me, prefix) & Q(**{f"{prefix}restricted_at__isnull": False})


def reads_open_sources(me: Any) -> bool:
    """Everybody with a part in governing; trainers and delegates read their own learning."""
    return bool(
        me.is_business_team
        or me.is_agency_lead
        or me.is_board_member
        or me.is_scrutineer
        or me.group_ids
    )


@register
def circle_visible(me: Any, column: str) -> Q:
    """What is known *about* a source, and about what hangs from it, is no wider than it."""
    LearningSource = apps.get_model("reviews.LearningSource")

    known = LearningSource.objects.filter(source_visible(me))
    return Q(**{f"{column}__in": known.values("pk")})
