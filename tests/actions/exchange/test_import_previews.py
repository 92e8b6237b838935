"""A tracker is read, judged cell by cell, and nothing is written (catalogue E03–E05)."""

import datetime as dt
from typing import Any

import pytest

from actions.importing.preview import Preview
from actions.models import Action
from core.tenancy import scope
from partnership.choices import Role
from tests.actions.exchange.sheets import line, preview
from tests.factories.actions import closed, raised
from tests.factories.rows import change
from tests.personas import World, join


def told(found: Preview) -> list[tuple[int, str]]:
    return [(reject.number, reject.column) for reject in found.rejects]


def test_a_good_row_would_be_added(wealdshire: World) -> None:
    found = preview(wealdshire, line(wealdshire))
    add = found.adds[0]
    assert (add.number, add.reference, add.group) == (2, "TR-1", wealdshire.group)
    assert add.facts["agency"] == wealdshire.police
    assert add.facts["lead"] == wealdshire.agency_lead
    assert add.facts["due_on"] == dt.date(2026, 11, 28)
    assert found.can_apply and not Action.objects.exists()


def test_names_are_known_whatever_their_case_and_spaces(wealdshire: World) -> None:
    loud = wealdshire.police.name.upper().replace(" ", "  ")
    assert preview(wealdshire, line(wealdshire, agency=f" {loud} ")).can_apply


FAULTS = {
    "title": [("", "is empty"), ("x" * 201, "at most 200")],
    "reference": [("", "is empty"), ("R" * 41, "at most 40")],
    "agency": [("", "is empty"), ("Borsetshire Police", "not known")],
    "group": [("", "is empty"), ("Unheard-of Group", "not known")],
    "lead": [("Nobody Atall", "is nobody")],
    "source": [("S-9999", "not the code")],
    "text": [("x" * 4_001, "at most 4000")],
    "raised_on": [("", "is empty"), ("1/9/26", "not a date"), ("15/10/2026", "in the future")],
    "due_on": [
        ("", "is empty"),
        ("31/11/2026", "does not have"),
        ("29/02/2027", "does not have"),
        ("13/25/2026", "no such month"),
        ("02/13/2026", "no such month"),
        ("1/1/1926", "1926"),
        ("soon", "not a date"),
        ("Q3", "not a date"),
        (46_000, "is a number"),
        ("31/8/2026", "before the day"),
        (dt.datetime(2026, 11, 28, 9, 30), "time of day"),
    ],
}


@pytest.mark.parametrize("column", FAULTS)
def test_a_wrong_cell_is_told_by_row_and_column(wealdshire: World, column: str) -> None:
    from actions.importing.columns import BY_NAME

    for cell, words in FAULTS[column]:
        found = preview(wealdshire, line(wealdshire), {**line(wealdshire, "TR-2"), column: cell})
        wrong = [r for r in found.rejects if r.number == 3]
        assert [r.column for r in wrong] == [BY_NAME[column].heading], (cell, found.rejects)
        assert words in wrong[0].words, (cell, wrong)
        assert not found.can_apply


def test_every_fault_of_a_row_is_told_at_once(wealdshire: World) -> None:
    found = preview(wealdshire, line(wealdshire, title="", due_on="soon", agency="x"))
    assert len(told(found)) == 3


def test_a_mistyped_name_is_met_with_the_right_one(wealdshire: World) -> None:
    typed = wealdshire.police.name.replace("Police", "Polise")
    found = preview(wealdshire, line(wealdshire, agency=typed))
    assert f"did you mean “{wealdshire.police.name}”?" in found.rejects[0].words


def test_a_lead_belongs_to_the_agency(wealdshire: World) -> None:
    found = preview(wealdshire, line(wealdshire, lead=wealdshire.other_lead.name))
    assert told(found) == [(2, "Lead")] and "does not belong" in found.rejects[0].words


def test_two_people_of_one_name_are_told_apart_by_post(wealdshire: World) -> None:
    twin = join(wealdshire, "twin", Role.DELEGATE, agency=wealdshire.police)
    change(twin, "membership.revised", name=wealdshire.agency_lead.name)
    found = preview(wealdshire, line(wealdshire))
    assert "two people" in found.rejects[0].words
    both = f"{twin.name}, {twin.post}"
    assert preview(wealdshire, line(wealdshire, lead=both)).adds[0].facts["lead"] == twin


def test_a_reference_stands_in_one_row(wealdshire: World) -> None:
    found = preview(wealdshire, line(wealdshire), line(wealdshire, "tr-1"))
    assert told(found) == [(2, "Reference"), (3, "Reference")]


def test_the_example_and_empty_rows_are_left_out(wealdshire: World) -> None:
    found = preview(wealdshire, line(wealdshire, "EXAMPLE"), {}, line(wealdshire))
    assert [add.number for add in found.adds] == [4]


# -- what is there already -----------------------------------------------------------------
def there(world: World, **facts: Any) -> Action:
    given = {
        "import_key": "TR-1",
        "title": "Tell every school whom to ring, TR-1",
        "text": "Write to all of them.",
    }
    days = {"raised_on": dt.date(2026, 9, 1), "due_on": dt.date(2026, 11, 28)}
    owner = {"lead": world.agency_lead}
    return raised(world, **{**given, **days, **owner, **facts})


def test_the_same_row_again_changes_nothing(wealdshire: World) -> None:
    there(wealdshire)
    found = preview(wealdshire, line(wealdshire))
    assert (found.same, found.adds, found.changes, found.rejects) == (1, [], [], [])


def test_new_words_and_another_lead_are_changes(wealdshire: World) -> None:
    action = there(wealdshire)
    row = line(wealdshire, title="New words", lead=wealdshire.chair.name)
    change_ = preview(wealdshire, row).changes[0]
    assert change_.action == action and change_.words == {"title": "New words"}
    assert change_.owner == {"agency": wealdshire.police, "lead": wealdshire.chair}
    assert [d.label for d in change_.differences] == ["Action", "Lead"]


def test_an_empty_cell_changes_nothing(wealdshire: World) -> None:
    there(wealdshire, measure="The audit shows it.")
    assert preview(wealdshire, line(wealdshire, text="", lead="")).same == 1


def test_the_code_of_an_action_is_a_reference_too(wealdshire: World) -> None:
    action = there(wealdshire, import_key="")
    row = line(wealdshire, action.code.lower(), title="New words")
    assert preview(wealdshire, row).changes[0].action == action


def test_dates_group_and_source_are_changed_on_the_actions_own_page(wealdshire: World) -> None:
    there(wealdshire)
    row = line(
        wealdshire,
        due_on="1/12/2026",
        raised_on="2/9/2026",
        group=wealdshire.other_group.name,
        source=wealdshire.open_source.code,
    )
    found = preview(wealdshire, row)
    columns = ["Overseen by", "Source of learning", "Raised on", "Due"]
    assert [r.column for r in found.rejects] == columns
    assert "ask for more time on its page" in found.rejects[-1].words


def test_an_action_that_has_ended_is_not_changed(wealdshire: World) -> None:
    closed(wealdshire, there(wealdshire))
    assert preview(wealdshire, line(wealdshire)).same == 1
    found = preview(wealdshire, line(wealdshire, title="New words"))
    assert "reopen it first" in found.rejects[0].words


# -- the sender's rights --------------------------------------------------------------------
def test_a_source_the_sender_may_not_know_is_no_source(wealdshire: World) -> None:
    row = line(wealdshire, source=wealdshire.restricted_source.code)
    absent = preview(wealdshire, line(wealdshire, source="S-9999")).rejects[0].words
    assert preview(wealdshire, row).rejects[0].words == absent
    barred = preview(
        wealdshire, line(wealdshire, source=wealdshire.open_source.code), part="barred_manager"
    )
    assert barred.rejects[0].words == absent


def test_an_action_the_sender_may_not_know_is_not_told(wealdshire: World) -> None:
    hidden = raised(wealdshire, source=wealdshire.restricted_source, import_key="TR-1")
    for reference in ("TR-1", hidden.code):
        found = preview(wealdshire, line(wealdshire, reference))
        assert found.adds and not found.changes and not found.rejects


def test_names_of_another_partnership_are_not_known(weald: World, downland: World) -> None:
    with scope.within(weald.partnership.pk):
        row = line(weald, agency=downland.police.name, group=downland.group.name + " x")
        columns = {column for _, column in told(preview(weald, row))}
    assert "Accountable agency" in columns


def test_the_questions_asked_do_not_grow_with_the_rows(
    wealdshire: World, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10) as few:
        preview(wealdshire, line(wealdshire))
    with django_assert_num_queries(len(few)):
        preview(wealdshire, *(line(wealdshire, f"TR-{n}") for n in range(100)))
