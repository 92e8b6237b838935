"""Who may know of a source of learning and of everything that flows from it.

The order of design §4.5: barred beats panel beats role. A closed account and a wrong
partnership never reach this point: sign-in and scope have refused them. Why a new
restriction is first kept by two people: docs/decisions/restricted-sources.md.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.sql.compiler import SQLCompiler

from core.journal.circles import register
from core.tenancy import scope

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


@dataclass(frozen=True)
class Reader:
    """Everything about somebody that decides which sources they may know of, roles aside."""

    pk: UUID
    is_scrutineer: bool


def source_visible(me: Any, prefix: str = "") -> Q:
    """Whether the restriction of the source at ``prefix`` ("", "source__") lets ``me`` know of it.

    Rows that hang from no source pass. Role comes on top: see ``readable`` for the nouns of
    this room.
    """
    column = f"{prefix.removesuffix('__')}_id" if prefix else "pk"
    known = Q(Known(Reader(me.pk, me.is_scrutineer), column))
    return Q(**{f"{column}__isnull": True}) | known if prefix else known


class Known(models.Expression):
    """A condition: the source in ``column`` is among those that ``reader`` may know of.

    They are asked for apart from the outer rows, so PostgreSQL finds them once a statement,
    not once a row, and their SQL can be written once a reader, not once a statement.
    """

    conditional = True

    def __init__(self, reader: Reader, column: str) -> None:
        super().__init__(output_field=models.BooleanField())
        self.reader = reader
        self.column = column
        self.reference: Any = None

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> "Known":
        clone = self.copy()
        # Asked again when its query becomes part of another: it has its column already.
        found = self.reference or models.F(self.column)
        clone.reference = found.resolve_expression(query, *args, **kwargs)
        return clone

    def get_source_expressions(self) -> list[Any]:
        return [self.reference] if self.reference is not None else []

    def set_source_expressions(self, exprs: list[Any]) -> None:
        if exprs:
            self.reference = exprs[0]

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        column, params = compiler.compile(self.reference)
        known, asked = known_sources(scope.partnership_id(), self.reader)
        return f"{column} IN ({known})", [*params, *asked]


@lru_cache(maxsize=1000)
def known_sources(partnership: UUID, me: Reader) -> tuple[str, tuple[Any, ...]]:
    """The SELECT of the sources that ``me`` may know of, in the open ``partnership``.

    What is kept is the question, never its answer: bars and panels are read when it is asked.
    """
    LearningSource = apps.get_model("reviews.LearningSource")

    reach = Q()
    if not me.is_scrutineer:
        reach = Q(restricted_at__isnull=True) | on_panel(me, "pk") | kept_by(me, "", "pk")
    rows = LearningSource.objects.filter(not_barred(me, "pk") & reach).order_by().values("pk")
    return rows.query.sql_with_params()  # type: ignore[no-any-return]


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
