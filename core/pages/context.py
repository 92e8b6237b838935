"""What every page's frame shows. Reads what the request already carries; asks nothing."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property

from core.pages.palette import class_of

HANDLING = "OFFICIAL-SENSITIVE"


@dataclass
class Shell:
    """The frame of one page. Without a partnership (sign-in, chooser) most of it is empty."""

    request: HttpRequest

    @property
    def partnership(self) -> Any:
        return getattr(self.request, "partnership", None)

    @property
    def membership(self) -> Any:
        return getattr(self.request, "membership", None)

    @property
    def user(self) -> Any:
        """The person signed in, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def person(self) -> str:
        """The name the person goes by here."""
        return self.membership.name if self.membership else str(self.user or "")

    @property
    def colour(self) -> str:
        return class_of(self.partnership.colour if self.partnership else None)

    @property
    def standing(self) -> str:
        return self.partnership.standing if self.partnership else ""

    @property
    def handling(self) -> str:
        """The handling mark of a partnership's pages; sign-in pages hold nothing to mark."""
        return HANDLING if self.partnership else ""

    @property
    def is_in_several(self) -> bool:
        """Whether this person may switch to another partnership."""
        return bool(getattr(self.membership, "is_in_several", False))

    @property
    def asked(self) -> int | None:
        """How many things need this person now; None where nobody has counted."""
        return getattr(self.request, "asked_count", None)

    @property
    def guide(self) -> str:
        """The page of the guide that is written for this person; "" outside a partnership."""
        from core.pages.guide import page_for

        return page_for(self.membership) if self.membership else ""

    @cached_property
    def rooms(self) -> list[Any]:
        """The primary navigation: only what this person can open."""
        from core.pages.navigation import items_for

        return items_for(self.request) if self.membership else []


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` in every template."""
    return {"shell": Shell(request)}
