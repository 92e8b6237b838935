"""What the meetings room shows elsewhere: on groups, sources, actions, and at home."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from actions.models import Action
from core.calendar.asked import nearness
from core.documents import owners
from core.pages.navigation import room
from core.pages.panels import Panel, home_panel, panel_on
from meetings import home  # noqa: F401  fills the home page
from meetings.documents import diary_link
from meetings.models import (
    AgendaItem,
    Decision,
    ExecutiveCircular,
    Meeting,
    Minutes,
    Paper,
    StandingItem,
)
from meetings.models.paper import overdue_on
from partnership import handover
from partnership.changes import what_this_changes
from partnership.models import Subgroup
from reviews.models import LearningSource

room("Meetings", "meetings:meeting_list", "meetings.view_calendar", order=40, prefix="meetings")
room("Circular", "meetings:circular_list", "meetings.view_circulars", order=45, prefix="circulars")

owners.register(
    "meetings.circular", lambda me, file: ExecutiveCircular.objects.visible_to(me).filter(pdf=file)
)
owners.register(
    "meetings.paper", lambda me, file: Paper.objects.visible_to(me).filter(versions__file=file)
)


def _pass_on(paper: Paper, *, to: Any, by: Any, at: Any) -> None:
    paper.revise(by=by, at=at, owner=to, reason="The owner before leaves.")


def _said(paper: Paper) -> str:
    """A paper and the meeting that waits for it: its group and its day."""
    return f"{paper}, for {paper.item.meeting}"


handover.register(
    key="papers",
    label="Papers to hand in",
    order=40,
    held_by=lambda member: (
        Paper.objects.awaited(on=timezone.localdate())
        .filter(owner=member)
        .select_related("item__meeting__group")
    ),
    pass_on=_pass_on,
    said=_said,
    fits=lambda member, others: others.writing(),
)


@panel_on(Subgroup)
def meetings_of_group(group: Any, page: Any) -> Panel:
    """The next meetings of a group and its standing items."""
    meets = group.ended_on is None
    ahead = Meeting.objects.visible_to(page.me).of_groups([group.pk]).ahead(on=page.today)
    return Panel(
        "Meetings",
        "meetings/panels/group.html",
        {
            "meetings": list(ahead[:4]),
            "standing": list(StandingItem.objects.filter(group=group, ended_at__isnull=True)),
            "group": group,
            "diary": diary_link(group),
            "may_set": meets and page.may("meetings.set_standing_items", group),
            "may_schedule": meets and page.may("meetings.schedule"),
        },
        order=40,
    )


@what_this_changes(order=40)
def meetings_planned(draft: Any, page: Any) -> Panel | None:
    """What a new version does not change: meetings keep the terms they were planned under."""
    ahead = Meeting.objects.visible_to(page.me).of_groups([draft.subgroup_id]).ahead(on=page.today)
    meetings = list(ahead.select_related("terms"))
    if not meetings:
        return None
    template = "meetings/panels/planned.html"
    return Panel("Meetings already planned", template, {"meetings": meetings}, 40, "planned")


@panel_on(LearningSource)
def where_discussed(source: Any, page: Any) -> Panel:
    """The meetings whose agenda a source was on."""
    items = AgendaItem.objects.visible_to(page.me).filter(source=source, removed_at__isnull=True)
    found = list(items.select_related("meeting__group").order_by("-meeting__starts_at")[:10])
    return Panel("Discussed at", "meetings/panels/items.html", {"items": found}, order=70)


@panel_on(Action)
def decided_in(action: Any, page: Any) -> Panel | None:
    """The decision that gave an action out."""
    found = Decision.objects.visible_to(page.me).filter(action=action)
    decisions = list(found.select_related("item__meeting__group"))
    if not decisions:
        return None
    return Panel("Decided", "meetings/panels/decisions.html", {"decisions": decisions}, order=70)


@home_panel
def next_meetings(me: Any, page: Any) -> Panel | None:
    """The team: the next three with what is missing, and groups that have none; a member: the
    next of their groups."""
    ahead = Meeting.objects.visible_to(me).ahead(on=page.today).select_related("group")
    if not me.is_business_team:
        ahead = ahead.of_groups(me.group_ids)
    meetings = list(ahead.with_desk(me).order_by("starts_at", "id")[:3])
    is_mine = page.may("meetings.schedule")
    idle = list(Meeting.objects.groups_without_next(on=page.today)) if is_mine else []
    if not (meetings or idle):
        return None
    for meeting in meetings:
        meeting.papers_state = overdue_on(meeting.paper_owed_from, page.today)
    values = {"meetings": meetings, "idle": idle}
    return Panel("Next meetings", "meetings/panels/next.html", values, order=10)


@home_panel
def papers_asked(me: Any, page: Any) -> Panel | None:
    """Papers asked of this person; those near their day or past it stand in "Asked of you"."""
    awaited = Paper.objects.visible_to(me).awaited(on=page.today).filter(owner=me)
    awaited = awaited.exclude(due_on__lte=nearness(page.today))
    papers = list(awaited.select_related("item__meeting__group")[:10])
    if not papers:
        return None
    return Panel("Papers asked of you", "meetings/panels/papers.html", {"papers": papers}, order=5)


@home_panel
def minutes_waiting(me: Any, page: Any) -> Panel | None:
    """Meetings that are over and whose minutes wait for their next step."""
    rows = Minutes.objects.filter(confirmed_at__isnull=True, meeting__starts_at__lte=page.now)
    if not me.is_business_team:
        rows = rows.filter(meeting__group_id__in=me.chaired_ids)
    later = Meeting.objects.filter(
        group=OuterRef("meeting__group"),
        starts_at__gt=OuterRef("meeting__starts_at"),
        starts_at__lte=page.now,
        cancelled_at__isnull=True,
    )
    rows = rows.annotate(may_be_confirmed=Exists(later))
    found = list(rows.select_related("meeting__group").order_by("meeting__starts_at")[:6])
    if not found:
        return None
    return Panel("Minutes on their way", "meetings/panels/minutes.html", {"rows": found}, order=30)
