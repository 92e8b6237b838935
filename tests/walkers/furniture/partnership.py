"""Terms, clauses and priorities: no restriction touches them."""

from datetime import timedelta

from partnership.models import Clause, Priority, TermsOfReference
from tests.factories.rows import TODAY
from tests.walkers.furniture.marking import Furnisher


def put_terms(f: Furnisher) -> None:
    """The terms in force, the draft after them, and a priority."""
    w = f.world
    terms = f.add(
        "terms",
        TermsOfReference,
        subgroup=w.group,
        number=1,
        adopted_on=TODAY,
        adopted_by=w.manager,
        every_months=2,
        length_minutes=180,
        papers_days=14,
        review_on=TODAY + timedelta(days=300),
    )
    f.add("draft_terms", TermsOfReference, subgroup=w.group, number=2)
    f.add("clause", Clause, terms=terms, number="1")
    f.add("priority", Priority, slug="neglect")
