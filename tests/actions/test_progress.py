"""What the owner says, shows and asks for."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from actions.choices import Confidence, EvidenceKind, Standing
from actions.models import ProgressUpdate
from actions.standing import standing_of
from core.journal.deeds import Refused
from core.journal.models import Entry
from tests.factories.actions import IN_A_MONTH, closed, pdf, raised, shown, submitted, told
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

pytestmark = pytest.mark.django_db
LATER = IN_A_MONTH + timedelta(days=30)


def test_an_action_is_started_once(wealdshire: World) -> None:
    action = raised(wealdshire).start(by=wealdshire.agency_lead, at=NOW)
    assert action.started_on == TODAY
    with pytest.raises(Refused, match="started before"):
        action.start(by=wealdshire.agency_lead, at=NOW)


def test_an_update_starts_the_action_and_dates_it(wealdshire: World) -> None:
    action = told(raised(wealdshire), wealdshire.agency_lead)
    assert (action.started_on, action.updated_on) == (TODAY, TODAY)
    assert [e.kind for e in Entry.objects.about(action)[:1]] == ["update.made"]


def test_updates_pile_up_and_none_is_overwritten(wealdshire: World) -> None:
    action = told(raised(wealdshire), wealdshire.agency_lead, text="First")
    told(action, wealdshire.agency_lead, text="Second", at=NOW + timedelta(days=2))
    assert [u.text for u in action.updates.all()] == ["Second", "First"]
    first = action.updates.last()
    with pytest.raises(DatabaseError), transaction.atomic():
        change(first, "update.made", text="Rewritten")
    with pytest.raises(DatabaseError), transaction.atomic():
        ProgressUpdate.objects.filter(pk=first.pk).update(text="Rewritten")


@pytest.mark.parametrize("confidence", Confidence.values)
def test_confidence_never_means_done(wealdshire: World, confidence: str) -> None:
    action = raised(wealdshire)
    action.give_update(by=wealdshire.agency_lead, at=NOW, text="All done!", confidence=confidence)
    assert standing_of(action, on=TODAY, days=14) == Standing.IN_PROGRESS
    assert standing_of(action, on=LATER, days=14) == Standing.OVERDUE


def test_a_closed_action_takes_no_updates(wealdshire: World) -> None:
    action = closed(wealdshire, raised(wealdshire))
    with pytest.raises(Refused, match="closed"):
        told(action, wealdshire.agency_lead)


def test_evidence_may_be_a_note(wealdshire: World) -> None:
    evidence = shown(raised(wealdshire), wealdshire.agency_lead)
    assert (evidence.number, evidence.file) == (1, None)


def test_evidence_without_note_or_file_is_refused(wealdshire: World) -> None:
    with pytest.raises(Refused, match="needs a file"):
        shown(raised(wealdshire), wealdshire.agency_lead, note="")


def test_a_file_is_hashed_and_waits_in_quarantine(wealdshire: World) -> None:
    action = raised(wealdshire, source=wealdshire.open_source)
    evidence = shown(action, wealdshire.agency_lead, uploaded=pdf())
    assert len(evidence.file.sha256) == 64
    assert not evidence.file.is_available
    assert evidence.file.circle == wealdshire.open_source.pk


def test_a_file_that_was_not_found_clean_cannot_be_accepted(wealdshire: World) -> None:
    evidence = shown(raised(wealdshire), wealdshire.agency_lead, uploaded=pdf())
    with pytest.raises(Refused, match="not been found clean"):
        evidence.accept(by=wealdshire.manager, at=NOW)
    evidence.file.found_clean(by=wealdshire.manager, at=NOW, scanner="test")
    evidence.accept(by=wealdshire.manager, at=NOW)
    assert evidence.is_accepted


def test_a_new_version_replaces_and_the_old_one_stays(wealdshire: World) -> None:
    old = shown(raised(wealdshire), wealdshire.agency_lead, kind=EvidenceKind.AUDIT)
    old.send_back(by=wealdshire.manager, at=NOW, note="Which month?")
    new = old.replace(by=wealdshire.agency_lead, at=NOW, note="September.")
    assert (new.number, new.replaces, new.kind) == (2, old, EvidenceKind.AUDIT)
    assert list(old.action.evidence.current()) == [new]
    old.refresh_from_db()
    assert old.decision_note == "Which month?"
    with pytest.raises(Refused, match="newer version"):
        old.replace(by=wealdshire.agency_lead, at=NOW, note="Again.")


def test_a_replaced_version_is_decided_no_more(wealdshire: World) -> None:
    old = shown(raised(wealdshire), wealdshire.agency_lead)
    old.replace(by=wealdshire.agency_lead, at=NOW, note="Better.")
    with pytest.raises(Refused, match="newer version"):
        old.accept(by=wealdshire.manager, at=NOW)


def test_a_version_needs_a_note_or_a_file_as_well(wealdshire: World) -> None:
    old = shown(raised(wealdshire), wealdshire.agency_lead)
    with pytest.raises(Refused, match="needs a file"):
        old.replace(by=wealdshire.agency_lead, at=NOW)


def test_evidence_is_decided_once(wealdshire: World) -> None:
    evidence = shown(raised(wealdshire), wealdshire.agency_lead)
    evidence.accept(by=wealdshire.manager, at=NOW)
    with pytest.raises(Refused, match="decided before"):
        evidence.send_back(by=wealdshire.chair, at=NOW, note="No.")


def test_more_time_is_asked_with_a_reason_and_granted_by_another(wealdshire: World) -> None:
    action = raised(wealdshire)
    asked = action.ask_extension(
        by=wealdshire.agency_lead, at=NOW, to_on=LATER, reason="Training dates moved."
    )
    assert action.due_on == IN_A_MONTH
    asked.grant(by=wealdshire.chair, at=NOW, note="Once.")
    action.refresh_from_db()
    assert (action.due_on, action.original_due_on) == (LATER, IN_A_MONTH)
    assert action.is_extended
    reasons = dict(Entry.objects.about(action).values_list("kind", "reason"))
    assert reasons["extension.asked"] == "Training dates moved."
    assert reasons["extension.granted"] == "Once."


def test_a_refused_extension_moves_nothing(wealdshire: World) -> None:
    action = raised(wealdshire)
    asked = action.ask_extension(by=wealdshire.agency_lead, at=NOW, to_on=LATER, reason="Late.")
    asked.refuse(by=wealdshire.chair, at=NOW, note="Too long.")
    action.refresh_from_db()
    assert action.due_on == IN_A_MONTH
    with pytest.raises(Refused, match="decided before"):
        asked.grant(by=wealdshire.chair, at=NOW)


def test_one_question_at_a_time(wealdshire: World) -> None:
    action = raised(wealdshire)
    action.ask_extension(by=wealdshire.agency_lead, at=NOW, to_on=LATER, reason="Late.")
    with pytest.raises(Refused, match="asked for already"):
        action.ask_extension(by=wealdshire.manager, at=NOW, to_on=LATER, reason="Later.")


def test_more_time_lies_ahead(wealdshire: World) -> None:
    action = raised(wealdshire)
    by = wealdshire.agency_lead
    with pytest.raises(Refused, match="after the date it is due"):
        action.ask_extension(by=by, at=NOW, to_on=IN_A_MONTH, reason="x")
    much_later = NOW + timedelta(days=200)
    with pytest.raises(Refused, match="in the future"):
        action.ask_extension(by=by, at=much_later, to_on=LATER, reason="x")


def test_what_waits_for_sign_off_needs_no_more_time(wealdshire: World) -> None:
    action = submitted(wealdshire, raised(wealdshire))
    with pytest.raises(Refused, match="needs no more time"):
        action.ask_extension(by=wealdshire.agency_lead, at=NOW, to_on=LATER, reason="x")


def test_a_helping_agency_does_not_replace_what_the_owner_showed(wealdshire: World) -> None:
    action = raised(wealdshire)
    old = shown(action, wealdshire.agency_lead)
    old.accept(by=wealdshire.manager, at=NOW)
    with pytest.raises(Refused, match="Only the agency that sent"):
        old.replace(by=wealdshire.other_lead, at=NOW, note="Ours instead.")
    assert action.evidence.count() == 1


def test_the_same_words_are_not_said_twice(wealdshire: World) -> None:
    action = raised(wealdshire)
    told(action, wealdshire.agency_lead, text="Trained four teams.")
    with pytest.raises(Refused, match="stands already"):
        told(action, wealdshire.agency_lead, text="Trained four teams.")
    told(action, wealdshire.agency_lead, text="Trained the fifth.")
    assert action.updates.count() == 2
