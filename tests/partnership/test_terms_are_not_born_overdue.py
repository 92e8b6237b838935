"""A new version takes over no review day that has gone by, and is not adopted with one."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.journal.deeds import Refused
from core.tenancy import scope
from partnership.models import TermsOfReference
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in

LONG_AGO, GONE_BY = date(2023, 9, 1), date(2024, 9, 30)


@pytest.mark.parametrize(("ahead", "kept"), [(-1, False), (0, False), (1, True)])
def test_only_a_review_day_still_ahead_is_copied(wealdshire: World, ahead: int, kept: bool) -> None:
    review = TODAY + timedelta(days=ahead)
    make.adopted(wealdshire.manager, wealdshire.group, on=LONG_AGO, review_on=review)
    draft = TermsOfReference.draft(by=wealdshire.manager, at=NOW, subgroup=wealdshire.group)
    assert draft.review_on == (review if kept else None)


@pytest.mark.parametrize("ahead", [-1, 0])
def test_terms_to_be_reviewed_before_they_are_in_force_are_not_adopted(
    wealdshire: World, ahead: int
) -> None:
    review = TODAY + timedelta(days=ahead)
    draft = make.draft(wealdshire.manager, wealdshire.group, review_on=review)
    with pytest.raises(Refused, match="not after its adoption") as no:
        draft.adopt(by=wealdshire.manager, at=NOW, on=TODAY)
    assert no.value.link.endswith(f"/terms/{draft.number}/edit/")


def test_old_terms_entered_late_keep_their_own_review_day(wealdshire: World) -> None:
    terms = make.adopted(wealdshire.manager, wealdshire.group, on=LONG_AGO, review_on=GONE_BY)
    assert terms.review_on == GONE_BY


def test_the_pages_say_it_before_it_happens(weald: World, client: Client) -> None:
    group, today = weald.group, timezone.localdate()
    with scope.within(weald.partnership.pk):
        make.adopted(weald.manager, group, on=LONG_AGO, review_on=GONE_BY)
    sign_in(client, weald.manager)
    at = {"partnership": weald.slug, "group": group.slug}
    form = client.get(reverse("partnership:terms_new", kwargs=at))
    assert form.context["form"].initial["review_on"] is None
    assert "Their review was due on Mon 30 Sep 2024" in form.content.decode()
    with scope.within(weald.partnership.pk):
        draft = make.draft(weald.manager, group, review_on=GONE_BY)
    adoption = reverse("partnership:terms_adoption", kwargs={**at, "number": draft.number})
    assert "it counts as overdue at once" in client.get(adoption).content.decode()
    day = {"on_0": today.day, "on_1": today.month, "on_2": today.year}
    refused = client.post(adoption, {**day, "version": draft.version})
    assert refused.status_code == 409
    assert "give a later day, or none" in refused.content.decode()
