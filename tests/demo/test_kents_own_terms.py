"""On Kent's terms of September 2023 the dates come out as one works them out by hand.

Every two months for three hours, papers at least two weeks ahead (section 7, 8b), reviewed
again in September 2024 (section 9).
"""

from datetime import date, time, timedelta
from typing import Any

import pytest

from config.seeding import reference
from config.seeding.garden import Garden
from core.calendar.england import england
from core.calendar.models import BankHoliday
from core.tenancy import scope
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import slots
from partnership.models import TermsOfReference

TODAY = date(2026, 11, 23)

# Second Fridays: two weeks before the first lies Christmas Day, so papers come the day before.
FRIDAYS = [
    (date(2027, 1, 8), date(2026, 12, 24)),
    (date(2027, 3, 12), date(2027, 2, 26)),
    (date(2027, 5, 14), date(2027, 4, 30)),
    (date(2027, 7, 9), date(2027, 6, 25)),
    (date(2027, 9, 10), date(2027, 8, 27)),
    (date(2027, 11, 12), date(2027, 10, 29)),
]
# First Mondays: 3 May 2027 is a bank holiday, so that meeting is on the Tuesday.
MONDAYS = [
    (date(2027, 1, 4), date(2026, 12, 21)),
    (date(2027, 3, 1), date(2027, 2, 15)),
    (date(2027, 5, 4), date(2027, 4, 20)),
    (date(2027, 7, 5), date(2027, 6, 21)),
    (date(2027, 9, 6), date(2027, 8, 23)),
    (date(2027, 11, 1), date(2027, 10, 18)),
]


@pytest.fixture
def kent(db: None) -> Garden:
    BankHoliday.fill(today=TODAY)
    return reference.plant("kent", today=TODAY)


def year_of(garden: Garden, group: Any, terms: TermsOfReference, first: date) -> list[Meeting]:
    found = slots(
        first,
        every_months=terms.every_months or 0,
        until=date(2027, 12, 31),
        papers_days=terms.papers_days,
        papers_in_working_days=terms.papers_unit == "working",
        is_working=england().includes,
    )
    hours = Hours(time(10, 0), "County Hall")
    by = garden.people["manager"]
    return Meeting.schedule_year(group, found, hours, by=by, at=garden.at(0))


@pytest.mark.parametrize("expected", [FRIDAYS, MONDAYS], ids=["fridays", "mondays"])
def test_a_year_on_kents_terms(kent: Garden, expected: list[tuple[date, date]]) -> None:
    with scope.within(kent.partnership.pk):
        group = kent.groups["Learning and Improvement Group"]
        terms = TermsOfReference.objects.in_force().get(subgroup=group)
        meetings = year_of(kent, group, terms, expected[0][0])
        assert [(m.starts_at.date(), m.papers_due_on) for m in meetings] == expected
        assert {m.ends_at - m.starts_at for m in meetings} == {timedelta(hours=3)}


def test_kents_terms_are_overdue_for_review_since_september_2024(kent: Garden) -> None:
    with scope.within(kent.partnership.pk):
        terms = TermsOfReference.objects.in_force().get(subgroup__short_name="LIG")
        assert (terms.adopted_on, terms.review_on) == (date(2023, 9, 1), date(2024, 9, 1))
        due = TermsOfReference.objects.for_review(on=TODAY)
        assert [t.subgroup.name for t in due] == ["Learning and Improvement Group"]


def test_nothing_is_said_of_kent_that_its_documents_do_not_say(kent: Garden) -> None:
    with scope.within(kent.partnership.pk):
        terms = TermsOfReference.objects.in_force().get()
        assert (terms.quorum_count, terms.attend_times, terms.minutes_days) == (None, None, None)
        assert (terms.attend_of, terms.meetings_a_year) == (None, None)
        assert not Meeting.objects.exists()
