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
    "item_removal",
    "paper_new",
    "item_minute",
    "decision_new",
    "item_action_new",
)


def evidence_of(w: World, side: str) -> dict[str, Any]:
    """A piece of evidence beneath its action."""
    found = w.things[f"{side}_evidence"]
    return {"code": w.things[f"{side}_action"].code, "evidence": found.code}


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


def answer_of(w: World, side: str) -> dict[str, Any]:
    """The council's answer beneath its recommendation."""
    return {"code": w.things[f"{side}_recommendation"].code, "agency": w.council.slug}


def person_of(person: str) -> Filling:
    """Somebody on the panel of, or barred from, a source."""
    return lambda w, side: {
        "code": w.things[f"{side}_source"].code,
        "person": w.people[person].slug,
    }


def terms_of(thing: str, **more: str) -> Filling:
    """A version of the group's terms."""
    return lambda w, side: {"group": w.group.slug, "number": w.things[thing].number, **more}


def clause_of(w: World, side: str) -> dict[str, Any]:
    """A clause of the draft."""
    return {**terms_of("open_draft_terms")(w, side), "clause": w.open_draft_clause.number}


def seat_of(w: World, side: str) -> dict[str, Any]:
    """The group member's seat."""
    return {"group": w.group.slug, "code": w.member_seat.code}


def appointment_of(w: World, side: str) -> dict[str, Any]:
    return {**seat_of(w, side), "member": w.group_member.slug}


def slug_named(thing: str, **fixed: str) -> Filling:
    return lambda w, side: {"slug": getattr(w, thing).slug}


SOURCE_PAGES = (
    "source_detail",
    "source_edit",
    "source_closure",
    "source_restriction",
    "source_opening",
    "source_opening_agreement",
    "practice_review_detail",
    "practice_review_edit",
    "finding_new",
    "recommendation_new",
    "recommendation_entry",
    "place_new",
    "bar_new",
)
RECOMMENDATION_PAGES = ("detail", "edit", "agencies", "conclusion")
PLACE_PAGES = ("agreement", "detail", "ending", "ending_agreement")
BAR_PAGES = ("agreement", "detail", "lifting", "lifting_agreement")

LEARNING: dict[str, Filling] = {
    **{f"reviews:{page}": code_of("source") for page in SOURCE_PAGES},
    **{f"reviews:recommendation_{p}": code_of("recommendation") for p in RECOMMENDATION_PAGES},
    **{f"reviews:answer_{page}": answer_of for page in ("detail", "giving", "reopening")},
    **{f"reviews:place_{page}": person_of("panel_member") for page in PLACE_PAGES},
    **{f"reviews:bar_{page}": person_of("barred_manager") for page in BAR_PAGES},
    "reviews:finding_detail": code_of("finding"),
    "reviews:finding_edit": code_of("finding"),
}

HOUSE: dict[str, Filling] = {
    **{
        f"partnership:agency_{page}": slug_named("icb")
        for page in ("closure", "detail", "edit", "renaming", "succession")
    },
    **{
        f"partnership:membership_{page}": slug_named("delegate")
        for page in ("detail", "edit", "ending")
    },
    **{
        f"partnership:priority_{page}": slug_named("open_priority")
        for page in ("closure", "detail", "edit")
    },
    **{
        f"partnership:subgroup_{page}": slug_named("other_group")
        for page in ("detail", "edit", "ending")
    },
    **{f"partnership:seat_{page}": seat_of for page in ("detail", "edit", "removal")},
    "partnership:seat_new": of_group("group"),
    "partnership:appointment_new": seat_of,
    "partnership:appointment_edit": appointment_of,
    "partnership:appointment_ending": appointment_of,
    "partnership:terms_new": of_group("group"),
    "partnership:terms_detail": terms_of("open_terms"),
    "partnership:terms_edit": terms_of("open_draft_terms"),
    "partnership:terms_adoption": terms_of("open_draft_terms"),
    "partnership:terms_comparison": terms_of("open_draft_terms"),
    "partnership:clause_new": terms_of("open_draft_terms"),
    "partnership:clause_edit": clause_of,
    "partnership:clause_striking": clause_of,
    "partnership:invitation_accept": lambda w, side: {"token": "never-was"},
    **{
        f"partnership:invitation_{page}": lambda w, side: {"code": w.open_invitation.code}
        for page in ("detail", "repeat", "withdrawal")
    },
    "operator:partnership_invitation": lambda w, side: {"slug": w.slug},
    "actions:import_detail": lambda w, side: {"code": w.open_import.code},
    "documents:file_download": code_of("file"),
    "documents:job_detail": lambda w, side: {"code": w.open_job.code},
    "journal:history": lambda w, side: {"record": f"actions/{w.things[f'{side}_action'].code}"},
}

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

CIRCULARS: dict[str, Filling] = {
    **{
        f"meetings:circular_{page}": lambda w, side: {"number": w.open_circular.number}
        for page in CIRCULAR_PAGES
    },
    **{
        f"meetings:contribution_{page}": lambda w, side: {
            "number": w.open_circular.number,
            "group": w.group.slug,
        }
        for page in CONTRIBUTION_PAGES
    },
}

COURSE_PAGES = (
    "training:course_detail",
    "training:course_edit",
    "training:course_finding_new",
    "training:course_withdrawal",
    "training:run_new",
)
RUN_PAGES = ("booking", "cancellation", "detail", "edit", "nomination", "register")

TRAINING: dict[str, Filling] = {
    **{page: slug_named("open_course") for page in COURSE_PAGES},
    **{f"training:run_{p}": lambda w, side: {"code": w.open_run.code} for p in RUN_PAGES},
    **{
        f"training:booking_{page}": lambda w, side: {"code": w.open_booking.code}
        for page in ("cancellation", "detail")
    },
    "training:trainer_ending": lambda w, side: {"person": w.trainer.slug},
}

ADDRESSES: dict[str, Filling] = {
    **CIRCULARS,
    **LEARNING,
    **TRAINING,
    **HOUSE,
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
