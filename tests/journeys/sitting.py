"""Step 7: agenda, papers, who came, what was said and decided, and the minutes' way to the end."""

from datetime import date
from pathlib import Path

from tests.journeys.cast import COUNCIL, PARTNERSHIP, PARTS
from tests.journeys.people import Person

ITEM = "Answering at weekends: first results"
PAPER = "Calls of the first fortnight"
DECISION = "The number is printed on every discharge letter from September."
ACTION = "Print the weekend number on discharge letters"
DUE = date(2026, 7, 31)
MINUTE = "The council reported 14 calls on two weekends. Nobody was left unanswered."


def the_agenda_is_made(manager: Person) -> None:
    manager.press("Meetings", "Wed 22 Jul 2026, 10am", "Add an agenda item")
    manager.write({"Item": ITEM})
    manager.press("Add it")
    manager.press("Ask for a paper", within=ITEM)
    manager.write({"Paper": PAPER})
    manager.choose("Who writes it", PARTS["lead"].name)
    manager.press("Ask for it")
    manager.reads(PAPER)
    manager.keep("07-agenda")


def a_paper_is_handed_in(lead: Person, file: Path) -> None:
    file.write_bytes(b"Calls: 14. Answered: 14.\n")
    lead.press(PARTNERSHIP)
    lead.keep("07-home-asks-for-a-paper")
    lead.press(PAPER, "Hand in the paper")
    lead.hand_over("Your paper", file)
    lead.press("Hand it in")
    lead.reads("calls.txt")
    lead.keep("07-paper")


def agenda_and_papers_go_out(manager: Person) -> None:
    manager.press("Meetings", "Wed 22 Jul 2026, 10am", "Send out agenda and papers")
    manager.press("Send them out")
    manager.reads("Papers sent out")


def who_came_is_recorded(chair: Person) -> None:
    chair.press("Meetings", "Wed 22 Jul 2026, 10am", "Record attendance")
    for part in ("chair", "lead", "board"):
        who = chair.main.get_by_role("row").filter(has_text=PARTS[part].post).first
        who.get_by_label("Present", exact=True).check()
    chair.keep("07-attendance")
    chair.press("Record attendance")
    chair.reads("The meeting is quorate.")


def it_is_minuted(chair: Person) -> None:
    """Item by item, from the first to the last."""
    chair.press("Write the minute")
    for minute in ("Welcomed.", "None: the first meeting.", "None yet.", MINUTE):
        chair.write({"Minute": minute})
        chair.keep("07-minute")
        chair.press("Save" if minute == MINUTE else "Save and go on")
    chair.reads(ITEM)


def it_is_decided(chair: Person) -> None:
    chair.press("Record a decision")
    chair.write({"What was decided": DECISION})
    chair.press("Record the decision")
    chair.reads(DECISION)


def an_action_is_made_in_place(chair: Person) -> None:
    chair.press("Raise an action")
    chair.write({"What will be done": ACTION})
    chair.choose("Accountable agency", COUNCIL)
    chair.choose("Lead", PARTS["lead"].name)
    chair.day("Due", DUE)
    chair.press("Raise the action")
    chair.reads(ACTION)
    chair.keep("07-minuted")


def the_minutes_are_finalised(chair: Person) -> None:
    chair.press("All of the minutes", "Record that the meeting was held", "Record it")
    chair.press("Finalise the minutes", "Finalise", "Send out the minutes", "Send them out")
    chair.keep("07-finalised")


def the_next_agenda_carries_what_is_open(chair: Person) -> None:
    chair.press("Meetings", "Wed 23 Sep 2026, 10am")
    chair.reads(ACTION, "Overdue")
    chair.keep("07-next-agenda")


def and_confirmed_at_the_next(chair: Person) -> None:
    chair.press(
        "Meetings", "Wed 22 Jul 2026, 10am", "Read the minutes", "Confirm the minutes", "Confirm"
    )
    chair.reads("These minutes are confirmed and frozen.")
    chair.keep("07-confirmed")
