"""What home shows of the Executive Circular, by role."""

from typing import Any

from core.calendar.asked import nearness
from core.pages.palette import hex_of
from core.pages.panels import Panel, home_panel
from meetings.circular.charts import actions_chart, attendance_chart
from meetings.circular.wording import NOTHING_ASKED
from meetings.models import Acknowledgement, Contribution, ExecutiveCircular
from meetings.models.circular.content import year_to
from meetings.models.circular.counting import actions_now, attendance_by_agency
from meetings.models.circular.opening import quarter_of
from meetings.quarters import Span

SHOWN = 6


@home_panel
def contributions_asked(me: Any, page: Any) -> Panel | None:
    """The chair: what one's groups still owe the circular.

    What nears its day, or passed it, stands in "Asked of you" already.
    """
    if not me.chaired_ids:
        return None
    rows = Contribution.objects.awaited().open().filter(group__in=me.chaired_ids)
    rows = rows.exclude(circular__due_on__lte=nearness(page.today))
    found = list(rows.select_related("circular", "group").order_by("circular__due_on")[:SHOWN])
    for row in found:
        row.shown_state = row.state_on(page.today)
    values = {"rows": found}
    template = "meetings/panels/contributions_asked.html"
    return Panel("Asked of your group", template, values, order=6) if found else None


@home_panel
def circulars_under_way(me: Any, page: Any) -> Panel | None:
    """The team: how far each circular is and who is awaited. Approvers: what waits for them."""
    mine = me.is_business_team or page.may("meetings.approve_circular")
    if not mine:
        return None
    rows = ExecutiveCircular.objects.visible_to(me).under_way()
    if not me.is_business_team:
        rows = rows.awaiting_approval()
    found = list(rows.with_progress().order_by("from_on")[:SHOWN])
    if not found:
        return None
    awaited = Contribution.objects.awaited().filter(circular__in=found).select_related("group")
    missing: dict[Any, list[str]] = {}
    for row in awaited.order_by("group__name"):
        missing.setdefault(row.circular_id, []).append(str(row.group))
    for circular in found:
        circular.missing = missing.get(circular.pk, [])
        circular.is_mine_to_approve = _to_approve(circular, me, page)
    template = "meetings/panels/circulars.html"
    # What waits for one's own decision comes before what one only follows.
    order = 4 if any(circular.is_mine_to_approve for circular in found) else 12
    return Panel("Executive Circular under way", template, {"circulars": found}, order=order)


def _to_approve(circular: Any, me: Any, page: Any) -> bool:
    waits = circular.compiled_at and not circular.approved_at
    may = page.may("meetings.approve_circular", circular)
    return bool(waits and may and circular.compiled_by_id != me.pk)


@home_panel
def latest_circular(me: Any, page: Any) -> Panel | None:
    """The Board, groups and the scrutineer: the latest circular and what is asked of the Board."""
    if not (me.is_board_member or me.is_scrutineer or me.group_ids):
        return None
    latest = ExecutiveCircular.objects.visible_to(me).issued().order_by("-from_on").first()
    if latest is None:
        return None
    values = {
        "circular": latest,
        "may_acknowledge": page.may("meetings.acknowledge_circular"),
        "has_read": Acknowledgement.objects.filter(circular=latest, membership=me).exists(),
        "nothing_asked": NOTHING_ASKED,
    }
    return Panel("The latest circular", "meetings/panels/latest.html", values, order=7)


@home_panel
def boards_charts(me: Any, page: Any) -> Panel | None:
    """The Board and the scrutineer: actions by state and agency, attendance against the promise,
    as of today."""
    if not (me.is_board_member or me.is_scrutineer):
        return None
    colour = hex_of(page.request.partnership.colour)
    quarter, year = Span(quarter_of(page.today).from_on, page.today), year_to(page.today)
    charts = (
        actions_chart(actions_now(quarter), first=quarter.first, last=quarter.last, colour=colour),
        attendance_chart(
            attendance_by_agency(year), first=year.first, last=year.last, colour=colour
        ),
    )
    drawn = [chart for chart in charts if chart]
    if not drawn:
        return None
    values = {"charts": drawn}
    return Panel("Actions and attendance", "meetings/panels/charts.html", values, order=15)
