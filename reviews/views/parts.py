"""What the pages of this room share."""

from typing import Any

from core.pages.parts import Tab
from core.pages.views.forms import FormPage, VerbPage
from core.pages.views.records import Crumb, ObjectPage
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


class Headed:
    """A page whose heading names its thing."""

    def heading(self) -> str:
        """The words of the h1."""
        raise NotImplementedError

    def context(self, **extra: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().context(**{"title": self.heading(), **extra})  # type: ignore[misc]
        return found


class OfSource(ObjectPage, FormPage):
    """Makes something new beneath a source."""

    model = LearningSource

    def check(self) -> None:
        self.object  # noqa: B018  found and permitted, or 404 / 403

    def trail(self) -> list[Crumb]:
        return up_to(self.object)

    def cancel_url(self) -> str:
        return str(self.object.get_absolute_url())


class DecisionPage(Headed, VerbPage):
    """A second person agrees, or does not; each answer is a verb of its own."""

    if_yes = ""
    if_no = ""

    def perform(self, form: Any) -> Any:
        answers = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        chosen = self.if_yes if answers.pop("agrees") else self.if_no
        return getattr(self.object, chosen)(by=self.me, at=self.now, **answers)
