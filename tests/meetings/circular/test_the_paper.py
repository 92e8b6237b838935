"""The document itself: tagged, no page half empty, contents in long ones, nothing as markup."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from core.journal.sealing import Head
from meetings.circular.paper import GROUPS_WITHOUT_CONTENTS, document_of, in_groups, printed
from meetings.circular.tables import five
from meetings.circular.wording import HEADINGS
from meetings.models import ExecutiveCircular
from meetings.models.circular.content import TEXTS, digest_of
from meetings.models.contribution import LONGEST
from meetings.reckoning import ACTIONS, SEATS
from partnership.models import Membership, Partnership
from tests.documents.pdf_checks import Walk, faults
from tests.factories.rows import NOW

HEAD = Head(633, bytes.fromhex("9f" * 32))
WORDS = "The group read the audit of thirty referrals and agreed what has to change. " * 20


def line(name: str) -> dict[str, Any]:
    return {"agency": name, **dict.fromkeys(ACTIONS, 2), **dict.fromkeys(SEATS, 4), "open": 7}


def account(agencies: int) -> dict[str, Any]:
    return {
        "meetings": {"held": 2, "quorate": 2, "stated": 2},
        "attendance": {"asked": 20, "came": 15},
        "decisions": 3,
        "actions": {**dict.fromkeys(ACTIONS, 2), "open": 7},
        "answers": {"given": 3, "awaited": 4},
        "reviews": 1,
        "training": {"runs": 2, "booked": 40, "marked": 38, "came": 35},
        "by_agency": [line(f"Wealdshire Agency {n}") for n in range(agencies)],
    }


def content(groups: int, agencies: int = 12, *, words: str = WORDS) -> dict[str, Any]:
    whole = account(agencies)
    return {
        "number": "EC-2026-27-Q2",
        "from": "2026-07-01",
        "to": "2026-09-30",
        "whole": whole,
        "before": {"number": "EC-2026-27-Q1", "whole": whole},
        "year": {"from": "2025-10-01", "by_agency": whole["by_agency"]},
        "groups": [
            {
                "slug": f"group-{n}",
                "name": f"Group {n}",
                "chair": "Head of Safeguarding",
                "state": "sent",
                "without_reason": "",
                "texts": dict.fromkeys(TEXTS, words[:LONGEST]),
                "account": whole,
            }
            for n in range(groups)
        ],
    }


def paper(said: dict[str, Any], message: str = WORDS[:800]) -> bytes:
    """The PDF of this content, with as much at its front as its form lets through."""
    circular = ExecutiveCircular(number="EC-2026-27-Q2", figures=said, message=message)
    circular.asks = "\n".join([WORDS[:160]] * 3)
    circular.approved_by = Membership(post="Chair of the Board")
    home = Partnership(slug="wealdshire", name="Wealdshire Partnership", mark="WE", colour="teal")
    facts = {"at": NOW, "head": HEAD, "digest": digest_of(circular.said())}
    return printed(document_of(circular, home, **facts))


def pages(pdf: bytes) -> list[str]:
    return [" ".join(p.extract_text().split()) for p in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module")
def full() -> bytes:
    """Seven groups that wrote as much as they may, each with thirteen agencies."""
    return paper(content(7, agencies=13))


def test_nothing_we_can_check_of_accessibility_is_wrong(full: bytes) -> None:
    assert faults(full) == []
    assert Walk(full).count()["/Figure"] == 2


FOOT, HEAD_ROOM, PAPER = 62, 68, 842  # points: what bears the running lines, and the sheet


def lines(pdf: bytes) -> list[list[tuple[float, str]]]:
    """What stands on each page between the running lines, with its height, from the top down."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        here: list[tuple[float, str]] = []

        def note(text: str, cm: Any, tm: Any, font: Any, size: Any, here: Any = here) -> None:
            y = cm[5] + cm[3] * tm[5]
            if text.strip() and FOOT < y < PAPER - HEAD_ROOM:
                here.append((y, text.strip()))

        page.extract_text(visitor_text=note)
        found.append(sorted(here, reverse=True))
    return found


def assert_well_filled(pdf: bytes) -> None:
    """No page but the first and the last ends above its lower third, none with a heading."""
    room = PAPER - HEAD_ROOM - FOOT
    headings = {*HEADINGS.values(), "How the numbers were counted", "The quarter by group"}
    for number, page in enumerate(lines(pdf)[1:-1], start=2):
        assert (page[-1][0] - FOOT) / room < 0.36, number
        assert page[-1][1] not in headings and "by agency" not in page[-1][1], number


def test_no_page_is_half_empty_and_none_ends_with_a_heading(full: bytes) -> None:
    assert_well_filled(full)
    some = content(8, agencies=9)
    for number, group in enumerate(some["groups"]):
        group["texts"] = dict.fromkeys(TEXTS, WORDS[: 90 * (number % 4 + 1)])
        group["account"] = account(2 + number)
    assert_well_filled(paper(some))


def test_a_table_is_not_split_and_says_whose_it_is(full: bytes) -> None:
    for number in range(7):
        (whole,) = [text for text in pages(full) if f"Group {number}: by agency" in text]
        table = whole.partition(f"Group {number}: by agency")[2]
        assert table.count("Wealdshire Agency") >= 13


def test_five_figures_and_the_asks_stand_on_the_first_page() -> None:
    first = pages(paper(content(11, agencies=1)))[0]
    for words in ("Actions closed", "Actions overdue at the end", "Actions given more time"):
        assert words in first
    assert "18 %, the same as last time" in first
    assert "Asked of the Board" in first and "Chair of the Board" in first


def test_a_chart_and_its_table_share_a_page_for_as_many_agencies_as_a_county_has() -> None:
    said = content(1, agencies=22)
    found = pages(paper(said))
    assert "Actions by agency and state" in found[1] and "Seats filled at meetings" in found[2]
    assert found[1].count("Wealdshire Agency 21") == found[2].count("Wealdshire Agency 21") == 2
    assert "The quarter by group" in found[3]


def test_groups_that_say_little_share_a_page() -> None:
    said = content(3, agencies=2)
    for group in said["groups"]:
        group["texts"] = {"done": "We met."}
    held = [text.count("Chair: Head of Safeguarding") for text in pages(paper(said))]
    assert sum(held) == 3 and max(held) >= 2


def test_a_group_of_which_nothing_was_counted_says_so_once() -> None:
    empty = content(1, agencies=0)
    empty["groups"][0]["account"] = none = {**empty["whole"], "decisions": 0, "reviews": 0}
    for name in ("actions", "attendance", "answers", "meetings", "training"):
        none[name] = dict.fromkeys(none[name], 0)
    text = " ".join(pages(paper(empty)))
    assert text.count("fell into this quarter") == 1 and "Actions raised" not in text


def test_a_quarter_is_not_compared_with_one_that_had_nothing_to_count() -> None:
    nothing = {**account(0), "actions": dict.fromkeys(ACTIONS, 0)}
    closed, *_, seats = five(account(1), nothing)
    assert (closed.change, closed.direction) == ("18\u00a0%; none to count last time", "")
    assert seats.change == "75\u00a0%, the same as last time"


def test_the_whole_partnership_stands_beneath_its_groups() -> None:
    said = content(2, agencies=3)
    said["whole"] = {**said["whole"], "decisions": 77}
    table = " ".join(pages(paper(said))).partition("The quarter by group")[2]
    assert "Group 1 2 15 of 20 3" in table and "Whole partnership 2 15 of 20 77" in table


def test_the_last_pages_say_how_it_was_counted_and_how_to_check_it(full: bytes) -> None:
    last = " ".join(pages(full)[-2:])
    assert "Restricted sources not counted" in last
    assert "counts children" in last and "fewer than 5" in last
    bare = last.replace(" ", "")
    assert str(HEAD) in bare and "manage.py" not in bare
    assert "gives this head to the check on the page The chain" in last
    assert Head.read(in_groups(str(HEAD))) == HEAD


@pytest.mark.parametrize("groups", [2, GROUPS_WITHOUT_CONTENTS + 1])
def test_contents_stand_in_long_ones_only(groups: int) -> None:
    found = pages(paper(content(groups, agencies=3)))
    is_long = groups > GROUPS_WITHOUT_CONTENTS
    assert ("In this circular" in found[0]) is is_long
    if is_long:
        assert "Group 0, page" in found[0]


def test_what_people_wrote_is_text_and_never_markup() -> None:
    wrote = "<script>x</script></style><img src=x> {{ 7|add:7 }} <b>CANARY-77</b>"
    text = " ".join(pages(paper(content(1, agencies=1, words=wrote), message=wrote)))
    assert text.count("<b>CANARY-77</b>") == 5


def test_a_quarter_without_anything_is_still_a_circular() -> None:
    said = content(1, agencies=0)
    for name in ("actions", "attendance", "answers", "meetings", "training"):
        said["whole"][name] = dict.fromkeys(said["whole"][name], 0)
    said["before"] = None
    pdf = paper(said)
    assert faults(pdf) == []
    text = " ".join(pages(pdf))
    assert "This is the first circular" in text and "0 of 0" not in text
