"""What a page keeps from a reader, the record's history keeps as well."""

from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from meetings.models import ExecutiveCircular, Meeting
from meetings.models.circular.content import content_of
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.models import TermsOfReference
from tests.factories import partnership as house
from tests.factories.rows import NOW, TODAY, change, make
from tests.personas import World, sign_in

CANARY = "canary@wealdshire.example"


def told(client: Client, world: World, part: str, row: Any) -> tuple[bool, int]:
    """Whether the row's page tells the canary to this person, and how its history answers."""
    url = row.get_absolute_url()
    behind = url.replace(f"/p/{world.slug}/", f"/p/{world.slug}/history/")
    sign_in(client, world.people[part])
    page, history = client.get(url), client.get(behind)
    assert page.status_code == 200
    shown = CANARY in page.content.decode() or CANARY in history.content.decode()
    return shown, history.status_code


def a_meeting(world: World) -> Meeting:
    day, by = TODAY + timedelta(days=28), {"by": world.coordinator, "at": NOW}
    hours = Hours(datetime(2026, 1, 1, 10, 0).time())
    meeting = Meeting.schedule(world.group, None, Slot(day, day, None), hours, **by)
    return change(meeting, "quorum.waived", quorum_note=CANARY)


def a_circular(world: World) -> ExecutiveCircular:
    facts = {"number": "EC-2026-27-Q1", "from_on": TODAY, "to_on": TODAY, "due_on": TODAY}
    row = make(ExecutiveCircular, "circular.opened", opened_at=NOW, message=CANARY, **facts)
    change(row, "circular.revised", message="Put right.")
    people = {"compiled_by": world.coordinator, "approved_by": world.manager}
    at = {"compiled_at": NOW, "approved_at": NOW, "issued_at": NOW}
    said = {**content_of(row), "message": row.message, "asks": []}
    return change(row, "circular.issued", figures=said, **people, **at)


def terms_once_drafted(world: World) -> TermsOfReference:
    """Adopted terms whose draft said something that was taken out again."""
    by = {"by": world.manager, "at": NOW}
    draft = house.draft(world.manager, world.group, source_note=CANARY)
    return draft.revise(source_note="", **by).adopt(**by)


def test_delegates_and_trainers_read_no_address_in_a_member_s_history(
    client: Client, wealdshire: World
) -> None:
    member = change(wealdshire.chair, "membership.revised", contact_email=CANARY)
    for part in ("delegate", "trainer"):
        assert told(client, wealdshire, part, member) == (False, 403), part
    assert told(client, wealdshire, "agency_lead", member) == (True, 200)


def test_only_those_inside_a_meeting_read_what_happened_in_it(
    client: Client, wealdshire: World
) -> None:
    meeting = a_meeting(wealdshire)
    for part in ("delegate", "other_lead", "board_member"):
        assert told(client, wealdshire, part, meeting) == (False, 403), part
    assert told(client, wealdshire, "group_member", meeting) == (True, 200)


def test_readers_of_an_issued_circular_do_not_read_its_drafts(
    client: Client, wealdshire: World
) -> None:
    circular = a_circular(wealdshire)
    for part in ("group_member", "chair", "board_member"):
        assert told(client, wealdshire, part, circular) == (False, 403), part
    for part in ("manager", "scrutineer"):
        assert told(client, wealdshire, part, circular) == (True, 200), part


def test_readers_of_adopted_terms_do_not_read_what_their_draft_said(
    client: Client, wealdshire: World
) -> None:
    terms = terms_once_drafted(wealdshire)
    for part in ("delegate", "group_member", "board_member", "other_lead"):
        assert told(client, wealdshire, part, terms) == (False, 403), part
    for part in ("chair", "deputy", "coordinator", "scrutineer"):
        assert told(client, wealdshire, part, terms) == (True, 200), part
