"""Step 4: what is learned from, what it shows, what should change, and what agencies answer."""

from tests.journeys.cast import COUNCIL, LIG, PARTNERSHIP, PARTS
from tests.journeys.people import Person

REVIEW = "Weekend handovers between wards and the council"
FINDING = "Nobody rang the family over the weekend"
RECOMMENDATION = "Give every ward a number that is answered at weekends"
RESTRICTED = "A review that its panel alone may read"
REASONS = "We agree. The duty desk is staffed at weekends already and can take the calls."


def _a_review(manager: Person, title: str, pseudonym: str) -> None:
    """The pages' questions, up to who may read it."""
    manager.press("Learning", "Record a source", "Record a practice review")
    manager.write({"Title": title, "Pseudonym": pseudonym})
    manager.tick("Local child safeguarding practice review")
    manager.tick("I have checked that this is nobody's name or initials")
    manager.choose("Group that looks after it", LIG)


def an_open_review_is_recorded(manager: Person) -> None:
    _a_review(manager, REVIEW, "Child A")
    manager.tick("Open")
    manager.press("Record")
    manager.is_on(REVIEW)
    manager.press("Add a finding")
    manager.write({"What was found": FINDING})
    manager.tick("Sharing information", "Supervision and curiosity")
    manager.press("Add the finding")
    manager.reads(FINDING)
    manager.keep("04-finding")


def a_recommendation_names_an_agency(manager: Person) -> None:
    manager.press("Add a recommendation")
    manager.write({"What should change": RECOMMENDATION})
    manager.choose("Because of the finding", FINDING)
    manager.choose("Group that oversees it", LIG)
    manager.tick(COUNCIL)
    manager.press("Add the recommendation")
    manager.reads(RECOMMENDATION, COUNCIL)
    manager.keep("04-recommendation")


def its_lead_answers(lead: Person) -> None:
    """From what home says is asked of them."""
    lead.press(PARTNERSHIP)
    lead.keep("04-home-of-the-lead")
    lead.press(RECOMMENDATION)
    lead.press(f"Answer for {COUNCIL}")
    lead.tick("Accepted")
    lead.write({"Reasons": REASONS})
    lead.press("Answer for the agency")
    lead.reads("Accepted", REASONS)
    lead.keep("04-answer")


def another_is_restricted(manager: Person) -> None:
    _a_review(manager, RESTRICTED, "Child B")
    manager.tick("Restricted")
    manager.choose("Panel lead", PARTS["chair"].name)
    manager.choose("Second person", PARTS["second"].name)
    manager.write({"Why it is restricted": "A trial is going on."})
    manager.press("Record")
    manager.keep("04-restricted")


def its_panel_is_agreed(second: Person) -> None:
    """By the second person, whom home tells that they are waited for."""
    second.press(PARTNERSHIP)
    second.press("Decide", within=PARTS["chair"].name)
    second.tick("Yes, I agree")
    second.press("Decide")
    second.reads(PARTS["chair"].name)
    second.keep("04-panel")


def somebody_is_barred(panel_lead: Person, second: Person) -> None:
    """A conflict of interest: proposed by one, agreed by another, and then it binds."""
    panel_lead.press("Learning")
    panel_lead.open_row(RESTRICTED)
    panel_lead.press("Bar somebody")
    panel_lead.choose("Person", PARTS["lead"].name)
    panel_lead.write({"Why": "Line manager of a practitioner in the case."})
    panel_lead.press("Bar this person")
    second.press(PARTNERSHIP)
    second.press("Decide", within=PARTS["lead"].name)
    second.tick("Yes, I agree")
    second.press("Decide")
    second.keep("04-bar")


def who_may_not_know_does_not(stranger: Person) -> None:
    stranger.press("Learning")
    stranger.reads(REVIEW)
    stranger.does_not_read(RESTRICTED)
