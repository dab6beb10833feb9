"""From the parts of a written time to the stretch it names, seen from the day of publication.

Local days are taken as UTC days: the place, and with it the zone, is not known here, and no claim rests on a finer
difference than its precision says. A clock time with a zone is turned to UTC.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from reportedly.reading.periods import (
    NIGHT_ENDS,
    NIGHT_STARTS,
    at,
    days,
    months_away,
    night_into,
    night_of,
    period_at,
    whole_month,
    whole_year,
)
from reportedly.reading.time_forms import Forms
from reportedly.values import TimePrecision, When

_DAY = timedelta(days=1)
_NEAR_AHEAD = timedelta(days=75)  # "2 June" in a report of 1 June is tomorrow, not a year ago
_NOON, _HALF_DAY, _HOURS_OF_A_DAY = 12, 12, 24
_WINDOW_PRECISION = {
    "hour": TimePrecision.PART_OF_DAY,
    "day": TimePrecision.DAY,
    "week": TimePrecision.WEEK,
    "month": TimePrecision.MONTH,
    "year": TimePrecision.YEAR,
}

Parts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """From where a time is seen: the moment of publication, the words of the language, and the sentence's direction.

    ``now`` is None where the publication time is unknown. ``ahead`` is True where the governing words look ahead,
    False where they look back, None where no verb says.
    ``day`` is the date told beside a clock time.
    """

    now: datetime | None
    forms: Forms
    numbers: Mapping[str, int]
    ahead: bool | None = None
    day: date | None = None

    @property
    def today(self) -> date | None:
        """The day of publication."""
        return None if self.now is None else self.now.date()

    def row(self, slot: str, word: str) -> Mapping[str, Any]:
        """Return the table row of a word."""
        return self.forms.words[slot][word]


def resolve(reading: str, parts: Parts, seen: Seen) -> When | None:
    """Return the stretch that the parts name, or None where it cannot be known or is no date at all."""
    try:
        return READINGS[reading](parts, seen)
    except (ValueError, OverflowError):  # 31 June, 2025-02-30: written, but no day
        return None


def _month(parts: Parts, seen: Seen, name: str = "month") -> int | None:
    if name in parts:
        return int(seen.row("month", parts[name])["number"])
    return int(parts["mm"]) if "mm" in parts else None


def _number(ordinal: str) -> int:
    return int(ordinal.rstrip("stndrh"))


def _year(parts: Parts, seen: Seen, month: int, day: int) -> int | None:
    """Return the year told, else the one that brings the date nearest to the publication, past before future."""
    if "year" in parts:
        return int(parts["year"])
    if "yy" in parts:
        return 1900 + int(parts["yy"])
    today = seen.today
    if today is None:
        return None
    years = range(today.year - 1, today.year + 2)
    candidates = [date(year, month, min(day, monthrange(year, month)[1])) for year in years]
    ahead = min(found for found in candidates if found >= today)
    behind = max(found for found in candidates if found <= today)
    if seen.ahead or (seen.ahead is None and ahead - today < min(_NEAR_AHEAD, today - behind)):
        return ahead.year
    return behind.year


def _date(parts: Parts, seen: Seen) -> date | None:
    month = _month(parts, seen)
    day = _number(parts["day"] if "day" in parts else parts["dd"])
    if month is None:
        return None
    year = _year(parts, seen, month, day)
    return None if year is None else date(year, month, day)


def _read_date(parts: Parts, seen: Seen) -> When | None:
    day = _date(parts, seen)
    return None if day is None else _part_of(day, parts, seen)


def _part_of(day: date, parts: Parts, seen: Seen) -> When:
    """Narrow a day down to the part told, "early" and "late" included."""
    word = parts.get("part") or parts.get("part2")
    row = seen.row("part", word) if word else None
    if row is None and (lead := parts.get("lead") or parts.get("lead2") or parts.get("lead3")):
        row = seen.row("lead", lead)
    if row is None:
        return days(day, day)
    start, end = timedelta(hours=row["start"]), timedelta(hours=row["end"])
    precision = TimePrecision.NIGHT if end > _DAY else TimePrecision.PART_OF_DAY
    return When(at(day, start), at(day, end), precision)


def _two_dates(parts: Parts, seen: Seen) -> tuple[date, date] | None:
    """Return both ends of "30 to 31 May", "May 31 - June 2"; the month and the year may stand at one end only."""
    first_month = _month(parts, seen) or _month(parts, seen, "month2")
    last_month = _month(parts, seen, "month2") or _month(parts, seen)
    if first_month is None or last_month is None:
        return None
    last_day = _number(parts["day2"])
    year = _year(parts, seen, last_month, last_day)
    if year is None:
        return None
    last = date(year, last_month, last_day)
    first = date(year - (first_month > last_month), first_month, _number(parts["day"]))
    return (first, last) if first < last else None


def _read_date_range(parts: Parts, seen: Seen) -> When | None:
    ends = _two_dates(parts, seen)
    return None if ends is None else days(*ends)


def _read_night_range(parts: Parts, seen: Seen) -> When | None:
    ends = _two_dates(parts, seen)
    if ends is None:
        return None
    return When(at(ends[0], NIGHT_STARTS), at(ends[1], NIGHT_ENDS), TimePrecision.NIGHT)


def _read_night_to_date(parts: Parts, seen: Seen) -> When | None:
    day = _date(parts, seen)
    return None if day is None else night_into(day)


def _read_night_of_date(parts: Parts, seen: Seen) -> When | None:
    day = _date(parts, seen)
    return None if day is None else night_of(day)


def _weekday(parts: Parts, seen: Seen) -> date | None:
    today = seen.today
    if today is None:
        return None
    back = (today.weekday() - int(seen.row("weekday", parts["weekday"])["number"])) % 7
    step = seen.row("which", parts["which"])["step"] if "which" in parts else None
    if step == 1 or (step is None and seen.ahead):
        ahead = -back % 7
        return today + timedelta(days=ahead or (7 if step == 1 else 0))
    if step == -1 and back == 0:
        back = 7
    return today - timedelta(days=back)


def _read_weekday(parts: Parts, seen: Seen) -> When | None:
    day = _weekday(parts, seen)
    return None if day is None else _part_of(day, parts, seen)


def _read_weekday_range(parts: Parts, seen: Seen) -> When | None:
    last = _weekday(parts, seen)
    if last is None:
        return None
    back = (last.weekday() - int(seen.row("weekday", parts["weekday1"])["number"])) % 7
    return days(last - timedelta(days=back or 7), last)


def _read_night_to_weekday(parts: Parts, seen: Seen) -> When | None:
    day = _weekday(parts, seen)
    return None if day is None else night_into(day)


def _read_overnight(parts: Parts, seen: Seen) -> When | None:
    return None if seen.today is None else night_into(seen.today)


def _read_last_night(parts: Parts, seen: Seen) -> When | None:
    return None if seen.today is None else night_of(seen.today - _DAY)


def _read_tonight(parts: Parts, seen: Seen) -> When | None:
    return None if seen.today is None else night_of(seen.today)


def _read_deictic(parts: Parts, seen: Seen) -> When | None:
    if seen.today is None:
        return None
    day = seen.today + timedelta(days=int(seen.row("deictic", parts["deictic"])["days"]))
    return _part_of(day, parts, seen)


def _read_this_part(parts: Parts, seen: Seen) -> When | None:
    return None if seen.today is None else _part_of(seen.today, parts, seen)


def _read_month(parts: Parts, seen: Seen) -> When | None:
    month = _month(parts, seen)
    if month is None:
        return None
    step = seen.row("which", parts["which"])["step"] if "which" in parts and "year" not in parts else None
    if step is None:
        year = _year(parts, seen, month, 1)
    elif seen.today is None:
        year = None
    else:
        year = _stepped_year(seen.today, month, int(step))
    return None if year is None else whole_month(year, month)


def _stepped_year(today: date, month: int, step: int) -> int:
    if step < 0:
        return today.year if month < today.month else today.year - 1
    return today.year if month >= today.month + step else today.year + 1


def _read_year(parts: Parts, seen: Seen) -> When | None:
    return whole_year(int(parts["year"]))


def _kind(parts: Parts, seen: Seen) -> str:
    return str(seen.row("period", parts["period"])["kind"])


def _read_period(parts: Parts, seen: Seen) -> When | None:
    """Read "last week", "this month", "next year" as calendar periods."""
    if seen.today is None:
        return None
    return period_at(seen.today, _kind(parts, seen), int(seen.row("which", parts["which"])["step"]))


def _count(parts: Parts, seen: Seen) -> int | None:
    word = parts.get("number", "1")
    return int(word) if word.isdecimal() else seen.numbers.get(word)


def _read_window(parts: Parts, seen: Seen) -> When | None:
    """Read "the past 24 hours", "the last three weeks": backwards from the publication."""
    kind = _kind(parts, seen)
    if "number" not in parts and kind in ("week", "month", "year") and seen.today is not None:
        return period_at(seen.today, kind, -1)
    return _window(parts, seen, kind, direction=-1)


def _read_window_ahead(parts: Parts, seen: Seen) -> When | None:
    """Read "the next two weeks": onwards from the publication."""
    return _window(parts, seen, _kind(parts, seen), direction=1)


def _window(parts: Parts, seen: Seen, kind: str, *, direction: int) -> When | None:
    count = _count(parts, seen)
    if seen.now is None or not count:
        return None
    match kind:
        case "hour":
            other = seen.now + direction * timedelta(hours=count)
        case "day" | "week":
            other = seen.now + direction * count * (_DAY if kind == "day" else 7 * _DAY)
        case _:
            other = months_away(seen.now, direction * count * (1 if kind == "month" else 12))
    precision = TimePrecision.DAY if kind == "hour" and count >= _HOURS_OF_A_DAY else _WINDOW_PRECISION[kind]
    return When(min(seen.now, other), max(seen.now, other), precision)


def _read_ago(parts: Parts, seen: Seen) -> When | None:
    """Read "three days ago" as that day, "two years ago" as that year: no finer than the unit told."""
    count = _count(parts, seen)
    if seen.now is None or seen.today is None or count is None:
        return None
    kind = _kind(parts, seen)
    if kind == "hour":
        start = (seen.now - timedelta(hours=count)).replace(minute=0, second=0, microsecond=0)
        return When(start, start + timedelta(hours=1), TimePrecision.HOUR)
    return period_at(seen.today, kind, -count)


def _hour(parts: Parts, seen: Seen) -> int:
    if "moment" in parts:
        return int(seen.row("moment", parts["moment"])["hour"])
    return int(parts.get("hour") or parts.get("hour24") or parts["hour00"])


def _read_clock(parts: Parts, seen: Seen) -> When | None:
    day = seen.day or seen.today
    if day is None:
        return None
    hour = _hour(parts, seen)
    if "half" in parts:
        hour = hour % _HALF_DAY + (_NOON if parts["half"].startswith("p") else 0)
    zone = parts.get("zone") or parts.get("zone2")
    minutes = int(parts.get("minute", 0)) - (int(seen.row("zone", zone)["minutes"]) if zone else 0)
    start = at(day, timedelta(hours=hour, minutes=minutes))
    if "minute" in parts:
        return When(start, start + timedelta(minutes=1), TimePrecision.MINUTE)
    return When(start, start + timedelta(hours=1), TimePrecision.HOUR)


READINGS: Mapping[str, Callable[[Parts, Seen], When | None]] = {
    "date": _read_date,
    "date_range": _read_date_range,
    "night_range": _read_night_range,
    "night_to_date": _read_night_to_date,
    "night_of_date": _read_night_of_date,
    "night_to_weekday": _read_night_to_weekday,
    "overnight": _read_overnight,
    "last_night": _read_last_night,
    "tonight": _read_tonight,
    "weekday": _read_weekday,
    "weekday_range": _read_weekday_range,
    "deictic": _read_deictic,
    "this_part": _read_this_part,
    "month": _read_month,
    "year": _read_year,
    "period": _read_period,
    "window": _read_window,
    "window_ahead": _read_window_ahead,
    "ago": _read_ago,
    "clock": _read_clock,
}
