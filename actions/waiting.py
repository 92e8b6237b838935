"""What waits for whom: the rows behind home's panels."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from actions.models import Action, ActionPlan, Evidence, Extension, SignOff
from actions.showing import with_columns
from core.pages.london import midnight
from core.tenancy.addresses import address

SILENCE = timedelta(days=28)


@dataclass(frozen=True)
class Decision:
    """One thing this person can decide now."""

    words: str
    action: Any  # or the plan
    since: datetime
    url: str


def asked_of(me: Any, *, on: date, days: int) -> Any:
    """Actions this person owns that need something now: due, returned, silent or leaderless.

    Annotated with ``is_led_by_me``, ``evidence_returned`` and ``sign_off_returned``; nearest
    due date first.
    """
    mine = Q(lead_id=me.pk)
    if me.is_agency_lead:
        mine |= Q(agency_id=me.agency_id)
    of_action = {"action": OuterRef("pk"), "is_accepted": False}
    rows = with_columns(Action.objects.visible_to(me).with_owner().filter(mine)).with_touched_on()
    rows = rows.annotate(
        is_led_by_me=ExpressionWrapper(Q(lead_id=me.pk), output_field=BooleanField()),
        evidence_returned=Exists(Evidence.objects.current().filter(**of_action)),
        sign_off_returned=Exists(SignOff.objects.filter(**of_action)),
    )
    pressing = Q(due_on__lte=on + timedelta(days=days)) | Q(touched_on__lte=on - SILENCE)
    returned = Q(evidence_returned=True) | Q(sign_off_returned=True)
    return rows.filter(pressing | returned | Q(lead__isnull=True)).order_by("due_on", "pk")


def decisions_for(me: Any, *, limit: int) -> list[Decision]:
    """What others have asked and this person may decide, oldest first."""
    found = [
        *_decisions(me, _extensions(), "More time", "action_extension_decision", limit),
        *_decisions(me, _sign_offs(), "Sign-off", "action_closure", limit),
        *_evidence(me, limit),
        *_plans(me, limit),
    ]
    return sorted(found, key=lambda decision: decision.since)[:limit]


def _extensions() -> Any:
    return Extension.objects.filter(_open(), decided_at__isnull=True)


def _sign_offs() -> Any:
    return SignOff.objects.filter(_open(), decided_at__isnull=True)


def _open() -> Q:
    return Q(action__closed_on__isnull=True, action__stopped_on__isnull=True)


def _decisions(me: Any, rows: Any, words: str, route: str, limit: int) -> list[Decision]:
    rows = _for_decision(me, rows).exclude(asked_by_id=me.pk)
    return [
        Decision(words, row.action, row.asked_at, row.action.page(route))
        for row in rows.order_by("asked_at")[:limit]
    ]


def _evidence(me: Any, limit: int) -> list[Decision]:
    rows = _for_decision(me, Evidence.objects.undecided().filter(_open()))
    rows = rows.exclude(submitted_by_id=me.pk).order_by("submitted_at")[:limit]
    return [
        Decision("Evidence", row.action, row.submitted_at, row.page("evidence_decision"))
        for row in rows
    ]


def _plans(me: Any, limit: int) -> list[Decision]:
    """Plans with something in them, drafted by somebody else and not agreed."""
    rows = ActionPlan.objects.visible_to(me).awaiting_agreement().exclude(drafted_by_id=me.pk)
    if not me.is_business_team:
        rows = rows.filter(group_id__in=me.chaired_ids)
    return [
        Decision(
            "Agreement to a plan",
            plan,
            midnight(plan.drafted_on),
            address("actions:plan_agreement", code=plan.code),
        )
        for plan in rows.order_by("drafted_on")[:limit]
    ]


def _for_decision(me: Any, rows: Any) -> Any:
    """Parts of visible actions that ``me`` oversees and does not lead."""
    rows = rows.visible_to(me).exclude(action__lead_id=me.pk).select_related("action")
    return rows if me.is_business_team else rows.filter(action__group_id__in=me.chaired_ids)
