"""Terms in force ask for no more members than the group has seats."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.journal.deeds import Refused
from core.tenancy import scope
from partnership.models import Clause, TermsOfReference
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def test_a_quorum_is_not_larger_than_the_group(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        seats = weald.group.seats.open().count()
    at = {"partnership": weald.slug, "group": weald.group.slug}
    path = reverse("partnership:terms_new", kwargs=at)
    sent: dict[str, Any] = {"papers_unit": "calendar"}
    sign_in(client, weald.manager)
    assert client.post(path, {**sent, "quorum_count": seats + 1}).status_code == 302
    with scope.within(weald.partnership.pk):
        draft = TermsOfReference.objects.get(subgroup=weald.group, adopted_on=None)
        Clause.write(by=weald.manager, at=NOW, terms=draft, number="1", heading="", text="Aims.")
        with pytest.raises(Refused, match=f"so {seats + 1} can never come"):
            draft.adopt(by=weald.manager, at=NOW)
        draft.revise(by=weald.manager, at=NOW, quorum_count=seats)
        assert draft.adopt(by=weald.manager, at=NOW).adopted_on


def test_a_group_without_seats_may_have_its_terms(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        group = make.subgroup(weald.manager, "New group")
    at = {"partnership": weald.slug, "group": group.slug}
    path = reverse("partnership:terms_new", kwargs=at)
    sent = {"papers_unit": "calendar", "quorum_count": 9}
    assert sign_in(client, weald.manager).post(path, sent).status_code == 302
