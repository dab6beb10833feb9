"""How findings name amounts, sources and outlets. Plain text: whoever renders it escapes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportedly.fusion.amounts import show_quantity
from reportedly.model import Claim, Measure, SourceKind
from reportedly.taxonomy import load_taxonomy
from reportedly.values import Quantity

NAMED_AT_MOST = 3


def label(measure: str) -> str:
    """The label of a measure in the taxonomy."""
    entry = load_taxonomy().measures.get(measure)
    return entry.label if entry else measure


def amount(quantity: Quantity) -> str:
    """A quantity with its bound, and its unit where it is one of measurement."""
    if quantity.unit == "fraction":
        return f"{show_quantity(_percent(quantity))} %"
    unit = {"km": " km", "km2": " km²", "USD": " US dollars"}.get(quantity.unit, "")
    return show_quantity(quantity) + unit


def _percent(quantity: Quantity) -> Quantity:
    low = None if quantity.low is None else quantity.low * 100
    high = None if quantity.high is None else quantity.high * 100
    return Quantity(low, high, "percent", quantity.bound)


def told(measure: Measure) -> str:
    """An amount with what it counts: "at least 7 killed"."""
    quantity = measure.quantity
    return f"{amount(quantity)} {label(measure.measure)}" if quantity else label(measure.measure)


def source(claim: Claim) -> str:
    """Whom a claim credits."""
    innermost = claim.attribution.source
    return "its own voice" if innermost.kind is SourceKind.PUBLISHER else innermost.actor.name


def listed(names: Iterable[str]) -> str:
    """Names as one phrase, the rest counted: "A, B, C and 2 more"."""
    once = list(dict.fromkeys(names))
    if len(once) > NAMED_AT_MOST:
        return f"{', '.join(once[:NAMED_AT_MOST])} and {len(once) - NAMED_AT_MOST} more"
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}" if once else ""


def reports(count: int) -> str:
    """So many reports, in words."""
    return "one other report" if count == 1 else f"{count} other reports"


def first_of_each(claims: Sequence[Claim]) -> list[Claim]:
    """The first claim of each document."""
    return list({c.evidence.document_id: c for c in reversed(claims)}.values())[::-1]


def percent(share: Decimal) -> str:
    """A share as a percentage with one decimal."""
    return f"{share * 100:.1f} %"
