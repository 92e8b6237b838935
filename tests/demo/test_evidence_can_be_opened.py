"""Some of Wealdshire's evidence is files: small, invented, and opened as a user opens them."""

import io
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from actions.models import Evidence
from config.seeding import wealdshire
from config.seeding.garden import Garden
from core.accounts.models import DemoMarker
from core.calendar.models import BankHoliday
from core.documents.models.file import NO_SCANNER
from core.documents.workbook import read_workbook
from core.tenancy import scope
from tests.personas import sign_in

INVENTED = "Wealdshire does not exist"
KINDS, WAITING = {"pdf": 2, "xlsx": 2, "csv": 1, "png": 2}, 4
SMALL = 200_000  # bytes


@pytest.fixture
def garden(db: None, settings: Any) -> Garden:
    """Planted as bin/dev plants it: a demonstration, without a scanner."""
    settings.DEMO, settings.CLAMD_ADDRESS = True, ""
    today = timezone.localdate()
    DemoMarker.mark(at=timezone.now())
    BankHoliday.fill(today=today)
    return wealdshire.plant(today=today)


def words_of(name: str, content: bytes) -> str:
    """What a reader finds in the file; of a picture that it can be looked at."""
    if name.endswith(".pdf"):
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if name.endswith(".xlsx"):
        (rows,) = read_workbook(content).values()
        return "\n".join(str(cell) for row in rows for cell in row)
    if name.endswith(".png"):
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            return INVENTED if min(picture.size) > 400 else ""
    return content.decode("utf-8-sig")


def test_a_handful_of_small_files_opens_for_whoever_may_see_the_action(garden: Garden) -> None:
    client = sign_in(Client(), garden.people["manager"])
    with scope.within(garden.partnership.pk):
        shown = list(Evidence.objects.exclude(file=None).select_related("file", "action"))
        where = [(e, e.action.get_absolute_url(), e.file.get_absolute_url()) for e in shown]
    assert Counter(e.file.name.rsplit(".", 1)[1] for e in shown) == KINDS
    # Some of it waits for somebody to look; each came on its day, and no scanner has seen it.
    assert sum(e.action.closed_on is None for e in shown) == WAITING
    assert all(e.file.received_at < timezone.now() - timedelta(days=1) for e in shown)
    assert {e.file.checked_with for e in shown} == {NO_SCANNER}
    for evidence, page, address in where:
        assert "Checked by type only" in client.get(page).content.decode()
        opened = client.get(address)
        content = opened.getvalue()
        assert opened.status_code == 200, evidence.file.name
        assert evidence.file.name.startswith(evidence.title[:40])
        assert len(content) < SMALL
        assert INVENTED in " ".join(words_of(evidence.file.name, content).split())
