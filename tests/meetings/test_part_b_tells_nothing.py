"""What stands in Part B is told to nobody who may not know its source, by no way round."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actions.models import Action
from core.documents.models import StoredFile
from core.documents.owners import owner_for
from core.journal.actors import CLOCK
from core.journal.deeds import Refused
from meetings.models import AgendaItem, Meeting, Minute, Minutes, Paper
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World, sign_in

DAY = TODAY + timedelta(days=28)
HOURS = Hours(datetime(2026, 1, 1, 10, 0).time(), "Council offices")


@pytest.fixture
def meeting(wealdshire: World) -> Meeting:
    by = {"by": wealdshire.coordinator, "at": NOW}
    return Meeting.schedule(wealdshire.group, None, Slot(DAY, DAY, None), HOURS, **by)


@pytest.fixture
def hidden(meeting: Meeting, wealdshire: World) -> AgendaItem:
    facts = {"title": "Canary", "source": wealdshire.restricted_source}
    return AgendaItem.add(meeting, by=wealdshire.coordinator, at=NOW, **facts)


def test_finalising_names_no_title_the_reader_may_not_know(
    wealdshire: World, meeting: Meeting, hidden: AgendaItem
) -> None:
    by = {"by": wealdshire.coordinator, "at": meeting.starts_at}
    for item in meeting.items_in_order().exclude(pk=hidden.pk)[1:]:
        Minute.write(item, text="Noted.", **by)
    change(meeting, "meeting.held", held_at=meeting.starts_at)
    with pytest.raises(Refused) as refused:
        Minutes.objects.get().finalise(**by)
    assert "Welcome" in refused.value.message
    assert "Part B" in refused.value.message and "Canary" not in refused.value.message


def test_an_action_given_out_in_part_b_stays_behind_the_restriction(
    wealdshire: World, hidden: AgendaItem
) -> None:
    action = hidden.raise_action(
        by=wealdshire.coordinator, at=NOW, title="Canary", agency=wealdshire.police, due_on=DAY
    )
    again = hidden.raise_action(
        by=wealdshire.coordinator, at=NOW, title="Second", agency=wealdshire.police, due_on=DAY
    )
    assert action.source == wealdshire.restricted_source and action.plan == again.plan
    for part in ("manager", "chair", "board_member", "agency_lead"):
        assert not Action.objects.visible_to(wealdshire.people[part]).exists(), part


def test_an_action_given_out_in_part_a_goes_into_the_log(
    wealdshire: World, meeting: Meeting
) -> None:
    item = AgendaItem.add(meeting, title="Open", by=wealdshire.coordinator, at=NOW)
    action = item.raise_action(
        by=wealdshire.coordinator, at=NOW, title="Ask", agency=wealdshire.police, due_on=DAY
    )
    assert action.plan.is_log and action.group == wealdshire.group


def test_sending_out_counts_no_paper_the_reader_may_not_know(
    client: Client, wealdshire: World, meeting: Meeting, hidden: AgendaItem
) -> None:
    Paper.ask(hidden, title="x", owner=wealdshire.chair, by=wealdshire.coordinator, at=NOW)
    page = sign_in(client, wealdshire.coordinator).get(meeting.page("circulation"))
    assert page.status_code == 200 and "still to come" not in page.content.decode()


def test_a_paper_opens_for_the_group_and_in_part_b_for_the_panel_only(
    wealdshire: World, meeting: Meeting, hidden: AgendaItem
) -> None:
    w, by = wealdshire, {"by": wealdshire.coordinator, "at": NOW}
    opens = {}
    for name, item in (("a", meeting.items_in_order()[0]), ("b", hidden)):
        paper = Paper.ask(item, title=name, owner=w.agency_lead, **by)
        paper.hand_in(file=SimpleUploadedFile(f"{name}.csv", b"a\n"), **by)
        file = StoredFile.objects.get(name=f"{name}.csv")
        file.found_clean(by=CLOCK, at=NOW, scanner="test")
        opens[name] = {part for part, me in w.people.items() if owner_for(me, file)}
    team = {"manager", "coordinator", "barred_manager"}
    assert opens["a"] == {*team, "chair", "deputy", "group_member", "agency_lead", "scrutineer"}
    assert opens["b"] == {"scrutineer"}
