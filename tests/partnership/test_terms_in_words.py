"""Parameters in words, what differs between two versions, and how clauses are numbered."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.choices import DayUnit
from partnership.comparison import clause_changes, parameter_changes
from partnership.models import TermsOfReference
from partnership.numbering import following, place
from partnership.terms_words import lines, summary

ONCE = "Once a year, for 1 hour 30 minutes"


def said(quorum: tuple[str, ...] = (), **parameters: Any) -> dict[str, str]:
    return {line.key: line.said for line in lines(TermsOfReference(**parameters), quorum)}


def test_terms_that_state_nothing_say_so_everywhere() -> None:
    assert set(said().values()) == {"None stated"}
    assert summary(TermsOfReference()) == "neither rhythm nor paper deadline stated"


def test_kents_terms_in_words() -> None:
    kent = {"every_months": 2, "length_minutes": 180, "papers_days": 14}
    found = said(**kent, review_on=date(2024, 9, 30))
    assert found["meetings"] == "Every 2 months, for 3 hours"
    assert found["papers"] == "14 calendar days ahead"
    assert found["review"] == "Mon 30 Sep 2024"
    assert found["quorum"] == found["minutes"] == found["attendance"] == "None stated"
    words = summary(TermsOfReference(**kent))
    assert words == "meets every 2 months for 3 hours; papers 14 calendar days ahead"


@pytest.mark.parametrize(
    ("parameters", "key", "words"),
    [
        ({"every_months": 1}, "meetings", "Every month"),
        ({"every_months": 12, "length_minutes": 90}, "meetings", ONCE),
        ({"length_minutes": 60}, "meetings", "For 1 hour"),
        ({"meetings_a_year": 4}, "meetings_a_year", "At least 4"),
        ({"papers_days": 10, "papers_unit": DayUnit.WORKING}, "papers", "10 working days ahead"),
        ({"papers_days": 1}, "papers", "1 calendar day ahead"),
        ({"minutes_days": 10}, "minutes", "Circulated within 10 working days"),
        ({"attend_times": 3, "attend_of": 4}, "attendance", "At least 3 of 4 meetings"),
        ({"quorum_count": 4}, "quorum", "4 members"),
        (
            {"quorum_chair_discretion": True},
            "quorum",
            "The chair may go on without, giving a reason",
        ),
    ],
)
def test_one_parameter_in_words(parameters: dict[str, Any], key: str, words: str) -> None:
    assert said(**parameters)[key] == words


@pytest.mark.parametrize(
    ("count", "agencies", "words"),
    [
        (None, ("Police",), "Police must be there"),
        (5, ("Police", "Council"), "5 members, Police and Council among them"),
        (3, ("A", "B", "C"), "3 members, A, B and C among them"),
    ],
)
def test_a_quorum_names_its_agencies(
    count: int | None, agencies: tuple[str, ...], words: str
) -> None:
    assert said(agencies, quorum_count=count)["quorum"] == words
    with_chair = said(agencies, quorum_count=count, quorum_chair_discretion=True)["quorum"]
    assert with_chair == f"{words}; the chair may go on without, giving a reason"


def test_only_what_differs_is_told() -> None:
    old = lines(TermsOfReference(every_months=2, papers_days=14))
    new = lines(TermsOfReference(every_months=3, papers_days=14, quorum_count=4))
    found = [(c.label, c.old, c.new) for c in parameter_changes(old, new)]
    assert found == [
        ("Meetings", "Every 2 months", "Every 3 months"),
        ("Quorum", "None stated", "4 members"),
    ]


def clause(number: str, text: str, heading: str = "") -> Any:
    return SimpleNamespace(number=number, text=text, heading=heading)


def test_clauses_are_told_as_added_changed_and_struck() -> None:
    old = [clause("1", "Purpose."), clause("2", "Members."), clause("3", "Papers.", "Papers")]
    new = [clause("1", "Purpose."), clause("2a", "Guests."), clause("3", "Papers.", "Deadline")]
    found = [(c.kind, c.number) for c in clause_changes(old, new)]
    assert found == [("added", "2a"), ("changed", "3"), ("struck", "2")]
    changed = clause_changes(old, new)[1]
    assert (changed.old, changed.new) == ("Papers\nPapers.", "Deadline\nPapers.")


texts = st.dictionaries(st.sampled_from("123456789"), st.text(max_size=20), max_size=6)


@settings(deadline=None)
@given(texts, texts)
def test_what_is_told_turns_the_old_text_into_the_new(
    before: dict[str, str], after: dict[str, str]
) -> None:
    rebuilt = dict(before)
    old = [clause(n, t) for n, t in before.items()]
    new = [clause(n, t) for n, t in after.items()]
    for change in clause_changes(old, new):
        if change.kind == "struck":
            del rebuilt[change.number]
        else:
            rebuilt[change.number] = change.new
    assert rebuilt == after
    assert clause_changes(new, new) == []


def test_clauses_are_ordered_as_people_count() -> None:
    numbers = ["10", "9", "8.10", "8.2", "8b", "8a", "8", "1"]
    assert sorted(numbers, key=place) == ["1", "8", "8a", "8b", "8.2", "8.10", "9", "10"]


@pytest.mark.parametrize("number", ["", "0", "a", "8aa", "8.0", "100", "8 b", "8.", "8b.2", "٨"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="like 8, 8b or 8.2"):
        place(number)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], "1"),
        (["1", "2"], "3"),
        (["8", "8a"], "8b"),
        (["8z"], "9"),
        (["8.9"], "8.10"),
        (["old", "3"], "4"),
    ],
)
def test_the_next_number_is_guessed(numbers: list[str], expected: str) -> None:
    assert following(numbers) == expected
