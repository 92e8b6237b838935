"""What the workbook promises of empty cells, codes, short names and numbers of rows."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actions.models import Action
from tests.actions.exchange.sheets import line, preview
from tests.documents import corpus
from tests.factories import partnership as make
from tests.factories.actions import raised
from tests.personas import World, sign_in


def there(world: World, **facts: Any) -> Action:
    usual = {"source": world.open_source, "import_key": "T-1", "lead": world.agency_lead}
    return raised(world, **{**usual, **facts})


@pytest.mark.parametrize("by_code", [True, False])
def test_a_known_action_needs_only_its_reference_and_what_changes(
    wealdshire: World, by_code: bool
) -> None:
    action = there(wealdshire)
    found = preview(
        wealdshire,
        {"reference": action.code.lower() if by_code else "T-1", "title": "In other words"},
    )
    assert found.rejects == []
    change = found.changes[0]
    assert (change.action, change.words, change.owner) == (action, {"title": "In other words"}, {})


def test_a_reference_is_known_in_any_case(wealdshire: World) -> None:
    action = there(wealdshire)
    found = preview(wealdshire, {"reference": "t-1", "title": "In other words"})
    assert [change.action for change in found.changes] == [action]
    assert found.adds == []


def test_a_row_of_a_known_reference_alone_changes_nothing(wealdshire: World) -> None:
    there(wealdshire)
    found = preview(wealdshire, {"reference": "T-1"})
    assert (found.same, found.changes, found.rejects) == (1, [], [])


def test_a_lead_alone_has_to_belong_to_the_agency_that_is_accountable(wealdshire: World) -> None:
    there(wealdshire)
    found = preview(wealdshire, {"reference": "T-1", "lead": wealdshire.other_lead.name})
    assert [r.words for r in found.rejects] == [f"does not belong to {wealdshire.police}"]
    change = preview(wealdshire, {"reference": "T-1", "lead": wealdshire.chair.name}).changes[0]
    assert change.owner == {"agency": wealdshire.police, "lead": wealdshire.chair}


def test_an_unknown_code_is_called_unknown(wealdshire: World) -> None:
    found = preview(wealdshire, {"reference": "A-ZZZZ", "title": "In other words"})
    assert {"A-ZZZZ is no action that is here already" in r.words for r in found.rejects} == {True}


def test_rows_are_counted_not_their_cells(wealdshire: World) -> None:
    found = preview(wealdshire, {"reference": "N-1"}, line(wealdshire, "N-2", due_on="soon"))
    assert (len(found.rejects), found.rejected_rows) == (6, 2)


def test_a_groups_short_name_is_known(wealdshire: World) -> None:
    group = make.subgroup(wealdshire.manager, "Learning and Improvement", short_name="LIG")
    assert preview(wealdshire, line(wealdshire, group="lig")).adds[0].group == group


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.pdf", b"%PDF-1.7 nothing"),
        ("letter.docx", corpus.docx()),
        ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ],
)
def test_another_kind_of_file_is_answered_with_the_one_kind_that_is_read(
    client: Client, weald: World, name: str, content: bytes
) -> None:
    sign_in(client, weald.manager)
    upload = SimpleUploadedFile(name, content)
    answer = client.post(weald.path("actions/import/"), {"uploaded": upload}).content.decode()
    assert "Send the filled-in template, an Excel workbook (.xlsx)." in answer
    assert "PowerPoint" not in answer
