"""The addresses of sources, findings, recommendations, panels and bars."""

from typing import Any

from tests.personas import World
from tests.walkers.addresses.naming import Filling, code_of

SOURCE_PAGES = (
    "source_detail",
    "source_edit",
    "source_closure",
    "source_restriction",
    "source_opening",
    "source_opening_agreement",
    "source_opening_taking_back",
    "practice_review_detail",
    "practice_review_edit",
    "finding_new",
    "recommendation_new",
    "recommendation_entry",
    "place_new",
    "bar_new",
)
RECOMMENDATION_PAGES = ("detail", "edit", "agencies", "conclusion")
PLACE_PAGES = (
    "agreement",
    "detail",
    "ending",
    "ending_agreement",
    "ending_taking_back",
    "taking_back",
)
BAR_PAGES = (
    "agreement",
    "detail",
    "lifting",
    "lifting_agreement",
    "lifting_taking_back",
    "taking_back",
)


def answer_of(w: World, side: str) -> dict[str, Any]:
    """The council's answer beneath its recommendation."""
    return {"code": w.things[f"{side}_recommendation"].code, "agency": w.council.slug}


def person_of(person: str) -> Filling:
    """Somebody on the panel of, or barred from, a source."""
    return lambda w, side: {
        "code": w.things[f"{side}_source"].code,
        "person": w.people[person].slug,
    }


REVIEWS: dict[str, Filling] = {
    **{f"reviews:{page}": code_of("source") for page in SOURCE_PAGES},
    **{f"reviews:recommendation_{p}": code_of("recommendation") for p in RECOMMENDATION_PAGES},
    **{f"reviews:answer_{page}": answer_of for page in ("detail", "giving", "reopening")},
    **{f"reviews:place_{page}": person_of("panel_member") for page in PLACE_PAGES},
    **{f"reviews:bar_{page}": person_of("barred_manager") for page in BAR_PAGES},
    "reviews:finding_detail": code_of("finding"),
    "reviews:finding_edit": code_of("finding"),
}
