"""New meetings: a year from a group's terms, or one more."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from core.calendar.england import england
from core.pages.templatetags.words import day, moment
from core.pages.views.base import Page
from core.pages.views.forms import FormPage
from core.pages.views.previews import PreviewPage
from core.tenancy.addresses import address
from meetings.documents import diary_link
from meetings.forms.calendar import YEAR, ExtraForm, GroupChoice, YearForm
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours, within_known_days
from meetings.timetable import Slot, next_after, slots
from meetings.views.of_meeting import OfGroup, calendar_crumb
from partnership.models import TermsOfReference


class ScheduleChoice(Page):
    """Whose year: groups with their terms and the last day scheduled so far."""

    permission = "meetings.schedule"
    kind = "write"
    template_name = "meetings/schedule_choice.html"
    title = "Schedule a year of meetings"

    def context(self, **extra: Any) -> dict[str, Any]:
        groups = Meeting.objects.groups_to_schedule(on=self.today)
        return super().context(groups=groups, form=GroupChoice(me=self.me), **extra)


class UnderTerms(OfGroup):
    """Pages that plan under a group's adopted terms."""

    @cached_property
    def terms(self) -> TermsOfReference | None:
        return TermsOfReference.objects.in_force().filter(subgroup=self.group).first()


class Schedule(UnderTerms, PreviewPage):
    """One group's year: form, preview with bank holidays and what is planned already, confirm."""

    permission = "meetings.schedule"
    form_class = YearForm
    template_name = "meetings/schedule.html"
    button = "Preview the dates"

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


class MeetingNew(UnderTerms, FormPage):
    """One meeting more than the year's; the same terms give its length and its papers' day."""

    permission = "meetings.schedule"
    form_class = ExtraForm
    template_name = "meetings/meeting_new.html"
    title = "Add one meeting"
    button = "Add the meeting"

    def form_kwargs(self) -> dict[str, Any]:
        return {"working": england()}

    def initial(self) -> dict[str, Any]:
        """The hour and the place of the group's latest meeting."""
        latest = Meeting.objects.latest_of(self.group).first()
        if latest is None:
            return {}
        return {"begins": timezone.localtime(latest.starts_at).time(), "venue": latest.venue}

    def perform(self, form: Any) -> Meeting:
        told = form.cleaned_data
        hours, reason = Hours(told["begins"], told["venue"]), told["reason"]
        return Meeting.add_extra(
            self.group, told["on"], hours, reason=reason, by=self.me, at=self.now
        )

    def say(self, result: Meeting) -> str:
        words = f"The meeting on {moment(result.starts_at)} is in the calendar."
        if result.starts_at <= self.now:
            return f"{words} Record who came, and what was said."
        due = result.papers_due_on
        if due and due < self.today:
            words += f" Its papers were due on {day(due)}: give each you ask for a day of its own."
        return words

    def cancel_url(self) -> str:
        return f"{address('meetings:meeting_list')}?group={self.group.slug}"

    def context(self, **extra: Any) -> dict[str, Any]:
        shown = {"group": self.group, "terms": self.terms, "summary": str(self.group)}
        return super().context(**{**extra, **shown}, trail=[calendar_crumb()])
