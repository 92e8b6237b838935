"""The document itself: tagged, one page a group, contents past eight pages, nothing as markup."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from core.journal.sealing import Head
from meetings.circular.paper import GROUPS_WITHOUT_CONTENTS, document_of, in_groups, printed
from meetings.circular.tables import five
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
                "texts": dict.fromkeys(TEXTS, words[:LONGEST]),
                "account": whole,
            }
            for n in range(groups)
        ],
        "without_reason": "",
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


def test_each_group_has_one_page_however_much_it_wrote(full: bytes) -> None:
    found = pages(full)
    starts = [n for n, text in enumerate(found) if "Chair: Head of Safeguarding" in text]
    assert len(starts) == 7
    assert starts == list(range(starts[0], starts[0] + 7))
    assert "How the numbers were counted" in found[starts[-1] + 1]


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
    assert sum(held) == 3 and max(held) == 2


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


def test_the_last_page_says_how_to_check_it(full: bytes) -> None:
    last = pages(full)[-1]
    assert "Restricted sources not counted" in last
    assert "counts children" in last and "fewer than 5" in last
    bare = last.replace(" ", "")
    assert f'--head"{str(HEAD)}"' in bare
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
