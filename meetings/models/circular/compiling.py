"""Putting the circular together, and the second person who answers for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from django.db import transaction
from django.utils import timezone

from core.journal.deeds import Refused, verb
from core.journal.models import Entry
from core.pages.templatetags.words import day
from meetings.models.circular.content import content_of
from meetings.models.circular.row import CircularRow
from meetings.models.contribution import Contribution

MOST_ASKS = 3


class Compiling(CircularRow):
    """From the groups' contributions to an approved whole."""

    class Meta:
        abstract = True

    def revise(self, *, by: Any, at: datetime, version: int | None = None, **changes: Any) -> Self:
        """Change the words at its front. Raises Refused once approved, Stale on a lost race."""
        with transaction.atomic():
            self.lock(version=version)
            self.refuse_approved()
            return super().revise(by=by, at=at, version=version, **changes)

    @verb
    def compile(self, *, by: Any, at: datetime, reasons: Mapping[Any, str] | None = None) -> Self:
        """Close the contributions, count the quarter and ask for approval.

        ``reasons``: by a missing contribution's id, why the circular goes on without it. Raises
        Refused while the quarter runs, nothing is written at the front, or one has no reason.
        """
        self.lock()
        self.refuse_compiled()
        self._refuse_running(at)
        self._refuse_silent_front()
        told = self._go_on_without(reasons or {})
        self.compiled_at, self.compiled_by, self.return_reason = at, by, ""
        self.figures = content_of(self)
        self.save()
        self.record("circular.compiled", by=by, at=at, reason=told)
        return self

    def _go_on_without(self, reasons: Mapping[Any, str]) -> str:
        """Keep why each missing group is missing; gives all of it in words."""
        missing = list(Contribution.objects.missing_from(self))
        why = {row.pk: reasons.get(row.pk, "").strip() for row in missing}
        silent = [str(row.group) for row in missing if not why[row.pk]]
        if silent:
            raise Refused(
                f"Still awaited: {', '.join(silent)}. Wait, or say of each why you go on without."
            )
        for row in missing:
            row.go_without(why[row.pk])
        return "\n".join(f"{row.group}: {row.without_reason}" for row in missing)

    def _refuse_running(self, at: datetime) -> None:
        if not self.quarter.is_over(timezone.localdate(at)):
            raise Refused(
                f"The quarter runs until {day(self.to_on)}. It can be compiled after that."
            )

    def _refuse_silent_front(self) -> None:
        if not self.message.strip():
            raise Refused(
                "Write what has happened since the last circular first.",
                link=self.page("edit"),
            )
        if len(self.asks_list) > MOST_ASKS:
            raise Refused(
                f"Ask the Board for {MOST_ASKS} things at most.",
                link=self.page("edit"),
            )

    def refuse_approval(self, by: Any) -> None:
        """Raise Refused where there is nothing to approve, or not for this person."""
        self.refuse_approved()
        self.refuse_uncompiled()
        if by.pk == self.compiled_by_id or self._was_written_by(by):
            raise Refused("Somebody else must approve it: you put it together.")

    @verb
    def approve(self, *, by: Any, at: datetime, version: int | None = None) -> Self:
        """Answer for it as the second person.

        Raises Refused for whoever compiled it or wrote in it since, Stale when it is no
        longer what was read.
        """
        self.lock(version=version)
        self.refuse_approval(by)
        self.approved_at, self.approved_by = at, by
        self.save()
        self.record("circular.approved", by=by, at=at)
        return self

    def _was_written_by(self, by: Any) -> bool:
        """Whether this person changed its words after it was compiled."""
        written = Entry.objects.about(self).filter(kind="circular.revised", actor_id=by.pk)
        return bool(written.filter(at__gte=self.compiled_at).exists())

    @verb
    def send_back(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Return it to the team: approval ends, contributions are open again.

        Raises Refused before it is compiled and once it is issued.
        """
        self.lock()
        self.refuse_issued()
        self.refuse_uncompiled()
        self.compiled_at = self.compiled_by = self.figures = None
        self.approved_at = self.approved_by = None
        self.return_reason = reason
        self.save()
        self.record("circular.returned", by=by, at=at, reason=reason)
        return self
