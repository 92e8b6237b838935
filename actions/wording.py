"""How this room says what columns hold."""

from datetime import date
from typing import Any

from core.pages.templatetags.words import day

TIMES = {1: "once", 2: "twice"}


def times(number: int) -> str:
    """once, twice, 3 times."""
    return TIMES.get(number, f"{number} times")


def extended_words(number: int, first_due_on: date) -> str:
    """extended twice, first Sat 3 May 2025; nothing for an action that never was."""
    return f"extended {times(number)}, first {day(first_due_on)}" if number else ""


def names_people(me: Any) -> bool:
    """Whether this person reads names beside actions. Owners and Board read posts: the
    person stands in the history (look reference, "No blame")."""
    return bool(me.is_business_team or me.is_scrutineer)


def lead_words(me: Any, *, name: str | None, post: str | None) -> str:
    """The lead as this person reads it; empty where nobody leads."""
    return (name if names_people(me) else post) or ""


def by_whom(member: Any) -> str:
    """The post and agency of somebody who said or decided something."""
    if member is None:
        return ""
    return f"{member.post}, {member.agency}" if member.agency else str(member.post)


def are_of_one_agency(one: Any, other: Any) -> bool:
    """Whether both belong to the same agency; people of the partnership itself belong to none."""
    return bool(one and other and one.agency_id and one.agency_id == other.agency_id)


def decided_by(decider: Any, *, asker: Any) -> str:
    """Who decided, and that it was somebody of the agency that had asked, if so."""
    words = by_whom(decider)
    return f"{words} (decided by the same agency)" if are_of_one_agency(decider, asker) else words


def warning_of_one_agency(me: Any, *, asker: Any) -> str:
    """What is said before somebody decides what their own agency asked; empty otherwise."""
    if not are_of_one_agency(me, asker):
        return ""
    return f"Whoever asked is of your own agency, {me.agency}. The history will say so."
