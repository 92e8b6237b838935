"""What home says of the circular, to each role."""

from typing import Any

from django.test import Client
from django.utils import timezone

from core.pages.templatetags.words import day
from core.tenancy import scope
from meetings.models.circular.opening import quarter_of
from partnership.models import PartnershipSettings
from tests.factories.rows import change
from tests.meetings.circular import a_quarter, stages
from tests.personas import World, sign_in


def home(world: World, who: Any) -> str:
    return sign_in(Client(), who).get(world.path("")).content.decode()


def test_home_says_to_each_what_waits_for_them(weald: World, at: Any) -> None:
    at(stages.opened)
    assert "Write the contribution" in home(weald, weald.chair)
    assert "0 of 2 contributions in" in home(weald, weald.coordinator)
    assert "Executive Circular under way" not in home(weald, weald.board_member)


def test_home_asks_the_approver_and_not_the_compiler(weald: World, at: Any) -> None:
    at(stages.compiled)
    with scope.within(weald.partnership.pk):
        chair = stages.board_chair(weald)
    assert "waits for you to read and approve it" in home(weald, chair)
    assert "waits for you to read and approve it" not in home(weald, weald.coordinator)


def test_the_board_sees_the_latest_and_two_charts_with_their_tables(weald: World, at: Any) -> None:
    at(stages.issued)
    with scope.within(weald.partnership.pk):
        a_quarter.live(weald, actions=6)
    text = home(weald, weald.board_member)
    assert "Press for the two answers" in text and "Not yet acknowledged" in text
    assert text.count('class="app-chart"') == text.count("The same as a table") == 2


def test_the_boards_quarter_is_of_the_partnerships_own_year(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        change(PartnershipSettings.objects.get(), "settings.revised", year_start_month=2)
        quarter = quarter_of(timezone.localdate())
        a_quarter.live(weald, actions=6)
    assert quarter.from_on.month in (2, 5, 8, 11)
    assert f"since {day(quarter.from_on)}" in home(weald, weald.board_member)


def test_the_scrutineer_sees_what_the_board_sees_and_the_chain(weald: World, at: Any) -> None:
    at(stages.issued)
    with scope.within(weald.partnership.pk):
        a_quarter.live(weald, actions=6)
    text = home(weald, weald.scrutineer)
    assert "Nothing needs you today" not in text
    for heading in ("The latest circular", "Actions and attendance", "The chain of the journal"):
        assert f"{heading}</h2>" in text, heading
    assert "Overdue actions by agency" in text
    # They acknowledge nothing, so nothing is said to be missing.
    assert "Not yet acknowledged" not in text
    assert "The chain of the journal" not in home(weald, weald.board_member)
