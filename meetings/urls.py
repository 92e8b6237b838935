"""Addresses of the meetings room."""

from django.urls import path

from meetings.views import (
    agenda,
    attendance,
    calendar,
    circular,
    circular_opening,
    circular_verbs,
    circulation,
    contribution,
    decision,
    desk,
    diary,
    meeting,
    minutes,
    minutes_verbs,
    papers,
    scheduling,
)

app_name = "meetings"

of_calendar = [
    path("meetings/", calendar.MeetingList.as_view(), name="meeting_list"),
    path("meetings/schedule/", scheduling.ScheduleChoice.as_view(), name="schedule_choice"),
    path("meetings/schedule/<slug:group>/", scheduling.Schedule.as_view(), name="schedule"),
    path("meetings/extra/<slug:group>/new/", scheduling.MeetingNew.as_view(), name="meeting_new"),
    path("meetings/diary/<slug:group>/", diary.GroupDiary.as_view(), name="group_diary"),
    path(
        "meetings/standing/<slug:group>/new/",
        agenda.StandingItemNew.as_view(),
        name="standing_item_new",
    ),
]

of_meeting = [
    ("", meeting.MeetingDetail, "detail"),
    ("move/", calendar.MeetingMove, "move"),
    ("cancellation/", calendar.MeetingCancel, "cancellation"),
    ("diary/", diary.MeetingDiary, "diary"),
    ("circulation/", circulation.MeetingCirculation, "circulation"),
    ("items/new/", agenda.ItemNew, "item_new"),
    ("attendance/", attendance.MeetingAttendance, "attendance"),
    ("quorum/", attendance.QuorumWaiver, "quorum"),
    ("holding/", attendance.MeetingHolding, "holding"),
    ("minutes/", desk.MinutesDesk, "minutes"),
    ("minutes/finalisation/", minutes_verbs.MinutesFinalisation, "finalisation"),
    ("minutes/circulation/", minutes_verbs.MinutesCirculation, "minutes_circulation"),
    ("minutes/confirmation/", minutes_verbs.MinutesConfirmation, "confirmation"),
]

of_item = [
    ("edit/", agenda.ItemEdit, "item_edit"),
    ("place/", agenda.ItemPlace, "item_place"),
    ("removal/", agenda.ItemRemoval, "item_removal"),
    ("papers/new/", papers.PaperNew, "paper_new"),
    ("minute/", minutes.ItemMinute, "item_minute"),
    ("decisions/new/", decision.DecisionNew, "decision_new"),
    ("actions/new/", decision.ItemActionNew, "item_action_new"),
]

of_paper = [
    ("", papers.PaperDetail, "paper_detail"),
    ("version/new/", papers.PaperHandIn, "paper_hand_in"),
    ("withdrawal/", papers.PaperWithdrawal, "paper_withdrawal"),
]

of_circulars = [
    path("circulars/", circular.CircularList.as_view(), name="circular_list"),
    path("circulars/new/", circular_opening.CircularNew.as_view(), name="circular_new"),
]

of_circular = [
    ("", circular.CircularDetail, "detail"),
    ("edit/", circular_opening.CircularEdit, "edit"),
    ("asking/", circular_opening.CircularAsking, "asking"),
    ("compilation/", circular_verbs.CircularCompilation, "compilation"),
    ("approval/", circular_verbs.CircularApproval, "approval"),
    ("return/", circular_verbs.CircularReturn, "return"),
    ("issue/", circular_verbs.CircularIssue, "issue"),
    ("distribution/", circular_verbs.CircularDistribution, "distribution"),
    ("acknowledgement/", circular_verbs.CircularAcknowledgement, "acknowledgement"),
]

of_contribution = [
    ("", contribution.ContributionDetail, "detail"),
    ("edit/", contribution.ContributionEdit, "edit"),
    ("sending/", contribution.ContributionSending, "sending"),
    ("nil/", contribution.ContributionNil, "nil"),
    ("return/", contribution.ContributionReturn, "return"),
]

urlpatterns = [
    *of_calendar,
    path(
        "meetings/decisions/<slug:decision>/correction/",
        decision.DecisionCorrection.as_view(),
        name="decision_correction",
    ),
    *(path(f"meetings/items/<slug:code>/{p}", v.as_view(), name=n) for p, v, n in of_item),
    *(path(f"meetings/papers/<slug:code>/{p}", v.as_view(), name=n) for p, v, n in of_paper),
    *(
        path(f"meetings/<slug:code>/{p}", v.as_view(), name=f"meeting_{n}")
        for p, v, n in of_meeting
    ),
    *of_circulars,
    *(
        path(f"circulars/<slug:number>/{p}", v.as_view(), name=f"circular_{n}")
        for p, v, n in of_circular
    ),
    *(
        path(
            f"circulars/<slug:number>/contributions/<slug:group>/{p}",
            v.as_view(),
            name=f"contribution_{n}",
        )
        for p, v, n in of_contribution
    ),
]
