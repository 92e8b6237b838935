"""The register of a run: who came."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from core.journal.deeds import Refused, verb
from training.models.booking import Booking
from training.models.run.planning import Planning


class Register(Planning):
    """Marked by the trainer; its version is the run's."""

    class Meta:
        abstract = True

    @verb
    def mark_register(self, *, presences: Mapping[Booking, str], by: Any, at: datetime) -> Self:
        """Mark who came, for the bookings whose mark is new or different.

        Raises Stale when the run is not as it was shown, Refused before it begins, for a
        cancelled one, and when nothing differs.
        """
        self.lock()
        if self.cancelled_at:
            raise Refused("This run was cancelled.")
        stands = dict(self.bookings.values_list("pk", "presence"))
        marks = {b: p for b, p in presences.items() if p and p != stands.get(b.pk)}
        if not marks:
            raise Refused("Nothing was changed, so there is nothing to save.")
        for booking, presence in marks.items():
            booking.register(presence=presence, by=by, at=at)
        self.save()
        self.record("run.registered", by=by, at=at, marked=len(marks))
        return self
