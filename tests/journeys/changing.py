"""People leave and agencies follow one another; a group sits too small, another has no news."""

from datetime import date

from playwright.sync_api import expect

from tests.journeys.people import Person

OLD, NEW = "Wealdshire Police", "Wealdshire and Downs Police"
QUARTER = "July to September 2026"
SEATS = {"Chair": "Present", "Deputy": "Sent apologies", "Group Member": "Sent apologies"}


def somebody_leaves(manager: Person, leaver: str, heir: str) -> None:
    """Everything open in their hands is shown, and given to somebody by name."""
    manager.press("Partnership", "Members", leaver, "End the membership")
    manager.reads("Open work to hand over", "Actions led")
    manager.choose("Who takes over: actions led …", heir)
    manager.write({"Why": "Left for another post."})
    manager.keep("13-handing-over")
    manager.press("End the membership")
    manager.reads(f"The membership of {leaver} has ended.")


def they_can_open_nothing(leaver: Person) -> None:
    """From that moment on, signed in as they are."""
    leaver.page.reload()
    expect(leaver.page.get_by_role("link", name="Actions", exact=True)).to_have_count(0)


def the_heir_finds_it(heir: Person, post: str, *titles: str) -> None:
    heir.press("Actions")
    for title in titles:
        row = heir.main.get_by_role("row").filter(has_text=title)
        expect(row).to_contain_text(post)


def an_agency_is_succeeded(manager: Person) -> None:
    manager.press("Partnership", "Agencies", "Add an agency")
    manager.write({"Name": NEW})
    manager.tick("Statutory safeguarding partner")
    manager.press("Add agency", "Agencies", OLD, "Name a successor")
    manager.choose("Which agency takes over", NEW)
    manager.day("Last day of the old agency", date(2026, 10, 13))
    manager.keep("13-succession")
    manager.press("Name a successor")
    manager.reads(NEW)


def its_work_went_along(manager: Person, title: str) -> None:
    manager.press("Actions")
    manager.open_row(title)
    manager.reads(NEW)
    manager.press("Partnership", "Agencies", NEW)
    manager.reads(OLD)
    manager.keep("13-successor")


def too_few_came(chair: Person) -> None:
    """The terms want three; the chair came alone."""
    chair.press("Meetings")
    chair.open_row("Wed 14 Oct 2026")
    chair.press("Record attendance")
    for part, how in SEATS.items():
        asked = chair.main.get_by_role("row").filter(has_text=f"{part} of Wealdshire").first
        asked.get_by_label(how, exact=True).check()
    chair.press("Record attendance")
    chair.reads("The meeting is not quorate", "Not quorate: 1 present, 3 needed.")
    chair.keep("14-not-quorate")


def and_the_terms_let_nobody_go_on(chair: Person) -> None:
    chair.press("Go on without a quorum")
    chair.write({"Reason": "It cannot wait."})
    chair.press("Go on")
    chair.reads("The terms of reference give the chair no such discretion.")
    chair.keep("14-refused")


def the_quarter_is_asked_for(manager: Person) -> None:
    manager.press("Circular", "Open a quarter", "Open it and ask the groups")
    manager.reads("Quality Group")


def a_group_has_nothing_to_report(chair: Person) -> None:
    chair.press("Home", "Contribution of", "Send a nil return", "Send a nil return")
    chair.reads("The group sent a nil return.")
    chair.keep("15-nil")


def the_team_sees_that(manager: Person) -> None:
    manager.press("Circular", QUARTER)
    expect(manager.main.get_by_role("row").filter(has_text="Quality Group")).to_contain_text(
        "Nil return"
    )
