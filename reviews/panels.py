"""What the room shows on its own source page, on the home page and in the navigation."""

from typing import Any

from core.calendar.asked import nearness
from core.pages.navigation import room
from core.pages.panels import Panel, home_panel, panel_on
from core.tenancy.addresses import address
from reviews.models import (
    AgencyAnswer,
    Bar,
    Finding,
    LearningSource,
    PanelPlace,
    PracticeReview,
    Recommendation,
)
from reviews.proposals import waiting_for

# Beneath their source, findings stand as they were entered: keys grow with time, and codes
# are random.
SHOWN = 20

room("Learning", "reviews:source_list", "reviews.read", order=20, prefix="learning")


def _verb(page: Any, permission: str, thing: Any, route: str, **to: Any) -> str:
    """The address of a panel's verb where ``me`` may use it."""
    return address(route, **to) if page.may(permission, thing) else ""


@panel_on(LearningSource)
def practice_review(source: Any, page: Any) -> Panel | None:
    """The statutory detail, where there is one."""
    review = PracticeReview.objects.filter(source=source).first()
    if review is None:
        return None
    review.source = source
    return Panel("The review", "reviews/panels/practice_review.html", {"review": review}, order=10)


@panel_on(LearningSource)
def findings(source: Any, page: Any) -> Panel:
    """What the source shows."""
    rows = list(Finding.objects.filter(source=source).order_by("pk")[:SHOWN])
    add = (
        ""
        if source.is_closed
        else _verb(page, "reviews.change", source, "reviews:finding_new", code=source.code)
    )
    more = address("reviews:finding_list") + f"?source={source.code}"
    context = {"rows": rows, "count": source.findings_count, "add_url": add, "all_url": more}
    return Panel("Findings", "reviews/panels/findings.html", context, order=20, anchor="findings")


@panel_on(LearningSource)
def recommendations(source: Any, page: Any) -> Panel:
    """What should change because of it."""
    rows = Recommendation.objects.filter(source=source).with_answers(on=page.today)
    may = not source.is_closed and page.may("reviews.change", source)
    context = {
        "rows": list(rows.in_report_order()[:SHOWN]),
        "count": source.recommendations_count,
        "add_url": address("reviews:recommendation_new", code=source.code) if may else "",
        "entry_url": address("reviews:recommendation_entry", code=source.code) if may else "",
        "all_url": address("reviews:recommendation_list") + f"?source={source.code}",
    }
    return Panel(
        "Recommendations",
        "reviews/panels/recommendations.html",
        context,
        order=30,
        anchor="recommendations",
    )


@panel_on(Finding)
def recommended(finding: Any, page: Any) -> Panel | None:
    """Recommendations made because of this finding."""
    rows = Recommendation.objects.filter(finding=finding).with_answers(on=page.today)
    found = list(rows.in_report_order()[:SHOWN])
    if not found:
        return None
    context = {"rows": found, "count": len(found)}
    return Panel("Recommendations", "reviews/panels/recommendations.html", context, order=30)


@panel_on(LearningSource)
def panel_places(source: Any, page: Any) -> Panel | None:
    """Who reads a restricted source: shown to those who read it."""
    if not source.is_restricted:
        return None
    places = PanelPlace.objects.filter(source=source).current().select_related("membership")
    context = {
        "rows": list(places),
        "source": source,
        "add_url": _verb(page, "reviews.steer", source, "reviews:place_new", code=source.code),
    }
    return Panel("Panel", "reviews/panels/places.html", context, order=80, anchor="panel")


@panel_on(LearningSource)
def bars(source: Any, page: Any) -> Panel | None:
    """Conflicts of interest: for those who decide about them and the scrutineer."""
    if not (page.may("reviews.steer", source) or page.me.is_scrutineer):
        return None
    rows = Bar.objects.visible_to(page.me).in_force().filter(source=source)
    context = {
        "rows": list(rows.select_related("membership")),
        "add_url": _verb(page, "reviews.steer", source, "reviews:bar_new", code=source.code),
    }
    return Panel("Conflicts of interest", "reviews/panels/bars.html", context, order=85)


@home_panel
def answers_asked(me: Any, page: Any) -> Panel | None:
    """An agency lead's answers, nearest day first, each with its one verb. Those that are near
    or late stand in "Asked of you" already."""
    if not me.is_agency_lead:
        return None
    rows = AgencyAnswer.objects.visible_to(me).awaited().filter(agency_id=me.agency_id)
    rows = rows.exclude(due_on__lte=nearness(page.today))
    found = list(
        rows.select_related("agency", "recommendation__source").order_by("due_on", "pk")[:SHOWN]
    )
    if not found:
        return None
    for row in found:
        row.shown_state = row.state(page.today)
    register = address("reviews:recommendation_list")
    context = {"rows": found, "all_url": f"{register}?state=awaiting&agency={me.agency.slug}"}
    return Panel("Answers due later", "reviews/panels/answers_asked.html", context, order=20)


@home_panel
def agreements_asked(me: Any, page: Any) -> Panel | None:
    """Panel, bar and opening proposals of somebody else that ``me`` could decide."""
    found = waiting_for(me)
    if not found:
        return None
    return Panel(
        "Waiting for a second person", "reviews/panels/agreements.html", {"rows": found}, order=0
    )
