"""Bars, panels, restriction, roles, inviting and export want a fresh proof (A12)."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client, override_settings
from django.urls import reverse

from core.accounts.demo import SESSION_KEY
from core.tenancy import scope
from partnership.choices import Role
from reviews.models import Bar
from tests.accounts.people import PASSWORD, Person, make_person
from tests.factories.rows import NOW
from tests.personas import World, join
from tests.reviews.conftest import Chain

CONFIRM, KEPT = "/account/confirm/", "/account/kept-text/"
OF_SOURCE = ("bar_new", "place_new", "source_restriction", "source_opening")
OF_PERSON = (
    "bar_agreement", "bar_lifting", "bar_lifting_agreement", "bar_lifting_taking_back",
    "bar_taking_back", "place_agreement", "place_ending", "place_ending_agreement",
    "place_ending_taking_back", "place_taking_back",
)  # fmt: skip


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def manager(weald: World) -> Person:
    """A business manager who signs in by password and code, as people do."""
    person = make_person()
    with scope.within(weald.partnership.pk):
        join(weald, "rowan", Role.MANAGER, user=person.user)
    return person


@pytest.fixture
def late(manager: Person, clock: time_machine.Traveller) -> Client:
    """Their browser, eleven minutes after they proved who they are."""
    client = manager.sign_in(Client())
    clock.shift(11 * 60)
    return client


def path(world: World, name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"partnership": world.slug, **kwargs})


def sensitive(world: World, chain: Chain) -> list[str]:
    """Every address that asks again."""
    source, person = {"code": chain.source.code}, {"person": world.trainer.slug}
    return [
        *(path(world, f"reviews:{name}", **source) for name in OF_SOURCE),
        path(world, "reviews:source_opening_agreement", **source),
        *(path(world, f"reviews:{name}", **source, **person) for name in OF_PERSON),
        path(world, "partnership:membership_edit", slug=world.trainer.slug),
        path(world, "partnership:invitation_new"),
        path(world, "partnership:invitation_repeat", code="IN-2222"),
        path(world, "actions:action_export_csv"),
        path(world, "actions:action_export_xlsx"),
    ]


def test_after_ten_minutes_every_sensitive_page_asks_who_it_is(
    weald: World, open_chain: Chain, late: Client
) -> None:
    for address in sensitive(weald, open_chain):
        assert late.get(address)["Location"].startswith(CONFIRM), address
        assert late.post(address)["Location"].startswith(CONFIRM), address


def test_reading_asks_nothing_and_a_fresh_proof_opens_the_page(
    weald: World, open_chain: Chain, late: Client
) -> None:
    detail = path(weald, "reviews:source_detail", code=open_chain.source.code)
    assert late.get(detail).status_code == 200
    address = path(weald, "reviews:bar_new", code=open_chain.source.code)
    late.post(CONFIRM, {"password": PASSWORD, "next": address})
    assert late.get(address).status_code == 200


def test_an_export_goes_on_with_the_same_filters_after_the_proof(
    weald: World, open_chain: Chain, late: Client
) -> None:
    address = path(weald, "actions:action_export_csv") + "?state=late&agency=police"
    asked = late.get(address)["Location"]
    answer = late.post(asked, {"password": PASSWORD, "next": address})
    assert answer["Location"] == address
    answer = late.get(address)
    assert answer.status_code == 200 and ".csv" in answer["Content-Disposition"]


def test_a_bar_that_was_typed_is_kept_and_binds_once_it_is_sent_again(
    weald: World, open_chain: Chain, late: Client
) -> None:
    address = path(weald, "reviews:bar_new", code=open_chain.source.code)
    typed = {"person": str(weald.delegate.pk), "reason": "Managed the case.", "once": "one"}
    assert "next=%2Faccount%2Fkept-text%2F" in late.post(address, typed)["Location"]
    assert late.post(CONFIRM, {"password": PASSWORD, "next": KEPT})["Location"] == KEPT
    kept = late.get(KEPT).context["kept"]
    assert (kept.path, dict(kept.fields)) == (address, typed)
    assert late.post(kept.path, dict(kept.fields)).status_code == 302
    with scope.within(weald.partnership.pk):
        assert Bar.objects.filter(membership=weald.delegate).get().reason == "Managed the case."


def test_who_came_in_by_the_demo_page_is_never_asked(
    weald: World, open_chain: Chain, manager: Person, late: Client
) -> None:
    session = late.session
    session[SESSION_KEY] = str(manager.user.pk)
    session.save()
    address = path(weald, "reviews:bar_new", code=open_chain.source.code)
    assert late.get(address).status_code == 302
    with override_settings(DEMO=True):
        assert late.get(address).status_code == 200
