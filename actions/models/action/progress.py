"""Between raising and closing: what the owner tells, shows and asks for."""

from datetime import date, datetime
from typing import Any, Self

from django.utils import timezone

from actions.models.action.row import ActionRow
from core.documents.files import receive
from core.journal.deeds import Refused, verb


class Progress(ActionRow):
    """Updates are what the owner says, evidence is what the owner shows."""

    class Meta:
        abstract = True

    @verb
    def start(self, *, by: Any, at: datetime) -> Self:
        """Begin work. The first update does the same. Raises Refused when it has begun or ended."""
        self.lock()
        self.demand_open("it cannot be started")
        if self.started_on:
            raise Refused("This action was started before.")
        self.started_on = timezone.localdate(at)
        self.save()
        self.record("action.started", by=by, at=at)
        return self

    @verb
    def give_update(self, *, by: Any, at: datetime, text: str, confidence: str) -> Self:
        """Say how it goes. Confidence is an opinion; it never ends anything.

        Raises Refused when it has ended, and for the same words by the same person once more.
        """
        self.lock()
        self.demand_open("no more updates can be given")
        latest = self.updates.first()  # type: ignore[attr-defined]
        if latest and (latest.made_by_id, latest.text) == (by.pk, text):
            raise Refused("This update stands already. Change its words to give another one.")
        self.updates.model(  # type: ignore[attr-defined]
            action=self, text=text, confidence=confidence, made_at=at, made_by=by
        ).save()
        self.updated_on = timezone.localdate(at)
        self.started_on = self.started_on or self.updated_on
        self.save()
        self.record("update.made", by=by, at=at, confidence=confidence)
        return self

    @verb
    def send_evidence(
        self,
        *,
        by: Any,
        at: datetime,
        kind: str,
        title: str,
        note: str = "",
        uploaded: Any = None,
    ) -> Any:
        """Show something: a note, a file, or both. The file waits in quarantine.

        Raises Refused when it has ended, or for neither note nor file.
        """
        self.lock()
        self.demand_open("no more evidence can be sent")
        if not note and not uploaded:
            raise Refused("Evidence needs a file, or a note that says where it can be seen.")
        file = receive(uploaded, by=by, at=at, circle=self.circle_id) if uploaded else None
        evidence = self.evidence.model(  # type: ignore[attr-defined]
            action=self, kind=kind, title=title, note=note, file=file
        )
        evidence.submitted_at, evidence.submitted_by = at, by
        evidence.save()
        self.record("evidence.submitted", by=by, at=at, evidence=evidence.code, title=title)
        return evidence

    @verb
    def ask_extension(self, *, by: Any, at: datetime, to_on: date, reason: str) -> Any:
        """Ask for more time. Somebody else decides; until then the due date stands.

        Raises Refused when it has ended or waits for sign-off, when more time is asked for already,
        and for a day that is not later than the due date and today.
        """
        self.lock()
        self.demand_open("its due date stays")
        if self.submitted_at:
            raise Refused("It has been sent for sign-off, so it needs no more time.")
        if self.extensions.filter(decided_at__isnull=True).exists():  # type: ignore[attr-defined]
            raise Refused("More time has been asked for already and waits for a decision.")
        if to_on <= self.due_on:
            raise Refused("The new date must lie after the date it is due now.")
        if to_on <= timezone.localdate(at):
            raise Refused("The new date must lie in the future.")
        extension = self.extensions.model(  # type: ignore[attr-defined]
            action=self, from_on=self.due_on, to_on=to_on, reason=reason, asked_at=at, asked_by=by
        )
        extension.save()
        self.record("extension.asked", by=by, at=at, reason=reason, to_on=to_on.isoformat())
        return extension
