"""Sealing the journal and checking the seals."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from core.journal.chain import GENESIS, digest_of, head_after
from core.journal.models import Entry, Seal
from core.journal.payloads import payloads
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
        number, _, value = printed.strip().partition("-")
        if len(value) != 64:
            raise ValueError("A chain head is a number, a hyphen and 64 hexadecimal digits.")
        return cls(int(number), bytes.fromhex(value))


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found. ``broken_at`` is the first link that does not hold."""

    checked: int
    head: Head | None
    broken_at: int | None = None
    why: str = ""

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def head() -> Head | None:
    """The newest link of the open partnership, or None before the first seal."""
    last = Seal.objects.order_by("-number").first()
    return Head(last.number, bytes(last.head)) if last else None


@transaction.atomic
def seal(*, at: datetime) -> Head | None:
    """Seal every unsealed entry of the open partnership, one sealer at a time."""
    _one_at_a_time(scope.partnership_id())
    link = head() or Head(0, GENESIS)
    while batch := list(Entry.objects.unsealed().order_by("written_at", "id")[:BATCH]):
        found = payloads(batch)
        seals = []
        for entry in batch:
            salt = secrets.token_bytes(16)
            digest = digest_of(salt, found[entry.pk])
            link = Head(link.number + 1, head_after(link.value, link.number + 1, entry.pk, digest))
            seals.append(
                Seal(
                    partnership_id=entry.partnership_id,
                    number=link.number,
                    entry=entry,
                    salt=salt,
                    digest=digest,
                    head=link.value,
                    sealed_at=at,
                )
            )
        Seal.objects.bulk_create(seals)
    return link if link.number else None


def _one_at_a_time(partnership: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [str(partnership)])


def verify(*, printed: Head | None = None) -> Verdict:
    """Walk the chain from its first link; compare with a head printed earlier, if given.

    Without ``printed`` a rewritten *and re-chained* journal would pass: the head that
    stands in an issued circular is what an owner of the database cannot take back.
    """
    link = Head(0, GENESIS)
    while batch := _links_after(link.number):
        found = payloads([s.entry for s in batch])
        for s in batch:
            fault = _fault(s, link, found[s.entry_id], printed)
            if fault:
                return Verdict(link.number, link, broken_at=s.number, why=fault)
            link = Head(s.number, bytes(s.head))
    if printed and printed.number > link.number:
        why = "The chain is shorter than the head that was printed."
        return Verdict(link.number, link, broken_at=link.number + 1, why=why)
    return Verdict(link.number, link if link.number else None)


def _links_after(number: int) -> list[Seal]:
    links = Seal.objects.filter(number__gt=number).select_related("entry").order_by("number")
    return list(links[:BATCH])


def _fault(s: Seal, before: Head, payload: object, printed: Head | None) -> str:
    if s.number != before.number + 1:
        return "A link is missing from the chain."
    if digest_of(bytes(s.salt), payload) != bytes(s.digest):
        return "The entry or its history is not what was sealed."
    if head_after(before.value, s.number, s.entry_id, bytes(s.digest)) != bytes(s.head):
        return "The link does not follow from the one before it."
    if printed and printed.number == s.number and printed.value != bytes(s.head):
        return "The chain was made anew after this head was printed."
    return ""
