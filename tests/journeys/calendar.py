"""Step 3: a year of meetings from the adopted terms; one moved, one cancelled, one taken along."""

from datetime import date

from tests.journeys.cast import LIG
from tests.journeys.people import Person


def a_year_is_scheduled(manager: Person) -> None:
    """Every two months, three hours, papers two weeks ahead, as the terms say."""
    manager.press("Meetings", "Schedule a year", LIG)
    manager.reads("every 2 months", "papers 14 calendar days ahead")
    manager.day("First meeting", date(2026, 7, 22))
    manager.day("Schedule until", date(2027, 6, 30))
    manager.write({"Begins at": "10am", "Where": "County Hall"})
    manager.press("Preview the dates")
    manager.reads("Wed 22 Jul 2026", "Wed 8 Jul 2026")
    manager.keep("03-preview")
    manager.press("Put them in the calendar")
    manager.reads("6 meetings of")
    manager.keep("03-calendar")


def one_is_moved_and_one_cancelled(manager: Person) -> None:
    manager.press("Wed 25 Nov 2026", "Move")
    manager.day("New day", date(2026, 12, 2))
    manager.write({"Why it is moved": "The hall is taken."})
    manager.press("Move it")
    manager.reads("Wed 2 Dec 2026", "Wed 18 Nov 2026")
    manager.press("Meetings", "Wed 27 Jan 2027", "Cancel the meeting")
    manager.write({"Reason": "It falls into the inspection."})
    manager.press("Cancel the meeting")
    manager.reads("Cancelled")
    manager.press("Meetings")
    manager.keep("03-moved-and-cancelled")


def the_chair_takes_it_into_a_diary(chair: Person) -> None:
    chair.press("Meetings", "Wed 22 Jul 2026")
    with chair.page.expect_download() as download:
        chair.press("Put it in your diary")
    entry = download.value.path().read_text()
    assert "DTSTART" in entry
    assert "20260722T" in entry
