"""The template and the door: whose names it offers, which files and tables are taken."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actions.importing.known import choices
from actions.importing.reading import lines_of
from actions.importing.template import template_of
from actions.models import ActionImport
from core.documents.unacceptable import Unacceptable
from core.documents.workbook import read_workbook
from core.tenancy import scope
from tests.actions.exchange.sheets import HEADINGS, line, preview
from tests.documents import corpus
from tests.personas import World, sign_in


def test_columns_of_ours_that_nobody_may_fill_are_refused(wealdshire: World) -> None:
    for strange in ("partnership_id", "closed_on", "role", "id"):
        with pytest.raises(Unacceptable, match=strange):
            preview(wealdshire, line(wealdshire), headings=[*HEADINGS, strange])


HEADS = {
    "twice": [*HEADINGS[:-1], HEADINGS[0]],
    "missing": HEADINGS[:-1],
    "order": [HEADINGS[1], HEADINGS[0], *HEADINGS[2:]],
    "no sheet": None,
}


@pytest.mark.parametrize("what", HEADS)
def test_another_table_than_the_template_is_refused(wealdshire: World, what: str) -> None:
    how: dict[str, Any] = {"headings": HEADS[what]} if HEADS[what] else {"sheet": "Tabelle1"}
    with pytest.raises(Unacceptable):
        preview(wealdshire, line(wealdshire), **how)


def test_a_workbook_without_actions_is_told(wealdshire: World) -> None:
    with pytest.raises(Unacceptable, match="no actions"):
        preview(wealdshire)


def test_too_many_rows_are_told(wealdshire: World) -> None:
    rows = [line(wealdshire, f"TR-{n}") for n in range(1_001)]
    with pytest.raises(Unacceptable, match="at most 1000"):
        preview(wealdshire, *rows)


def test_the_template_can_be_read_and_offers_the_partnerships_own_names(
    wealdshire: World,
) -> None:
    content = template_of(choices())
    sheets = read_workbook(content)
    assert sheets["Actions"][0] == HEADINGS
    assert sheets["Actions"][1][0] == "EXAMPLE"
    offered = [row[0] for row in sheets["Lists"][1:]]
    assert wealdshire.police.name in offered
    with pytest.raises(Unacceptable, match="no actions"):
        lines_of(content)


def test_its_cells_offer_a_list_to_choose_from(client: Client, weald: World) -> None:
    import io
    from zipfile import ZipFile

    answer = sign_in(client, weald.manager).get(weald.path("actions/import/template/"))
    with ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "Lists!$A$2:$A$" in sheet and 'type="date"' in sheet


NOT_OURS = {
    "tracker.csv": corpus.CSV,
    "tracker.txt": "Reference\tAction\n".encode("utf-16"),
    "letter.docx": corpus.docx(),
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "macros.xlsm": corpus.office("xl/workbook.xml"),
    "tracker.xlsx": b"Reference,Action\n1,2\n",
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_other_files_are_refused_at_the_door(client: Client, weald: World, name: str) -> None:
    sign_in(client, weald.manager)
    upload = SimpleUploadedFile(name, NOT_OURS[name])
    answer = client.post(weald.path("actions/import/"), {"uploaded": upload})
    assert answer.status_code == 422
    with scope.within(weald.partnership.pk):
        assert not ActionImport.objects.exists()


@pytest.mark.parametrize("part", ["agency_lead", "chair", "board_member", "scrutineer"])
def test_only_the_business_team_brings_in(client: Client, weald: World, part: str) -> None:
    sign_in(client, weald.people[part])
    for path in ("", "template/", "I-2222/"):
        assert client.get(weald.path(f"actions/import/{path}")).status_code == 403, path
