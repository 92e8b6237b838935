"""Step 1, the groups: each with its seats, and people in them. Step 2, terms of reference."""

from datetime import date

from tests.journeys.cast import BOARD, COUNCIL, LIG, PARTNERSHIP, PARTS, POLICE
from tests.journeys.people import Person

SEATS = {
    BOARD: (("chair", "Chair"), ("board", "Member")),
    LIG: (("chair", "Chair"), ("lead", "Member"), ("board", "Member")),
}


def groups_are_established(manager: Person) -> None:
    manager.press(PARTNERSHIP, "Establish the groups")
    for name, short, kind in ((BOARD, "Board", "Board or executive"), (LIG, "LIG", "Subgroup")):
        manager.press("Establish a group")
        manager.write({"Name": name, "Short name": short})
        manager.tick(kind)
        if name == LIG:
            manager.choose("Answers to", BOARD)
        manager.press("Establish group")
        manager.reads("Add its seats and its terms of reference next.")
        for part, office in SEATS[name]:
            _a_seat_is_filled(manager, name, part, office)
        manager.press("Partnership", "Groups")
    manager.reads(BOARD, LIG)
    manager.keep("01-groups")


def _a_seat_is_filled(manager: Person, group: str, part: str, office: str) -> None:
    """From the group's page and back to it."""
    who = PARTS[part]
    manager.press("Add a seat")
    manager.write({"Post": who.post})
    manager.choose("Agency", who.agency)
    manager.tick("Core", office)
    manager.press("Add seat")
    manager.press("Appoint")
    manager.choose("Who", who.name)
    manager.day("From", date(2026, 7, 1))
    manager.press("Appoint")
    manager.reads(who.name)
    manager.press(group)


def terms_are_drafted(manager: Person) -> None:
    manager.press("Partnership", "Groups", LIG, "Draft a new version")
    manager.write(
        {
            "Months from one meeting to the next": "2",
            "Length of a meeting, in minutes": "180",
            "Days that papers go out before a meeting": "14",
            "Working days until the minutes are circulated": "10",
            "Members needed for a quorum": "2",
            "Meetings each member attends, at least": "3",
            "Out of how many meetings": "4",
        }
    )
    manager.tick(POLICE, COUNCIL)
    manager.day("To be reviewed", date(2027, 7, 1))
    manager.press("Draft a new version", "Write a clause")
    manager.write({"Number": "1", "Heading": "Purpose", "Text": "To turn reviews into change."})
    manager.press("Write the clause")
    manager.reads("Purpose")
    manager.keep("02-terms-draft")


def terms_are_adopted(reader: Person) -> None:
    """By a second person of the business team, who has read what they change."""
    reader.press(PARTNERSHIP, "Partnership", "Groups", LIG, "Version 1", "Compare and adopt")
    reader.reads("Every 2 months, for 3 hours")
    reader.keep("02-terms-compared")
    reader.press("Adopt these terms")
    reader.press("Adopt these terms")
    reader.reads("Version 1 is in force.", "Thu 1 Jul 2027")
    reader.keep("02-terms-adopted")
