"""Step 8: a course because of a priority and a finding; a run; places; who came."""

from datetime import date

from tests.journeys.cast import PARTNERSHIP
from tests.journeys.learning import FINDING
from tests.journeys.people import Person

PRIORITY = "Families reached at weekends"
COURSE = "Speaking with families at weekends"
DAY = date(2026, 9, 16)


def a_priority_is_set(manager: Person) -> None:
    manager.press("Partnership", "Priorities", "Set a priority")
    manager.write({"Priority": PRIORITY, "For": "2026/27"})
    manager.press("Set priority")
    manager.reads(PRIORITY)


def a_course_is_planned(manager: Person) -> None:
    manager.press("Training", "Add a course")
    manager.write({"Title": COURSE, "Length in minutes": "180"})
    manager.choose("Format", "Half day")
    manager.choose("Priority", PRIORITY)
    manager.press("Add the course")
    manager.press("Tie to a finding")
    manager.choose("Finding", FINDING)
    manager.press("Tie the course to it")
    manager.reads(PRIORITY, FINDING)
    manager.keep("08-course")


def a_run_has_places(manager: Person) -> None:
    manager.press("Schedule a run")
    manager.day("Day", DAY)
    manager.write({"Begins": "9:30am", "Ends": "12:30", "Venue": "County Hall", "Places": "1"})
    manager.press("Schedule the run")
    manager.reads("Wed 16 Sep 2026")
    manager.keep("08-run")


def one_books_and_it_is_full(lead: Person, board: Person) -> None:
    lead.press("Training")
    lead.open_row(COURSE)
    lead.press("Wed 16 Sep 2026", "Book a place")
    lead.press("Book my place")
    lead.keep("08-booked")
    board.press("Training")
    board.open_row(COURSE)
    board.press("Wed 16 Sep 2026")
    board.reads("Full")
    board.keep("08-full")


def the_register_is_kept(manager: Person) -> None:
    manager.press("Training")
    manager.open_row(COURSE)
    manager.press("All runs of this course")
    manager.open_row("Wed 16 Sep 2026")
    manager.press("Mark the register")
    manager.tick("Attended")
    manager.press("Mark the register")
    manager.reads("Attended")
    manager.keep("08-register")


def learning_is_kept(lead: Person) -> None:
    lead.press(PARTNERSHIP, "Training", "My training")
    lead.reads(COURSE)
    lead.keep("08-my-training")
