"""One meeting: its agenda, its papers, what can be done with it next."""

from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property

from actions.models import Action
from core.journal.reading import note_reading
from core.pages.views.records import Crumb, DetailPage, Step
from meetings.choices import ItemKind, Part
from meetings.models import AgendaItem, Decision, Meeting, Paper, PaperVersion
from meetings.numbering import numbered
from meetings.views.of_meeting import calendar_crumb


def open_actions(meeting: Meeting, me: Any) -> QuerySet[Action]:
    """What a group still has to see done, for the item that takes it through the meeting."""
    rows = Action.objects.visible_to(me).open().filter(group_id=meeting.group_id)
    return rows.select_related("agency").order_by("due_on", "pk")


def open_actions_under(item: AgendaItem, me: Any) -> list[Action]:
    """The same beneath the one item that is about them, while it is minuted."""
    return list(open_actions(item.meeting, me)) if item.kind == ItemKind.ACTIONS else []


def note_part_b(items: list[AgendaItem], *, page: Any) -> None:
    """Keep that a page about more than them told of restricted sources: one line for each."""
    for source in {item.source for item in items if item.is_behind_restriction}:
        note_reading(source, by=page.me, at=page.now)


class MeetingDetail(DetailPage):
    """The agenda with its papers; what is inside is for those with a seat, the team, the chair."""

    permission = "meetings.view_calendar"
    model = Meeting
    template_name = "meetings/meeting_detail.html"

    def get_queryset(self) -> QuerySet[Meeting]:
        return Meeting.objects.visible_to(self.me).select_related("group", "terms", "minutes")

    def heading(self) -> str:
        return str(self.object)

    def trail(self) -> list[Crumb]:
        return [
            calendar_crumb(),
            Crumb(str(self.object.group), self.object.group.get_absolute_url()),
        ]

    @cached_property
    def may_look_inside(self) -> bool:
        return self.may("meetings.view_inside", self.object)

    def tells_history(self) -> bool:
        return self.may_look_inside

    def items(self) -> list[AgendaItem]:
        """The items this person may see, with their papers, decisions and sources."""
        if not self.may_look_inside:
            return []
        versions = PaperVersion.objects.select_related("file")
        papers = Paper.objects.visible_to(self.me).filter(withdrawn_at__isnull=True)
        found = list(
            AgendaItem.objects.visible_to(self.me)
            .filter(meeting=self.object, removed_at__isnull=True)
            .select_related("presenter", "source")
            .prefetch_related(
                Prefetch(
                    "papers",
                    papers.select_related("owner").prefetch_related(Prefetch("versions", versions)),
                ),
                Prefetch("decisions", Decision.objects.select_related("action")),
            )
        )
        self._say_how_papers_stand(found)
        return found

    def _say_how_papers_stand(self, items: list[AgendaItem]) -> None:
        for item in items:
            item.meeting = self.object
            for paper in item.papers.all():
                paper.shown_state = paper.state_on(self.today)

    def ordered(self, items: list[AgendaItem], part: Part) -> list[AgendaItem]:
        """The items of one part, each with whether it can change places with the one before."""
        found = [i for i in items if i.part == part]
        settled = bool(self.object.circulated_at)
        for before, item in pairwise(found):
            item.can_move_up = not (settled or before.opens_the_agenda)
        return found

    def open_actions(self) -> list[Action]:
        """Today's, until the meeting was held; its minutes say what was said of them."""
        if self.object.held_at or not self.may_look_inside:
            return []
        return list(open_actions(self.object, self.me))

    def attendance_from(self) -> datetime | None:
        """Before its day: when who came can be recorded."""
        m = self.object
        return None if m.cancelled_at or m.has_come(on=self.today) else m.starts_at

    def steps(self) -> list[Step]:
        m, ahead = self.object, not (self.object.held_at or self.object.cancelled_at)
        open_now = m.has_come(on=self.today) and not m.cancelled_at and not m.minutes_are_final
        return [
            Step(
                "Take minutes",
                m.page("minutes"),
                "meetings.decide_minutes",
                primary=open_now,
                when=open_now,
            ),
            Step(
                "Record attendance", m.page("attendance"), "meetings.decide_minutes", when=open_now
            ),
            Step(
                "Send out agenda and papers",
                m.page("circulation"),
                "meetings.run",
                when=ahead,
                primary=not open_now and m.circulated_at is None,
            ),
            Step("Add an agenda item", m.page("item_new"), "meetings.add_item", when=ahead),
            Step(
                "Move",
                m.page("move"),
                "meetings.schedule",
                when=ahead and m.starts_at > self.now and not m.is_written_up,
            ),
            Step("Cancel the meeting", m.page("cancellation"), "meetings.schedule", when=ahead),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        items = numbered(self.items())
        note_part_b(items, page=self)
        return super().context(
            part_a=self.ordered(items, Part.A),
            part_b=self.ordered(items, Part.B),
            may_look_inside=self.may_look_inside,
            open_actions=self.open_actions(),
            last_minutes=self.object.last_minutes() if self.may_look_inside else None,
            minutes_url=self.object.page("minutes"),
            attendance_from=self.attendance_from(),
            may_write=self.may("meetings.decide_minutes", self.object),
            may_change=self.may("meetings.add_item", self.object),
            attendances=self.object.attendances.select_related("seat", "agency")
            if self.may_look_inside
            else [],
            **extra,
        )
