"""Charts carry their numbers as words and as a table, and nothing a page must not hold."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from config.embedded import ROOT
from core.documents.charts import Chart, bars, stacked
from core.documents.shades import is_dark, shades_of
from core.pages.palette import HEX

POLICE, HOSTILE = "Wealdshire Police", '<script>alert(1)</script> & "Sons"'
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=[0, 1], ids=["bars", "stacked"])
def chart(request: pytest.FixtureRequest) -> Chart:
    """Drawn when a test asks, never while the module is read."""
    return both()[request.param]


def both() -> list[Chart]:
    rows = [(POLICE, 4), (HOSTILE, 0)]
    parted = [(POLICE, [1, 2]), (HOSTILE, [0, 0])]
    return [
        bars("Overdue", rows, colour="#0f5c5c", columns=("Agency", "Overdue")),
        stacked("By state", parted, parts=["Late", "Open"], colour="#0f5c5c", first="Agency"),
    ]


def test_a_chart_is_a_picture_with_words(chart: Chart) -> None:
    root = ElementTree.fromstring(chart.svg)
    title = root.find(f"{SVG}title")
    assert title is not None and title.text == chart.words
    assert root.get("role") == "img" and root.get("aria-labelledby") == title.get("id")
    assert POLICE in chart.words and HOSTILE in chart.words


def test_a_chart_passes_a_strict_content_policy(chart: Chart) -> None:
    for forbidden in ("style=", "<style", "<script", "href=", "onload"):
        assert forbidden not in chart.svg


def test_the_table_has_every_number_of_the_picture() -> None:
    one, two = both()
    assert (one.columns, one.rows) == (["Agency", "Overdue"], [[POLICE, 4], [HOSTILE, 0]])
    assert two.columns == ["Agency", "Late", "Open"] and two.rows[0] == [POLICE, 1, 2]


def test_no_part_of_a_picture_claims_to_be_a_picture_of_its_own(chart: Chart) -> None:
    roles = [e.get("role") for e in ElementTree.fromstring(chart.svg).iter() if e.get("role")]
    assert roles == ["img"] and "aria-roledescription" not in chart.svg


def test_nothing_to_show_is_said() -> None:
    empty = bars("Overdue", [], colour="#0f5c5c", columns=("Agency", "Overdue"))
    assert "nothing to show" in empty.words and empty.svg.startswith("<svg")
    assert stacked("By state", [], parts=["A"], colour="#0f5c5c", first="X").rows == []


def test_two_charts_on_a_page_have_names_of_their_own() -> None:
    one, two = both()
    assert one.svg.split('title id="')[1][:9] != two.svg.split('title id="')[1][:9]


@pytest.mark.parametrize("colour", HEX.values())
def test_each_part_bears_an_ink_that_can_be_read(colour: str) -> None:
    shades = shades_of(colour, 4)
    assert shades[0] == colour and is_dark(shades[0]) and not is_dark(shades[-1])


def test_importing_draws_nothing() -> None:
    """A process forked after the first chart hangs in its own."""
    code = "import vl_convert; vl_convert.vegalite_to_svg = None\nimport core.documents.charts"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_many_bars_keep_their_names_large_enough_to_read_on_a_page() -> None:
    names = [f"Wealdshire Integrated Care Board {n}" for n in range(20)]
    svg = bars("Actions", [(n, 3) for n in names], colour="#6d2748", columns=("Agency", "Actions"))
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.svg)
    assert box and float(box[2]) < 480 and float(box[2]) < float(box[1])
    assert "Wealdshire Integrated Care Board 19" in svg.svg
