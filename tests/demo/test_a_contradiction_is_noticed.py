"""What ``reading`` is to find in the demonstration it finds where it is put."""

from datetime import UTC, datetime, timedelta

from actions.choices import Confidence
from tests.demo import reading
from tests.factories.actions import raised
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

DONE, SUNDAY = "Done in all teams.", datetime(2026, 10, 11, 10, tzinfo=UTC)


def test_an_update_after_closing(wealdshire: World) -> None:
    action = raised(wealdshire, at=NOW - timedelta(days=6))
    assert list(reading.everything_in_its_order(TODAY)) == []
    action.give_update(by=wealdshire.agency_lead, at=NOW, text=DONE, confidence=Confidence.ON_TRACK)
    closed_on = TODAY - timedelta(days=1)
    change(action, "action.closed", closed_on=closed_on, closed_by=wealdshire.manager)
    found = list(reading.everything_in_its_order(TODAY))
    assert found == [f"{action.code} ProgressUpdate: {TODAY} comes after {closed_on}"]


def test_a_closed_action_without_accepted_evidence_and_with_a_stuck_owner(
    wealdshire: World,
) -> None:
    action = raised(wealdshire)
    action.give_update(by=wealdshire.agency_lead, at=NOW, text="Stuck.", confidence="stuck")
    change(action, "action.closed", closed_on=TODAY, closed_by=wealdshire.manager)
    assert list(reading.words_that_fit_the_state(TODAY)) == [
        f"{action}: stuck, and closed",
        f"{action}: closed without accepted evidence",
        f"{action}: closed without a last word",
    ]


def test_an_update_by_another_agency(wealdshire: World) -> None:
    action = raised(wealdshire)
    action.give_update(by=wealdshire.other_lead, at=NOW, text=DONE, confidence=Confidence.ON_TRACK)
    found = list(reading.agencies_that_speak_for_themselves(TODAY))
    assert found == [f"{action}: {wealdshire.other_lead} is of another agency"]


def test_two_agencies_with_the_same_words(wealdshire: World) -> None:
    for title in ("Write the page", "Brief the teams"):
        raised(wealdshire, title=title).give_update(
            by=wealdshire.agency_lead, at=NOW, text=DONE, confidence=Confidence.ON_TRACK
        )
    found = list(reading.texts_that_two_people_would_not_share(TODAY))
    assert found == [f"ProgressUpdate.text: {DONE}"]


def test_work_on_a_sunday_and_words_from_the_future(wealdshire: World) -> None:
    raised(wealdshire, at=SUNDAY)
    raised(wealdshire, at=NOW + timedelta(days=5))
    assert "action.raised on Sunday 11 October 2026" in list(
        reading.people_who_work_on_weekdays(TODAY)
    )
    assert list(reading.nothing_from_the_future(TODAY)) == ["action.raised on 2026-10-19"]
