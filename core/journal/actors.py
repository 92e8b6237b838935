"""Who did it, by value: name, role and agency as they were at the time."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Actor:
    """What an entry keeps of the person or process that acted."""

    id: UUID | None
    name: str
    role: str = ""
    agency: str = ""
    on_behalf_of: str = ""


class _Clock:
    """The product itself, acting because a time came."""

    pk = None

    def as_actor(self) -> Actor:
        return Actor(id=None, name="The system", role="at its set time")


CLOCK = _Clock()
