"""How many places are left, and how that is said. Pure sums; the lock is the run's."""


def left(places: int, taken: int) -> int:
    """Places still free; never less than none."""
    return max(places - taken, 0)


def words(places: int, taken: int) -> str:
    """ "3 of 12 places left", "Full"."""
    free = left(places, taken)
    return f"{free} of {places} places left" if free else "Full"
