"""Behind a restriction only agencies with a lead on the panel are offered, and a hint says why."""

from typing import Any

import pytest

from reviews.forms.recommendation import ON_THE_PANEL
from tests.personas import World, within
from tests.reviews.conftest import Chain


@pytest.mark.parametrize("name", ["recommendation_new", "recommendation_entry"])
def test_only_agencies_of_the_panel_are_offered(
    weald: World, open_chain: Chain, hidden_chain: Chain, visit: Any, name: str
) -> None:
    served = {weald.police, weald.council, weald.icb}
    for source, who, expected in (
        (open_chain.source, weald.manager, served),
        (hidden_chain.source, weald.coordinator, {weald.police}),
    ):
        response = visit(who, name, code=source.code)
        with within(weald):
            offered = set(response.context["form"].fields["agencies"].queryset)
        assert offered == expected
        assert (ON_THE_PANEL in response.content.decode()) is source.is_restricted


def test_nothing_of_another_agency_reaches_the_preview(
    weald: World, hidden_chain: Chain, visit: Any
) -> None:
    code, sent = hidden_chain.source.code, {"pasted": "1. Share minutes.", "scope": "multi"}
    wrong = {**sent, "agencies": [weald.council.pk]}
    response = visit(weald.coordinator, "recommendation_entry", wrong, code=code)
    assert response.status_code == 422 and "agencies" in response.context["form"].errors
    right = {**sent, "agencies": [weald.police.pk]}
    shown = visit(weald.coordinator, "recommendation_entry", right, code=code)
    sure = {**right, "seen": shown.context["seen"], "confirm": "1"}
    done = visit(weald.coordinator, "recommendation_entry", sure, code=code)
    assert done.status_code == 302


def test_asking_more_offers_nobody_where_the_panel_has_no_other_lead(
    weald: World, hidden_chain: Chain, visit: Any
) -> None:
    code = hidden_chain.recommendation.code
    response = visit(weald.coordinator, "recommendation_agencies", code=code)
    with within(weald):
        assert not response.context["form"].fields["agencies"].queryset.exists()
    assert ON_THE_PANEL in response.content.decode()
