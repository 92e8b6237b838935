"""Nobody decides about their own: by the verb, and by the database underneath."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, transaction

from core.journal.deeds import Refused
from core.tenancy import scope
from tests.factories.actions import IN_A_MONTH, doer, raised, shown, submitted
from tests.factories.rows import NOW, change
from tests.personas import World

LATER = IN_A_MONTH + timedelta(days=30)
Asking = Callable[[World, Any], Any]


def extension(world: World, asker: Any) -> Any:
    return raised(world).ask_extension(by=asker, at=NOW, to_on=LATER, reason="Late.")


def evidence(world: World, asker: Any) -> Any:
    return shown(raised(world), asker)


def sign_off(world: World, asker: Any) -> Any:
    action = raised(world)
    shown(action, asker)
    action.submit(by=asker, at=NOW, statement="Done.")
    return action.signoffs.get()


CONSTRAINTS = {
    "extension_two_people": ("actions_extension", extension, "is_granted"),
    "evidence_two_people": ("actions_evidence", evidence, "is_accepted"),
    "signoff_two_people": ("actions_signoff", sign_off, "is_accepted"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["manager", "chair", "agency_lead"])
def test_whoever_asked_may_not_decide(wealdshire: World, part: str) -> None:
    asker = wealdshire.people[part]
    asked = extension(wealdshire, asker)
    with pytest.raises(Refused, match="Somebody else"):
        asked.grant(by=asker, at=NOW)
    with pytest.raises(Refused, match="Somebody else"):
        asked.refuse(by=asker, at=NOW, note="x")
    proof = evidence(wealdshire, asker)
    with pytest.raises(Refused, match="Somebody else"):
        proof.accept(by=asker, at=NOW)
    action = sign_off(wealdshire, asker).action
    with pytest.raises(Refused, match="Somebody else"):
        action.close(by=asker, at=NOW)
    with pytest.raises(Refused, match="Somebody else"):
        action.send_back(by=asker, at=NOW, reason="x")


@pytest.mark.django_db
def test_the_lead_decides_nothing_a_colleague_asked(wealdshire: World) -> None:
    action = raised(wealdshire, lead=wealdshire.chair)
    asked = action.ask_extension(by=doer(wealdshire), at=NOW, to_on=LATER, reason="Late.")
    with pytest.raises(Refused, match="Somebody else"):
        asked.grant(by=wealdshire.chair, at=NOW)
    with pytest.raises(Refused, match="Somebody else"):
        action.stop(by=wealdshire.chair, at=NOW, reason="x")
    with pytest.raises(Refused, match="Somebody else"):
        shown(action, doer(wealdshire)).accept(by=wealdshire.chair, at=NOW)
    submitted(wealdshire, action)
    with pytest.raises(Refused, match="Somebody else"):
        action.close(by=wealdshire.chair, at=NOW)
    action.close(by=wealdshire.deputy, at=NOW)
    with pytest.raises(Refused, match="Somebody else"):
        action.review_impact(by=wealdshire.chair, at=NOW, difference="none", what_changed="x")


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_database_refuses_an_asker_who_decides(wealdshire: World, name: str) -> None:
    _, ask, answer = CONSTRAINTS[name]
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        decide_past_the_verb(ask(wealdshire, wealdshire.manager), answer)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_without_its_constraint_the_database_lets_it_pass(
    committed_db: str, owner_connection: psycopg.Connection, weald: World, name: str
) -> None:
    """The control: it is the constraint that refuses, and nothing else."""
    table, ask, answer = CONSTRAINTS[name]
    owner_connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    with scope.within(weald.partnership.pk):
        decide_past_the_verb(ask(weald, weald.manager), answer)


def test_without_its_trigger_the_first_due_date_moves(
    committed_db: str, owner_connection: psycopg.Connection, weald: World
) -> None:
    """The control of `test_the_first_due_date_never_changes_whoever_writes`."""
    found = owner_connection.execute(
        "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_first_due_is_fixed%'"
    ).fetchone()
    assert found
    owner_connection.execute(f"DROP TRIGGER {found[0]} ON actions_action")
    with scope.within(weald.partnership.pk):
        action = raised(weald)
        change(action, "action.revised", original_due_on=IN_A_MONTH - timedelta(days=1))


def decide_past_the_verb(part: Any, answer: str) -> None:
    asker = getattr(part, "asked_by", None) or part.submitted_by
    change(part, "action.revised", decided_at=NOW, decided_by=asker, **{answer: True})
