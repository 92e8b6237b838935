"""The addresses of actions, plans and evidence."""

from typing import Any

from tests.personas import World
from tests.walkers.addresses.naming import Filling, code_named, code_of

ACTION_PAGES = (
    "detail",
    "edit",
    "assignment",
    "contributors",
    "start",
    "update",
    "extension",
    "extension_decision",
    "sign_off",
    "closure",
    "stop",
    "reopening",
    "impact",
)
PLAN_PAGES = ("detail", "edit", "proposals", "agreement", "action_new")


def evidence_of(w: World, side: str) -> dict[str, Any]:
    """A piece of evidence beneath its action."""
    found = w.things[f"{side}_evidence"]
    return {"code": w.things[f"{side}_action"].code, "evidence": found.code}


ACTIONS: dict[str, Filling] = {
    **{f"actions:action_{page}": code_of("action") for page in ACTION_PAGES},
    **{f"actions:plan_{page}": code_of("plan") for page in PLAN_PAGES},
    "actions:plan_new": code_of("source", "source"),
    "actions:evidence_new": code_of("action"),
    "actions:evidence_decision": evidence_of,
    "actions:evidence_version": evidence_of,
    "actions:import_detail": code_named("open_import"),
}
