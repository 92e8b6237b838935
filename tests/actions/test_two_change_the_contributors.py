"""Two people change who helps with one action: the later sees both lists and decides."""

from typing import Any

import pytest
from django.test import Client

from core.tenancy import scope
from tests.factories.actions import raised
from tests.personas import World, sign_in


@pytest.fixture
def opened(weald: World) -> Any:
    """The same page open in two browsers: ``send(browser, agencies)``, as two of the team."""
    with scope.within(weald.partnership.pk):
        action = raised(weald)
    path = f"/p/{weald.slug}/actions/{action.code}/contributors/"
    browsers = [sign_in(Client(), who) for who in (weald.manager, weald.coordinator)]
    versions = [b.get(path).context["form"]["version"].value() for b in browsers]

    def send(turn: int, *agencies: Any, version: Any = None) -> Any:
        ticked = [agency.slug for agency in agencies]
        sent = {"agencies": ticked, "version": version or versions[turn]}
        return browsers[turn].post(path, sent)

    def helping() -> set[str]:
        with scope.within(weald.partnership.pk):
            serving = action.contributors.serving().select_related("agency")
            return {helper.agency.name for helper in serving}

    return send, helping


def test_the_later_list_overwrites_nothing(weald: World, opened: Any) -> None:
    send, helping = opened
    assert send(0, weald.council).status_code == 302
    assert send(1, weald.icb).status_code == 409
    assert helping() == {weald.council.name}


def test_the_later_one_sees_both_lists_and_loses_no_tick(weald: World, opened: Any) -> None:
    send, helping = opened
    send(0, weald.council)
    late = send(1, weald.icb)
    (differing,) = late.context["conflicts"]
    assert (differing.theirs, differing.yours) == (weald.council.name, weald.icb.name)
    form = late.context["form"]
    assert form["agencies"].value() == [weald.icb.slug]
    page = late.content.decode()
    assert "Somebody else changed this" in page and weald.council.name in page
    both = send(1, weald.council, weald.icb, version=form["version"].value())
    assert both.status_code == 302
    assert helping() == {weald.council.name, weald.icb.name}


def test_ending_a_contribution_is_guarded_too(weald: World, opened: Any) -> None:
    send, helping = opened
    send(0, weald.council, weald.icb)
    with_both = send(1, weald.council).context["form"]["version"].value()
    assert send(1, weald.council, version=with_both).status_code == 302
    assert send(0, weald.icb, version=with_both).status_code == 409
    assert helping() == {weald.council.name}
