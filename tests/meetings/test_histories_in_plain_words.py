"""What a meeting's and a circular's history says is sayable; what machines read is kept silent."""

from typing import Any

import pytest

from core.journal.changes import changes_of
from core.journal.models import Entry
from meetings.choices import Attended
from meetings.models import Meeting
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.partnership import adopted
from tests.factories.rows import NOW, TODAY
from tests.meetings.circular import stages
from tests.personas import World


def told(record: Any, kind: str, me: Any) -> list[str]:
    """What one deed changed, a line for each column."""
    entries = list(Entry.objects.about(record).filter(kind=kind))
    (changes,) = changes_of(entries, me=me).values()
    return [f"{c.label}: {c.old} → {c.new}" for c in changes]


@pytest.mark.parametrize(
    ("needed", "lines"), [(1, []), (2, ["Quorate: nothing → No"])], ids=["enough", "too few"]
)
def test_a_quorum_is_told_where_it_was_missed(
    wealdshire: World, needed: int, lines: list[str]
) -> None:
    terms = adopted(wealdshire.manager, wealdshire.group, quorum_count=needed)
    by = {"by": wealdshire.coordinator, "at": NOW}
    slot, hours = Slot(TODAY, TODAY, None), Hours(NOW.time(), "County Hall")
    meeting = Meeting.schedule(wealdshire.group, terms, slot, hours, **by)
    first, *others = meeting.seats_with_holders()
    came = {first.pk: Came(Attended.PRESENT, first.holder)}
    came |= {seat.pk: Came(Attended.APOLOGIES) for seat in others}
    meeting.record_attendance(came, by=wealdshire.coordinator, at=meeting.starts_at)
    found = told(meeting, "attendance.recorded", wealdshire.manager)
    assert [line for line in found if "uor" in line] == lines


def test_issuing_tells_nothing_of_a_file_s_place(wealdshire: World) -> None:
    circular = stages.issued(wealdshire)
    found = told(circular, "circular.issued", wealdshire.manager)
    assert found == [f"Issued by: nothing → {wealdshire.coordinator}"]
