"""Search within rights for agencies, members, groups, terms and priorities."""

from typing import Any

from django.db.models import Q

from core.pages.search import Hit, Hits, hits, searches
from partnership.models import Agency, Clause, Membership, Priority, Subgroup


def _any(words: str, *columns: str) -> Q:
    condition = Q()
    for column in columns:
        condition |= Q(**{f"{column}__icontains": words})
    return condition


@searches(order=61)
def groups(me: Any, words: str) -> Hits:
    """Groups by name or short name, historical ones too."""
    rows = Subgroup.objects.visible_to(me).filter(_any(words, "name", "short_name"))
    return hits("Groups", rows, lambda g: Hit(g.name, g.get_absolute_url(), g.get_kind_display()))


@searches(order=62)
def agencies(me: Any, words: str) -> Hits:
    """Agencies by any name they bear or bore."""
    named = Agency.objects.filter(names__name__icontains=words)
    rows = Agency.objects.visible_to(me).filter(_any(words, "name", "short_name") | Q(pk__in=named))
    return hits("Agencies", rows, lambda a: Hit(a.name, a.get_absolute_url(), a.get_kind_display()))


@searches(order=63)
def members(me: Any, words: str) -> Hits:
    """Members of today by name or post."""
    rows = Membership.objects.visible_to(me).open().filter(_any(words, "name", "post"))
    return hits("Members", rows, lambda m: Hit(m.name, m.get_absolute_url(), m.post))


@searches(order=64)
def clauses(me: Any, words: str) -> Hits:
    """Clauses of terms in force, by heading or text."""
    rows = (
        Clause.objects.visible_to(me)
        .standing()
        .filter(_any(words, "heading", "text"))
        .filter(terms__adopted_on__isnull=False, terms__superseded_on__isnull=True)
        .select_related("terms__subgroup")
        .order_by("terms__subgroup__name", "order")
    )
    return hits(
        "Terms of reference",
        rows,
        lambda c: Hit(f"{c.terms.subgroup} {c} {c.heading}", c.get_absolute_url()),
    )


@searches(order=65)
def priorities(me: Any, words: str) -> Hits:
    """Priorities by title or objective."""
    rows = Priority.objects.visible_to(me).filter(_any(words, "title", "objective"))
    return hits("Priorities", rows, lambda p: Hit(p.title, p.get_absolute_url(), p.period))
