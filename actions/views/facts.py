"""An action's facts, in the right-hand column of its page."""

from typing import Any

from actions.models import Action, Extension
from actions.views.parts import origin_url
from actions.wording import by_whom, extended_words, names_people
from core.pages.parts import Fact
from core.pages.templatetags.words import in_words


def facts_of(action: Action, *, me: Any) -> list[Fact]:
    """The right-hand column."""
    return [
        Fact("Accountable agency", action.agency, action.agency.get_absolute_url()),
        lead_fact(action, me),
        Fact("Contributing", in_words([str(c.agency) for c in _contributors(action)])),
        Fact("Due", action.due_on, note=_extended(action)),
        Fact("Overseen by", action.group, action.group.get_absolute_url()),
        Fact("Plan", action.plan, action.plan.get_absolute_url()),
        *_origin(action, me),
        Fact("Raised", action.raised_on),
        *_dates(action),
    ]


def lead_fact(action: Action, me: Any) -> Fact:
    """The lead by post; the business team and the scrutineer read the name beside it."""
    if action.lead is None:
        return Fact("Lead", "No lead yet")
    return Fact("Lead", action.lead.post, note=action.lead.name if names_people(me) else "")


def _contributors(action: Action) -> Any:
    return action.contributors.serving().select_related("agency").order_by("agency__name")


def _extended(action: Action) -> str:
    if not action.is_extended:
        return ""
    granted = Extension.objects.filter(action=action, is_granted=True).count()
    return extended_words(granted, action.original_due_on)


def _origin(action: Action, me: Any) -> list[Fact]:
    origins = (("Source", action.source), ("Answers", action.recommendation))
    return [Fact(label, origin, origin_url(origin, me)) for label, origin in origins if origin]


def _dates(action: Action) -> list[Fact]:
    known = [
        Fact("Started", action.started_on),
        Fact("Last update", action.updated_on),
        Fact("Closed", action.closed_on, note=f"by {by_whom(action.closed_by)}"),
        Fact("Stopped", action.stopped_on, note=f"by {by_whom(action.stopped_by)}"),
    ]
    return [fact for fact in known if fact.value]
