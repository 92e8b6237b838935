"""Step 9: the quarter's circular, from the asking to what the Board reads. Step 11: home."""

from io import BytesIO

import pypdf
from playwright.sync_api import expect

from tests.journeys.cast import COUNCIL, ICB, LIG, PARTNERSHIP
from tests.journeys.people import Person
from tests.journeys.stage import Stage

QUARTER, NUMBER = "July to September 2026", "EC-2026-27-Q2"
SINCE = "Wards reach the council at weekends."
WORDS = "The group heard how the weekend number is used."


def the_quarter_opens(manager: Person) -> None:
    manager.press("Circular", "Open a quarter")
    manager.keep("09-open")
    manager.press("Open it and ask the groups")
    manager.reads(LIG)


def its_chair_edits_the_contribution(chair: Person) -> None:
    chair.press(PARTNERSHIP)
    chair.keep("09-home-of-the-chair")
    chair.press("Contribution of")
    chair.reads("Meetings")
    chair.press("Write it")
    chair.write({"What we did": WORDS})
    chair.press("Save")
    chair.press("Send it", "Send it")
    chair.keep("09-contribution")


def it_is_compiled(manager: Person) -> None:
    manager.press("Circular", QUARTER, "Write the front")
    manager.write({"Since the last circular": SINCE})
    manager.press("Save")
    manager.press("Compile", "Compile it")
    manager.keep("09-compiled")


def another_approves(chair: Person) -> None:
    chair.press("Circular", QUARTER, "Approve", "Approve it")
    chair.reads("Approved")


def it_is_issued(manager: Person, stage: Stage) -> bytes:
    manager.press("Circular", QUARTER, "Issue", "Issue it")
    manager.keep("09-progress")
    stage.work()
    # The page looks again by itself.
    ended = "is issued. Send it out when you are ready."
    expect(manager.main).to_contain_text(ended, timeout=30_000)
    manager.press(f"Back to {NUMBER}")
    manager.keep("09-issued")
    with manager.page.expect_download() as download:
        manager.press("PDF")
    manager.press("Send it out", "Send it out")
    return download.value.path().read_bytes()


def its_pages_bear_the_figures(pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert SINCE in text
    assert LIG in text
    assert "1 of 2\nActions closed" in text
    assert "Wealdshire Council 1 0 0 1" in text


def the_board_reads_and_acknowledges(stage: Stage, board: Person) -> None:
    board.open(stage.link_in_mail(board.email, NUMBER))
    board.reads(SINCE, WORDS)
    board.keep("09-read-by-the-board")
    board.press("Acknowledge it", "Acknowledge it")
    board.press(PARTNERSHIP)
    board.keep("11-home-of-the-board")


def home_shows_it_as_charts_with_tables(board: Person) -> None:
    for chart, row in (("Actions by agency", COUNCIL), ("Seats filled at meetings", ICB)):
        drawn = board.main.get_by_role("figure").filter(has_text=chart)
        expect(drawn.get_by_role("img", name=chart)).to_be_visible()
        drawn.get_by_text("The same as a table").click()
        expect(drawn.get_by_role("row").filter(has_text=row)).to_be_visible()
    board.keep("11-charts-as-tables")
