"""What home shows of actions, by role."""

from typing import Any

from django.db.models import Count, Min

from actions.models import Action
from actions.showing import dress
from actions.thresholds import due_soon_days
from actions.waiting import asked_of, decisions_for
from core.calendar.asked import nearness
from core.pages.panels import Panel, home_panel
from core.pages.parts import Link
from core.tenancy.addresses import address

# So many stand open on the page; the rest is one click away.
SHOWN = 5
# Nobody decides more than this in a sitting; what is left comes up as these are decided.
MOST_DECISIONS = 60


@home_panel
def actions_asked(me: Any, page: Any) -> Panel | None:
    """The owner's actions that need something now, each with its one verb.

    Those that only near their day, or passed it, stand in "Asked of you" already.
    """
    if not me.is_agency_lead and not page.may("actions.read"):
        return None
    days = due_soon_days()
    above = {"is_led_by_me": True, "due_on__lte": nearness(page.today)}
    rows = asked_of(me, on=page.today, days=days).exclude(
        **above, evidence_returned=False, sign_off_returned=False
    )
    found = list(rows[: SHOWN + 1])
    if not found:
        return None
    for row in found:
        dress(row, me=me, today=page.today, days=days)
        row.why, row.verb = _asked(row)
    values = {
        "actions": found[:SHOWN],
        "count": len(found) if len(found) <= SHOWN else None,
        "all_url": _own_register(me) if len(found) > SHOWN else "",
        "register_url": address("actions:action_list"),
    }
    is_mine = all(row.is_led_by_me for row in found)
    heading = "Actions asked of you" if is_mine else "Actions of your agency"
    return Panel(heading, "actions/panels/asked.html", values, order=8)


def _own_register(me: Any) -> str:
    key, value = ("agency", me.agency.slug) if me.is_agency_lead else ("lead", me.slug)
    return f"{address('actions:action_list')}?{key}={value}"


def _asked(action: Any) -> tuple[str, Link]:
    """Why it is shown, and the verb that answers."""
    if action.sign_off_returned:
        return "Returned at sign-off", Link("Give an update", action.page("action_update"))
    if action.evidence_returned:
        return "Evidence returned", Link("See why", f"{action.get_absolute_url()}#evidence")
    if not action.lead_words:
        return "No lead yet", Link("Name a lead", action.page("action_assignment"))
    return "", Link("Give an update", action.page("action_update"))


@home_panel
def decisions_asked(me: Any, page: Any) -> Panel | None:
    """More time, sign-offs and evidence that wait for somebody else's decision."""
    if not (me.is_business_team or me.chaired_ids):
        return None
    found = decisions_for(me, limit=MOST_DECISIONS)
    if not found:
        return None
    values = {"first": found[:SHOWN], "rest": found[SHOWN:], "count": len(found)}
    return Panel("Waiting for your decision", "actions/panels/decisions.html", values, order=0)


@home_panel
def overdue_by_agency(me: Any, page: Any) -> Panel | None:
    """The business team's list of whom to ring; the scrutineer reads it too."""
    if not (me.is_business_team or me.is_scrutineer):
        return None
    rows = Action.objects.visible_to(me).overdue(on=page.today).order_by()
    counted = rows.values("agency__name", "agency__slug").annotate(
        number=Count("pk"), oldest=Min("due_on")
    )
    agencies = [
        {
            "name": row["agency__name"],
            "number": row["number"],
            "oldest": row["oldest"],
            "url": f"{address('actions:action_list')}?state=overdue&agency={row['agency__slug']}",
        }
        for row in counted.order_by("-number", "agency__name")
    ]
    if not agencies:
        return None
    values = {"agencies": agencies, "number": sum(a["number"] for a in agencies)}
    return Panel("Overdue actions by agency", "actions/panels/overdue.html", values, order=22)
