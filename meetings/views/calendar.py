"""The calendar, one meeting moved, one cancelled."""

from typing import Any

from django.utils import timezone

from core.calendar.england import england
from core.pages.parts import Link
from core.pages.templatetags.words import moment
from core.pages.views.lists import ListPage
from meetings.documents import diary_link
from meetings.filters import MeetingFilter
from meetings.forms.calendar import MoveForm, ReasonForm
from meetings.models import Meeting
from meetings.views.of_meeting import MeetingVerb


class MeetingList(ListPage):
    """Every group's meetings: what is to come, nearest first; then what is over, newest first."""

    permission = "meetings.view_calendar"
    model = Meeting
    filterset_class = MeetingFilter
    template_name = "meetings/meeting_list.html"
    title = "Meetings"
    sorts = {"near": ("is_over", "nearness", "id"), "date": ("starts_at", "id")}

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("group", "minutes").by_nearness(on=self.today).with_desk(self.me)

    def context(self, **extra: Any) -> dict[str, Any]:
        found = super().context(
            noun="meeting,meetings",
            may_schedule=self.may("meetings.schedule"),
            empty_words="No meeting is planned yet.",
            empty_hint="Dates follow from a group’s terms of reference: schedule a year of it.",
            **extra,
        )
        group = _chosen(found["filters"].form)
        return {**found, "exports": self.exports(found["filters"]), "group": group}

    def exports(self, filters: Any) -> list[Link]:
        """Once a group is chosen: its meetings for one's own diary."""
        group = _chosen(filters.form)
        return [diary_link(group)] if group else []


def _chosen(form: Any) -> Any:
    """The group that is filtered by, or None."""
    return form.cleaned_data.get("group") if form.is_valid() else None


class MeetingMove(MeetingVerb):
    """Another day; the slot it was planned for is kept."""

    permission = "meetings.schedule"
    form_class = MoveForm
    verb = "move"
    title = "Move the meeting"
    button = "Move it"

    def check(self) -> None:
        super().check()
        self.object.must_be_movable()

    def form_kwargs(self) -> dict[str, Any]:
        return {"working": england()}

    def initial(self) -> dict[str, Any]:
        starts = timezone.localtime(self.object.starts_at)
        when = {"on": starts.date(), "begins": starts.time(), "venue": self.object.venue}
        return {**super().initial(), **when}

    def perform(self, form: Any) -> Meeting:
        told = {**form.answers(), "version": form.cleaned_data["version"]}
        return self.object.move(by=self.me, at=self.now, **told)

    def consequences(self) -> list[str]:
        return [
            "The day papers are due moves with it.",
            "The day it was first planned for stays in the record.",
            "Everybody with a seat on the group is told.",
        ]

    def say(self, result: Meeting) -> str:
        return f"The meeting is moved to {moment(result.starts_at)}. Everybody is told."


class MeetingCancel(MeetingVerb):
    """Out of the calendar."""

    permission = "meetings.schedule"
    form_class = ReasonForm
    verb = "cancel"
    title = "Cancel the meeting"
    button = "Cancel the meeting"
    is_harmful = True
    cancel_label = "Keep the meeting"
    done = "The meeting is cancelled. Everybody with a seat on the group is told."

    def consequences(self) -> list[str]:
        return [
            "The meeting stays in the calendar, marked as cancelled, with your reason.",
            "Everybody with a seat on the group is told.",
        ]
