"""A day that has not come, or that comes before what it follows, is refused where it was typed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviews.models import LearningSource
from tests.personas import World, within
from tests.reviews.conftest import DAY, REVIEW, Chain

NOT_YET = "This day has not come yet. Enter today or an earlier day."
NATIONAL = {"title": "National study", "publisher": "The Panel", **DAY}


def typed(**days: date) -> dict[str, str]:
    """Days as three boxes each."""
    return {
        f"{name}_{place}": str(part)
        for name, day in days.items()
        for place, part in enumerate((day.day, day.month, day.year))
    }


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 422
    return {name: list(said) for name, said in response.context["form"].errors.items()}


@pytest.mark.parametrize("name", ["received_on", "incident_on", "aware_on", "notified_on"])
def test_no_day_of_a_practice_review_is_to_come(weald: World, visit: Any, name: str) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    sent = {**REVIEW, "reach": "open", **typed(**{name: tomorrow})}
    response = visit(weald.manager, "practice_review_new", sent)
    assert errors(response) == {name: [NOT_YET]}
    with within(weald):
        assert not LearningSource.objects.filter(title=REVIEW["title"]).exists()
    today = {**sent, **typed(**{name: timezone.localdate()})}
    assert visit(weald.manager, "practice_review_new", today).status_code == 302


def test_what_follows_does_not_come_first(weald: World, open_chain: Chain, visit: Any) -> None:
    wrong = typed(
        incident_on=date(2025, 3, 10), aware_on=date(2025, 3, 9), notified_on=date(2025, 3, 8)
    )
    found = {
        "aware_on": ["This is before the incident. Check both days."],
        "notified_on": ["This is before the local authority became aware. Check both days."],
    }
    sent = {**REVIEW, "reach": "open", **wrong}
    assert errors(visit(weald.manager, "practice_review_new", sent)) == found
    edit = {"pseudonym": "Child A", "version": "1", **wrong}
    code = open_chain.source.code
    assert errors(visit(weald.manager, "practice_review_edit", edit, code=code)) == found
    one_day = typed(**dict.fromkeys(("incident_on", "aware_on", "notified_on"), date(2025, 3, 9)))
    edit |= one_day
    assert visit(weald.manager, "practice_review_edit", edit, code=code).status_code == 302


def test_an_edited_day_is_not_to_come(weald: World, open_chain: Chain, visit: Any) -> None:
    later = timezone.localdate() + timedelta(days=1)
    review = {"pseudonym": "Child A", "version": "1", **typed(notified_on=later)}
    code = open_chain.source.code
    said = errors(visit(weald.manager, "practice_review_edit", review, code=code))
    assert said == {"notified_on": [NOT_YET]}
    source = {"title": "Open chain", "version": "1", **typed(received_on=later)}
    assert errors(visit(weald.manager, "source_edit", source, code=code)) == {
        "received_on": [NOT_YET]
    }


def test_no_national_review_is_published_tomorrow(weald: World, visit: Any) -> None:
    later = typed(published_on=timezone.localdate() + timedelta(days=1))
    response = visit(weald.manager, "national_review_new", {**NATIONAL, **later})
    assert errors(response) == {"published_on": [NOT_YET]}
