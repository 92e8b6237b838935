"""Reading a planted partnership as a business officer would: what does not fit is named.

Each function here gives a line for every row that contradicts another.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils import timezone

from actions.choices import Confidence, Standing
from actions.models import Action, ActionPlan, Evidence, Extension, ImpactReview, ProgressUpdate
from actions.standing import standing_of
from core.calendar.england import england
from core.journal.models import Entry
from meetings.models import (
    AgendaItem,
    Contribution,
    Decision,
    ExecutiveCircular,
    Meeting,
    Minutes,
    Paper,
)
from reviews.models import AgencyAnswer, Finding, LearningSource, Recommendation
from training.models import Booking, Course

Line = Iterator[str]
ENDED = (Standing.CLOSED, Standing.CLOSED_WITH_IMPACT)


def local(moment: Any) -> date:
    return timezone.localdate(moment)


def everything_in_its_order(today: date) -> Line:
    """Pairs of days of which the first may not come after the second."""
    for what, first, second in _pairs():
        if first and second and first > second:
            yield f"{what}: {first} comes after {second}"


def _pairs() -> Iterator[tuple[Any, Any, Any]]:
    for made in Recommendation.objects.select_related("source"):
        yield made, made.source.received_on, made.made_on
        yield made, made.made_on, made.concluded_on
    for answer in AgencyAnswer.objects.select_related("recommendation"):
        yield answer, local(answer.asked_at), answer.answered_at and local(answer.answered_at)
    for plan in ActionPlan.objects.all():
        yield plan, plan.drafted_on, plan.agreed_on
    for action in Action.objects.all():
        yield action, action.raised_on, action.original_due_on
        yield action, action.raised_on, action.closed_on or action.stopped_on
        yield action, action.closed_on, action.impact_on
    yield from _pairs_of_parts()


def _pairs_of_parts() -> Iterator[tuple[Any, Any, Any]]:
    for part, moment in _parts():
        action, on = part.action, local(moment)
        yield f"{action.code} {type(part).__name__}", action.raised_on, on
        yield f"{action.code} {type(part).__name__}", on, action.closed_on or action.stopped_on
    for shown in Evidence.objects.filter(decided_at__isnull=False):
        yield shown, shown.submitted_at, shown.decided_at
    for asked in Extension.objects.filter(decided_at__isnull=False):
        yield asked, asked.asked_at, asked.decided_at
    for minutes in Minutes.objects.select_related("meeting"):
        yield minutes, minutes.meeting.starts_at, minutes.finalised_at
        yield minutes, minutes.finalised_at, minutes.circulated_at
    for booking in Booking.objects.select_related("run"):
        yield booking, booking.booked_at, booking.run.starts_at


def _parts() -> Iterator[tuple[Any, Any]]:
    for update in ProgressUpdate.objects.select_related("action"):
        yield update, update.made_at
    for shown in Evidence.objects.select_related("action"):
        yield shown, shown.submitted_at
    for asked in Extension.objects.select_related("action"):
        yield asked, asked.asked_at


def nothing_from_the_future(today: date) -> Line:
    for entry in Entry.objects.filter(at__date__gt=today):
        yield f"{entry.kind} on {local(entry.at)}"


def people_who_work_on_weekdays(today: date) -> Line:
    """Offices write on working days; only today may be any day."""
    working = england()
    for entry in Entry.objects.all():
        if not working.includes(local(entry.at)) and local(entry.at) != today:
            yield f"{entry.kind} on {entry.at:%A %d %B %Y}"


def words_that_fit_the_state(today: date) -> Line:
    """The last update says neither more nor less than the action's state."""
    for action in Action.objects.prefetch_related("updates", "evidence"):
        state = standing_of(action, on=today, days=14)
        last = action.updates.all()[0] if action.updates.all() else None
        if last and last.confidence == Confidence.STUCK and state != Standing.OVERDUE:
            yield f"{action}: stuck, and {state}"
        if state in (*ENDED, Standing.AWAITING) and not _shown(action):
            yield f"{action}: {state} without accepted evidence"
        if state in ENDED and not (last and last.confidence == Confidence.ON_TRACK):
            yield f"{action}: {state} without a last word"


def _shown(action: Any) -> bool:
    return any(shown.is_accepted for shown in action.evidence.all())


def agencies_that_speak_for_themselves(today: date) -> Line:
    for part, _ in _parts():
        who = getattr(part, "made_by", None) or getattr(part, "submitted_by", None) or part.asked_by
        if who.agency_id != part.action.agency_id:
            yield f"{part.action}: {who} is of another agency"
    for answer in AgencyAnswer.objects.given().select_related("answered_by"):
        if answer.answered_by.agency_id != answer.agency_id:
            yield f"{answer}: {answer.answered_by} is of another agency"


def actions_that_follow_an_answer(today: date) -> Line:
    """No agency acts before it has said that it will."""
    said = {(a.recommendation_id, a.agency_id): a for a in AgencyAnswer.objects.given()}
    for action in Action.objects.filter(recommendation__isnull=False):
        answer = said.get((action.recommendation_id, action.agency_id))
        if answer is None or local(answer.answered_at) > action.raised_on:
            yield f"{action}: raised before {action.agency} answered"


def meetings_without_a_quorum_that_say_why(today: date) -> Line:
    for meeting in Meeting.objects.filter(is_quorate=False, quorum_note=""):
        yield f"{meeting}, {local(meeting.starts_at)}: went on without a word"


def decisions_numbered_as_they_were_made(today: date) -> Line:
    days = list(Decision.objects.order_by("number").values_list("number", "decided_on"))
    for (_, before), (number, after) in pairwise(days):
        if after < before:
            yield f"D-{number}: of {after}, after {before}"


TEXTS: list[tuple[Any, str]] = [
    (ProgressUpdate, "text"),
    (ImpactReview, "what_changed"),
    (AgencyAnswer, "reasons"),
    (LearningSource, "title"),
    (Finding, "title"),
    (Recommendation, "title"),
    (Decision, "text"),
    (Course, "aims"),
    (Paper, "title"),
    (Contribution, "done"),
    (ExecutiveCircular, "message"),
]


def texts_that_two_people_would_not_share(today: date) -> Line:
    for model, field in TEXTS:
        counted = Counter(t for t in model.objects.values_list(field, flat=True) if t)
        yield from (f"{model.__name__}.{field}: {t}" for t, n in counted.items() if n > 1)


def gaps_left_in_a_sentence(today: date) -> Line:
    for model, field in [*TEXTS, (Evidence, "note"), (Extension, "reason"), (AgendaItem, "title")]:
        for text in model.objects.values_list(field, flat=True):
            if "{" in text or "  " in text or ".." in text:
                yield f"{model.__name__}.{field}: {text}"


CHECKS: list[Callable[[date], Line]] = [
    everything_in_its_order,
    nothing_from_the_future,
    people_who_work_on_weekdays,
    words_that_fit_the_state,
    agencies_that_speak_for_themselves,
    actions_that_follow_an_answer,
    meetings_without_a_quorum_that_say_why,
    decisions_numbered_as_they_were_made,
    texts_that_two_people_would_not_share,
    gaps_left_in_a_sentence,
]


def contradictions(today: date) -> list[str]:
    """Every line of every check, named after the check."""
    return [f"{check.__name__}: {line}" for check in CHECKS for line in check(today)]
