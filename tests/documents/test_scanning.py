"""Out of quarantine, by a real scanner or not at all (catalogue F05, F06)."""

from typing import Any

import pytest
from django.conf import settings
from pytest_django import Settings

from core.accounts.models import DemoMarker
from core.documents.clamd import ScannerUnavailable, scan
from core.documents.models import StoredFile
from core.documents.models.file import NO_SCANNER
from core.documents.showing import check_words, state_of
from core.documents.tasks import scan_partnership
from core.journal.actors import CLOCK
from core.journal.deeds import Refused
from core.journal.models import Entry
from tests.documents import corpus
from tests.documents.conftest import Keeper
from tests.factories.rows import NOW
from tests.personas import World
from tests.servers import EICAR
from tests.stack import free_port

INFECTED = {
    "bare": ("notes.txt", EICAR),
    "in a document": ("letter.docx", corpus.docx(word__theme=EICAR)),
    "in an archive in a document": (
        "letter.docx",
        corpus.docx(word__embedded=corpus.archive({"a.txt": EICAR})),
    ),
}


def sweep(world: World) -> None:
    scan_partnership(partnership_id=str(world.partnership.pk))


def last_deed(file: StoredFile) -> Entry:
    return Entry.objects.about(file).first()


@pytest.mark.parametrize("where", INFECTED)
def test_a_virus_is_found_and_the_file_never_served(
    wealdshire: World, keep: Keeper, clamd: str, where: str
) -> None:
    file = keep(*INFECTED[where])
    sweep(wealdshire)
    file.refresh_from_db()
    assert file.refused_at and not file.is_available
    assert "Eicar.Test" in file.refused_because
    assert last_deed(file).kind == "file.refused"
    assert last_deed(file).reason == file.refused_because


def test_a_clean_file_is_released_with_the_scanners_name(
    wealdshire: World, keep: Keeper, clamd: str
) -> None:
    file = keep()
    sweep(wealdshire)
    file.refresh_from_db()
    assert file.is_available and state_of(file) is None
    assert file.checked_with.startswith("ClamAV")
    assert last_deed(file).kind == "file.found_clean"
    assert last_deed(file).actor_name == "The system"


def test_one_sweep_looks_at_every_file(wealdshire: World, keep: Keeper, clamd: str) -> None:
    kept = [keep(f"{n}.pdf") for n in range(4)] + [keep("notes.txt", EICAR)]
    sweep(wealdshire)
    assert not StoredFile.objects.quarantined().exists()
    assert StoredFile.objects.filter(found_clean_at__isnull=False).count() == len(kept) - 1


def test_a_scanner_that_is_down_leaves_the_file_where_it_is(
    wealdshire: World, keep: Keeper, settings: Settings, clamd: str
) -> None:
    settings.CLAMD_ADDRESS = f"127.0.0.1:{free_port()}"
    file = keep()
    sweep(wealdshire)
    assert StoredFile.objects.quarantined().get() == file
    assert state_of(file).word == "Being checked for viruses"  # type: ignore[union-attr]
    settings.CLAMD_ADDRESS = clamd
    sweep(wealdshire)
    file.refresh_from_db()
    assert file.is_available


def test_without_a_scanner_files_wait(wealdshire: World, keep: Keeper) -> None:
    file = keep()
    assert "before a virus scanner is set up" in check_words()
    sweep(wealdshire)
    file.refresh_from_db()
    assert not file.is_available
    assert state_of(file).word == "Held: no virus scanner is set up"  # type: ignore[union-attr]


def test_the_demo_setting_alone_releases_nothing(
    wealdshire: World, keep: Keeper, settings: Settings
) -> None:
    settings.DEMO = True
    file = keep()
    sweep(wealdshire)
    file.refresh_from_db()
    assert not file.is_available


def test_a_demonstration_says_that_it_has_no_scanner(
    db: None, settings: Settings, request: pytest.FixtureRequest
) -> None:
    settings.DEMO = True
    DemoMarker.mark(at=NOW)
    world = request.getfixturevalue("wealdshire")
    file = request.getfixturevalue("keep")()
    assert state_of(file).word == "Being checked by type"  # type: ignore[union-attr]
    assert "checked by type only" in check_words()
    sweep(world)
    file.refresh_from_db()
    assert file.is_available and file.checked_with == NO_SCANNER
    assert state_of(file).word == "Checked by type only"  # type: ignore[union-attr]
    assert last_deed(file).kind == "file.released"


def test_a_file_leaves_quarantine_once(wealdshire: World, keep: Keeper) -> None:
    file = keep().found_clean(by=CLOCK, at=NOW, scanner="ClamAV")
    with pytest.raises(Refused):
        file.refuse(by=CLOCK, at=NOW, because="late")
    with pytest.raises(Refused):
        file.release(by=CLOCK, at=NOW)


def test_a_content_that_vanished_is_refused(wealdshire: World, keep: Keeper, clamd: str) -> None:
    file = keep()
    file.content.storage.delete(file.content.name)
    sweep(wealdshire)
    file.refresh_from_db()
    assert file.refused_because == "The content was not found in the store."


def test_a_stream_longer_than_the_scanner_takes_is_no_verdict(clamd: str) -> None:
    class Endless:
        left = 40 * 1024 * 1024

        def read(self, size: int) -> bytes:
            self.left -= size
            return b"\0" * size if self.left > 0 else b""

    with pytest.raises(ScannerUnavailable):
        scan(Endless(), address=clamd)  # type: ignore[arg-type]


def test_somebody_else_on_the_port_is_no_verdict(smtp_catcher: Any) -> None:
    address = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    with pytest.raises(ScannerUnavailable):
        scan(__import__("io").BytesIO(b"x"), address=address)
