"""One dated delivery of a course."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.pages.parts import State
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from training.models.run.holding import Holding
from training.models.run.reads import CourseRunQuerySet
from training.models.run.register import Register
from training.places import left, words


class CourseRun(Holding, Register):
    """Its lifecycle stands in the files beside this one."""

    revised = "run.revised"

    objects: ClassVar[Any] = scoped(CourseRunQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="run_code_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="run_dates"
            ),
            models.CheckConstraint(condition=models.Q(places__gt=0), name="run_places"),
        ]
        indexes = [models.Index(fields=["partnership", "starts_at", "id"], name="run_by_date")]

    def __str__(self) -> str:
        return f"{self.course}, {self.code}"

    def get_absolute_url(self) -> str:
        return address("training:run_detail", code=self.code)

    @property
    def diary_url(self) -> str:
        """Where the run is had as a file for the diary."""
        return address("training:run_diary", code=self.code)

    def state(self, at: datetime) -> State:
        """Whether a place can be had; needs ``taken`` (see ``with_taken``)."""
        if self.cancelled_at:
            return State("Cancelled", "late")
        if self.ends_at <= at:
            return State("Held", "done")
        if self.starts_at <= at:
            return State("Under way", "attention")
        free = left(self.places, self.taken)  # type: ignore[attr-defined]
        return State(words(self.places, self.places - free), "progress" if free else "attention")
