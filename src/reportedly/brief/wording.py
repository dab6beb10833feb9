"""Amounts, times, places and names in words. Each function says what its value says and no more.

A bound stays a bound, an open end stays open, and a time is told no more exactly than it was.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from reportedly.brief.phrases import load_phrases, phrase
from reportedly.lang import load_pack
from reportedly.model import Actor, Scope
from reportedly.taxonomy import load_taxonomy
from reportedly.values import Bound, Quantity, TimePrecision, When, Where

THIN_MINUS = "−"
_MONEY = frozenset({"USD", "EUR", "GBP"})
_NO_NOUN = frozenset({"count", "fraction"})
_SOME = "some "  # how a part of those only named begins: "some of the injured"
_THOUSAND = 1000
_DAY = timedelta(days=1)
_GREAT = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))

# ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def number(value: Decimal) -> str:
    """Write a number with thousands separators; millions and more in words, conversions without false digits."""
    if value < 0:
        return THIN_MINUS + number(-value)
    for size, name in _GREAT:
        if value >= size and (value / size * 1000) % 1 == 0:
            return f"{_plain(value / size)} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    if value != value.to_integral_value():
        places = Decimal(1) if value >= 100 else Decimal("0.1") if value >= 10 else Decimal("0.01")
        value = value.quantize(places, rounding=ROUND_HALF_EVEN)
    whole = f"{value:,f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def amount(quantity: Quantity, *, noun: str | None = None) -> str:
    """Write an amount with its bound and its unit: "at least 7 people", "3,000–4,000 km²", "dozens of people".

    ``noun`` takes the place of the unit where the measure counts something narrower ("troops").
    """
    vague = _vague_word(quantity)
    if vague is not None:
        return f"{vague} {noun or _unit_noun(quantity.unit)}".strip()
    return phrase("bounds", _bound_key(quantity), n=_with_unit(_figures(quantity), quantity, noun))


def _bound_key(quantity: Quantity) -> str:
    """Return the bound as it is worded; a range or a vague word with one end open is told by that end."""
    if quantity.bound in (Bound.RANGE, Bound.VAGUE):
        if quantity.high is None:
            return Bound.AT_LEAST.value
        if quantity.low is None:
            return Bound.AT_MOST.value
    if quantity.bound is Bound.LESS_THAN and _is_continuous(quantity.unit):
        return "less than, of a continuum"
    return quantity.bound.value


def _is_continuous(unit: str) -> bool:
    return unit in load_phrases()["units"] and unit != "count"


def _figures(quantity: Quantity) -> str:
    scale = Decimal(100) if quantity.unit == "fraction" else Decimal(1)
    low, high = quantity.low, quantity.high
    if low is None or high is None or low == high:
        end = low if low is not None else high
        return number((end or Decimal(0)) * scale)
    return f"{number(low * scale)}–{number(high * scale)}"


def _with_unit(bare: str, quantity: Quantity, noun: str | None) -> str:
    if noun is not None:
        return f"{bare} {_counted(noun, quantity)}".rstrip()
    if quantity.unit in load_phrases()["units"]:
        return phrase("units", quantity.unit, n=bare)
    return f"{bare} {_counted(_unit_noun(quantity.unit), quantity)}"


def _unit_noun(unit: str) -> str:
    return "" if unit in _NO_NOUN else load_phrases()["plural"].get(unit, unit)


def _counted(noun: str, quantity: Quantity) -> str:
    is_one = quantity.low == quantity.high == 1 or (quantity.high is None and quantity.low == 1)
    return load_phrases()["singular"].get(noun, noun) if is_one else noun


def _vague_word(quantity: Quantity) -> str | None:
    """Return "dozens of" for an amount that was told in such a word."""
    if quantity.bound is not Bound.VAGUE or quantity.low is None:
        return None
    for row in load_pack("en").table("numerals", "vague"):
        word, value = str(row["word"]), Decimal(str(row["value"]))
        if value == quantity.low:
            return f"{word} of" if word.endswith("s") else word
        if word.endswith("s") and value * _THOUSAND == quantity.low:
            return f"{word} of thousands of"  # "tens of thousands"
    return None


def measured(quantity: Quantity, measure: str, scope: Scope | None = None) -> str:
    """Write an amount of a measure: "at least 7 people killed", "472 drones launched"."""
    noun = load_phrases()["nouns"].get(measure)
    entry = load_taxonomy().measures.get(measure)
    if quantity.unit == "count" and noun is None and entry is not None:
        quantity = Quantity(quantity.low, quantity.high, str(entry.fields.get("unit", "count")), quantity.bound)
    words = phrase("measures", measure, amount=amount(quantity, noun=noun))
    if measure not in load_phrases()["measures"]:
        words = f"{entry.label if entry else measure.replace('_', ' ')}: {amount(quantity, noun=noun)}"
    if scope is not None and scope.of and scope.of.startswith(_SOME):
        return f"{amount(quantity, noun='')} {scope.of.removeprefix(_SOME)}"
    told_of = f" ({_one_of(scope.of, quantity)})" if scope is not None and scope.of else ""
    per = f" per {scope.per}" if scope is not None and scope.per else ""
    return words + per + told_of


def _one_of(part: str, quantity: Quantity) -> str:
    """Return what a part is called; of exactly one, as one: "a child"."""
    return load_phrases()["one of"].get(part, part) if quantity.low == quantity.high == 1 else part


def measure_label(code: str) -> str:
    """Return what a measure is called: "killed", "area gained"."""
    entry = load_taxonomy().measures.get(code)
    return entry.label if entry else code.replace("_", " ")


# ── times ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def day(moment: datetime) -> str:
    """Write a date: "1 June 2025"."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {_month(moment)} {moment.year}"


def _month(moment: datetime) -> str:
    return load_phrases()["months"][str(moment.month)]


def moment(at: datetime | None) -> str:
    """Write a time with its zone: "1 June 2025, 05:00 UTC"; "undated" where there is none."""
    return "undated" if at is None else f"{day(at)}, {at.astimezone(UTC):%H:%M} UTC"


def when_words(when: When) -> str:
    """Write world time at the precision in which it was told."""
    start, last = when.start.astimezone(UTC), when.end.astimezone(UTC) - timedelta(microseconds=1)
    match when.precision:
        case TimePrecision.OPEN:
            words = f"since {day(start)}"
        case TimePrecision.MINUTE:
            words = moment(start)
        case TimePrecision.HOUR:
            words = f"{day(start)}, about {start:%H:%M} UTC"
        case TimePrecision.NIGHT:
            words = f"night of {_days(start, last)}"
        case TimePrecision.MONTH if (start.year, start.month) == (last.year, last.month):
            words = f"{_month(start)} {start.year}"
        case TimePrecision.YEAR if start.year == last.year:
            words = f"{start.year}"
        case _:
            words = _days(start, last)
    return words


def _days(first: datetime, last: datetime) -> str:
    if first.date() == last.date():
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {_month(first)} – {day(last)}"
    return f"{day(first)} – {day(last)}"


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def place_words(where: Where) -> str:
    """Return a place's name."""
    return where.name


def actor_words(actor: Actor) -> str:
    """Return a name, with the office where one is known: "Alexander Bogomaz, governor of Bryansk region"."""
    return f"{actor.name}, {actor.office}" if actor.office else actor.name


def listed(names: list[str] | tuple[str, ...], *, last: str = "and") -> str:
    """Join names: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(count: int, noun: str) -> str:
    """Write a count with its noun, in words up to two: "one report", "2 reports"."""
    return f"one {noun}" if count == 1 else f"{count} {noun}s"


def quoted(words: str, *, limit: int = 280) -> str:
    """Put another's words in quotation marks, on one line, cut at a word's end where they are long.

    Quotation marks inside become single ones.
    """
    inner = " ".join(words.split()).replace("“", "‘").replace("”", "’")
    return f"“{clipped(inner, limit)}”"


def clipped(words: str, limit: int) -> str:
    """Cut at the end of a word, with an ellipsis."""
    if len(words) <= limit:
        return words
    cut = words[:limit].rsplit(" ", 1)[0].rstrip(" ,;:")
    return f"{cut} …"


def sentence(words: str) -> str:
    """Begin with a capital and end with a full stop."""
    words = words.strip()
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", ".”", "!”", "?”", "…”")) else f"{words}."
