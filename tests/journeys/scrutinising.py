"""Step 10: the independent scrutineer reads everything, in words, and checks the chain."""

from tests.journeys.learning import RECOMMENDATION, RESTRICTED, REVIEW
from tests.journeys.people import Person


def the_restricted_review_is_open_to_them(scrutineer: Person) -> None:
    scrutineer.press("Learning")
    scrutineer.reads(REVIEW, RESTRICTED)
    scrutineer.open_row(RESTRICTED)
    scrutineer.reads("Linden Marsh")
    scrutineer.keep("10-restricted")


def history_stands_in_words(scrutineer: Person) -> None:
    """Found by search, as its action is closed and the register begins with open ones."""
    scrutineer.search("ward")
    scrutineer.main.get_by_role("link", name="A-").filter(has_text=RECOMMENDATION).click()
    scrutineer.reads("Sorrel Birch", "Fri 24 Jul 2026", "Fri 18 Sep 2026")
    scrutineer.keep("10-history")


def the_chain_is_checked_with_one_press(scrutineer: Person) -> None:
    scrutineer.press("Journal", "The chain")
    scrutineer.keep("10-head")
    scrutineer.press("Check the chain")
    scrutineer.reads("hold")
    scrutineer.keep("10-chain")
