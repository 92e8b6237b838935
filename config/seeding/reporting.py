"""Wealdshire's Executive Circulars: three are out, the fourth is being written."""

from datetime import timedelta
from typing import Any

from config.seeding.doing import chair_of
from config.seeding.garden import Garden, facts_of
from core.journal.sealing import Head, seal
from meetings.circular.paper import document_of, printed
from meetings.models import Acknowledgement, Contribution, ExecutiveCircular
from meetings.models.circular.content import digest_of
from meetings.quarters import Quarter

# Days after a quarter's end: asked, first contribution, compiled, approved, issued, sent out.
ASKED, SENT, COMPILED, APPROVED, ISSUED, OUT = 2, 5, 18, 20, 21, 22
ASKED_AGO = 9  # the open one


def plant(garden: Garden) -> None:
    """The last four quarters that are over, oldest first."""
    facts = facts_of("meetings", "wealdshire")
    quarters = [Quarter.of(garden.today).before]
    for _ in facts["issued"]:
        quarters.insert(0, quarters[0].before)
    for turn, (quarter, front) in enumerate(zip(quarters, facts["issued"], strict=False)):
        _issued(garden, quarter, facts, front, turn)
    _open(garden, quarters[-1], facts)


def _since(garden: Garden, quarter: Quarter, days: int) -> int:
    """A working day so long after a quarter's end, as days before today; yesterday at most."""
    day = garden.working.on_or_after(quarter.to_on + timedelta(days=days))
    return max((garden.today - day).days, 1)


def _asked(garden: Garden, facts: dict[str, Any]) -> list[Any]:
    return [garden.groups[name] for name in facts["asked"]]


def _issued(
    garden: Garden, quarter: Quarter, facts: dict[str, Any], front: dict[str, Any], turn: int
) -> None:
    team = garden.people["linnet-marsh"]
    asked = garden.at(_since(garden, quarter, ASKED))
    circular = ExecutiveCircular.open_quarter(quarter, _asked(garden, facts), by=team, at=asked)
    for row in Contribution.objects.filter(circular=circular).select_related("circular", "group"):
        _answer(garden, row, facts["texts"][row.group.name][turn], quarter)
    at = garden.at(_since(garden, quarter, COMPILED))
    words = {"message": front["message"].strip(), "asks": "\n".join(front["asks"])}
    circular.revise(by=team, at=at, **words)
    circular.compile(by=team, at=at)
    chair = garden.people["alder-weir"]
    circular.approve(by=chair, at=garden.at(_since(garden, quarter, APPROVED)))
    _out(garden, circular)


def _out(garden: Garden, circular: Any) -> None:
    """Printed, frozen, sent to the Board and the groups, read by two of the Board."""
    team, quarter = garden.people["linnet-marsh"], circular.quarter
    at = garden.at(_since(garden, quarter, ISSUED))
    head: Head = seal(at=garden.at(0, 0, 1))  # type: ignore[assignment]
    digest = digest_of(circular.said())
    pdf = printed(document_of(circular, garden.partnership, at=at, head=head, digest=digest))
    circular.issue(by=team, at=at, head=head, pdf=pdf, digest=digest)
    circular.distribute(by=team, at=garden.at(_since(garden, quarter, OUT)))
    for days, reader in enumerate(("alder-weir", "cedar-holm"), start=2):
        read = garden.at(_since(garden, quarter, OUT + days))
        Acknowledgement.give(circular, by=garden.people[reader], at=read)


def _answer(garden: Garden, row: Any, texts: dict[str, str], quarter: Quarter) -> None:
    """The chair writes and sends, or has nothing to report."""
    chair, at = chair_of(row.group), garden.at(_since(garden, quarter, SENT))
    if texts:
        row.revise(by=chair, at=at, **texts)
        row.send(by=chair, at=at)
    else:
        row.send_nil(by=chair, at=at)


def _open(garden: Garden, quarter: Quarter, facts: dict[str, Any]) -> None:
    """Contributions in every state: sent, returned, begun, nil, awaited."""
    team = garden.people["linnet-marsh"]
    at = garden.on(min(ASKED_AGO, _since(garden, quarter, 1)))
    circular = ExecutiveCircular.open_quarter(quarter, _asked(garden, facts), by=team, at=at)
    rows = Contribution.objects.filter(circular=circular).select_related("circular", "group")
    for name, row in {row.group.name: row for row in rows}.items():
        _begin(garden, row, facts["texts"][name][-1], facts["open"].get(name, ""))


def _begin(garden: Garden, row: Any, texts: dict[str, str], how_far: str) -> None:
    """Written, sent or returned, as far as the facts say."""
    chair, at = chair_of(row.group), garden.on(2, 14)
    if how_far == "nil":
        row.send_nil(by=chair, at=at)
    elif how_far:
        row.revise(by=chair, at=at, **texts)
    if how_far in ("sent", "returned"):
        row.send(by=chair, at=at)
    if how_far == "returned":
        reason = "Please say what came of the places that nobody took."
        row.send_back(by=garden.people["manager"], at=garden.on(1, 16), reason=reason)
