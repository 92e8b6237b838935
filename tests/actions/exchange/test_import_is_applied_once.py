"""All or nothing, once, and only what was looked at (catalogue E03, C02)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actions.importing.applying import Applying
from actions.models import Action, ActionImport
from core.journal.actors import CLOCK
from core.journal.deeds import Refused
from core.journal.models import Entry
from core.tenancy import scope
from tests.actions.exchange.sheets import line, tracker
from tests.factories.rows import NOW, change
from tests.personas import World, sign_in


@pytest.fixture
def manager(client: Client, weald: World) -> Client:
    return sign_in(client, weald.manager)


def send(client: Client, world: World, *rows: dict[str, Any], clean: bool = True) -> str:
    """Send a tracker; returns the address of its preview."""
    upload = SimpleUploadedFile("tracker.xlsx", tracker(*rows))
    answer = client.post(world.path("actions/import/"), {"uploaded": upload})
    assert answer.status_code == 302, answer.content.decode()
    if clean:
        with scope.within(world.partnership.pk):
            file = ActionImport.objects.order_by("-sent_at").first().file
            file.found_clean(by=CLOCK, at=NOW, scanner="ClamAV")
    return str(answer.headers["Location"])


def confirm(client: Client, page: str, **facts: str) -> Any:
    preview = client.get(page).context["preview"]
    digest = preview.digest if preview else ""
    return client.post(page, {"digest": digest, **facts})


def actions(world: World) -> list[Action]:
    with scope.within(world.partnership.pk):
        return list(Action.objects.order_by("import_key"))


def test_a_confirmed_tracker_is_brought_in(manager: Client, weald: World) -> None:
    page = send(manager, weald, line(weald), line(weald, "TR-2", lead=""))
    assert actions(weald) == []
    assert confirm(manager, page).status_code == 302
    one, two = actions(weald)
    assert (one.import_key, one.agency_id, one.lead_id) == (
        "TR-1",
        weald.police.pk,
        weald.agency_lead.pk,
    )
    assert two.lead is None and two.group_id == weald.group.pk
    with scope.within(weald.partnership.pk):
        assert Entry.objects.about(one).get().kind == "action.imported"
        applied = Entry.objects.get(kind="import.applied")
    assert applied.facts == {"added": 2, "changed": 0}


def test_nothing_of_a_file_is_read_before_it_was_scanned(manager: Client, weald: World) -> None:
    page = send(manager, weald, line(weald), clean=False)
    shown = manager.get(page)
    assert shown.context["preview"] is None
    assert "is read when it was found clean" in shown.content.decode()
    assert confirm(manager, page).status_code == 409
    assert actions(weald) == []


def test_one_wrong_row_keeps_all_of_them_out(manager: Client, weald: World) -> None:
    page = send(manager, weald, line(weald), line(weald, "TR-2", due_on="31/11/2026"))
    assert "Cells to mend" in manager.get(page).content.decode()
    assert confirm(manager, page).status_code == 409
    assert actions(weald) == []


def test_confirming_twice_brings_in_once(manager: Client, weald: World) -> None:
    page = send(manager, weald, line(weald))
    digest = manager.get(page).context["preview"].digest
    sent = {"digest": digest, "once": "the-same-form"}
    assert [manager.post(page, sent).status_code for _ in range(2)] == [302, 302]
    assert manager.post(page, {"digest": digest}).status_code == 409
    assert len(actions(weald)) == 1


def test_sending_the_same_tracker_again_changes_nothing(manager: Client, weald: World) -> None:
    confirm(manager, send(manager, weald, line(weald)))
    again = send(manager, weald, line(weald))
    shown = manager.get(again)
    assert shown.context["preview"].same == 1
    assert "stands in the register already" in shown.content.decode()
    assert len(actions(weald)) == 1


def test_a_preview_that_no_longer_holds_is_shown_anew(manager: Client, weald: World) -> None:
    confirm(manager, send(manager, weald, line(weald)))
    page = send(manager, weald, line(weald, title="New words"))
    stale = manager.get(page).context["preview"].digest
    with scope.within(weald.partnership.pk):
        Action.objects.get().revise(by=weald.coordinator, at=NOW, text="Changed meanwhile.")
    answer = manager.post(page, {"digest": stale})
    assert answer.status_code == 409
    assert "Something changed since this was shown" in answer.content.decode()
    fresh = answer.context["preview"].digest
    assert fresh != stale and f'value="{fresh}"' in answer.content.decode()
    assert manager.post(page, {"digest": fresh}).status_code == 302
    assert actions(weald)[0].title == "New words"


def test_changes_go_through_the_verbs(manager: Client, weald: World) -> None:
    confirm(manager, send(manager, weald, line(weald)))
    page = send(manager, weald, line(weald, title="New words", lead=weald.chair.name))
    confirm(manager, page)
    action = actions(weald)[0]
    assert (action.title, action.lead_id) == ("New words", weald.chair.pk)
    with scope.within(weald.partnership.pk):
        kinds = set(Entry.objects.about(action).values_list("kind", flat=True))
    assert kinds == {"action.imported", "action.revised", "action.assigned"}


def test_a_refusal_in_the_middle_undoes_what_came_before(
    manager: Client, weald: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = send(manager, weald, line(weald), line(weald, "TR-2"))
    add = Applying._add

    def refuse_the_second(self: Applying, asked: Any) -> None:
        if asked.reference == "TR-2":
            raise Refused("The agency has closed.")
        add(self, asked)

    monkeypatch.setattr(Applying, "_add", refuse_the_second)
    answer = confirm(manager, page)
    assert answer.status_code == 409
    assert "Row 3: The agency has closed." in answer.content.decode()
    assert actions(weald) == []


def test_a_source_gets_a_plan_when_it_has_none(manager: Client, weald: World) -> None:
    rows = [line(weald, f"TR-{n}", source=weald.open_source.code) for n in (1, 2)]
    confirm(manager, send(manager, weald, *rows))
    found = actions(weald)
    assert {a.source_id for a in found} == {weald.open_source.pk}
    assert len({a.plan_id for a in found}) == 1


def test_rights_lost_since_the_preview_are_lost_at_the_button(
    manager: Client, weald: World
) -> None:
    page = send(manager, weald, line(weald))
    digest = manager.get(page).context["preview"].digest
    with scope.within(weald.partnership.pk):
        change(weald.manager, "membership.revised", roles=["delegate"])
    assert manager.post(page, {"digest": digest}).status_code == 403
    assert actions(weald) == []


def test_somebody_elses_import_is_absent(client: Client, manager: Client, weald: World) -> None:
    page = send(manager, weald, line(weald))
    assert sign_in(client, weald.coordinator).get(page).status_code == 404


def test_what_was_exported_as_text_is_brought_in_as_text(manager: Client, weald: World) -> None:
    confirm(manager, send(manager, weald, line(weald, title="'=1+1 of them")))
    assert actions(weald)[0].title == "=1+1 of them"
