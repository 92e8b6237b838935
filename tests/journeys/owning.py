"""Step 5: a plan, an owner, updates, evidence, more time, sign-off, and what it changed."""

from datetime import date
from pathlib import Path

from tests.journeys.cast import COUNCIL, LIG, PARTNERSHIP, PARTS
from tests.journeys.learning import RECOMMENDATION, REVIEW
from tests.journeys.people import Person
from tests.journeys.stage import Stage

DUE, LATER = date(2026, 7, 24), date(2026, 9, 18)
UPDATE = "The duty desk takes the wards' calls since Monday."


def a_plan_is_drafted(manager: Person) -> None:
    manager.press("Learning")
    manager.open_row(REVIEW)
    manager.press("Draft an action plan")
    manager.choose("Overseen by", LIG)
    manager.press("Draft the action plan")
    manager.reads("Tick the agencies that are to act.")
    manager.tick("Raise an action for …")
    manager.write({"Due, …": f"{DUE:%d/%m/%Y}"})
    manager.choose("Lead, …", PARTS["lead"].name)
    manager.keep("05-proposals")
    manager.press("Raise the actions")
    manager.reads(RECOMMENDATION, "Fri 24 Jul 2026")
    manager.keep("05-plan")


def the_chair_agrees_the_plan(chair: Person) -> None:
    """Home tells that it waits for them."""
    chair.press(PARTNERSHIP, "Action plan")
    chair.press("Agree the plan", "Agree the plan")
    chair.reads("Agreed")


def the_lead_works_on_it(lead: Person) -> None:
    lead.press(PARTNERSHIP)
    lead.keep("05-home-of-the-lead")
    lead.press(RECOMMENDATION, "Give an update")
    lead.write({"What has happened since the last update?": UPDATE})
    lead.tick("At risk")
    lead.press("Give the update")
    lead.reads(UPDATE)


def evidence_is_handed_in(lead: Person, stage: Stage, file: Path) -> None:
    """It waits in quarantine until the scanner has seen it."""
    file.write_bytes(b"Rota of the duty desk\n")
    lead.press("Send evidence")
    lead.choose("Kind", "Policy or procedure issued")
    lead.write({"Title": "Rota of the duty desk"})
    lead.hand_over("File", file)
    lead.press("Send the evidence")
    lead.reads("Rota of the duty desk")
    stage.work()
    lead.page.reload()
    lead.does_not_read("being checked")
    lead.keep("05-evidence")


def evidence_is_accepted(chair: Person) -> None:
    """By somebody else, who has looked at it."""
    chair.press(PARTNERSHIP)
    chair.press("Decide", within="vidence")
    with chair.page.expect_download() as download:
        chair.press("rota.txt")
    assert download.value.path().read_bytes() == b"Rota of the duty desk\n"
    chair.tick("Accept")
    chair.press("Decide")
    chair.reads("accepted")


def more_time_is_asked(lead: Person) -> None:
    lead.press("Ask for more time")
    lead.day("New due date", LATER)
    lead.write({"Why is more time needed?": "The ward phones are replaced in August."})
    lead.press("Ask for more time")
    lead.keep("05-asked-for-time")


def and_decided_by_the_chair(chair: Person) -> None:
    chair.press(PARTNERSHIP)
    chair.keep("05-home-of-the-chair")
    chair.press("Decide on more time")
    chair.tick("Grant")
    chair.press("Decide")
    chair.reads("Fri 18 Sep 2026", "Fri 24 Jul 2026")
    chair.keep("05-granted")


def it_is_sent_for_sign_off(lead: Person) -> None:
    lead.press("Actions")
    lead.open_row(RECOMMENDATION)
    lead.press("Send for sign-off")
    lead.write({"What was done?": f"{COUNCIL}'s duty desk answers the wards at weekends."})
    lead.press("Send for sign-off")
    lead.reads("Awaiting sign-off")


def another_signs_it_off(chair: Person) -> None:
    chair.press(PARTNERSHIP, RECOMMENDATION, "Decide on sign-off")
    chair.keep("05-sign-off")
    chair.tick("Sign off and close")
    chair.press("Decide")
    chair.reads("Closed")


def its_impact_is_noted(chair: Person) -> None:
    chair.press("Review the impact")
    chair.write({"What changed for children?": "Two families were reached on a Sunday."})
    chair.tick("It made some difference")
    chair.press("Record the impact review")
    chair.reads("Closed, impact shown")
    chair.keep("05-impact")
