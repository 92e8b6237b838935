"""Addresses of the meetings room."""

from django.urls import path

from meetings.views import agenda, calendar, minutes

app_name = "meetings"

of_calendar = [
    path("meetings/", calendar.MeetingList.as_view(), name="meeting_list"),
    path("meetings/schedule/", calendar.ScheduleChoice.as_view(), name="schedule_choice"),
    path("meetings/schedule/<slug:group>/", calendar.Schedule.as_view(), name="schedule"),
    path(
        "meetings/standing/<slug:group>/new/",
        agenda.StandingItemNew.as_view(),
        name="standing_item_new",
    ),
]

of_meeting = [
    ("", agenda.MeetingDetail, "detail"),
    ("move/", calendar.MeetingMove, "move"),
    ("cancellation/", calendar.MeetingCancel, "cancellation"),
    ("diary/", calendar.MeetingDiary, "diary"),
    ("circulation/", agenda.MeetingCirculation, "circulation"),
    ("items/new/", agenda.ItemNew, "item_new"),
    ("attendance/", minutes.MeetingAttendance, "attendance"),
    ("quorum/", minutes.QuorumWaiver, "quorum"),
    ("holding/", minutes.MeetingHolding, "holding"),
    ("minutes/", minutes.MinutesDesk, "minutes"),
    ("minutes/finalisation/", minutes.MinutesFinalisation, "finalisation"),
    ("minutes/circulation/", minutes.MinutesCirculation, "minutes_circulation"),
    ("minutes/confirmation/", minutes.MinutesConfirmation, "confirmation"),
]

of_item = [
    ("edit/", agenda.ItemEdit, "item_edit"),
    ("removal/", agenda.ItemRemoval, "item_removal"),
    ("papers/new/", agenda.PaperNew, "paper_new"),
    ("minute/", minutes.ItemMinute, "item_minute"),
    ("decisions/new/", minutes.DecisionNew, "decision_new"),
    ("actions/new/", minutes.ItemActionNew, "item_action_new"),
]

of_paper = [
    ("", agenda.PaperDetail, "paper_detail"),
    ("version/new/", agenda.PaperHandIn, "paper_hand_in"),
    ("withdrawal/", agenda.PaperWithdrawal, "paper_withdrawal"),
]

urlpatterns = [
    *of_calendar,
    *(path(f"meetings/items/<slug:code>/{p}", v.as_view(), name=n) for p, v, n in of_item),
    *(path(f"meetings/papers/<slug:code>/{p}", v.as_view(), name=n) for p, v, n in of_paper),
    *(
        path(f"meetings/<slug:code>/{p}", v.as_view(), name=f"meeting_{n}")
        for p, v, n in of_meeting
    ),
]
