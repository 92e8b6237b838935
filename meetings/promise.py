"""The promise of attendance: three of four meetings a year (Kent board terms 2007)."""

PROMISED, OF = 3, 4
WORDS = "3 of 4 meetings"
KEPT, NOT_KEPT = "Kept", "Not kept"


def judged(came: int, asked: int, *, held: int) -> str:
    """Whether the promise is kept; "" as long as fewer meetings were held than it speaks of."""
    if held < OF:
        return ""
    return KEPT if came * OF >= asked * PROMISED else NOT_KEPT
