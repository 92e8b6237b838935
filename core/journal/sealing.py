"""Sealing the journal, one sealer at a time for each partnership."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from core.journal.chain import GENESIS, digest_of, head_after
from core.journal.models import Entry, Layout, Seal
from core.journal.payloads import columns_now, payloads
from core.tenancy import scope

BATCH = 500


@dataclass(frozen=True)
class Head:
    """A point of the chain that can be printed and compared later."""

    number: int
    value: bytes

    def __str__(self) -> str:
        return f"{self.number}-{self.value.hex()}"

    @classmethod
    def read(cls, printed: str) -> "Head":
        """Read a printed head. Raises ValueError when it is not one."""
        number, _, value = "".join(printed.split()).partition("-")
        if not number.isdecimal() or not re.fullmatch("[0-9a-f]{64}", value):
            raise ValueError("A chain head is a number, a hyphen and 64 hexadecimal digits.")
        return cls(int(number), bytes.fromhex(value))


START = Head(0, GENESIS)


def head() -> Head | None:
    """The newest link of the open partnership, or None before the first seal."""
    last = Seal.objects.order_by("-number").first()
    return Head(last.number, bytes(last.head)) if last else None


@transaction.atomic
def seal(*, at: datetime) -> Head | None:
    """Seal every unsealed entry of the open partnership. Gives the newest link."""
    one_at_a_time(scope.partnership_id())
    link = head() or START
    layout = Layout.objects.of(columns_now(), at=at)
    while batch := list(Entry.objects.unsealed().order_by("written_at", "id")[:BATCH]):
        link = _add_links(batch, link, layout, at)
    return link if link.number else None


def _add_links(batch: list[Entry], link: Head, layout: Layout, at: datetime) -> Head:
    found = payloads(batch, layout.columns)
    seals = []
    for entry in batch:
        salt = secrets.token_bytes(16)
        digest = digest_of(salt, found[entry.pk])
        number = link.number + 1
        link = Head(number, head_after(link.value, number, entry.pk, digest))
        seals.append(
            Seal(
                partnership_id=entry.partnership_id,
                number=number,
                entry=entry,
                layout=layout,
                salt=salt,
                digest=digest,
                head=link.value,
                sealed_at=at,
            )
        )
    Seal.objects.bulk_create(seals)
    return link


def one_at_a_time(partnership: UUID) -> None:
    """Hold this partnership's chain until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [str(partnership)])
