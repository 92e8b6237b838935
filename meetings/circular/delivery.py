"""Who was mailed an issued circular, and who has said that they read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.journal.models import Notice
from core.journal.models.handover import Fate
from meetings.models import Acknowledgement

DISTRIBUTED = "circular.distributed"
NOT_MAILED = "Not mailed"


@dataclass(frozen=True)
class Reader:
    """One member: what became of the mail, and when they acknowledged, if they have."""

    name: str
    post: str
    agency: str
    mail: str
    acknowledged_at: datetime | None


def mails_of(circular: Any) -> Any:
    """The notices of its sending out, one for each person."""
    return Notice.objects.filter(kind=DISTRIBUTED, subject_id=circular.pk)


def readers_of(circular: Any) -> list[Reader]:
    """Everybody it was mailed to, and whoever read it without: who has not yet comes first."""
    rows = mails_of(circular).select_related("recipient__agency")
    fates = {n.recipient: n.fate.label for n in rows}
    given = Acknowledgement.objects.filter(circular=circular).select_related("membership__agency")
    read = {row.membership: row.acknowledged_at for row in given}
    found = [_reader(m, fates.get(m, NOT_MAILED), read.get(m)) for m in {**fates, **read}]
    return sorted(found, key=lambda reader: (reader.acknowledged_at is not None, reader.name))


def _reader(member: Any, mail: str, acknowledged_at: datetime | None) -> Reader:
    agency = member.agency.name if member.agency else ""
    return Reader(member.name, member.post, agency, mail, acknowledged_at)


def how_many_by_fate(readers: list[Reader]) -> list[tuple[str, int]]:
    """How many mails came to which end, as the ledger names the ends."""
    counted = [(fate.label, sum(r.mail == fate.label for r in readers)) for fate in Fate]
    return [(label, number) for label, number in counted if number]
