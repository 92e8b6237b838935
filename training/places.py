"""How many places are left."""


def left(places: int, taken: int) -> int:
    """Places still free; never less than none."""
    return max(places - taken, 0)
