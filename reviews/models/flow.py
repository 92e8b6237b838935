"""What hangs from a source carries its restriction."""

from typing import Any, ClassVar, Self
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from reviews.visibility import readable


def counted(rows: models.QuerySet[Any], by: str) -> Coalesce:
    """How many of ``rows`` point at the outer row with ``by``; only shown rows pay for it."""
    found = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    number = found.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


class Searchable(models.QuerySet):
    """Reads of nouns with a ``code`` and a stored ``search`` vector."""

    def matching(self, words: str) -> Self:
        """Rows whose text holds the words, best first, or whose code they are."""
        query = SearchQuery(words, search_type="websearch", config="english")
        found = self.filter(Q(search=query) | Q(code__iexact=words.strip()))
        return found.alias(rank=SearchRank(F("search"), query)).order_by("-rank", "pk")


class FromSourceQuerySet(models.QuerySet):
    """Reads of rows with a ``source``."""

    def visible_to(self, me: Any) -> Self:
        """Rows of the sources this person may read."""
        return self.filter(readable(me, "source__"))


class FromSource(models.Model):
    """Mixin of nouns with a ``source`` foreign key."""

    class Meta:
        abstract = True

    @property
    def circle_id(self) -> UUID | None:
        """The source, if there is one, governs who may see this."""
        return self.source_id  # type: ignore[attr-defined,no-any-return]

    @property
    def is_behind_restriction(self) -> bool:
        """Whether that source is kept to a panel."""
        source = self.source  # type: ignore[attr-defined]
        return source is not None and source.is_restricted


class Hanging(models.Model):
    """Mixin of nouns that hang from another noun and are seen by whoever sees that one."""

    # The foreign key to it.
    hangs_from: ClassVar[str]

    class Meta:
        abstract = True

    @property
    def circle_id(self) -> UUID | None:
        """Its circle is theirs."""
        return getattr(self, self.hangs_from).circle_id  # type: ignore[no-any-return]

    @property
    def is_behind_restriction(self) -> bool:
        """Its restriction is theirs."""
        return bool(getattr(self, self.hangs_from).is_behind_restriction)
