"""How a number moved since the last circular, in words and as a direction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A number and what it is a part of."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number:,} of {self.of:,}"


@dataclass(frozen=True)
class Move:
    """``direction``: "up", "down", "same", or "" when the shares cannot be compared."""

    direction: str
    words: str


def move(now: Share, before: Share, *, by_share: bool) -> Move:
    """Compare with last time; ``by_share`` compares the parts of the whole, else the numbers."""
    if by_share and not (now.of and before.of):
        return Move("", f"last time {before}")
    # Fractions compared without dividing: equal shares stay equal.
    a, b = (now.number * before.of, before.number * now.of) if by_share else _numbers(now, before)
    if a == b:
        return Move(
            "same", f"as last time, {before}" if by_share else f"same as last time: {before}"
        )
    return Move("up", f"up from {before}") if a > b else Move("down", f"down from {before}")


def _numbers(now: Share, before: Share) -> tuple[int, int]:
    return now.number, before.number
