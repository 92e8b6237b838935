"""Numbers of an account as figures and tables."""

from dataclasses import dataclass
from typing import Any

from core.pages.parts import Figure
from meetings.direction import Share, move
from meetings.reckoning import ACTIONS, SEATS, on_hand

GROUP_COLUMNS = [
    "Group", "Meetings", "Seats filled", "Decisions", "Raised", "Closed", "Overdue",
    "Answers", "Reviews", "Course runs",
]  # fmt: skip
COLUMNS = ["Agency", "Raised", "Closed", "Overdue", "More time", "Open", "Seats filled"]


@dataclass(frozen=True)
class Table:
    """A table whose first column names the row."""

    caption: str
    columns: list[str]
    rows: list[list[Any]]


def five(whole: dict[str, Any], before: dict[str, Any] | None) -> list[Figure]:
    """The five figures since the last circular: each with its whole, its share, its direction."""
    now, then = _shares(whole), _shares(before) if before else {}
    return [_figure(label, share, then.get(label)) for label, share in now.items()]


def _shares(account: dict[str, Any]) -> dict[str, Share]:
    actions, seats, answers = account["actions"], account["attendance"], account["answers"]
    return {
        "Actions closed": Share(actions["closed"], on_hand(actions)),
        "Actions overdue at the end": Share(actions["overdue"], actions["open"]),
        "Actions given more time": Share(actions["extended"], on_hand(actions)),
        "Answers given to recommendations": Share(answers["given"], answers["awaited"]),
        "Seats filled at meetings": Share(seats["came"], seats["asked"]),
    }


def _figure(label: str, now: Share, then: Share | None) -> Figure:
    if not now.of:
        return Figure(label, "–", note="none to count")
    if then is None:
        return Figure(label, now.number, now.of, change=str(now))
    moved = move(now, then)
    return Figure(label, now.number, now.of, direction=moved.direction, change=moved.words)


def numbers_of(account: dict[str, Any]) -> list[Figure]:
    """A group's own numbers, none where nothing was counted; training only where it is tied."""
    if not _is_anything(account):
        return []
    actions, seats, meetings = account["actions"], account["attendance"], account["meetings"]
    answers, training = account["answers"], account["training"]
    found = [
        Figure("Meetings held", meetings["held"], note=_quorum(meetings)),
        _part("Seats filled", seats["came"], seats["asked"], "no meeting held"),
        Figure("Decisions", account["decisions"]),
        Figure("Actions raised", actions["opened"]),
        _part("Actions closed", actions["closed"], on_hand(actions), "none on hand"),
        _part("Overdue", actions["overdue"], actions["open"], "none open"),
        _part("More time", actions["extended"], on_hand(actions), "none on hand"),
        _part("Answers given", answers["given"], answers["awaited"], "none owed"),
        Figure("Reviews under way", account["reviews"]),
    ]
    if training["runs"]:
        found.append(Figure("Course runs", training["runs"], note=_places(training)))
    return found


def _is_anything(account: dict[str, Any]) -> bool:
    """Whether any number of an account is more than nothing."""
    if account["by_agency"] or account["decisions"] or account["reviews"]:
        return True
    parts = ("meetings", "actions", "answers", "training")
    return any(any(account[name].values()) for name in parts)


def _part(label: str, number: int, of: int, empty: str) -> Figure:
    """A number of a whole; where there is no whole, why, instead of "0 of 0"."""
    return Figure(label, number, of) if of else Figure(label, "–", note=empty)


def _quorum(meetings: dict[str, int]) -> str:
    if not meetings["stated"]:
        return ""
    return f"{meetings['quorate']} of {meetings['stated']} quorate"


def _places(training: dict[str, int]) -> str:
    came = f", {training['came']} of {training['marked']} came" if training["marked"] else ""
    return f"{training['booked']} places booked{came}"


def agencies_table(lines: list[dict[str, Any]]) -> Table | None:
    """Each agency's actions and seats in one group; None where there is nothing to show."""
    rows = [_agency_row(line) for line in lines if any(line[n] for n in (*ACTIONS, *SEATS))]
    return Table("By agency", COLUMNS, rows) if rows else None


def _agency_row(line: dict[str, Any]) -> list[Any]:
    numbers = [line[name] for name in ("opened", "closed", "overdue", "extended", "open")]
    return [line["agency"], *numbers, _of(line["came"], line["asked"])]


def groups_table(groups: list[dict[str, Any]], whole: dict[str, Any]) -> Table:
    """Every group in one line, and the whole partnership in the last."""
    rows = [_group_row(group["name"], group["account"]) for group in groups]
    last = _group_row("Whole partnership", whole)
    return Table("The quarter by group", GROUP_COLUMNS, [*rows, last])


def _group_row(name: str, account: dict[str, Any]) -> list[Any]:
    actions, seats, answers = account["actions"], account["attendance"], account["answers"]
    return [
        name,
        account["meetings"]["held"],
        _of(seats["came"], seats["asked"]),
        account["decisions"],
        actions["opened"],
        _of(actions["closed"], on_hand(actions)),
        _of(actions["overdue"], actions["open"]),
        _of(answers["given"], answers["awaited"]),
        account["reviews"],
        account["training"]["runs"],
    ]


def _of(number: int, whole: int) -> str:
    return f"{number} of {whole}" if whole else "–"
