"""Checking the seals: link by link, then what no link can see."""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from core.journal.agreement import disagreement
from core.journal.chain import digest_of, head_after
from core.journal.models import Entry, Layout, Seal
from core.journal.payloads import gone, history_models, payloads
from core.journal.sealing import BATCH, START, Head
from core.pages.templatetags.words import count_words

# Hexadecimal digits of 64 that a hand gets wrong.
SLIP = 8


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found.

    ``head`` is the last link that held, ``broken_at`` the first that did not, ``why`` what is
    wrong (nothing when all holds). ``is_whole`` is False when the walk stopped on the way.
    """

    head: Head | None
    broken_at: int | None = None
    why: str = ""
    is_whole: bool = True

    @property
    def holds(self) -> bool:
        return not self.why

    @property
    def checked(self) -> int:
        """How many links held, counted from the first."""
        return self.head.number if self.head else 0


def refuse_slip(printed: Head) -> None:
    """Raise ValueError for a head that was most likely typed wrong: no cause for an alarm.

    A chain that was made anew differs in nearly every digit; nobody can make one that
    differs in a few.
    """
    link = Seal.objects.filter(number=printed.number).first()
    pairs = zip(bytes(link.head).hex(), printed.value.hex(), strict=True) if link else ()
    wrong = sum(one != other for one, other in pairs)
    if 0 < wrong <= SLIP:
        raise ValueError(
            f"Compare this head with your copy once more: {count_words(wrong, 'digit,digits')} of "
            f"64 are not those of link {printed.number}. A chain made anew would differ in "
            "nearly all."
        )


def verify(*, printed: Head | None = None) -> Verdict:
    """Check the whole chain of the open partnership, and what lies beside it.

    Without ``printed`` a rewritten *and re-chained* journal would pass: the head that
    stands in an issued circular is what an owner of the database cannot take back.
    """
    found = walk(printed=printed)
    return look_beside(found) if found.holds else found


def walk(*, after: Head = START, most: int | None = None, printed: Head | None = None) -> Verdict:
    """Walk the links after ``after``, at ``most`` so many; compare with a printed head."""
    link, end = after, after.number + most if most else None
    while batch := _links_after(
        link.number, BATCH if end is None else min(BATCH, end - link.number)
    ):
        for seal, payload, layout_fault in _with_payloads(batch):
            fault = layout_fault or _fault(seal, link, payload, printed)
            if fault:
                return Verdict(link, broken_at=link.number + 1, why=fault)
            link = Head(seal.number, bytes(seal.head))
    if end is not None and link.number >= end and _links_after(link.number, 1):
        return Verdict(link, is_whole=False)
    if printed and printed.number > link.number:
        why = "The chain is shorter than the head that was printed."
        return Verdict(link, broken_at=link.number + 1, why=why)
    return Verdict(link if link.number else None)


def look_beside(verdict: Verdict) -> Verdict:
    """What the links cannot see: history that no deed wrote, rows that differ from theirs."""
    return replace(verdict, why=_stray() or disagreement())


def _links_after(number: int, most: int = BATCH) -> list[Seal]:
    links = Seal.objects.filter(number__gt=number).select_related("entry").order_by("number")
    return list(links[:most])


def _with_payloads(batch: list[Seal]) -> list[tuple[Seal, object, str]]:
    """Each link with its entry's payload, read by the columns it was sealed over."""
    layouts = Layout.objects.in_bulk({s.layout_id for s in batch})
    found: dict[object, object] = {}
    faults: dict[object, str] = {}
    for pk, layout in layouts.items():
        lost = gone(layout.columns)
        faults[pk] = f"This release no longer has the sealed column {lost}." if lost else ""
        entries = [s.entry for s in batch if s.layout_id == pk]
        found |= payloads(entries, layout.columns) if not lost else {}  # type: ignore[arg-type]
    return [(s, found.get(s.entry_id), faults[s.layout_id]) for s in batch]


def _fault(seal: Seal, before: Head, payload: object, printed: Head | None) -> str:
    if seal.number != before.number + 1:
        return "A link is missing from the chain."
    if digest_of(bytes(seal.salt), payload) != bytes(seal.digest):
        return "The entry or its history is not what was sealed."
    if head_after(before.value, seal.number, seal.entry_id, bytes(seal.digest)) != bytes(seal.head):
        return "The link does not follow from the one before it."
    if printed and printed.number == seal.number and printed.value != bytes(seal.head):
        return "The chain was made anew after this head was printed."
    return ""


def _stray() -> str:
    deeds = Entry.objects.filter(pk=OuterRef("entry_id"))
    for model in history_models():
        if model.objects.filter(~Exists(deeds)).exists():  # type: ignore[attr-defined]
            return f"{model._meta.db_table} holds a row that no deed wrote."
    return ""
