"""Killed and injured, read from news of shootings, against the registry's final counts.

``python -m eval casualties PATH``. PATH holds JSON Lines: ``{doc_id, title, dct, text, gold: {killed, injured}}``;
title and text are read as one report. The registry counts after the fact: an early article may honestly differ, so a
perfect reader does not reach 1.

An answer (``eval.tally``) is an amount with bounds. It is right (``exact``) where the gold lies inside: "at least 3" is
right for 4 and wrong for 2; "several" is at least 3; where a report tells nothing the answer is the number 0. Bounds
are no free pass: ``as_points`` takes every answer for the number told ("at least 3" is right for 3 alone), ``mae`` is
the mean distance of the number told from the gold, and of the answers that say anything, ``points`` and ``bounds`` tell
how many were one number and how many a range, each with its precision.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.outcome import Case, Figures, Mark, Outcome
from eval.readers import reader_for
from eval.tally import INJURED, JOINT, KILLED, Answer, tally
from reportedly.claims.drafts import Draft
from reportedly.claims.measures import find_measures
from reportedly.claims.occurrences import find_occurrences
from reportedly.model import Document, Measure
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

THEATRE = "russia-ukraine"
MEASURES = (KILLED, INJURED)


@dataclass(frozen=True, slots=True)
class Unit:
    """One article: what it was answered, and what the registry says."""

    answers: dict[str, Answer]
    gold: dict[str, int]

    def is_right(self, *measures: str) -> bool:
        """Say whether the gold lies inside every one of these answers."""
        return all(self.answers[m].allows(self.gold[m]) for m in measures)

    def error(self, *measures: str) -> int:
        """Return how far the numbers told lie from the gold, summed."""
        return sum(abs(self.answers[m].number - self.gold[m]) for m in measures)


def measure(units: Sequence[Unit]) -> Figures:
    """Return the figures of these articles."""
    figures: Figures = {m: {**_shares(units, m), **_precisions(units, m)} for m in MEASURES}
    return {**figures, "both": _shares(units, *MEASURES)}


def _shares(units: Sequence[Unit], *measures: str) -> dict[str, float]:
    return {
        "exact": _share([u.is_right(*measures) for u in units]),
        "as_points": _share([u.error(*measures) == 0 for u in units]),
        "mae": round(sum(u.error(*measures) for u in units) / len(units), 4) if units else 0.0,
    }


def _precisions(units: Sequence[Unit], measure: str) -> dict[str, Any]:
    told = [u for u in units if u.answers[measure].is_told]
    points = [u.is_right(measure) for u in told if u.answers[measure].is_point]
    bounds = [u.is_right(measure) for u in told if not u.answers[measure].is_point]
    return {
        "told": len(told),
        "told_precision": _share([*points, *bounds]),
        "points": len(points),
        "points_precision": _share(points),
        "bounds": len(bounds),
        "bounds_precision": _share(bounds),
    }


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 0.0


# ── reading ──


def articles(path: Path) -> Iterator[tuple[str, Document, dict[str, int]]]:
    """Yield each article with its id and the registry's counts."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = datetime.fromisoformat(row["dct"]).replace(tzinfo=UTC) if row.get("dct") else None
            text = f"{row['title']}.\n\n{row['text']}" if row.get("title") else row["text"]
            gold = {m: int(row["gold"][m]) for m in MEASURES}
            yield row["doc_id"], Document.of(text, published_at=published), gold


def evaluate(path: Path) -> Outcome:
    """Read every article of the file and score it."""
    reader, taxonomy = reader_for(load_theatre(THEATRE)), load_taxonomy()
    rows = list(articles(path))
    units, cases = [], []
    readings = reader.read_many(document for _, document, _ in rows)
    for (name, document, gold), reading in zip(rows, readings, strict=True):
        found = find_occurrences(reading, pack=reader.pack, taxonomy=taxonomy, theatre=reader.theatre)
        drafts = find_measures(reading, found, pack=reader.pack, taxonomy=taxonomy, theatre=reader.theatre)
        unit = Unit(tally(drafts, [s.start_char for s in reading.doc.sents]), gold)
        units.append(unit)
        cases.append(Case(name, document.text, tuple(_gold_marks(unit)), tuple(_found_marks(unit, drafts))))
    return Outcome(n=len(units), figures=measure(units), units=units, measure=measure, cases=cases)


def _gold_marks(unit: Unit) -> Iterator[Mark]:
    for name in MEASURES:
        answer = unit.answers[name]
        note = f"answered {answer.quantity.bound.value} {answer.number}" if answer.is_told else "nothing told"
        yield Mark(None, None, f"{name} {unit.gold[name]}", note, unit.is_right(name))


def _found_marks(unit: Unit, drafts: Sequence[Draft]) -> Iterator[Mark]:
    """Yield the claims behind the answers; one is shown as wrong where the answer of its measure is."""
    for draft in drafts:
        told = draft.proposition
        if isinstance(told, Measure) and told.quantity is not None and told.measure in (*MEASURES, JOINT):
            right = unit.is_right(INJURED if told.measure == JOINT else told.measure)
            label = f"{told.measure} {told.quantity.low or told.quantity.high}"
            note = ", ".join(filter(None, (told.scope.of, draft.polarity.value, draft.modality.value)))
            yield Mark(draft.span.start, draft.span.end, label, note, right)
