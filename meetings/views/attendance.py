"""Who came, whether they were enough, and that the meeting was held."""

from typing import Any

from core.pages.views.forms import WritingPage
from meetings.forms.attendance import AttendanceForm
from meetings.forms.calendar import ReasonForm
from meetings.models import Meeting
from meetings.views.of_meeting import MeetingVerb, OfMeeting


class MeetingAttendance(OfMeeting, WritingPage):
    """Who came, seat by seat; the quorum follows."""

    permission = "meetings.decide_minutes"
    form_class = AttendanceForm
    template_name = "meetings/attendance.html"
    title = "Record attendance"
    button = "Record attendance"

    def check(self) -> None:
        self.demand(self.meeting)
        self.meeting.must_have_come(self.now)

    def form_kwargs(self) -> dict[str, Any]:
        recorded = {a.seat_id: a for a in self.meeting.attendances.all()}
        return {
            "seats": self.meeting.seats_with_holders(),
            "recorded": recorded,
            "others": self.meeting.others.standing(),
            "everybody": self.request.GET.get("all") == "present",
        }

    def initial(self) -> dict[str, Any]:
        chaired = str(self.meeting.chaired_from_id or "")
        return {"chaired": chaired, "version": self.meeting.version}

    def perform(self, form: Any) -> Meeting:
        told = {
            "chaired_from": form.chaired_from(),
            "others": form.others(),
            "version": form.cleaned_data["version"],
        }
        return self.meeting.record_attendance(form.came(), by=self.me, at=self.now, **told)

    def say(self, result: Meeting) -> str:
        return {
            True: "Attendance is recorded. The meeting is quorate.",
            False: "Attendance is recorded. The meeting is not quorate under its terms.",
            None: "Attendance is recorded. The terms of reference state no quorum.",
        }[result.is_quorate]

    def next_url(self, result: Any) -> str:
        return str(self.meeting.page("minutes"))

    def cancel_url(self) -> str:
        return str(self.meeting.get_absolute_url())

    def context(self, **extra: Any) -> dict[str, Any]:
        verdict = self.meeting.verdict()
        return super().context(meeting=self.meeting, verdict=verdict, trail=self.trail(), **extra)


class QuorumWaiver(MeetingVerb):
    """The chair goes on without a quorum, where the terms allow it."""

    permission = "meetings.waive_quorum"
    form_class = ReasonForm
    verb = "go_on_without_quorum"
    title = "Go on without a quorum"
    button = "Go on"
    done = "The record says why the meeting went on without a quorum."


class MeetingHolding(MeetingVerb):
    """The record that the meeting was held."""

    permission = "meetings.decide_minutes"
    verb = "hold"
    title = "Record that the meeting was held"
    button = "Record it"
    done = "The meeting is recorded as held."

    def check(self) -> None:
        super().check()
        self.object.must_have_come(self.now)

    def next_url(self, result: Any) -> str:
        return str(result.page("minutes"))
