"""Which things of a furnished world fill each route's address.

``side`` is "open" or "restricted": a route about something that can be restricted names the
twin behind the restriction as well, and the walk asks for both.
"""

from collections.abc import Callable
from typing import Any

from tests.personas import World

Filling = Callable[[World, str], dict[str, Any]]


def code_of(thing: str, slug: str = "code") -> Filling:
    """The code of ``world.<side>_<thing>``."""
    return lambda w, side: {slug: w.things[f"{side}_{thing}"].code}


def slug_of(thing: str, slug: str = "slug") -> Filling:
    """The slug of ``world.<thing>``."""
    return lambda w, side: {slug: getattr(w, thing).slug}


def of_meeting(w: World, side: str) -> dict[str, Any]:
    """The one meeting that both the open and the restricted item belong to."""
    return {"code": w.meeting.code}


def of_group(slug: str) -> Filling:
    """The group the cast sits on."""
    return lambda w, side: {slug: w.group.slug}


MEETING_PAGES = (
    "detail", "move", "cancellation", "diary", "circulation", "item_new", "attendance", "quorum",
    "holding", "minutes", "finalisation", "minutes_circulation", "confirmation",
)
ITEM_PAGES = (
    "item_edit", "item_removal", "paper_new", "item_minute", "decision_new", "item_action_new",
)


def evidence_of(w: World, side: str) -> dict[str, Any]:
    """A piece of evidence beneath its action."""
    found = w.things[f"{side}_evidence"]
    return {"code": w.things[f"{side}_action"].code, "evidence": found.code}


ACTION_PAGES = (
    "detail", "edit", "assignment", "contributors", "start", "update", "extension",
    "extension_decision", "sign_off", "closure", "stop", "reopening", "impact",
)
PLAN_PAGES = ("detail", "edit", "proposals", "agreement", "action_new")

ADDRESSES: dict[str, Filling] = {
    **{f"actions:action_{page}": code_of("action") for page in ACTION_PAGES},
    **{f"actions:plan_{page}": code_of("plan") for page in PLAN_PAGES},
    "actions:plan_new": code_of("source", "source"),
    "actions:evidence_new": code_of("action"),
    "actions:evidence_decision": evidence_of,
    "actions:evidence_version": evidence_of,
    **{f"meetings:meeting_{page}": of_meeting for page in MEETING_PAGES},
    **{f"meetings:{page}": code_of("item") for page in ITEM_PAGES},
    "meetings:paper_detail": code_of("paper"),
    "meetings:paper_hand_in": code_of("paper"),
    "meetings:paper_withdrawal": code_of("paper"),
    "meetings:schedule": of_group("group"),
    "meetings:standing_item_new": of_group("group"),
    "account_reset_password_from_key": lambda w, side: {"uidb36": "1", "key": "a-b"},
    "mfa_edit_webauthn": lambda w, side: {"code": "NONE"},
    "mfa_remove_webauthn": lambda w, side: {"code": "NONE"},
}
