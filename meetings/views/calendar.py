"""The calendar: a year from the terms, one meeting moved, one cancelled."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from core.calendar.england import england
from core.pages.parts import Link
from core.pages.templatetags.words import moment
from core.pages.views.base import Page
from core.pages.views.lists import ListPage
from core.pages.views.previews import PreviewPage
from core.tenancy.addresses import address
from meetings.documents import diary_link
from meetings.filters import MeetingFilter
from meetings.forms.calendar import YEAR, GroupChoice, MoveForm, ReasonForm, YearForm
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours, within_known_days
from meetings.timetable import Slot, next_after, slots
from meetings.views.of_meeting import MeetingVerb, OfGroup, calendar_crumb
from partnership.models import TermsOfReference


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
        return {**found, "exports": self.exports(found["filters"])}

    def exports(self, filters: Any) -> list[Link]:
        """Once a group is chosen: its meetings for one's own diary."""
        form = filters.form
        group = form.cleaned_data.get("group") if form.is_valid() else None
        return [diary_link(group)] if group else []


class ScheduleChoice(Page):
    """Whose year: groups with their terms and the last day scheduled so far."""

    permission = "meetings.schedule"
    kind = "write"
    template_name = "meetings/schedule_choice.html"
    title = "Schedule a year of meetings"

    def context(self, **extra: Any) -> dict[str, Any]:
        groups = Meeting.objects.groups_to_schedule(on=self.today)
        return super().context(groups=groups, form=GroupChoice(me=self.me), **extra)


class Schedule(OfGroup, PreviewPage):
    """One group's year: form, preview with bank holidays and what is planned already, confirm."""

    permission = "meetings.schedule"
    form_class = YearForm
    template_name = "meetings/schedule.html"
    button = "Preview the dates"

    @cached_property
    def terms(self) -> TermsOfReference | None:
        return TermsOfReference.objects.in_force().filter(subgroup=self.group).first()

    def form_kwargs(self) -> dict[str, Any]:
        return {"terms": self.terms, "today": self.today}

    def initial(self) -> dict[str, Any]:
        """As the group usually meets, from the first slot that is not planned yet."""
        latest = list(Meeting.objects.latest_of(self.group))
        if not latest:
            return {}
        begins = timezone.localtime(latest[0].starts_at).time()
        found = {"begins": begins, "venue": latest[0].venue}
        every = self.terms.every_months if self.terms else None
        first = next_after([m.original_on for m in latest], every) if every else None
        if first and first > self.today:
            found |= {"first_on": first, "until_on": first + YEAR - timedelta(days=1)}
        return found

    def cancel_url(self) -> str:
        return address("meetings:schedule_choice")

    def context(self, **extra: Any) -> dict[str, Any]:
        extra = {"group": self.group, "terms": self.terms, **extra}
        extra["diary"] = diary_link(self.group)
        trail = [calendar_crumb()]
        return {**super().context(**extra), "title": f"Schedule {self.group}", "trail": trail}

    def preview(self, form: Any) -> list[Slot]:
        """The dates that follow from the form and the terms. Raises Refused for unknown days."""
        unit, taken = self.terms.papers_unit if self.terms else "", self.taken
        with within_known_days():
            found = slots(
                form.cleaned_data["first_on"],
                every_months=form.interval(),
                until=form.cleaned_data["until_on"],
                papers_days=self.terms.papers_days if self.terms else None,
                papers_in_working_days=unit == "working",
                is_working=england().includes,
            )
            return [replace(slot, is_taken=slot.on in taken) for slot in found]

    @cached_property
    def taken(self) -> set[date]:
        return Meeting.objects.days_of(self.group)

    def perform(self, form: Any) -> Any:
        hours = Hours(form.cleaned_data["begins"], form.cleaned_data["venue"])
        return Meeting.schedule_year(self.group, self.preview(form), hours, by=self.me, at=self.now)

    def say(self, result: Any) -> str:
        one, many = f"meeting of {self.group} is", f"meetings of {self.group} are"
        return f"{len(result)} {one if len(result) == 1 else many} in the calendar."

    def next_url(self, result: Any) -> str:
        return f"{address('meetings:meeting_list')}?group={self.group.slug}"


class MeetingMove(MeetingVerb):
    """Another day; the slot it was planned for is kept."""

    permission = "meetings.schedule"
    form_class = MoveForm
    verb = "move"
    title = "Move the meeting"
    button = "Move it"

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
