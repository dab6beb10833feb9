"""Flat rows for people and for CSV: one row a claim, event, figure, document or source.

A cell is text, a number or None. What a spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.brief.events import event_name
from reportedly.brief.phrases import phrase
from reportedly.brief.sources import chain_words
from reportedly.brief.wording import amount, listed, measure_label, when_words
from reportedly.model import Claim, Document, Event, Figure, Holding, Measure, Occurrence, Remark, Stance
from reportedly.render.evidence import shown
from reportedly.values import Quantity, When, Where

Cell = str | int | float | None
_FORMULA_STARTS = tuple("=+-@＝＋－＠")  # the wide forms too: some spreadsheets run them


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in CSV and JSON, and how a noun fills it."""

    name: str
    fill: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source with how often it is the innermost one, and in how many outlets' reports."""

    name: str
    kind: str
    side: str | None
    claims: int
    outlets: int


def sources_of(claims: Iterable[Claim]) -> tuple[SourceCount, ...]:
    """Count claims by their innermost source, the most heard first."""
    found: dict[tuple[str, str, str | None], list[Claim]] = {}
    for claim in claims:
        source = claim.attribution.source
        found.setdefault((source.actor.name, source.kind.value, source.side), []).append(claim)
    counts = [
        SourceCount(*key, len(group), len({c.attribution.publisher.actor.name for c in group}))
        for key, group in found.items()
    ]
    return tuple(sorted(counts, key=lambda s: (-s.claims, s.name, s.kind, s.side or "")))


# ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _where(place: Where | None) -> Cell:
    return None if place is None else place.name


def _start(when: When | None) -> Cell:
    return None if when is None else when.start.isoformat()


def _end(when: When | None) -> Cell:
    return None if when is None else when.end.isoformat()


def _quantity_of(claim: Claim) -> Quantity | None:
    match claim.proposition:
        case Measure(quantity=quantity):
            return quantity
        case Holding(share=share):
            return share
        case Stance(value=value):
            return value
        case Occurrence() | Remark():
            return None


def _code_of(claim: Claim) -> Cell:
    match claim.proposition:
        case Measure(measure=code) | Occurrence(type=code):
            return code
        case Holding(state=state):
            return state.value
        case Stance(issue=issue):
            return issue
        case Remark():
            return None


def _where_of(claim: Claim) -> Where | None:
    match claim.proposition:
        case Measure(scope=scope):
            return scope.where
        case Occurrence(where=where):
            return where
        case Holding(where=ground):
            return ground
        case Stance() | Remark():
            return None


def _when_of(claim: Claim) -> When | None:
    match claim.proposition:
        case Measure(scope=scope):
            return scope.when
        case Occurrence(when=when) | Holding(when=when):
            return when
        case Stance() | Remark():
            return None


def _party_of(claim: Claim) -> Cell:
    match claim.proposition:
        case Measure(scope=scope):
            return scope.party
        case Holding(party=party):
            return party.name
        case Stance(holder=holder):
            return holder.name
        case Occurrence(responsibility=responsibility):
            return responsibility.party.name if responsibility and responsibility.party else None
        case Remark():
            return None


def _low(quantity: Quantity | None) -> Cell:
    return None if quantity is None or quantity.low is None else _plain(quantity.low)


def _high(quantity: Quantity | None) -> Cell:
    return None if quantity is None or quantity.high is None else _plain(quantity.high)


def _plain(value: Any) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _best(figure: Figure) -> Cell:
    return None if figure.best is None else amount(figure.given[figure.best].quantity)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────

CLAIM_COLUMNS = (
    Column("id", lambda c: c.id),
    Column("kind", lambda c: c.kind),
    Column("code", _code_of),
    Column("low", lambda c: _low(_quantity_of(c))),
    Column("high", lambda c: _high(_quantity_of(c))),
    Column("bound", lambda c: q.bound.value if (q := _quantity_of(c)) else None),
    Column("unit", lambda c: q.unit if (q := _quantity_of(c)) else None),
    Column("party", _party_of),
    Column("where", lambda c: _where(_where_of(c))),
    Column("start", lambda c: _start(_when_of(c))),
    Column("end", lambda c: _end(_when_of(c))),
    Column("polarity", lambda c: c.polarity.value),
    Column("modality", lambda c: c.modality.value),
    Column("source", lambda c: c.attribution.source.actor.name),
    Column("source_kind", lambda c: c.attribution.source.kind.value),
    Column("side", lambda c: c.attribution.source.side),
    Column("chain", lambda c: chain_words(c.attribution)),
    Column("publisher", lambda c: c.attribution.publisher.actor.name),
    Column("quote", lambda c: c.evidence.quote),
    Column("document", lambda c: c.evidence.document_id),
    Column("span_start", lambda c: c.evidence.span.start),
    Column("span_end", lambda c: c.evidence.span.end),
)
EVENT_COLUMNS = (
    Column("id", lambda e: e.id),
    Column("type", lambda e: e.type),
    Column("name", event_name),
    Column("gloss", lambda e: e.gloss),
    Column("where", lambda e: _where(e.where)),
    Column("start", lambda e: _start(e.when)),
    Column("end", lambda e: _end(e.when)),
    Column("responsibility", lambda e: "; ".join(_laid(one) for one in e.responsibility) or None),
    Column("standing", lambda e: e.standing.value),
    Column("claims", lambda e: len(e.claims)),
    Column("independent", lambda e: len(e.lineages)),
    Column("figures", lambda e: len(e.figures)),
)
FIGURE_COLUMNS = (
    Column("id", lambda f: f.id),
    Column("measure", lambda f: measure_label(f.measure)),
    Column("best", _best),
    Column("low", lambda f: amount(f.given[f.low].quantity)),
    Column("high", lambda f: amount(f.given[f.high].quantity)),
    Column("given", lambda f: " | ".join(amount(one.quantity) for one in f.given)),
    Column("relations", lambda f: listed(sorted({phrase("relation", r.label.value) for r in f.relations})) or None),
    Column("where", lambda f: _where(f.scope.where)),
    Column("when", lambda f: when_words(f.scope.when) if f.scope.when else None),
    Column("party", lambda f: f.scope.party),
    Column("event", lambda f: f.event),
    Column("standing", lambda f: f.standing.value),
    Column("claims", lambda f: len(f.claims)),
    Column("independent", lambda f: len({lineage for one in f.given for lineage in one.lineages})),
)
DOCUMENT_COLUMNS = (
    Column("id", lambda d: d.id),
    Column("publisher", lambda d: d.publisher),
    Column("title", lambda d: d.title),
    Column("published_at", lambda d: d.published_at.isoformat() if d.published_at else None),
    Column("language", lambda d: d.language),
    Column("characters", lambda d: len(d.text)),
    Column("url", lambda d: d.url),
)
SOURCE_COLUMNS = (
    Column("name", lambda s: s.name),
    Column("kind", lambda s: s.kind),
    Column("side", lambda s: s.side),
    Column("claims", lambda s: s.claims),
    Column("outlets", lambda s: s.outlets),
)

TABLES: dict[type, tuple[Column, ...]] = {
    Claim: CLAIM_COLUMNS,
    Event: EVENT_COLUMNS,
    Figure: FIGURE_COLUMNS,
    Document: DOCUMENT_COLUMNS,
    SourceCount: SOURCE_COLUMNS,
}


def _laid(laid: Any) -> str:
    responsibility = laid.responsibility
    party = f" ({responsibility.party.name})" if responsibility.party else ""
    return f"{responsibility.status.value}{party}"


Noun = Claim | Event | Figure | Document | SourceCount


def table_of(nouns: Sequence[Noun]) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return the columns' names and one row a noun, all nouns being of one kind; no nouns give no columns.

    Raises:
        TypeError: the nouns are not of one kind.
    """
    if not nouns:
        return (), []
    columns = TABLES[type(nouns[0])]
    if any(type(noun) is not type(nouns[0]) for noun in nouns):
        raise TypeError("a table holds nouns of one kind: sort them before")
    return tuple(c.name for c in columns), [tuple(c.fill(noun) for c in columns) for noun in nouns]


def columns_of(kind: type) -> tuple[str, ...]:
    """Return the names of the columns for a kind of noun, for a header over no rows."""
    return tuple(column.name for column in TABLES[kind])


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write rows as CSV with a header; unknown is empty, and no cell can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()


def neutral(cell: Cell) -> Cell:
    """Return a cell that a spreadsheet shows instead of running; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    text = shown(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text[0] in "+-" and text[1:].replace(".", "", 1).isdecimal()
