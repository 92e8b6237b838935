"""What a person must hand over before their membership ends.

Rooms to the right register a kind of open work in their ``panels`` module (or any other
that is discovered)::

    handover.register(
        key="actions", label="Actions led", order=30,
        held_by=lambda member: Action.objects.open().filter(lead=member),
        pass_on=lambda action, to, by, at: action.pass_to(lead=to, by=by, at=at),
        fits=lambda member, others: others.filter(agency=member.agency),
        nobody="Leave without a lead", of_agency=True,
    )

``held_by`` gives every open row, whoever asks; its queryset must know ``visible_to``.
``pass_on`` is called for each row, in the transaction that ends the membership, and raises
Refused when the person named cannot take that row on. ``said`` names a row on the page where it
is handed over. ``fits`` narrows the people offered
to those it would accept. Work with ``nobody``, the words of that choice, can be left to
nobody: ``pass_on`` is then called with ``to=None``. Work ``of_agency`` is the agency's own:
whoever moves to another agency leaves it behind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from core.journal.deeds import Refused
from core.journal.entitled import sees
from core.pages.parts import Link

SHOWN = 20


@dataclass(frozen=True)
class Kind:
    """One kind of open work."""

    key: str
    label: str
    order: int
    held_by: Callable[[Any], QuerySet[Any]]
    pass_on: Callable[..., Any]
    said: Callable[[Any], str] = str
    fits: Callable[[Any, QuerySet[Any]], QuerySet[Any]] = lambda member, others: others
    nobody: str = ""
    of_agency: bool = False


@dataclass(frozen=True)
class OpenWork:
    """What one person holds of one kind, as the person who asks may see it.

    ``hidden`` counts rows the asker may not read: they are passed on unseen.
    """

    kind: Kind
    member: Any
    count: int
    rows: list[Any]
    hidden: int

    @property
    def key(self) -> str:
        """The kind's name in code and in addresses."""
        return self.kind.key

    @property
    def label(self) -> str:
        """What the kind is called on pages."""
        return self.kind.label

    @property
    def links(self) -> list[Link]:
        """Each row shown, in the kind's own words."""
        return [Link(self.kind.said(row), row.get_absolute_url()) for row in self.rows]

    def takers(self, others: QuerySet[Any]) -> QuerySet[Any]:
        """Those of these people who can take it on."""
        return self.kind.fits(self.member, others)


_kinds: dict[str, Kind] = {}


def register(*, key: str, **kind: Any) -> None:
    """Register a kind, told as `Kind` is. Raises ValueError when the key is taken."""
    if key in _kinds:
        raise ValueError(f"Open work called {key} is registered already.")
    _kinds[key] = Kind(key, **kind)


def open_work(member: Any, *, me: Any) -> list[OpenWork]:
    """Everything this member holds, kind by kind; kinds of which nothing is held are left out."""
    found = [_held(kind, member, me) for kind in _in_order()]
    return [work for work in found if work.count]


def _held(kind: Kind, member: Any, me: Any) -> OpenWork:
    rows = kind.held_by(member)
    count = rows.count()
    visible = rows.visible_to(me) if count else rows.none()  # type: ignore[attr-defined]
    shown = list(visible[:SHOWN])
    readable = len(shown) if len(shown) < SHOWN else visible.count()
    return OpenWork(kind, member, count, shown, count - readable)


def refuse_work_of_the_agency(member: Any) -> None:
    """Raise Refused while this member holds open work that belongs to their agency.

    The words give no number: some of it may be behind a restriction.
    """
    for kind in _in_order():
        if kind.of_agency and kind.held_by(member).exists():
            raise Refused(
                f"{member} holds open work of {member.agency} ({kind.label.lower()}). "
                "Give it to somebody else there before changing the agency."
            )


def hand_over(member: Any, to: Mapping[str, Any], *, by: Any, at: datetime) -> None:
    """Pass every open row on to the member named for its kind, or to None where that may be.

    Raises Refused when a kind of which something is held is not named, needs somebody, or
    goes to somebody who may not see all of it.
    """
    for kind in _in_order():
        rows = list(kind.held_by(member))
        receiver = to.get(kind.key)
        is_said = receiver is not None or (kind.nobody and kind.key in to)
        if rows and not is_said:
            raise Refused(f"Say who takes over from {member}: {kind.label.lower()}.")
        for row in rows:
            kind.pass_on(row, to=receiver, by=by, at=at)
            if receiver is not None and not sees(receiver, row):
                raise Refused(f"{receiver} may not see all of it: {kind.label.lower()}.")
        if kind.held_by(member).exists():
            raise Refused(f"{member} still holds something: {kind.label.lower()}.")


def _in_order() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.key))
