"""Who came, whether they were enough, and that the meeting was held."""

from typing import Any

from core.pages.views.forms import WritingPage
from meetings.forms.calendar import ReasonForm
from meetings.forms.minutes import AttendanceForm
from meetings.models import Meeting
from meetings.views.of_meeting import MeetingVerb, OfMeeting


class MeetingAttendance(OfMeeting, WritingPage):
    """Who came, seat by seat; the quorum follows."""

    permission = "meetings.decide_minutes"
    form_class = AttendanceForm
    template_name = "meetings/attendance.html"
    title = "Who came"
    button = "Save attendance"

    def check(self) -> None:
        self.demand(self.meeting)

    def form_kwargs(self) -> dict[str, Any]:
        recorded = {a.seat_id: a for a in self.meeting.attendances.all()}
        return {"seats": self.meeting.seats_with_holders(), "recorded": recorded}

    def initial(self) -> dict[str, Any]:
        chaired = str(self.meeting.chaired_from_id or "")
        return {"chaired": chaired, "version": self.meeting.version}

    def perform(self, form: Any) -> Meeting:
        told = {"chaired_from": form.chaired_from(), "version": form.cleaned_data["version"]}
        return self.meeting.record_attendance(form.came(), by=self.me, at=self.now, **told)

    def say(self, result: Meeting) -> str:
        return {
            True: "Attendance is saved. The meeting is quorate.",
            False: "Attendance is saved. The meeting is not quorate under its terms of reference.",
            None: "Attendance is saved. The terms of reference state no quorum.",
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

    def next_url(self, result: Any) -> str:
        return str(result.page("minutes"))
