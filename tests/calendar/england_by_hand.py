"""England's bank holidays and working days a second time, by other means than the product's.

Easter by the anonymous Gregorian reckoning, fixed days with their substitutes, and the days
proclaimed for one year only. Counting is one day at a time over a list.
"""

from datetime import date, timedelta

ONE = timedelta(days=1)
PROCLAIMED = {
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
}
EARLY_MAY_MOVED = {2020: date(2020, 5, 8)}
SPRING_MOVED = {2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}


def easter(year: int) -> date:
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def monday(year: int, month: int, *, last: bool) -> date:
    days = [date(year, month, n) for n in range(1, 32) if month_has(year, month, n)]
    mondays = [day for day in days if day.weekday() == 0]
    return mondays[-1] if last else mondays[0]


def month_has(year: int, month: int, day: int) -> bool:
    return (date(year, month, 1) + ONE * (day - 1)).month == month


def holidays(year: int) -> set[date]:
    found = {easter(year) - 2 * ONE, easter(year) + ONE}
    found.add(EARLY_MAY_MOVED.get(year) or monday(year, 5, last=False))
    found.add(SPRING_MOVED.get(year) or monday(year, 5, last=True))
    found.add(monday(year, 8, last=True))
    found |= {day for day in PROCLAIMED if day.year == year}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while fixed.weekday() > 4 or fixed in found:
            fixed += ONE
        found.add(fixed)
    return found


def worked(first: int, last: int) -> list[date]:
    """Every working day of these years, in order."""
    day, found = date(first, 1, 1), []
    off = {day for year in range(first, last + 1) for day in holidays(year)}
    while day.year <= last:
        if day.weekday() < 5 and day not in off:
            found.append(day)
        day += ONE
    return found
