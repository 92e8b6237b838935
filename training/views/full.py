"""What a page says of a run that has no place left, and to whom."""

from typing import Any

from core.tenancy.addresses import address
from partnership.models import Membership
from training.places import left
from training.views.parts import OfRun

SHOWN = 5  # runs, or people, to turn to


class SaysFull(OfRun):
    """Other runs with a place, else whom to ask; for whom neither is meant, that it is full."""

    object: Any
    me: Any
    now: Any
    may: Any

    def plans(self) -> bool:
        """Whether ``me`` could schedule another run."""
        return bool(self.may("training.plan"))

    def seeks(self) -> bool:
        """Whether ``me`` may be looking for a place: not whoever plans or teaches the run."""
        trainer = self.object.trainer
        teaches = trainer is not None and trainer.membership_id == self.me.pk
        return bool(self.may("bookings.make")) and not teaches and not self.plans()

    def instead(self) -> dict[str, Any]:
        """What training/parts/full.html asks for."""
        run = self.object
        if not run.is_ahead(self.now) or left(run.places, run.taken):
            return {"is_full": False}
        others = self.others() if self.seeks() or self.plans() else []
        return {
            "is_full": True,
            "seeks": self.seeks(),
            "others": others,
            "asked": [] if others or not self.seeks() else self.team(),
            "new_run_url": self.new_run_url(),
        }

    def others(self) -> list[Any]:
        """The next runs of the course that have a place."""
        found = list(self.object.others_with_room(self.now)[:SHOWN])
        for other in found:
            other.shown_state = other.state(self.now)
        return found

    def team(self) -> list[Any]:
        """Whom to ask when another run is planned."""
        return list(Membership.objects.in_business_team()[:SHOWN])

    def new_run_url(self) -> str:
        course = self.object.course
        offered = self.plans() and not course.ended_on
        return address("training:run_new", slug=course.slug) if offered else ""
