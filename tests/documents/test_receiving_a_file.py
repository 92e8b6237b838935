"""A file comes in: a row with its hash, a content under a random key, and quarantine."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction

from core.documents.models import StoredFile
from core.documents.models.file import StoredFile as Model
from core.journal.deeds import Refused
from core.journal.models import Entry
from core.tenancy import scope
from tests.documents import corpus
from tests.documents.conftest import Keeper
from tests.personas import World


def stored() -> set[Path]:
    return {p for p in (settings.VAR_DIR / "files").rglob("*") if p.is_file()}


def test_a_received_file_is_kept_with_its_hash_and_waits(wealdshire: World, keep: Keeper) -> None:
    file = keep("Referral audit.pdf")
    assert file.sha256 == hashlib.sha256(corpus.PDF).hexdigest()
    assert (file.name, file.media_type, file.size) == (
        "Referral audit.pdf",
        "application/pdf",
        len(corpus.PDF),
    )
    assert file.content.read() == corpus.PDF
    assert not file.is_available
    assert StoredFile.objects.quarantined().get() == file


def test_the_key_is_random_and_shows_nothing_of_the_name(wealdshire: World, keep: Keeper) -> None:
    one, two = keep("Asha.pdf"), keep("Asha.pdf")
    assert one.content.name != two.content.name
    assert "Asha" not in one.content.name
    assert one.content.name.startswith(f"{wealdshire.partnership.pk}/")
    assert one.code != two.code


def test_the_same_file_in_two_partnerships_is_two_files(weald: World, downland: World) -> None:
    from core.documents.files import receive
    from tests.factories.rows import NOW

    names = set()
    for world in (weald, downland):
        with scope.within(world.partnership.pk):
            upload = corpus.sent("a.pdf", corpus.PDF)
            names.add(receive(upload, by=world.manager, at=NOW).content.name)
    assert len(names) == 2


def test_receiving_is_recorded_with_who_sent_it(wealdshire: World, keep: Keeper) -> None:
    file = keep()
    entry = Entry.objects.about(file).get()
    assert entry.kind == "file.received"
    assert entry.actor_name == wealdshire.manager.name
    assert entry.facts == {"size": file.size, "sha256": file.sha256}


def test_what_is_known_of_a_file_is_no_wider_than_its_circle(
    wealdshire: World, keep: Keeper
) -> None:
    file = keep(circle=wealdshire.restricted_source.pk)
    assert Entry.objects.about(file).get().circle_id == wealdshire.restricted_source.pk
    assert StoredFile.objects.visible_to(wealdshire.panel_member).exists()
    assert not StoredFile.objects.visible_to(wealdshire.manager).exists()


def test_a_refused_file_leaves_neither_row_nor_content(wealdshire: World, keep: Keeper) -> None:
    before = stored()
    with pytest.raises(Refused, match="kind of file"):
        keep("page.txt", b"<!doctype html><html></html>")
    assert not StoredFile.objects.exists()
    assert stored() == before


def test_a_row_that_cannot_be_written_takes_its_content_along(
    wealdshire: World, keep: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored()
    monkeypatch.setattr(
        Model._meta.get_field("sha256"), "get_db_prep_save", lambda *a, **k: "x" * 99
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        keep()
    assert stored() == before


def test_a_content_that_cannot_be_stored_leaves_no_row(
    wealdshire: World, keep: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = settings.VAR_DIR / "files" / str(wealdshire.partnership.pk)
    folder.write_text("in the way: a file where the folder should be")
    with pytest.raises(OSError), transaction.atomic():
        keep()
    folder.unlink()
    assert not StoredFile.objects.exists()
