"""What the pages of this room share."""

from typing import Any

from core.pages.parts import Tab
from core.pages.views.forms import BeneathPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from reviews.models import LearningSource

REGISTERS = (
    ("Sources", "reviews:source_list"),
    ("Findings", "reviews:finding_list"),
    ("Recommendations", "reviews:recommendation_list"),
)


def tabs(current: str) -> list[Tab]:
    """The room's three registers."""
    return [Tab(label, address(route), route == current) for label, route in REGISTERS]


def register_trail() -> list[Crumb]:
    """The trail of pages that stand directly beneath the register."""
    return [Crumb("Sources of learning", address("reviews:source_list"))]


def up_to(source: Any) -> list[Crumb]:
    """The trail down to a source."""
    return [*register_trail(), Crumb(str(source), source.get_absolute_url())]


class OfSource(BeneathPage):
    """Makes something new beneath a source."""

    model = LearningSource

    def trail(self) -> list[Crumb]:
        return up_to(self.object)
