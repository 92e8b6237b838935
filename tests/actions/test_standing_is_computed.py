"""The word for where an action stands: the same in Python and in SQL."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.choices import Standing
from actions.filters import standing_only
from actions.models import Action
from actions.standing import standing_of, state_of
from tests.factories.actions import IN_A_MONTH, raised, reviewed, submitted
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

pytestmark = pytest.mark.django_db
DAYS = 14

near = st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n))


@st.composite
def facts(draw: st.DrawFn) -> dict[str, object]:
    """Any facts the database's constraints allow."""
    end = draw(st.sampled_from(["open", "submitted", "closed", "impact", "stopped"]))
    return {
        "due_on": draw(near),
        "started_on": draw(st.none() | near),
        "submitted_at": NOW if end in ("submitted", "closed", "impact") else None,
        "closed_on": TODAY if end in ("closed", "impact") else None,
        "impact_on": TODAY if end == "impact" else None,
        "stopped_on": TODAY if end == "stopped" else None,
    }


@given(many=st.lists(facts(), min_size=1, max_size=6), on=near, days=st.integers(0, 60))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_python_and_sql_agree(
    wealdshire: World, many: list[dict[str, object]], on: date, days: int
) -> None:
    for found in many:
        action = raised(wealdshire, due_on=TODAY - timedelta(days=40), raised_on=date(2026, 1, 5))
        found = {
            **found,
            "closed_by": wealdshire.chair if found["closed_on"] else None,
            "stopped_by": wealdshire.chair if found["stopped_on"] else None,
        }
        change(action, "action.revised", **found)
    rows = list(Action.objects.all())
    for word in Standing:
        found = set(Action.objects.filter(standing_only(word, on=on, days=days)))
        assert found == {a for a in rows if standing_of(a, on=on, days=days) == word}
    late = set(Action.objects.overdue(on=on))
    assert late == {a for a in rows if a.is_overdue(on=on)}
    assert late == {a for a in rows if standing_of(a, on=on, days=days) == Standing.OVERDUE}
    soon = set(Action.objects.due_soon(on=on, days=days))
    assert soon == {a for a in rows if standing_of(a, on=on, days=days) == Standing.DUE_SOON}
    assert set(Action.objects.open()) == {a for a in rows if a.is_open}


def test_an_action_begins_as_not_started(wealdshire: World) -> None:
    action = raised(wealdshire, due_on=TODAY + timedelta(days=60))
    assert standing_of(action, on=TODAY, days=DAYS) == Standing.NOT_STARTED


def test_the_due_date_itself_is_still_in_time(wealdshire: World) -> None:
    action = raised(wealdshire)
    assert standing_of(action, on=IN_A_MONTH, days=DAYS) == Standing.DUE_SOON
    assert standing_of(action, on=IN_A_MONTH + timedelta(days=1), days=DAYS) == Standing.OVERDUE


def test_what_waits_for_somebody_elses_sign_off_is_not_overdue(wealdshire: World) -> None:
    action = submitted(wealdshire, raised(wealdshire))
    later = IN_A_MONTH + timedelta(days=90)
    assert standing_of(action, on=later, days=DAYS) == Standing.AWAITING
    assert not Action.objects.overdue(on=later).exists()


def test_an_overdue_action_says_by_how_much(wealdshire: World) -> None:
    action = raised(wealdshire)
    state = state_of(action, on=IN_A_MONTH + timedelta(days=1), days=DAYS)
    assert (state.word, state.kind) == ("1 day overdue", "late")
    state = state_of(action, on=IN_A_MONTH + timedelta(days=12), days=DAYS)
    assert state.word == "12 days overdue"


def test_closed_and_closed_with_impact_are_two_states(wealdshire: World) -> None:
    action = reviewed(wealdshire, raised(wealdshire))
    assert standing_of(action, on=TODAY, days=DAYS) == Standing.CLOSED_WITH_IMPACT
    assert Standing.CLOSED.label != Standing.CLOSED_WITH_IMPACT.label


def test_every_standing_has_a_word_and_a_shape() -> None:
    from actions.standing import KINDS
    from core.pages.shapes import SHAPES

    assert set(KINDS) == set(Standing)
    assert set(KINDS.values()) <= set(SHAPES)
