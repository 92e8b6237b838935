"""Terms ask for no more members than the group has seats."""

from typing import Any

from django.test import Client
from django.urls import reverse

from core.tenancy import scope
from tests.factories import partnership as make
from tests.personas import World, sign_in


def test_a_quorum_is_not_larger_than_the_group(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        seats = weald.group.seats.open().count()
    at = {"partnership": weald.slug, "group": weald.group.slug}
    path = reverse("partnership:terms_new", kwargs=at)
    sent: dict[str, Any] = {"papers_unit": "calendar"}
    sign_in(client, weald.manager)
    refused = client.post(path, {**sent, "quorum_count": seats + 1})
    assert refused.status_code == 422
    assert f"so {seats + 1} can never come" in refused.content.decode()
    assert client.post(path, {**sent, "quorum_count": seats}).status_code == 302


def test_a_group_without_seats_may_have_its_terms(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        group = make.subgroup(weald.manager, "New group")
    at = {"partnership": weald.slug, "group": group.slug}
    path = reverse("partnership:terms_new", kwargs=at)
    sent = {"papers_unit": "calendar", "quorum_count": 9}
    assert sign_in(client, weald.manager).post(path, sent).status_code == 302
