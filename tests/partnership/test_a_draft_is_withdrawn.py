"""A draft that is given up is kept as withdrawn, and the next one can be begun."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from core.journal.deeds import Refused
from core.journal.models import Entry
from partnership.models import TermsOfReference
from partnership.reading import draft_of
from partnership.states import review_state
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY, change
from tests.partnership.conftest import House
from tests.partnership.pages import addresses
from tests.partnership.test_agencies import last_deed
from tests.personas import World, sign_in, within

WHY = "The Board wants to wait for the new guidance."


def withdrawn(world: World, **parameters: Any) -> TermsOfReference:
    draft = make.draft(world.manager, world.group, **parameters)
    return draft.withdraw(by=world.coordinator, at=NOW, reason=WHY)


def test_a_draft_is_withdrawn_with_its_reason(wealdshire: World) -> None:
    terms = withdrawn(wealdshire)
    assert (terms.is_draft, terms.is_withdrawn, terms.withdrawn_by) == (
        False,
        True,
        wealdshire.coordinator,
    )
    assert last_deed(terms) == "terms.withdrawn"
    assert Entry.objects.about(terms).get(kind="terms.withdrawn").reason == WHY
    assert review_state(terms, TODAY).word == "Withdrawn"


def test_the_next_draft_starts_from_the_terms_in_force(wealdshire: World) -> None:
    w = wealdshire
    make.adopted(w.manager, w.group, every_months=2)
    gone = withdrawn(w, every_months=6)
    make_next = make.draft(w.manager, w.group)
    assert (gone.number, make_next.number, make_next.every_months) == (2, 3, 2)
    assert draft_of(w.group, me=w.manager) == make_next
    first = make_next.adopt(by=w.manager, at=NOW, on=TODAY).predecessor()
    assert first is not None and first.number == 1


def test_after_the_first_draft_is_withdrawn_the_page_is_blank_again(wealdshire: World) -> None:
    withdrawn(wealdshire, every_months=6)
    again = TermsOfReference.draft(by=wealdshire.manager, at=NOW, subgroup=wealdshire.group)
    assert (again.number, again.every_months) == (2, None)
    assert not again.standing_clauses().exists()


def test_what_was_withdrawn_stays_as_it_is(wealdshire: World) -> None:
    by, terms = wealdshire.manager, withdrawn(wealdshire)
    clause = terms.standing_clauses().get()
    for deed in (
        lambda: terms.withdraw(by=by, at=NOW, reason="Twice."),
        lambda: terms.revise(by=by, at=NOW, every_months=6),
        lambda: terms.adopt(by=by, at=NOW, on=TODAY),
        lambda: clause.strike(by=by, at=NOW),
        lambda: make.clause(by, terms, "2"),
    ):
        with pytest.raises(Refused, match="was withdrawn and stays as it is"):
            deed()


def test_adopted_terms_are_not_withdrawn(wealdshire: World) -> None:
    terms = make.adopted(wealdshire.manager, wealdshire.group)
    with pytest.raises(Refused, match="were adopted and stay as they are"):
        terms.withdraw(by=wealdshire.manager, at=NOW, reason=WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        change(terms, "terms.withdrawn", withdrawn_at=NOW, withdrawn_by=wealdshire.manager)


def test_a_withdrawn_draft_is_for_those_who_read_drafts(wealdshire: World) -> None:
    terms = withdrawn(wealdshire)
    may = {
        part
        for part, me in wealdshire.people.items()
        if terms in TermsOfReference.objects.visible_to(me)
    }
    assert may == {"manager", "coordinator", "barred_manager", "scrutineer", "chair", "deputy"}


def test_the_page_says_what_happens_and_then_shows_what_happened(
    house: House, client: Client
) -> None:
    sign_in(client, house.world.manager)
    at = addresses(house)
    asked = client.get(at["terms_withdrawal"]).content.decode()
    for words in ("can write in it or adopt it", "Version 1 stays in force", "A new draft can be"):
        assert words in asked
    assert client.post(at["terms_withdrawal"], {"reason": ""}).status_code == 422
    response = client.post(at["terms_withdrawal"], {"reason": WHY}, follow=True)
    page = response.content.decode()
    assert f"The draft of version {house.draft.number} is withdrawn." in page
    assert "Withdrawn by" in page and WHY in page and "Not yet" not in page
    assert "Draft a new version" in page and "Withdraw the draft" not in page
    assert client.post(at["terms_withdrawal"], {"reason": WHY}).status_code == 409


def test_the_register_leaves_it_out_until_every_version_is_asked_for(
    house: House, client: Client
) -> None:
    with within(house.world):
        house.draft.withdraw(by=house.world.manager, at=NOW, reason=WHY)
    sign_in(client, house.world.manager)
    register = addresses(house)["terms_list"]
    for query, shown in (("", False), ("?show=draft", False), ("?show=all", True)):
        assert ("Withdrawn" in client.get(register + query).content.decode()) == shown, query
    compared = client.get(addresses(house)["terms_comparison"]).content.decode()
    assert "What this would have changed" in compared
