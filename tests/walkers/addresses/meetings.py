"""The addresses of meetings, their items and papers, and of circulars."""

from typing import Any

from tests.personas import World
from tests.walkers.addresses.naming import Filling, code_named, code_of, of_group

MEETING_PAGES = (
    "detail",
    "move",
    "cancellation",
    "diary",
    "circulation",
    "item_new",
    "attendance",
    "quorum",
    "holding",
    "minutes",
    "finalisation",
    "minutes_circulation",
    "confirmation",
)
ITEM_PAGES = (
    "item_edit",
    "item_place",
    "item_removal",
    "paper_new",
    "item_minute",
    "decision_new",
    "item_action_new",
)
CIRCULAR_PAGES = (
    "acknowledgement",
    "approval",
    "asking",
    "compilation",
    "detail",
    "distribution",
    "edit",
    "issue",
    "return",
)
CONTRIBUTION_PAGES = ("detail", "edit", "nil", "return", "sending")


def circular_of(w: World, side: str) -> dict[str, Any]:
    """The circular that is being made."""
    return {"number": w.open_circular.number}


def contribution_of(w: World, side: str) -> dict[str, Any]:
    """The group's part of it."""
    return {**circular_of(w, side), "group": w.group.slug}


def decision_of(w: World, side: str) -> dict[str, Any]:
    """The decision of that side, by its name."""
    return {"decision": str(w.things[f"{side}_decision"])}


MEETINGS: dict[str, Filling] = {
    **{f"meetings:meeting_{page}": code_named("meeting") for page in MEETING_PAGES},
    **{f"meetings:{page}": code_of("item") for page in ITEM_PAGES},
    "meetings:paper_detail": code_of("paper"),
    "meetings:paper_hand_in": code_of("paper"),
    "meetings:paper_withdrawal": code_of("paper"),
    "meetings:schedule": of_group("group"),
    "meetings:meeting_new": of_group("group"),
    "meetings:decision_correction": decision_of,
    "meetings:group_diary": of_group("group"),
    "meetings:standing_item_new": of_group("group"),
    **{f"meetings:circular_{page}": circular_of for page in CIRCULAR_PAGES},
    **{f"meetings:contribution_{page}": contribution_of for page in CONTRIBUTION_PAGES},
}
