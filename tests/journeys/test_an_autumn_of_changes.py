"""What does not go as planned: a tracker to bring in, people and agencies that change, too few
at a meeting, nothing to report. Four people at a partnership that is under way."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from core.tenancy import scope
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.actions import raised
from tests.factories.partnership import adopted
from tests.factories.rows import NOW, TODAY
from tests.journeys import changing, tracking
from tests.journeys.stage import Stage
from tests.personas import World

PARTS = ("manager", "chair", "agency_lead", "other_lead")
LED = "Give every ward a number"
HEIRS_POST = "Chair, Wealdshire"


@pytest.fixture
def under_way(weald: World) -> World:
    """The group meets this morning under terms that want three; the police have one action."""
    with scope.within(weald.partnership.pk):
        terms = adopted(weald.manager, weald.group, quorum_count=3, length_minutes=120)
        slot, hours = Slot(TODAY, TODAY, TODAY - timedelta(days=14)), Hours(time(10), "County Hall")
        Meeting.schedule(weald.group, terms, slot, hours, by=weald.coordinator, at=NOW)
        lead, due = weald.agency_lead, date(2026, 11, 27)
        weald.things["led"] = raised(weald, lead=lead, title=LED, due_on=due)
    return weald


def test_what_changes_in_an_autumn_is_carried_on(
    under_way: World, stage: Stage, tmp_path: Path
) -> None:
    stage.it_is("2026-10-14T09:40:00+00:00")
    for part in PARTS:
        stage.arrive(part, under_way.people[part].contact_email, under_way.path(""))
    the_tracker_is_brought_in(stage, under_way, tmp_path)
    somebody_leaves(stage)
    an_agency_is_succeeded(stage)
    too_few_meet(stage)
    nothing_is_reported(stage)


def the_tracker_is_brought_in(stage: Stage, world: World, folder: Path) -> None:
    manager = stage.manager
    template = tracking.the_template_is_fetched(manager, folder)
    rows = [tracking.NEW, {**tracking.KNOWN, "Reference": world.led.code}]
    with_fault = tracking.it_is_filled_in(template, "first.xlsx", [*rows, tracking.WRONG])
    mended = {**tracking.WRONG, "Accountable agency": "Wealdshire Police"}
    whole = tracking.it_is_filled_in(template, "second.xlsx", [*rows, mended])
    tracking.it_is_sent(manager, stage, with_fault)
    tracking.one_row_stops_all(manager)
    tracking.it_is_sent(manager, stage, whole)
    tracking.it_is_brought_in(manager)
    tracking.it_is_sent(manager, stage, whole)
    tracking.the_same_file_does_nothing(manager)
    tracking.it_is_taken_along_as_shown(manager, "Wealdshire Police")


def somebody_leaves(stage: Stage) -> None:
    leaver, heir = "Agency Lead of Wealdshire", "Chair of Wealdshire"
    changing.somebody_leaves(stage.manager, leaver, heir)
    changing.they_can_open_nothing(stage.agency_lead)
    changing.the_heir_finds_it(stage.chair, HEIRS_POST, tracking.RENAMED, tracking.CALLED)


def an_agency_is_succeeded(stage: Stage) -> None:
    changing.an_agency_is_succeeded(stage.manager)
    changing.its_work_went_along(stage.manager, tracking.CALLED)


def too_few_meet(stage: Stage) -> None:
    changing.too_few_came(stage.chair)
    changing.and_the_terms_let_nobody_go_on(stage.chair)


def nothing_is_reported(stage: Stage) -> None:
    changing.the_quarter_is_asked_for(stage.manager)
    changing.a_group_has_nothing_to_report(stage.other_lead)
    changing.the_team_sees_that(stage.manager)
