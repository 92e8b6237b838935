"""Whoever changes a clause of a draft reads that it was saved, by its number."""

from django.test import Client
from django.urls import reverse

from core.tenancy import scope
from tests.factories import partnership as make
from tests.personas import World, sign_in


def test_the_page_says_which_clause_was_saved(weald: World, client: Client) -> None:
    with scope.within(weald.partnership.pk):
        draft = make.draft(weald.manager, weald.group)
    at = {"group": weald.group.slug, "number": draft.number, "clause": "1"}
    path = reverse("partnership:clause_edit", kwargs={"partnership": weald.slug, **at})
    sent = {"number": "1", "text": "The group learns from everything.", "version": "1"}
    answer = sign_in(client, weald.manager).post(path, sent, follow=True)
    page = answer.content.decode()
    assert "Clause 1 is saved." in page and "The group learns from everything." in page
