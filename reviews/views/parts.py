"""What the pages of this room share."""

from typing import Any

from django.contrib import messages

from core.pages.parts import Fact, Tab
from core.pages.views.forms import BeneathPage
from core.pages.views.records import Crumb, Step
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


class OfPerson:
    """The newest of what was proposed about this person and this source."""

    joined: tuple[str, ...] = ()

    def get_queryset(self) -> Any:
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related("source", "membership", "proposed_by", "agreed_by", *self.joined)

    def find(self) -> Any:
        kwargs = self.kwargs  # type: ignore[attr-defined]
        rows = self.get_queryset().filter(
            source__code=kwargs["code"], membership__slug=kwargs["person"]
        )
        return rows.order_by("-proposed_at", "-pk")

    def trail(self) -> list[Crumb]:
        return up_to(self.object.source)  # type: ignore[attr-defined]


class BackToSource:
    """Leads back to the source of what was decided; to the register, with a word, where the
    decision took the source from the very person who made it."""

    def next_url(self, result: Any) -> str:
        source = getattr(result, "source", result)
        known = LearningSource.objects.visible_to(self.me)  # type: ignore[attr-defined]
        if known.filter(pk=source.pk).exists():
            return str(source.get_absolute_url())
        words = f"You no longer read {source.code}. {_why_lost(source)}"
        messages.warning(self.request, words)  # type: ignore[attr-defined]
        return address("reviews:source_list" if known.exists() else "home")


def _why_lost(source: Any) -> str:
    if not source.is_restricted:
        return "It is open now, and your role does not read open sources."
    return "Only its panel reads it now. If you are needed there, its panel proposes you."


def answering(
    deciding: str,
    taking_back: str,
    to: dict[str, str],
    *,
    when: bool,
    is_own: bool,
    about: str = "",
) -> list[Step]:
    """What can be said to a proposal that waits: by its second person, or by its proposer."""
    on = f" on {about}" if about else ""
    return [
        Step(
            f"Decide{on}",
            address(deciding, **to),
            "reviews.steer",
            primary=True,
            when=when and not is_own,
        ),
        Step(
            "Take back the proposal",
            address(taking_back, **to),
            "reviews.steer",
            when=when and is_own,
        ),
    ]


def two_people(proposal: Any) -> list[Fact]:
    """Who proposed it and who agreed."""
    agreed_by = proposal.agreed_by
    return [
        Fact("Proposed", proposal.proposed_at, note=f"by {proposal.proposed_by}"),
        Fact("Agreed", proposal.agreed_at, note=f"by {agreed_by}" if agreed_by else ""),
    ]
