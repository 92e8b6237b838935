"""What the room shows on upstream pages, and its word in the navigation."""

from typing import Any

from actions import home  # noqa: F401  fills the home page
from actions.models import Action, ActionPlan, Evidence
from actions.showing import rows_for
from core.documents import owners
from core.pages.navigation import room
from core.pages.panels import Panel, panel_on
from core.tenancy.addresses import address
from partnership import handover
from partnership.models import Agency, Subgroup
from reviews.models import LearningSource, Recommendation

SHOWN = 10

room("Actions", "actions:action_list", "actions.read", order=30, prefix="actions")

owners.register(
    "actions.evidence", lambda me, file: Evidence.objects.visible_to(me).filter(file=file)
)


def _pass_on(action: Action, *, to: Any, by: Any, at: Any) -> None:
    action.assign(lead=to, by=by, at=at, reason="The lead before leaves the partnership.")


def _fit_to_lead(member: Any, others: Any) -> Any:
    """The people of the agency that is accountable; of two agencies nobody could lead all."""
    led = Action.objects.open().led_by(member)
    agencies = set(led.values_list("agency", flat=True))
    return others.filter(agency__in=agencies) if len(agencies) == 1 else others.none()


handover.register(
    key="actions",
    label="Actions led",
    order=30,
    held_by=lambda member: Action.objects.open().led_by(member),
    pass_on=_pass_on,
    fits=_fit_to_lead,
    nobody="Leave without a lead",
    of_agency=True,
)


def _listed(
    rows: Any, page: Any, heading: str, query: str, *, order: int, **context: Any
) -> Panel | None:
    """A panel of the first rows, with a link to the register for all of them.

    ``query`` is the register's filter that shows the same rows.
    """
    if not page.may("actions.read"):
        return None
    found = rows_for(
        rows.visible_to(page.me).order_by("due_on", "pk")[: SHOWN + 1],
        me=page.me,
        today=page.today,
    )
    register = address("actions:action_list")
    values = {
        "actions": found[:SHOWN],
        "count": len(found) if len(found) <= SHOWN else None,
        "all_url": f"{register}?{query}" if len(found) > SHOWN else "",
        "register_url": register,
        **context,
    }
    return Panel(heading, "actions/panels/actions.html", values, order=order, anchor="actions")


@panel_on(LearningSource)
def actions_of_source(source: Any, page: Any) -> Panel | None:
    """Its plans, and the open actions in them."""
    may_draft = page.may("plans.draft")
    plans = ActionPlan.objects.visible_to(page.me).filter(source=source)
    return _listed(
        Action.objects.open().filter(source=source),
        page,
        "Open actions",
        f"source={source.code}",
        order=40,
        plans=list(plans.select_related("group")),
        verb_url=address("actions:plan_new", source=source.code) if may_draft else "",
        verb_label="Draft an action plan",
        empty="No action has come of this source yet.",
    )


@panel_on(Recommendation)
def actions_for_recommendation(recommendation: Any, page: Any) -> Panel | None:
    """Every action that answers it, ended ones too."""
    return _listed(
        Action.objects.filter(recommendation=recommendation),
        page,
        "Actions",
        f"state=all&recommendation={recommendation.code}",
        order=40,
        empty="No action answers this recommendation yet.",
    )


@panel_on(Agency)
def actions_of_agency(agency: Any, page: Any) -> Panel | None:
    """What the agency is accountable for."""
    return _listed(
        Action.objects.open().owned_by(agency),
        page,
        "Open actions",
        f"agency={agency.slug}",
        order=40,
        hides_agency=True,
        empty="No open actions.",
    )


@panel_on(Subgroup)
def actions_of_group(group: Any, page: Any) -> Panel | None:
    """What the group watches over."""
    may_raise = page.may("actions.raise") and group.ended_on is None
    return _listed(
        Action.objects.open().overseen_by([group.pk]),
        page,
        "Open actions",
        f"group={group.slug}",
        order=50,
        verb_url=f"{address('actions:action_new')}?group={group.slug}" if may_raise else "",
        verb_label="Raise an action",
        empty="No open actions.",
    )
