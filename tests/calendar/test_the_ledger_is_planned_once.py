"""Filling the ledger: which lines, in which slot, and never twice."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from core.calendar.gathering import gather
from core.calendar.models import Morning, Reminder
from core.calendar.planning import plan
from core.calendar.reminders import all_kinds
from tests.factories.reminders import action, answer, contribution, paper
from tests.factories.rows import TODAY, change
from tests.personas import World

DAY = timedelta(days=1)


def morning(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(7)))


def planned(on: date) -> list[tuple[str, Any, date]]:
    plan(on, at=morning(on))
    rows = Reminder.objects.filter(planned_at=morning(on))
    return sorted(rows.values_list("kind", "recipient__slug", "slot_on"))


def test_every_room_declares_its_kinds() -> None:
    names = [kind.name for kind in all_kinds()]
    assert names == ["action.due", "answer.due", "contribution.due", "paper.due"]


def test_an_owner_is_reminded_seven_days_before_and_every_seven_days_after(
    wealdshire: World,
) -> None:
    due = TODAY + 20 * DAY
    action(wealdshire, wealdshire.agency_lead, due)
    slots = [slot for n in range(60) for _, _, slot in planned(TODAY + n * DAY)]
    assert slots == [
        due - 7 * DAY,
        due + 7 * DAY,
        due + 14 * DAY,
        due + 21 * DAY,
        due + 28 * DAY,
        due + 35 * DAY,
    ]


def test_the_partnership_sets_how_often(wealdshire: World) -> None:
    from partnership.models import PartnershipSettings

    own = PartnershipSettings.objects.get()
    change(own, "settings.revised", reminder_days_before=3, reminder_days_after=0)
    due = TODAY + 5 * DAY
    action(wealdshire, wealdshire.agency_lead, due)
    assert [s for n in range(40) for _, _, s in planned(TODAY + n * DAY)] == [due - 3 * DAY]


def test_each_kind_finds_the_people_it_is_about(wealdshire: World) -> None:
    soon = TODAY + 2 * DAY
    action(wealdshire, wealdshire.agency_lead, soon)
    answer(wealdshire, wealdshire.icb, soon)
    contribution(wealdshire, wealdshire.group, soon)
    paper(wealdshire, wealdshire.group_member, soon)
    assert [(kind, who) for kind, who, _ in planned(TODAY)] == [
        ("action.due", "agency-lead"),
        ("answer.due", "deputy"),
        ("contribution.due", "chair"),
        ("contribution.due", "deputy"),
        ("paper.due", "group-member"),
    ]


def test_planning_again_adds_nothing(wealdshire: World) -> None:
    action(wealdshire, wealdshire.agency_lead, TODAY + 2 * DAY)
    assert plan(TODAY, at=morning(TODAY)) is True
    assert plan(TODAY, at=morning(TODAY) + timedelta(minutes=5)) is False
    assert Reminder.objects.count() == 1


def test_the_unique_key_holds_even_without_the_mornings_row(wealdshire: World) -> None:
    action(wealdshire, wealdshire.agency_lead, TODAY + 2 * DAY)
    plan(TODAY, at=morning(TODAY))
    again = Morning.objects.get()
    again.planned_at = None
    again.save()
    assert plan(TODAY, at=morning(TODAY)) is True
    assert Reminder.objects.count() == 1


def test_an_outage_of_three_days_is_folded_into_one_line(wealdshire: World) -> None:
    due = TODAY + 8 * DAY
    action(wealdshire, wealdshire.agency_lead, due)
    assert planned(TODAY) == []
    # The slot of the day after was missed; so was nothing else.
    assert planned(TODAY + 4 * DAY) == [("action.due", "agency-lead", due - 7 * DAY)]


def test_a_due_day_that_passed_during_the_outage_is_still_told(wealdshire: World) -> None:
    due = TODAY + 8 * DAY
    action(wealdshire, wealdshire.agency_lead, due)
    assert planned(due + DAY) == [("action.due", "agency-lead", due - 7 * DAY)]


def test_a_clock_put_back_plans_nothing_again(wealdshire: World) -> None:
    action(wealdshire, wealdshire.agency_lead, TODAY - 15 * DAY)
    assert len(planned(TODAY)) == 1
    assert planned(TODAY - 2 * DAY) == []
    assert planned(TODAY + DAY) == []


def test_a_moved_date_is_planned_anew(wealdshire: World) -> None:
    row = action(wealdshire, wealdshire.agency_lead, TODAY + 2 * DAY)
    assert len(planned(TODAY)) == 1
    change(row, "action.revised", due_on=TODAY + 30 * DAY)
    assert planned(TODAY + DAY) == []
    assert len(planned(TODAY + 23 * DAY)) == 1


def test_a_date_moved_onto_a_morning_already_planned_is_planned_anew(wealdshire: World) -> None:
    row = action(wealdshire, wealdshire.agency_lead, TODAY - 7 * DAY)
    assert planned(TODAY) == [("action.due", "agency-lead", TODAY)]
    change(row, "action.revised", due_on=TODAY + 7 * DAY)
    assert planned(TODAY + DAY) == [("action.due", "agency-lead", TODAY)]


def test_of_two_lines_for_one_morning_the_later_planned_is_asked(wealdshire: World) -> None:
    row = action(wealdshire, wealdshire.agency_lead, TODAY - 7 * DAY)
    planned(TODAY)
    change(row, "action.revised", due_on=TODAY + 7 * DAY)
    planned(TODAY + DAY)
    Reminder.objects.filter(due_on=TODAY - 7 * DAY).update(trouble="Written last, planned first.")
    at = morning(TODAY + DAY)
    sections = gather(wealdshire.agency_lead, batch=uuid4(), on=at.date(), at=at)
    assert [line.due_on for section in sections for line in section.lines] == [TODAY + 7 * DAY]


def test_a_new_lead_is_reminded_of_what_the_old_one_was(wealdshire: World) -> None:
    row = action(wealdshire, wealdshire.agency_lead, TODAY + 2 * DAY)
    planned(TODAY)
    change(row, "action.assigned", lead=wealdshire.chair)
    assert [who for _, who, _ in planned(TODAY + DAY)] == ["chair"]


@pytest.mark.parametrize(
    "facts",
    [
        {"submitted_at": morning(TODAY)},
        {"closed_on": TODAY},
        {"lead": None},
    ],
)
def test_what_is_not_with_an_owner_reminds_nobody(wealdshire: World, facts: dict) -> None:
    row = action(wealdshire, wealdshire.agency_lead, TODAY + 2 * DAY)
    if "closed_on" in facts:
        facts["closed_by"] = wealdshire.manager
    change(row, "action.revised", **facts)
    assert planned(TODAY) == []


def test_one_rooms_mistake_keeps_nobody_elses_reminders_back(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = next(k for k in all_kinds() if k.name == "answer.due")
    broken = kind.asked
    action(wealdshire, wealdshire.agency_lead, TODAY + 2 * DAY)
    answer(wealdshire, wealdshire.icb, TODAY + 2 * DAY)
    monkeypatch.setattr(kind, "asked", lambda on: broken(on=on).filter(pk="x"))
    assert [k for k, _, _ in planned(TODAY)] == ["action.due"]
    morning_row = Morning.objects.get()
    assert morning_row.trouble == "Not planned: Answers to recommendations."
    monkeypatch.undo()
    plan(TODAY, at=morning(TODAY) + timedelta(minutes=5))
    assert Reminder.objects.filter(kind="answer.due").count() == 1
    assert Morning.objects.get().planned_at is not None
