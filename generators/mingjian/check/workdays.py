"""Working days as Monday to Friday.

Holidays are not known here, so the count is never too low: rules that use it
only warn, and say how they counted.
"""

from datetime import date, timedelta

WEEK = 7
WEEKDAYS = 5


def working_days_between(start: date, end: date) -> int:
    """Count working days after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, WEEK)
    first = start + timedelta(days=weeks * WEEK + 1)
    extra = sum((first + timedelta(days=step)).weekday() < WEEKDAYS for step in range(rest))
    return weeks * WEEKDAYS + extra
