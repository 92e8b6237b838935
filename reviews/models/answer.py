"""Each named agency's answer to a recommendation."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.pages.templatetags.words import day
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.choices import Response
from reviews.models.asking import refuse_ended, refuse_past, refuse_unreachable
from reviews.models.flow import Hanging
from reviews.visibility import readable


class AgencyAnswerQuerySet(models.QuerySet):
    """Reads of answers."""

    def visible_to(self, me: Any) -> Self:
        """Of the sources ``me`` may read: all for the team, the scrutineer and a review's panel;
        one's own agency's for its lead; those their group owns for chairs (design §5).
        """
        rows = self.filter(readable(me, "recommendation__source__"))
        if me.is_business_team or me.is_scrutineer:
            return rows
        mine = Q(recommendation__source__restricted_at__isnull=False)
        mine |= Q(recommendation__owner_group_id__in=me.chaired_ids)
        if me.is_agency_lead:
            mine |= Q(agency_id=me.agency_id)
        return rows.filter(mine)

    def standing(self) -> Self:
        """All but those left to a successor that was asked itself: it answers once."""
        return self.filter(Q(answered_at__isnull=False) | Q(agency__successor__isnull=True))

    def open(self) -> Self:
        """Asked and not yet given, of recommendations that still wait for them."""
        return self.filter(answered_at__isnull=True, recommendation__concluded_on__isnull=True)

    def awaited(self) -> Self:
        """Open, and not left to a successor."""
        return self.open().filter(agency__successor__isnull=True)

    def given(self) -> Self:
        """Answered."""
        return self.filter(answered_at__isnull=False)

    def overdue(self, *, on: date) -> Self:
        """Awaited past their day."""
        return self.awaited().filter(due_on__lt=on)


class AgencyAnswer(Hanging, Accountable):
    """Asked when the agency is named; given once, with reasons."""

    hangs_from = "recommendation"

    recommendation = models.ForeignKey(
        "reviews.Recommendation", on_delete=models.PROTECT, related_name="answers"
    )
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="answers"
    )
    asked_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    response = models.CharField(max_length=10, choices=Response.choices, blank=True)
    reasons = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(AgencyAnswerQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "agency"], name="answer_once_an_agency"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, response="")
                | Q(answered_at__isnull=False, response__in=Response.values),
                name="answer_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "agency", "due_on"],
                condition=Q(answered_at__isnull=True),
                name="answer_awaited",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} on {self.recommendation.code}"

    def get_absolute_url(self) -> str:
        return address(
            "reviews:answer_detail", code=self.recommendation.code, agency=self.agency.slug
        )

    @property
    def code(self) -> str:
        """What mails call it by."""
        return str(self.recommendation.code)

    @property
    def giving_url(self) -> str:
        """Where the agency's lead answers."""
        return address(
            "reviews:answer_giving", code=self.recommendation.code, agency=self.agency.slug
        )

    @property
    def source(self) -> Any:
        return self.recommendation.source

    @property
    def is_given(self) -> bool:
        return self.answered_at is not None

    @property
    def is_left(self) -> bool:
        """Not given, and left to the agency's successor; one not asked itself has taken it on."""
        return not self.is_given and self.agency.successor_id is not None

    def is_overdue(self, on: date) -> bool:
        """Awaited past its day; the same as the queryset's ``overdue``."""
        awaited = not (self.is_given or self.is_left or self.recommendation.is_concluded)
        return awaited and self.due_on is not None and self.due_on < on

    def state(self, on: date) -> State:
        """The answer, or how long it is awaited."""
        if self.is_given:
            kind = "done" if self.response == Response.ACCEPTED else "attention"
            return State(self.get_response_display(), kind)
        if self.is_left:
            return State("Left to its successor")
        return State("Overdue", "late") if self.is_overdue(on) else State("Awaited", "progress")

    # -- verbs -----------------------------------------------------------------------------
    @classmethod
    @verb
    def ask(
        cls, *, by: Any, at: datetime, recommendation: Any, agency: Any, due_on: date | None = None
    ) -> Self:
        """Ask an agency to answer by ``due_on``, else by the recommendation's own day.

        Raises Refused for one that has closed, was asked before, or could never answer, and
        for a day gone by.
        """
        due_on = due_on or recommendation.answer_by_on
        refuse_ended(agency)
        refuse_past(due_on, at=at)
        if cls.objects.filter(recommendation=recommendation, agency=agency).exists():
            raise Refused(f"{agency} has been asked already.")
        refuse_unreachable(recommendation.source, agency)
        answer = cls(
            recommendation=recommendation,
            agency=agency,
            asked_at=at,
            due_on=due_on,
        )
        answer.save()
        answer.record("answer.asked", by=by, at=at)
        return answer

    @verb
    def give(self, *, by: Any, at: datetime, response: str, reasons: str) -> Self:
        """Answer for the agency, once, with reasons: an acceptance says how it will be met.

        Raises Refused without them, the second time, and for a recommendation concluded.
        """
        self.lock()
        self.source.admit(by)
        self.recommendation.refuse_concluded()
        if self.is_given:
            raise Refused(
                f"{self.agency} answered on {day(self.answered_at)}. The business team can ask "
                "for a new answer."
            )
        if not reasons.strip():
            raise Refused("An answer needs its reasons; an acceptance says how it will be met.")
        self.response, self.reasons = response, reasons
        self.answered_at, self.answered_by = at, by
        self.save()
        self.record("answer.given", by=by, at=at, response=response)
        return self

    @verb
    def reopen(self, *, by: Any, at: datetime, reason: str, due_on: date) -> Self:
        """Ask the agency again. The old answer stays in the history.

        Raises Refused before it answered, for a day gone by, once it has closed or all is
        concluded.
        """
        self.lock()
        self.source.admit(by)
        self.recommendation.refuse_concluded()
        if not self.is_given:
            raise Refused(f"{self.agency} has not answered yet.")
        refuse_ended(self.agency)
        refuse_past(due_on, at=at)
        self.response = self.reasons = ""
        self.answered_at = self.answered_by = None
        self.asked_at, self.due_on = at, due_on
        self.save()
        self.record("answer.reopened", by=by, at=at, reason=reason)
        return self

    @verb
    def follow_agency(self, *, by: Any, at: datetime) -> Self:
        """The agency asked was succeeded: its successor answers by the same day.

        Raises Refused for an answer given, no successor, or a successor asked for itself.
        """
        self.lock()
        before, after = self.agency, self.agency.successor
        if after is None or self.is_given:
            raise Refused(f"Nothing of {before} is still to be answered by a successor.")
        if type(self).objects.filter(recommendation=self.recommendation, agency=after).exists():
            raise Refused(f"{after} has been asked already.")
        self.agency = after
        self.save()
        self.record("answer.followed", by=by, at=at, reason=f"{after} follows {before}.")
        return self
