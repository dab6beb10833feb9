"""Days, nights, weeks, months and years as stretches of UTC time."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from reportedly.values import TimePrecision, When

_DAY = timedelta(days=1)
NIGHT_STARTS = timedelta(hours=18)
NIGHT_ENDS = timedelta(hours=12)  # "overnight" bulletins are written in the morning and count until then
_NIGHT_OVER = timedelta(hours=30)  # a night named by its evening: until six in the morning


def at(day: date, offset: timedelta = timedelta(0)) -> datetime:
    """Return midnight UTC of the day, moved by the offset."""
    return datetime.combine(day, time(), UTC) + offset


def days(first: date, last: date) -> When:
    """Return the stretch from the first day to the last, both included."""
    return When(at(first), at(last, _DAY), TimePrecision.DAY)


def night_into(day: date) -> When:
    """Return the night that ends on this day, as "overnight" means it."""
    return When(at(day, NIGHT_STARTS - _DAY), at(day, NIGHT_ENDS), TimePrecision.NIGHT)


def night_of(day: date) -> When:
    """Return the night that begins on this day's evening."""
    return When(at(day, NIGHT_STARTS), at(day, _NIGHT_OVER), TimePrecision.NIGHT)


def whole_month(year: int, month: int) -> When:
    """Return the calendar month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return When(at(date(year, month, 1)), at(following), TimePrecision.MONTH)


def whole_year(year: int) -> When:
    """Return the calendar year."""
    return When(at(date(year, 1, 1)), at(date(year + 1, 1, 1)), TimePrecision.YEAR)


def period_at(today: date, kind: str, steps: int) -> When | None:
    """Return the day, week, month or year that lies so many steps from today's; None for hours."""
    match kind:
        case "day":
            return days(today + steps * _DAY, today + steps * _DAY)
        case "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
            return When(at(monday), at(monday, 7 * _DAY), TimePrecision.WEEK)
        case "month":
            months = today.year * 12 + today.month - 1 + steps
            return whole_month(months // 12, months % 12 + 1)
        case "year":
            return whole_year(today.year + steps)
        case _:
            return None  # hours are windows, not calendar periods


def months_away(now: datetime, count: int) -> datetime:
    """Return the moment so many months away, on the last day where the month is shorter."""
    months = now.year * 12 + now.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return now.replace(year=year, month=month, day=min(now.day, monthrange(year, month)[1]))
