from meetings.models.acknowledgement import Acknowledgement
from meetings.models.attendance import Attendance
from meetings.models.circular import ExecutiveCircular
from meetings.models.contribution import Contribution
from meetings.models.decision import Decision
from meetings.models.in_attendance import InAttendance
from meetings.models.item import AgendaItem
from meetings.models.meeting import Meeting
from meetings.models.minute import Minute
from meetings.models.minutes import Minutes
from meetings.models.paper import Paper
from meetings.models.paper_version import PaperVersion
from meetings.models.standing import StandingItem

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "Attendance",
    "Contribution",
    "Decision",
    "ExecutiveCircular",
    "InAttendance",
    "Meeting",
    "Minute",
    "Minutes",
    "Paper",
    "PaperVersion",
    "StandingItem",
]
