"""What the pages about panels, bars and openings share: two people, and their answers."""

from typing import Any

from core.pages.parts import Fact
from core.pages.views.records import Crumb, Step
from core.tenancy.addresses import address
from reviews.views.parts import up_to


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
