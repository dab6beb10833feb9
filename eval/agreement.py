"""How well two fillers of an incident template agree: 1 in full, ½ in part, 0 not (see ``eval.muc4``)."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(?:(?P<day>\d{1,2}) )?(?:(?P<month>[A-Z]{3}) )?(?P<year>\d{2})")
_OPEN = timedelta(days=60)  # how far back "- 4 MAR 90" may reach
_NAMED_KIND = re.compile(r"\s*\([^()]*\)")
_IDLE = frozenset({"A", "AN", "THE", "SOME", "THIS", "THAT", "THESE", "THOSE", "HIS", "HER", "ITS", "THEIR"})
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_OF = frozenset({"OF", "IN", "FROM", "ON", "AT", "WHO", "WITH", "BY", "FOR", "NEAR", "WEARING", "UNDER"})


def words_of(text: str) -> tuple[str, ...]:
    """Return the words in capitals, without articles and the like."""
    return tuple(w for w in _WORD.findall(text.upper().replace("\\", "")) if w not in _IDLE)


def agree_plainly(gold: str, found: str) -> bool:
    """Say whether two values are one."""
    return "".join(gold.upper().split()) == "".join(found.upper().split())


def agree_on_string(gold: str, found: str) -> float:
    """Compare two phrases: the same words, or the head of one among the words of the other."""
    left, right = words_of(gold), words_of(found)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    return 0.5 if _head(left) in right or _head(right) in left else 0.0


def _head(words: tuple[str, ...]) -> str:
    cut = next((i for i, word in enumerate(words) if i and word in _OF), len(words))
    return words[cut - 1]


def agree_on_type(gold: str, found: str) -> float:
    """Compare two incident types; the general one is half right."""
    if gold == found:
        return 1.0
    return 0.5 if {gold, found} in ({"ATTACK", "BOMBING"}, {"ATTACK", "ARSON"}) else 0.0


def agree_on_place(gold: str, found: str) -> float:
    """Compare "COUNTRY: REGION (KIND): TOWN (KIND)" with the same: finest part and country, or any part."""
    left, right = _parts(gold), _parts(found)
    if not left or not right:
        return 0.0
    if left[-1] & right[-1] and left[0] & right[0]:
        return 1.0
    return 0.5 if frozenset().union(*left) & frozenset().union(*right) else 0.0


def _parts(place: str) -> list[frozenset[str]]:
    plain = _NAMED_KIND.sub("", place.upper()).strip(" ()")
    return [frozenset(x.strip() for x in part.split(" - ")) for part in plain.split(":") if part.strip()]


def agree_on_date(gold: str, found: str) -> float:
    """Compare two dates or stretches of time: the same, or overlapping."""
    left, right = stretch(gold), stretch(found)
    if left is None or right is None:
        return 0.0
    if left == right:
        return 1.0
    return 0.5 if left[0] <= right[1] and right[0] <= left[1] else 0.0


def stretch(text: str) -> tuple[date, date] | None:
    """Return first and last day of "4 MAR 90", "MAR 90", "- 4 MAR 90" or "3 MAR 90 - 4 MAR 90"."""
    days = [(d["day"], d["month"], d["year"]) for d in _DAY.finditer(text.upper())]
    days = [d for d in days if d[1] is None or d[1] in _MONTHS]
    if not days:
        return None
    ends = [_ends(*d) for d in days]
    if any(e is None for e in ends):
        return None
    known = [e for e in ends if e is not None]
    if text.strip(" (").startswith("-"):
        return known[0][1] - _OPEN, known[0][1]
    return known[0][0], known[-1][1]


def _ends(day: str | None, month: str | None, year: str) -> tuple[date, date] | None:
    full = 1900 + int(year)
    if month is None:
        return date(full, 1, 1), date(full, 12, 31)
    number = _MONTHS.index(month) + 1
    try:
        if day is not None:
            only = date(full, number, int(day))
            return only, only
    except ValueError:
        return None
    following = date(full + number // 12, number % 12 + 1, 1)
    return date(full, number, 1), following - timedelta(days=1)
