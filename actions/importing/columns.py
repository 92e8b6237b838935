"""The fixed columns of the tracker's template, in their order."""

from dataclasses import dataclass

SHEET = "Actions"
EXAMPLE = "EXAMPLE"
MOST_ROWS = 1_000


@dataclass(frozen=True)
class Column:
    """A column: the name of its fact, its heading, what to write in it, its width."""

    name: str
    heading: str
    help: str
    width: int = 24
    is_needed: bool = False
    longest: int = 4_000  # characters


COLUMNS = (
    Column(
        "reference",
        "Reference",
        "Your own number for the action. It stays with it: a row with the same reference "
        "changes the action that is there, and never makes a second one. The code of an "
        "action in the register, such as A-7K3Q, may stand here too. Such a row needs only what "
        "is to change.",
        16,
        is_needed=True,
        longest=40,
    ),
    Column("title", "Action", "One sentence.", 50, is_needed=True, longest=200),
    Column("text", "What will be done", "May be left empty.", 40),
    Column("measure", "How we will know it worked", "May be left empty.", 40),
    Column("agency", "Accountable agency", "Choose from the list.", 32, True, 160),
    Column("lead", "Lead", "A person of that agency, from the list. May be named later.", 30),
    Column(
        "group",
        "Overseen by",
        "The group whose log it goes into; its short name will do.",
        32,
        True,
        160,
    ),
    Column(
        "source",
        "Source of learning",
        "Only for an action that answers a source: its code, such as S-4HWE.",
        18,
        longest=10,
    ),
    Column("raised_on", "Raised on", "Day, month and full year: 3/10/2026.", 14, True),
    Column("due_on", "Due", "The date it was first due. It never changes.", 14, True),
)
BY_NAME = {column.name: column for column in COLUMNS}
DAYS = ("raised_on", "due_on")
EXAMPLE_ROW = {
    "reference": EXAMPLE,
    "title": "This row is an example and is left out. Write your first action in the next row.",
    "text": "Write to every school and put the answer on the website.",
    "measure": "All schools have answered; the spring audit finds the number on each wall.",
}
