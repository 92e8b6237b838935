"""How a mail may speak of a row: reference, due day, link; a title only if its source is open."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch

from core.journal.letters import one_line
from core.tenancy.addresses import address


@dataclass(frozen=True)
class Mention:
    """What may leave the house about one row. ``title`` is empty for what is restricted."""

    reference: str
    title: str
    due_on: date | None
    url: str

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.reference, self.title) if part)


def mention(thing: Any) -> Mention:
    """The row as any mail may mention it: by its own ``mentioned_as``, else code or number."""
    own = (getattr(thing, name, "") for name in ("mentioned_as", "code", "number"))
    reference = next(filter(None, own), "")
    title = getattr(thing, "title", "") or getattr(thing, "name", "")
    return Mention(
        one_line(str(reference)),
        one_line(title) if is_open(thing) else "",
        getattr(thing, "mentioned_due_on", getattr(thing, "due_on", None)),
        link_to(thing),
    )


def is_open(thing: Any) -> bool:
    """Whether its title may be read by anybody. What cannot say is taken for restricted."""
    unsaid = getattr(thing, "circle_id", None) is not None
    return not getattr(thing, "is_behind_restriction", unsaid)


def link_to(thing: Any) -> str:
    """The whole address of a row's page; of the partnership's home for a row without one."""
    try:
        return whole(thing.get_absolute_url())
    except (AttributeError, NoReverseMatch):
        return whole(address("home"))


def whole(path: str) -> str:
    """A path as an address that works from a mail."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"
