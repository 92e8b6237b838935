"""What the pages of this room share."""

from typing import Any

from actions.models import Action, ActionPlan
from actions.wording import warning_of_one_agency
from core.pages.permissions import may
from core.pages.views.forms import VerbPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address


def register_trail() -> list[Crumb]:
    """The trail of pages that stand directly beneath the register."""
    return [Crumb("Actions", address("actions:action_list"))]


def origin_url(thing: Any, me: Any) -> str:
    """The page of a source or recommendation; "" for a lead who reads no sources (a delegate)."""
    return str(thing.get_absolute_url()) if may("reviews.read", me) else ""


def above(thing: Action | ActionPlan, me: Any) -> list[Crumb]:
    """Where an action or a plan came from: source › recommendation, or the register."""
    if thing.source is None:
        return register_trail()
    origins = (thing.source, getattr(thing, "recommendation", None))
    return [Crumb(str(origin), origin_url(origin, me)) for origin in origins if origin]


def up_to(thing: Action | ActionPlan, me: Any) -> list[Crumb]:
    """The trail of pages beneath an action or a plan."""
    return [*above(thing, me), Crumb(str(thing), thing.get_absolute_url())]


class OfAction(VerbPage):
    """One question about one action."""

    model = Action

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        return rows.select_related("source", "recommendation", "agency", "group", "lead", "plan")

    def trail(self) -> list[Crumb]:
        return up_to(self.object, self.me)

    def asker(self) -> Any:
        """Who asked for what is decided here; None on a page that decides nothing."""
        return None

    def context(self, **extra: Any) -> dict[str, Any]:
        one_agency = warning_of_one_agency(self.me, asker=self.asker())
        return super().context(one_agency=one_agency, **extra)

    def next_url(self, result: Any) -> str:
        return str(self.object.get_absolute_url())


class PartOfActionPage(OfAction):
    """One question about something that belongs to an action."""

    def get_queryset(self) -> Any:
        rows = self.model.objects.visible_to(self.me)
        return rows.select_related(
            "action__source", "action__recommendation", "action__agency", "action__group"
        )

    def trail(self) -> list[Crumb]:
        return up_to(self.object.action, self.me)


def overseers(action: Action) -> str:
    """Who decides about an action."""
    return f"chair and deputy chair of {action.group}"
