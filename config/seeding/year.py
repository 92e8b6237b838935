"""The year of an invented partnership, laid over the quarters that its circulars tell of.

What a circular says has to have happened in its quarter, whatever day the demonstration is
made on; so most days are counted back from the end of the last quarter that is over.
"""

from datetime import date

from meetings.quarters import Quarter

FIRST = 380  # days before that end: when everything began


def since_quarter(today: date) -> int:
    """Days gone by since the last quarter that is over ended."""
    return (today - Quarter.of(today).before.to_on).days


def days_ago(today: date, days: int) -> int:
    """A day so long before that end, as days before today."""
    return days + since_quarter(today)
