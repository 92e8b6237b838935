"""What terms of reference say, clause by clause."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.numbering import place


class ClauseQuerySet(models.QuerySet):
    """Reads of clauses."""

    def visible_to(self, me: Any) -> "ClauseQuerySet":
        """As the terms they stand in."""
        from partnership.models.terms import TermsOfReference

        return self.filter(terms__in=TermsOfReference.objects.visible_to(me))

    def standing(self) -> "ClauseQuerySet":
        """Clauses that have not been struck out."""
        return self.filter(struck_at__isnull=True)


class Clause(Accountable):
    """One numbered clause: "8b"."""

    revised = "clause.revised"

    terms = models.ForeignKey(
        "partnership.TermsOfReference", on_delete=models.PROTECT, related_name="clauses"
    )
    number = models.CharField(max_length=10)
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    order = models.PositiveSmallIntegerField(default=0)
    struck_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(ClauseQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "number"],
                condition=models.Q(struck_at__isnull=True),
                name="clause_number_once",
            )
        ]

    def __str__(self) -> str:
        return f"§{self.number}"

    def get_absolute_url(self) -> str:
        return f"{self.terms.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """Its id on the page of the terms."""
        return f"clause-{self.number.replace('.', '-')}"

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def write(
        cls, *, by: Any, at: datetime, terms: Any, number: str, text: str, heading: str = ""
    ) -> Self:
        """Write a clause into a draft. Raises Refused for no draft or a number in use."""
        clause = cls(terms=terms, number=number, heading=heading, text=text, order=place(number))
        clause._claim(number)
        clause.save()
        clause.record("clause.written", by=by, at=at)
        return clause

    def copy_to(self, terms: Any) -> None:
        """The same clause in another version; belongs to the deed that drafts it."""
        Clause(
            terms=terms,
            number=self.number,
            heading=self.heading,
            text=self.text,
            order=self.order,
        ).save()

    def revise(self, *, by: Any, at: datetime, **changes: Any) -> Self:
        """Change a clause of a draft. Raises Refused as ``write`` does."""
        with transaction.atomic():
            number = changes.get("number", self.number)
            self._claim(number)
            return super().revise(by=by, at=at, order=place(number), **changes)

    @verb
    def strike(self, *, by: Any, at: datetime, reason: str = "") -> Self:
        """Strike the clause out of a draft.

        Raises Refused for adopted or withdrawn terms, and the second time.
        """
        self.terms.lock().refuse_settled()
        self.lock()
        if self.struck_at:
            raise Refused("This clause was struck out already.")
        self.struck_at = at
        self.save()
        self.record("clause.struck", by=by, at=at, reason=reason)
        return self

    def _claim(self, number: str) -> None:
        """Lock the draft and make sure that nobody else in it bears this number."""
        self.terms.lock().refuse_settled()
        if self.terms.standing_clauses().filter(number=number).exclude(pk=self.pk).exists():
            raise Refused(
                f"There is a clause {number} already.",
                link=address(
                    "partnership:clause_edit",
                    group=self.terms.subgroup.slug,
                    number=self.terms.number,
                    clause=number,
                ),
            )
