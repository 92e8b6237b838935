"""How a share moved since the last circular, in words and as a direction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A number and what it is a part of; the whole is more than nothing."""

    number: int
    of: int

    @property
    def percent(self) -> int:
        """Rounded to the nearest whole, a half upwards."""
        return (200 * self.number + self.of) // (2 * self.of)

    def __str__(self) -> str:
        # A no-break space: the sign never begins a line.
        return f"{self.percent}\u00a0%"


@dataclass(frozen=True)
class Move:
    """``direction``: "up", "down", "same", or "" where there was no share last time."""

    direction: str
    words: str


def move(now: Share, before: Share) -> Move:
    """Compare the shares as they are shown, so that the arrow and the figures always agree."""
    if not before.of:
        return Move("", f"{now}; none to count last time")
    if now.percent == before.percent:
        return Move("same", f"{now}, the same as last time")
    direction = "up" if now.percent > before.percent else "down"
    return Move(direction, f"{now}, {direction} from {before}")
