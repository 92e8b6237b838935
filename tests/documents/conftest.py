"""What the tests of files and jobs share: a kept file and somebody who owns it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.documents import owners
from core.documents.files import receive
from core.documents.models import StoredFile
from core.journal.actors import CLOCK
from partnership.models import Membership
from tests.documents import corpus
from tests.factories.rows import NOW
from tests.personas import World

Keeper = Callable[..., StoredFile]


@pytest.fixture
def keep(weald: World) -> Keeper:
    """``keep("minutes.pdf", content)`` inside Wealdshire's scope: a file in quarantine."""

    def kept(name: str = "minutes.pdf", content: bytes = corpus.PDF, **facts: Any) -> StoredFile:
        return receive(corpus.sent(name, content), by=weald.manager, at=NOW, **facts)

    return kept


@pytest.fixture
def clean(keep: Keeper) -> Keeper:
    """The same, found clean."""

    def kept(*args: Any, **facts: Any) -> StoredFile:
        return keep(*args, **facts).found_clean(by=CLOCK, at=NOW, scanner="ClamAV")

    return kept


@pytest.fixture
def belongs_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Membership], None]]:
    """``belongs_to(member)``: every file hangs from a row that only this member may see."""
    monkeypatch.setattr(owners, "_owners", dict(owners._owners))

    def grant(member: Membership) -> None:
        def rows(me: Any, file: StoredFile) -> Any:
            return Membership.objects.filter(pk=member.pk if me.pk == member.pk else None)

        owners.register("tests.row", rows)

    yield grant
