"""Who came."""

from typing import Any

from django.db import models

from core.journal.accountable import Accountable
from meetings.choices import Attended


class Attendance(Accountable):
    """One seat at one meeting. Post, agency and name stand here as they were that day."""

    meeting = models.ForeignKey(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="attendances"
    )
    seat = models.ForeignKey("partnership.Seat", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        "partnership.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    membership = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    attended = models.CharField(max_length=10, choices=Attended.choices)
    name = models.CharField(max_length=120, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["seat__order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once_a_seat"),
            models.CheckConstraint(
                condition=models.Q(attended__in=Attended.values), name="attendance_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_attended_display()}"

    @classmethod
    def write(cls, meeting: Any, seat: Any, came: Any) -> None:
        """Write one seat's line within the meeting's own verb.

        ``seat`` as of ``seats_with_holders``: but for an alternate it was its holder who came
        or did not, unless ``came`` names somebody.
        """
        line = cls.objects.filter(meeting=meeting, seat=seat).first() or cls(
            meeting=meeting, seat=seat
        )
        line.agency, line.membership = seat.agency, came.membership
        line.attended = came.attended
        holder = None if came.attended == Attended.ALTERNATE else seat.holder
        whose = came.membership or holder
        line.name = came.name or (whose.name if whose else "")
        line.save()
