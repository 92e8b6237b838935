"""How an action ends."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from actions.choices import Difference, Standing
from actions.standing import standing_of
from core.journal.deeds import Refused
from core.journal.models import Entry
from tests.factories.actions import closed, raised, reviewed, shown, submitted
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

pytestmark = pytest.mark.django_db


def test_an_action_is_closed_by_another_with_accepted_evidence(wealdshire: World) -> None:
    action = submitted(wealdshire, raised(wealdshire))
    action.close(by=wealdshire.chair, at=NOW, note="Well shown.")
    assert (action.closed_on, action.closed_by) == (TODAY, wealdshire.chair)
    assert action.signoffs.get().is_accepted
    latest = Entry.objects.about(action).latest("id")
    assert (latest.kind, latest.reason) == ("action.closed", "Well shown.")


def test_an_action_without_accepted_evidence_cannot_close(wealdshire: World) -> None:
    action = raised(wealdshire)
    shown(action, wealdshire.agency_lead)
    action.submit(by=wealdshire.agency_lead, at=NOW, statement="Done.")
    with pytest.raises(Refused, match="No evidence of this action has been accepted") as refusal:
        action.close(by=wealdshire.chair, at=NOW)
    assert refusal.value.link == f"{action.get_absolute_url()}#evidence"
    action.refresh_from_db()
    assert action.is_open


def test_accepted_evidence_that_was_replaced_no_longer_counts(wealdshire: World) -> None:
    action = submitted(wealdshire, raised(wealdshire))
    action.evidence.get().replace(by=wealdshire.agency_lead, at=NOW, note="Newer.")
    with pytest.raises(Refused, match="accepted"):
        action.close(by=wealdshire.chair, at=NOW)


def test_sign_off_is_asked_for_only_when_something_was_shown(wealdshire: World) -> None:
    action = raised(wealdshire)
    with pytest.raises(Refused, match="Send evidence") as refusal:
        action.submit(by=wealdshire.agency_lead, at=NOW, statement="Done.")
    assert refusal.value.link.endswith(f"{action.code}/evidence/new/")
    shown(action, wealdshire.agency_lead).send_back(by=wealdshire.chair, at=NOW, note="No.")
    with pytest.raises(Refused, match="Send evidence"):
        action.submit(by=wealdshire.agency_lead, at=NOW, statement="Done.")


def test_sign_off_is_asked_for_once(wealdshire: World) -> None:
    action = submitted(wealdshire, raised(wealdshire))
    with pytest.raises(Refused, match="already"):
        action.submit(by=wealdshire.agency_lead, at=NOW, statement="Again.")


def test_what_was_not_sent_for_sign_off_is_neither_closed_nor_returned(wealdshire: World) -> None:
    action = raised(wealdshire)
    with pytest.raises(Refused, match="has not sent"):
        action.close(by=wealdshire.chair, at=NOW)
    with pytest.raises(Refused, match="has not sent"):
        action.send_back(by=wealdshire.chair, at=NOW, reason="x")


def test_a_return_gives_a_reason_and_the_action_goes_on(wealdshire: World) -> None:
    action = submitted(wealdshire, raised(wealdshire))
    action.send_back(by=wealdshire.chair, at=NOW, reason="Show the audit.")
    assert action.submitted_at is None
    assert standing_of(action, on=TODAY, days=14) == Standing.NOT_STARTED
    assert action.signoffs.get().decision_note == "Show the audit."
    action.submit(by=wealdshire.agency_lead, at=NOW, statement="Here it is.")
    assert action.signoffs.count() == 2


def test_a_closed_action_cannot_close_again(wealdshire: World) -> None:
    action = closed(wealdshire, raised(wealdshire))
    with pytest.raises(Refused, match="is closed"):
        action.close(by=wealdshire.deputy, at=NOW)


def test_an_action_is_stopped_with_a_reason(wealdshire: World) -> None:
    action = raised(wealdshire)
    action.stop(by=wealdshire.chair, at=NOW, reason="Overtaken by the new procedure.")
    assert (action.stopped_on, action.stopped_by) == (TODAY, wealdshire.chair)
    with pytest.raises(Refused, match="not proceeding"):
        action.stop(by=wealdshire.chair, at=NOW, reason="Again.")
    with pytest.raises(Refused, match="not proceeding"):
        action.submit(by=wealdshire.agency_lead, at=NOW, statement="Done.")


def test_what_awaits_sign_off_is_decided_before_it_is_stopped(wealdshire: World) -> None:
    action = submitted(wealdshire, raised(wealdshire))
    with pytest.raises(Refused, match="Decide that first"):
        action.stop(by=wealdshire.chair, at=NOW, reason="x")


def test_closed_and_stopped_actions_are_reopened_with_a_reason(wealdshire: World) -> None:
    one = reviewed(wealdshire, raised(wealdshire))
    one.reopen(by=wealdshire.chair, at=NOW, reason="The audit was wrong.")
    assert (one.is_open, one.impact_on, one.submitted_at) == (True, None, None)
    assert one.impacts.count() == 1
    other = raised(wealdshire)
    other.stop(by=wealdshire.chair, at=NOW, reason="Not now.")
    other.reopen(by=wealdshire.chair, at=NOW, reason="Now.")
    assert (other.is_open, other.stop_reason) == (True, "")
    with pytest.raises(Refused, match="is open"):
        other.reopen(by=wealdshire.chair, at=NOW, reason="x")


def test_impact_is_reviewed_after_closing(wealdshire: World) -> None:
    action = raised(wealdshire)
    facts = {"difference": Difference.CHANGED, "what_changed": "Fewer delays."}
    with pytest.raises(Refused, match="signed off and closed"):
        action.review_impact(by=wealdshire.chair, at=NOW, **facts)
    closed(wealdshire, action).review_impact(by=wealdshire.chair, at=NOW, **facts)
    assert standing_of(action, on=TODAY, days=14) == Standing.CLOSED_WITH_IMPACT


def test_a_review_that_saw_no_difference_shows_no_impact(wealdshire: World) -> None:
    action = reviewed(wealdshire, raised(wealdshire))
    action.review_impact(
        by=wealdshire.chair, at=NOW, difference=Difference.NONE, what_changed="Nothing lasted."
    )
    assert standing_of(action, on=TODAY, days=14) == Standing.CLOSED
    assert action.impacts.count() == 2


def test_the_database_holds_an_end_to_its_author(wealdshire: World) -> None:
    action = raised(wealdshire)
    for facts in ({"closed_on": TODAY}, {"stopped_on": TODAY}, {"impact_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(action, "action.revised", **facts)
        action.refresh_from_db()


def test_a_decision_is_never_rewritten(wealdshire: World) -> None:
    action = closed(wealdshire, raised(wealdshire))
    for part in (action.signoffs.get(), action.evidence.get()):
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            change(part, "action.revised", decision_note="Never said.")
