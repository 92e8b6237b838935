"""The room's word in the navigation, and what it shows on the home page."""

from typing import Any

from core.pages.navigation import room
from core.pages.panels import Panel, home_panel
from core.pages.parts import DateLine, State, Task
from core.tenancy.addresses import address
from partnership.models import Agency, Appointment, Invitation, Membership, Subgroup
from partnership.models import TermsOfReference as Terms
from partnership.states import invitation_state, review_state, term_state

SHOWN = 10

room(
    "Partnership",
    "partnership:partnership_detail",
    "partnership.read",
    order=60,
    prefix="partnership",
)


@home_panel
def setting_up(me: Any, page: Any) -> Panel | None:
    """What a new partnership still lacks before it can work."""
    if not me.is_business_team:
        return None
    done = (
        Agency.objects.exists(),
        Subgroup.objects.exists(),
        Terms.objects.in_force().exists(),
        Membership.objects.exclude(pk=me.pk).exists(),
    )
    if all(done):
        return None
    return Panel(
        "Set the partnership up", "partnership/panels/tasks.html", {"tasks": _tasks(done)}, 5
    )


def _tasks(done: tuple[bool, ...]) -> list[Task]:
    named = (
        ("Add the agencies", "agency_list", "Seats and members belong to agencies."),
        ("Establish the groups", "subgroup_list", "The Board first, then what answers to it."),
        (
            "Write terms of reference",
            "subgroup_list",
            "On the page of each group, then adopt them.",
        ),
        (
            "Invite the members",
            "membership_list",
            "By a business manager. Agency leads first: they answer for actions.",
        ),
    )
    return [
        Task(
            label,
            address(f"partnership:{route}"),
            hint,
            State("Done", "done") if is_done else State("Not begun"),
        )
        for (label, route, hint), is_done in zip(named, done, strict=True)
    ]


@home_panel
def terms_for_review(me: Any, page: Any) -> Panel | None:
    """Terms due for review within 60 days, or overdue."""
    if not me.is_business_team:
        return None
    due = Terms.objects.visible_to(me).for_review(on=page.today).select_related("subgroup")
    dates = [
        DateLine(
            terms.review_on,
            f"{terms.subgroup}, version {terms.number}",
            terms.get_absolute_url(),
            state=review_state(terms, page.today),
        )
        for terms in due[:SHOWN]
    ]
    return _dated("Terms of reference due for review", "terms-due", dates, 52)


@home_panel
def terms_of_office_ending(me: Any, page: Any) -> Panel | None:
    """People whose term in a seat ends within 60 days, or has ended."""
    if not me.is_business_team:
        return None
    ending = Appointment.objects.visible_to(me).ending(on=page.today)
    dates = [
        DateLine(
            held.until_on,
            f"{held.membership}, {held.seat}",
            held.get_absolute_url(),
            str(held.seat.subgroup),
            term_state(held, page.today),
        )
        for held in ending.select_related("membership", "seat__subgroup")[:SHOWN]
    ]
    return _dated("Terms of office ending", "terms-ending", dates, 54)


def _dated(heading: str, anchor: str, dates: list[DateLine], order: int) -> Panel | None:
    if not dates:
        return None
    values = {"dates": dates}
    return Panel(heading, "partnership/panels/dates.html", values, order, anchor)


@home_panel
def invitations_unanswered(me: Any, page: Any) -> Panel | None:
    """Invitations nobody answered, those whose mail could not be sent among them."""
    if not me.is_business_team:
        return None
    waiting = Invitation.objects.visible_to(me).unanswered().order_by("sent_at")[:SHOWN]
    tasks = [
        Task(
            f"{invitation.name}, {invitation.post}",
            invitation.get_absolute_url(),
            state=invitation_state(invitation, page.now),
        )
        for invitation in waiting
    ]
    values = {"tasks": tasks}
    return (
        Panel("Invited, not here yet", "partnership/panels/tasks.html", values, 56, "invited")
        if tasks
        else None
    )
