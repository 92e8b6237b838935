"""Who may know of a source of learning and of everything that flows from it.

The order of design §4.5: barred beats panel beats role. A closed account and a wrong
partnership never reach this point: sign-in and scope have refused them.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from core.journal.circles import register


def not_barred(me: Any, column: str) -> Q:
    """True for sources from which this person is not barred. A bar binds everybody."""
    from reviews.models import Bar

    barred = Bar.objects.in_force().filter(membership_id=me.pk, source_id=OuterRef(column))
    return ~Exists(barred)  # type: ignore[return-value]


def on_panel(me: Any, column: str) -> Q:
    """True for sources on whose panel this person sits."""
    from reviews.models import PanelPlace

    places = PanelPlace.objects.in_force().filter(membership_id=me.pk, source_id=OuterRef(column))
    return Exists(places)  # type: ignore[return-value]


def source_visible(me: Any, prefix: str = "") -> Q:
    """Whether the source reached by ``prefix`` ("", "source__", "plan__source__") may be known.

    Rows that hang from no source pass. Panel membership is asked only for restricted
    sources, so an open register pays for one indexed look at the bars.
    """
    column = f"{prefix}id" if prefix else "pk"
    if prefix:
        column = f"{prefix.removesuffix('__')}_id"
    reach = Q(**{f"{prefix}restricted_at__isnull": True})
    reach |= Q() if me.is_scrutineer else on_panel(me, column)
    visible = not_barred(me, column) & (Q() if me.is_scrutineer else reach)
    return Q(**{f"{column}__isnull": True}) | visible if prefix else visible


@register
def circle_visible(me: Any, column: str) -> Q:
    """What is known *about* a source, and about what hangs from it, is no wider than it."""
    from reviews.models import LearningSource

    return Q(**{f"{column}__in": LearningSource.objects.visible_to(me).values("pk")})
