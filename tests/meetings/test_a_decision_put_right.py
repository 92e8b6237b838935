"""A decision's words can be put right until the next meeting confirms the minutes."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.journal.deeds import Refused, Stale
from core.pages.templatetags.words import day
from meetings.models import Decision, Meeting, Minute, Minutes
from meetings.timetable import Slot
from partnership.models import TermsOfReference
from tests.factories.rows import kinds
from tests.meetings.conftest import DAY, HOURS, everybody_came
from tests.personas import World, sign_in

NEW = {"text": "Meet each month.", "reason": "The month was heard wrongly."}


@pytest.fixture
def during(meeting: Meeting) -> datetime:
    return meeting.starts_at + timedelta(minutes=5)


@pytest.fixture
def decision(meeting: Meeting, wealdshire: World, during: datetime) -> Decision:
    """Of a meeting that is held and minuted, its minutes not final yet."""
    team: dict[str, Any] = {"by": wealdshire.coordinator, "at": during}
    everybody_came(meeting, wealdshire, during)
    meeting.hold(**team)
    for item in meeting.items_in_order():
        Minute.write(item, text="Noted.", **team)
    item = meeting.items_in_order()[0]
    return Decision.make(item, text="Meet each May.", reasons="So agreed.", **team)


def sent_out(decision: Decision, world: World) -> Minutes:
    minutes: Minutes = Minutes.objects.get()
    team: dict[str, Any] = {"by": world.coordinator, "at": decision.item.meeting.ends_at}
    minutes.finalise(**team)
    return minutes.circulate(**team)


def confirmed(decision: Decision, world: World, terms: TermsOfReference) -> None:
    on = DAY + timedelta(days=56)
    team: dict[str, Any] = {"by": world.coordinator, "at": decision.item.meeting.ends_at}
    later = Meeting.schedule(world.group, terms, Slot(on, on, None), HOURS, **team)
    minutes = sent_out(decision, world)
    minutes.confirm(confirmed_in=later, by=world.chair, at=later.starts_at)


def correct(decision: Decision, world: World, **more: Any) -> Decision:
    told = {"by": world.chair, "at": decision.item.meeting.ends_at, **NEW, **more}
    return decision.correct(**told)


def test_before_the_minutes_go_out_only_the_history_tells(
    decision: Decision, wealdshire: World
) -> None:
    correct(decision, wealdshire)
    assert (decision.text, str(decision)) == ("Meet each month.", "D-1")
    assert (decision.corrected_at, decision.sent_out_as) == (None, "")
    assert kinds(decision) == ["decision.made", "decision.corrected"]
    kept = list(decision.history.order_by("history_id").values_list("text", flat=True))
    assert kept == ["Meet each May.", "Meet each month."]


def test_what_was_sent_out_is_said_beside_it_however_often_it_is_corrected(
    decision: Decision, wealdshire: World
) -> None:
    sent_out(decision, wealdshire)
    correct(decision, wealdshire, text="Meet each March.")
    correct(decision, wealdshire)
    assert (decision.text, decision.sent_out_as) == ("Meet each month.", "Meet each May.")
    assert decision.correction_reason == NEW["reason"]


def test_confirmed_minutes_and_unchanged_words_are_refused(
    decision: Decision, wealdshire: World, terms: TermsOfReference
) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        correct(decision, wealdshire, text="Meet each May.")
    with pytest.raises(Stale):
        correct(decision, wealdshire, version=decision.version + 1)
    confirmed(decision, wealdshire, terms)
    with pytest.raises(Refused, match="confirmed and can no longer change"):
        correct(decision, wealdshire)


def test_readers_see_that_it_was_corrected_and_what_was_sent_out(
    client: Client, decision: Decision, wealdshire: World
) -> None:
    sent_out(decision, wealdshire)
    correct(decision, wealdshire)
    path = decision.item.meeting.page("minutes")
    page = sign_in(client, wealdshire.group_member).get(path).content.decode()
    said = page.partition("Meet each month.")[2].partition("</p>")[0]
    for words in ("Corrected", day(decision.corrected_at), NEW["reason"], "Meet each May."):
        assert words in said
    assert "correction/" not in page


def test_whoever_minutes_corrects_from_the_minutes(
    client: Client, decision: Decision, wealdshire: World
) -> None:
    path = wealdshire.path("meetings/decisions/D-1/correction/")
    chair = sign_in(client, wealdshire.chair)
    assert path in chair.get(decision.item.meeting.page("minutes")).content.decode()
    form = chair.get(path).content.decode()
    assert "Meet each May." in form and "Recorded the decision" in form
    answer = chair.post(path, {**NEW, "version": decision.version}, follow=True)
    assert "Decision D-1 is corrected." in answer.content.decode()
    late = chair.post(path, {**NEW, "text": "Never.", "version": decision.version})
    assert late.status_code == 409
    assert "Meet each month." in late.content.decode() and "Never." in late.content.decode()


def test_there_is_no_form_once_they_are_confirmed(
    client: Client, decision: Decision, wealdshire: World, terms: TermsOfReference
) -> None:
    confirmed(decision, wealdshire, terms)
    chair = sign_in(client, wealdshire.chair)
    answer = chair.get(wealdshire.path("meetings/decisions/D-1/correction/"))
    assert answer.status_code == 409 and "<textarea" not in answer.content.decode()
    minutes = chair.get(decision.item.meeting.page("minutes")).content.decode()
    assert "correction/" not in minutes


@pytest.mark.parametrize("name", ["D-2", "D-B1", "D1", "nonsense", "D-999999999"])
def test_a_name_of_no_decision_is_absent(
    client: Client, decision: Decision, wealdshire: World, name: str
) -> None:
    path = wealdshire.path(f"meetings/decisions/{name}/correction/")
    assert sign_in(client, wealdshire.chair).get(path).status_code == 404
