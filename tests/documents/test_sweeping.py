"""No content without a row, nothing past its time (catalogue F10, E06)."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from core.documents.files import keep_made
from core.documents.models import StoredFile
from core.documents.sweeping import GRACE, remove_expired, remove_orphans
from core.journal.models import Entry
from tests.documents.conftest import Keeper
from tests.personas import World


class Undone(Exception):
    pass


def test_what_a_failed_transaction_left_behind_is_removed_after_a_day(
    wealdshire: World, keep: Keeper
) -> None:
    kept = keep()
    with pytest.raises(Undone), transaction.atomic():
        lost = keep()
        raise Undone
    home, now = wealdshire.partnership.pk, timezone.now()
    assert remove_orphans(home, at=now) == 0
    assert remove_orphans(home, at=now + GRACE + timedelta(minutes=1)) == 1
    assert not default_storage.exists(lost.content.name)
    assert default_storage.exists(kept.content.name)


def test_another_partnerships_contents_are_not_looked_at(
    wealdshire: World, downland: World
) -> None:
    key = default_storage.save(f"{downland.partnership.pk}/orphan", ContentFile(b"x"))
    later = timezone.now() + GRACE + timedelta(minutes=1)
    assert remove_orphans(wealdshire.partnership.pk, at=later) == 0
    assert default_storage.exists(key)


def test_a_made_file_is_there_until_its_time_and_its_removal_is_recorded(
    wealdshire: World, django_capture_on_commit_callbacks: Any
) -> None:
    now = timezone.now()
    file = keep_made(
        io.BytesIO(b"a,b\r\n"),
        name="actions.csv",
        media_type="text/csv",
        by=wealdshire.manager,
        at=now,
        expires_at=now + timedelta(hours=24),
    )
    assert file.is_available and file.size == 5
    home = wealdshire.partnership.pk
    assert remove_expired(home, at=now + timedelta(hours=23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_expired(home, at=now + timedelta(hours=25)) == 1
    file = StoredFile.objects.get(pk=file.pk)
    assert not file.is_available and not default_storage.exists(file.content.name)
    assert Entry.objects.about(file).first().kind == "file.removed"
    assert remove_expired(home, at=now + timedelta(hours=26)) == 0
