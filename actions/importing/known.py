"""What a tracker's cells may name, as the person who sends it may see it. A fixed few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower
from rapidfuzz import fuzz, process

from actions.models import Action, ActionPlan
from partnership.models import Agency, Membership, Subgroup
from reviews.models import LearningSource

LIKE_ENOUGH = 75  # of 100


def folded(text: str) -> str:
    """How names are compared: without case, and with single spaces."""
    return " ".join(text.casefold().split())


@dataclass
class Known:
    """Rows by their folded names."""

    agencies: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, Any] = field(default_factory=dict)
    leads: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    lead_labels: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)
    plans: dict[tuple[Any, Any], Any] = field(default_factory=dict)  # (group, source) ids
    actions: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))


def choices() -> Known:
    """What the template offers."""
    known = Known()
    for agency in Agency.objects.serving().order_by("name"):
        known.agencies[folded(agency.name)] = agency
    for group in Subgroup.objects.serving().order_by("name"):
        known.groups[folded(group.name)] = group
    people = Membership.objects.open().filter(agency__isnull=False).select_related("agency")
    for person in people.order_by("name"):
        known.leads[folded(person.name)].append(person)
    for namesakes in list(known.leads.values()):
        for person in namesakes:
            label = person.name if len(namesakes) == 1 else f"{person.name}, {person.post}"
            known.lead_labels[label] = person
            known.leads.setdefault(folded(label), [person])
    return known


def known_to(me: Any, *, references: Iterable[str], sources: Iterable[str]) -> Known:
    """Everything that a workbook with these references and source codes may touch."""
    known = choices()
    for group in list(known.groups.values()):
        known.groups.setdefault(folded(group.short_name or group.name), group)
    codes = {code.upper() for code in sources}
    found = LearningSource.objects.visible_to(me).filter(code__in=codes)
    known.sources = {source.code: source for source in found}
    for plan in ActionPlan.objects.visible_to(me).select_related("group", "source"):
        known.plans[plan.group_id, plan.source_id] = plan
    wanted = {reference.lower() for reference in references}
    rows = Action.objects.visible_to(me).annotate(key=Lower("import_key"))
    rows = rows.filter(Q(key__in=wanted) | Q(code__in={name.upper() for name in wanted}))
    for action in rows.select_related("agency", "lead", "group", "source", "plan"):
        for name in {folded(action.import_key), folded(action.code)} - {""}:
            known.actions[name].append(action)
    return known


def nearest(text: str, names: dict[str, Any]) -> str:
    """The name most like a mistyped one, or "" when none is like enough."""
    match = process.extractOne(folded(text), list(names), scorer=fuzz.WRatio)
    return str(names[match[0]]) if match and match[1] >= LIKE_ENOUGH else ""
