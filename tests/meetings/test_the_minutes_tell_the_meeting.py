"""The minutes page tells the whole meeting; what only its writers need is not in it once final."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.pages.templatetags.words import day
from core.tenancy import scope
from meetings.choices import Attended
from meetings.models import Decision, Meeting, Minute, Minutes
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.quorum import Verdict, in_words
from meetings.timetable import Slot
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def planned(world: World, *, days: int) -> Meeting:
    on = timezone.localdate() + timedelta(days=days)
    hours = Hours(NOW.time(), "Council offices")
    slot = Slot(on, on, None)
    return Meeting.schedule(world.group, None, slot, hours, by=world.manager, at=NOW)


def held(world: World) -> Meeting:
    """Held three weeks ago: one seat sent apologies, one item gave out an action."""
    meeting = planned(world, days=-21)
    team: dict[str, Any] = {"by": world.manager, "at": meeting.starts_at + timedelta(minutes=5)}
    seats = meeting.seats_with_holders()
    came = {s.pk: Came(Attended.PRESENT, s.holder) for s in seats}
    came[seats[-1].pk] = Came(Attended.APOLOGIES, name="Robin Away")
    meeting.record_attendance(came, **team)
    meeting.hold(**team)
    first, *others = meeting.items_in_order()
    for item in others:
        Minute.write(item, text="Noted.", **team)
    due = timezone.localdate() + timedelta(days=30)
    facts = {"title": "Print the number", "agency": world.council, "lead": None, "due_on": due}
    action = first.raise_action(**facts, **team)
    Decision.make(first, text="The number is printed.", action=action, **team)
    return meeting


def send_out(meeting: Meeting, world: World) -> None:
    team: dict[str, Any] = {"by": world.manager, "at": meeting.starts_at + timedelta(days=1)}
    minutes = Minutes.objects.get(meeting=meeting)
    minutes.finalise(**team)
    minutes.circulate(**team)


def read(world: World, who: Any, path: str) -> str:
    return sign_in(Client(), who).get(world.path(path)).content.decode()


def test_a_member_reads_who_came_what_was_decided_and_who_does_it(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = held(weald)
        send_out(meeting, weald)
        action = Decision.objects.get(item__meeting=meeting).action
    page = read(weald, weald.chair, f"meetings/{meeting.code}/minutes/")
    for words in (
        "Robin Away",
        "Sent apologies",
        "Council offices",
        "The terms of reference state no quorum.",
        f"{action.code}</a>: {weald.council}, lead still to be named, due {day(action.due_on)}",
        "Sent out",
    ):
        assert words in page
    assert "Minuted" not in page
    assert "items minuted" not in page


def test_minutes_are_confirmed_once_the_next_meeting_has_begun(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = held(weald)
        send_out(meeting, weald)
        following = planned(weald, days=40)
    path = f"meetings/{meeting.code}/minutes/"
    page = read(weald, weald.manager, path)
    assert f"To be confirmed at the next meeting, {day(following.starts_at)}." in page
    assert "confirmation/" not in page
    with scope.within(weald.partnership.pk):
        planned(weald, days=-2)
    page = read(weald, weald.manager, path)
    assert "To be confirmed" not in page
    assert f"meetings/{meeting.code}/minutes/confirmation/" in page


def test_the_desk_and_the_last_step_name_each_item_without_a_minute(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = held(weald)
        item = list(meeting.items_in_order())[1]
        quiet = {"text": "", "by": weald.manager, "at": meeting.starts_at + timedelta(hours=1)}
        Minute.write(item, version=Minute.objects.get(item=item).version, **quiet)
    page = read(weald, weald.manager, f"meetings/{meeting.code}/minutes/")
    assert "1 item has no minute yet." in page
    assert f'href="#{item.code}"' in page
    page = read(weald, weald.manager, f"meetings/{meeting.code}/minutes/finalisation/")
    link = f'meetings/items/{item.code}/minute/">Write what was said under “{item.title}”</a>'
    assert link in page


def test_the_calendar_opens_with_the_next_meeting_and_ends_with_the_oldest(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        found = [planned(weald, days=n) for n in (-50, 60, -20, 30)]
    page = read(weald, weald.chair, "meetings/")
    oldest, later, newest, following = (page.index(f"meetings/{m.code}/") for m in found)
    assert following < later < newest < oldest


def test_before_its_day_a_meeting_says_when_attendance_can_be_recorded(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=30)
    page = read(weald, weald.scrutineer, f"meetings/{meeting.code}/")
    assert f"Attendance can be recorded from {day(meeting.starts_at)}." in page
    assert "send apologies to the business team" in page and "Read the minutes" not in page
    mine = read(weald, weald.manager, f"meetings/{meeting.code}/")
    assert "Keep the apologies that reach you until then." in mine and "send apologies" not in mine


def test_a_meeting_s_page_is_named_by_its_group_and_its_day(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=30)
        name = f"{meeting.group}, {day(meeting.starts_at)}"
    page = read(weald, weald.manager, f"meetings/{meeting.code}/")
    assert f"<h1>{name}</h1>" in page and re.search(rf"<title>\s*{re.escape(name)} – ", page)
    assert ">Cancel the meeting</a>" in page


def test_on_its_day_attendance_can_be_recorded_before_the_hour(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=0)
    before = meeting.starts_at - timedelta(hours=1)
    with time_machine.travel(before, tick=False):
        page = read(weald, weald.manager, f"meetings/{meeting.code}/")
    assert ">Record attendance</a>" in page and "Attendance can be recorded" not in page
    assert ">Move</a>" in page


@pytest.mark.parametrize("verb", ["move", "cancellation", "circulation"])
def test_a_verb_of_a_meeting_says_which_meeting(weald: World, verb: str) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=30)
    page = read(weald, weald.manager, f"meetings/{meeting.code}/{verb}/")
    summary = page.partition("app-heading__summary")[2].partition("</p>")[0]
    assert f"{weald.group}, {day(meeting.starts_at)}" in summary


def test_a_cancelled_meeting_gives_its_reason_with_a_label(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=30)
    client = sign_in(Client(), weald.manager)
    path = weald.path(f"meetings/{meeting.code}/cancellation/")
    answer = {"reason": "Not needed", "version": meeting.version}
    page = client.post(path, answer, follow=True).content.decode()
    assert "Cancelled: Not needed" in page
    assert "The meeting is cancelled." in page


def test_a_seat_is_named_once_with_its_holder(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=0)
        seat = meeting.seats_with_holders()[0]
    page = read(weald, weald.manager, f"meetings/{meeting.code}/attendance/")
    assert f'<legend class="govuk-visually-hidden">{seat.holder}: {seat}, {seat.agency}' in page
    assert page.count(f'<th scope="row">{seat.holder}') == 1


@pytest.mark.parametrize(
    ("verdict", "missing", "words"),
    [
        (Verdict(True, 5, 4), [], "Quorate: 5 present, 4 needed."),
        (
            Verdict(False, 5, None, frozenset({1})),
            ["Police"],
            "Not quorate: 5 present. Not there: Police.",
        ),
        (Verdict(None, 2, None), [], "2 present. The terms of reference state no quorum."),
    ],
)
def test_the_quorum_in_words(verdict: Verdict, missing: list[str], words: str) -> None:
    assert in_words(verdict, missing=missing) == words


def test_the_last_step_says_what_closes_and_what_comes_next(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = held(weald)
        following = planned(weald, days=40)
    page = read(weald, weald.manager, f"meetings/{meeting.code}/minutes/finalisation/")
    for words in (
        "Nobody can change them after this.",
        "Nobody is told yet.",
        f"The group’s next meeting, {day(following.starts_at)}, confirms them",
    ):
        assert words in page
    assert "Still to do" not in page
    assert re.search(r"<button[^>]*>\s*Finalise\s*</button>", page)


def test_the_last_step_is_not_offered_before_the_others(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=-1)
        Minutes.open(meeting, by=weald.manager, at=NOW)
    page = read(weald, weald.manager, f"meetings/{meeting.code}/minutes/finalisation/")
    assert "These minutes cannot be finalised yet." in page
    assert f'meetings/{meeting.code}/holding/">Record that the meeting was held' in page
    assert not re.search(r"<button[^>]*>\s*Finalise\s*</button>", page)
