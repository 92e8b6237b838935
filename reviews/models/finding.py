"""What a source shows about practice."""

from datetime import datetime
from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import verb
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.models import scoped
from reviews.choices import Theme
from reviews.models.flow import FromSource, FromSourceQuerySet, Searchable


class FindingQuerySet(Searchable, FromSourceQuerySet):
    """Reads of findings."""

    def about(self, theme: str) -> Self:
        """Findings with this theme among theirs."""
        return self.filter(themes__contains=[theme])


class Finding(FromSource, Accountable):
    """A finding with its themes; good practice is a finding too."""

    revised = "finding.revised"

    code = models.CharField(max_length=8)
    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="findings"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    themes = ArrayField(models.CharField(max_length=20, choices=Theme.choices))
    is_good_practice = models.BooleanField("good practice", default=False)
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar[Any] = scoped(FindingQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="finding_code_once"),
            models.CheckConstraint(
                condition=models.Q(themes__contained_by=Theme.values), name="finding_themes"
            ),
        ]
        triggers = [
            pgtrigger.UpdateSearchVector(
                name="finding_search",
                vector_field="search",
                document_fields=["title", "text"],
                config_name="pg_catalog.english",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("reviews:finding_detail", code=self.code)

    @property
    def theme_words(self) -> list[str]:
        """The themes as people say them."""
        return [str(Theme(value).label) for value in self.themes]

    # -- verbs -----------------------------------------------------------------------------
    @classmethod
    @verb
    def record_new(cls, *, by: Any, at: datetime, source: Any, **facts: Any) -> Self:
        """Record a finding of an unclosed source. Raises Refused for a closed one."""
        source.lock().admit(by)
        source.refuse_closed()
        finding = cls(source=source, **facts)

        save_with_code(finding, "F")
        finding.record("finding.recorded", by=by, at=at)
        return finding
