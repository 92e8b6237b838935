"""Step 1: an operator sets a partnership up; its manager fills it with agencies and people."""

from tests.journeys.cast import COUNCIL, ICB, MANAGER, PARTNERSHIP, PARTS, POLICE, Part
from tests.journeys.people import PASSWORD, Person
from tests.journeys.stage import Stage


def the_operator_gets_in(stage: Stage, link: str) -> None:
    """The link comes from the command line; everything after it from the screen."""
    operator = stage.enter("operator", "operator@governance.example")
    operator.open(link)
    operator.write({"New password": PASSWORD, "New password again": PASSWORD})
    operator.press("Save this password")
    operator.press("Sign in")
    operator.write({"E-mail address": operator.email, "Password": PASSWORD})
    operator.press("Sign in")
    _hold_something(operator)


def _hold_something(person: Person) -> None:
    """The second step: an authenticator app, from the key beneath the picture."""
    person.is_on("Set up your second step")
    person.press("Set up an app")
    person.secret = person.main.get_by_role("code").inner_text()
    person.write({"Code shown by the app": person.code()})
    person.press("Use this app")
    person.is_on("Your recovery codes")
    person.press("I have kept them: continue")


def a_partnership_is_set_up(stage: Stage) -> None:
    operator = stage.operator
    operator.press("Set up a partnership")
    operator.write(
        {
            "Name": PARTNERSHIP,
            "Short name": "Wealdshire",
            "Address": "wealdshire",
            "Area": "Wealdshire",
            "Mark": "W",
            "Name of the first business manager": MANAGER.name,
            "Their e-mail address": MANAGER.email,
        }
    )
    operator.choose("Colour", "Teal")
    operator.press("Set up and invite")
    operator.reads("Its first business manager is invited by e-mail.")
    operator.keep("01-operator")


def the_manager_joins(stage: Stage) -> None:
    """The mail's link, a password, a second step, and in."""
    person = stage.enter("manager", MANAGER.email)
    _up_to_the_password(stage, person, MANAGER)
    _hold_something(person)
    person.press("Join")
    person.is_on("Home")
    person.keep("01-home-of-a-newcomer")


def _up_to_the_password(stage: Stage, person: Person, part: Part) -> str:
    link = stage.link_in_mail(part.email, "invited")
    person.open(link)
    person.reads(part.name, part.post)
    person.press("Go on")
    person.write({"New password": PASSWORD, "New password again": PASSWORD})
    person.press("Continue")
    person.is_on("Set up your second step")
    return link


def agencies_are_added(manager: Person) -> None:
    manager.press("Add the agencies")
    manager.press("Add an agency")
    for name in (POLICE, COUNCIL, ICB):
        manager.write({"Name": name})
        manager.tick("Statutory safeguarding partner")
        manager.press("Add agency")
        manager.reads("is an agency of this partnership now")
        manager.press("Agencies")
        manager.press("Add an agency")
    manager.press("Cancel")
    manager.reads("3 agencies")
    manager.keep("01-agencies")


def people_are_invited(manager: Person) -> None:
    for part in PARTS.values():
        manager.press("Partnership", "Members")
        manager.press("Invite somebody")
        manager.write({"Name": part.name, "E-mail address": part.email, "Post": part.post})
        if part.agency:
            manager.choose("Agency", part.agency)
        manager.tick(*part.roles)
        manager.press("Send the invitation")
    manager.press("Partnership", "Members", "Invitations")
    manager.reads(*(part.name for part in PARTS.values()))
    manager.keep("01-invitations")


def everybody_joins(stage: Stage) -> None:
    """As the manager did, but for the second step, which a cookie stands for."""
    for name, part in PARTS.items():
        person = stage.enter(name, part.email)
        link = _up_to_the_password(stage, person, part)
        stage.sign_in(person)
        person.open(link)
        person.press("Join")
        person.is_on("Home")
