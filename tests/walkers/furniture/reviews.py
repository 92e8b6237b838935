"""What is learned from one source."""

from datetime import timedelta

from reviews.choices import Theme
from reviews.models import AgencyAnswer, Finding, LearningSource, PracticeReview, Recommendation
from tests.factories.rows import NOW, TODAY, change
from tests.walkers.furniture.marking import Furnisher, said


def put_learning(f: Furnisher, source: LearningSource) -> None:
    """A finding, a recommendation and the answers it waits for."""
    w = f.world
    change(source, "source.revised", **said(LearningSource, f.mark))
    finding = f.add("finding", Finding, code=f.code("F"), source=source, themes=[Theme.VOICE])
    recommendation = f.add(
        "recommendation",
        Recommendation,
        code=f.code("R"),
        source=source,
        finding=finding,
        owner_group=w.group,
        made_on=TODAY,
        answer_by_on=TODAY + timedelta(days=28),
    )
    f.add("practice_review", PracticeReview, source=source, pseudonym=f"Child {f.mark}"[:30])
    for lead in (w.agency_lead, w.other_lead):
        f.add(
            f"answer_{lead.slug}",
            AgencyAnswer,
            recommendation=recommendation,
            agency=lead.agency,
            asked_at=NOW,
            due_on=TODAY + timedelta(days=28),
            response="",
            reasons="",
        )
