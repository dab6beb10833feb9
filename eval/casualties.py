"""Killed and injured, read from news of shootings, against the registry's final counts.

``python -m eval casualties PATH`` prints the shares of articles with killed, injured and both exact, and the mean
absolute errors. PATH holds JSON Lines: ``{doc_id, title, dct, text, gold: {killed, injured}}``. The registry counts
after the fact: an early article may honestly differ, so a perfect reader does not reach 1.

The answer of an article is the largest total it tells in its own scope (no part such as "two children", nothing denied
or only possible), running totals first; where it tells none, the parts are added ("two
women", "a man"), and people told by name count as one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from reportedly.claims.drafts import Draft
from reportedly.claims.measures import find_measures
from reportedly.claims.occurrences import find_occurrences
from reportedly.model import Document, Measure, Modality, Polarity
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

THEATRE = "russia-ukraine"
MEASURES = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of articles with exact counts, and mean absolute errors in people."""

    articles: int
    killed: float
    injured: float
    both: float
    killed_mae: float
    injured_mae: float


def score(pairs: Iterable[tuple[Mapping[str, int], Mapping[str, int]]]) -> Scores:
    """Score (answer, gold) pairs, one an article."""
    rows = list(pairs)
    if not rows:
        return Scores(0, 0.0, 0.0, 0.0, 0.0, 0.0)

    def exact(*measures: str) -> float:
        return sum(all(a[m] == g[m] for m in measures) for a, g in rows) / len(rows)

    def error(measure: str) -> float:
        return sum(abs(a[measure] - g[measure]) for a, g in rows) / len(rows)

    return Scores(len(rows), exact("killed"), exact("injured"), exact(*MEASURES), error("killed"), error("injured"))


def answer(drafts: Iterable[Draft]) -> dict[str, int]:
    """Return one number of killed and one of injured for an article."""
    told = [d.proposition for d in drafts if _counts(d) and isinstance(d.proposition, Measure)]
    dead = {p.scope.of for p in told if p.measure == "killed" and p.scope.of is not None and not p.scope.of.islower()}
    alive = [p for p in told if p.measure != "injured" or p.scope.of not in dead]
    return {m: _best([p for p in alive if p.measure == m]) for m in MEASURES}


def _counts(draft: Draft) -> bool:
    return draft.polarity is Polarity.AFFIRMED and draft.modality is Modality.ASSERTED


def _best(measures: list[Measure]) -> int:
    amounts = [(m.scope.running, m.scope.of is None, _amount(m)) for m in measures if m.quantity is not None]
    running = [a for is_running, _, a in amounts if is_running]
    totals = [a for _, is_total, a in amounts if is_total]
    parts: dict[str, Decimal] = {}
    for measure in measures:
        if measure.scope.of is not None:
            parts[measure.scope.of] = max(parts.get(measure.scope.of, Decimal(0)), _amount(measure))
    groups = sum((a for of, a in parts.items() if of.islower()), Decimal(0))
    named = Decimal(sum(1 for of in parts if not of.islower()))
    return int(max(running or totals or [max(groups, min(named, Decimal(1)))]))


def _amount(measure: Measure) -> Decimal:
    quantity = measure.quantity
    if quantity is None:
        return Decimal(0)
    return quantity.low if quantity.low is not None else quantity.high or Decimal(0)


def articles(path: Path) -> Iterator[tuple[Document, dict[str, int]]]:
    """Yield the articles and their registry counts."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = datetime.fromisoformat(row["dct"]).replace(tzinfo=UTC) if row.get("dct") else None
            text = f"{row['title']}.\n\n{row['text']}" if row.get("title") else row["text"]
            yield Document.of(text, published_at=published), {m: int(row["gold"][m]) for m in MEASURES}


def run(path: Path) -> Scores:
    """Read every article of the file and score it."""
    reader, taxonomy = Reader.load(load_theatre(THEATRE)), load_taxonomy()
    pairs = []
    golds = []

    def documents() -> Iterator[Document]:
        for document, gold in articles(path):
            golds.append(gold)
            yield document

    for index, reading in enumerate(reader.read_many(documents())):
        found = find_occurrences(reading, pack=reader.pack, taxonomy=taxonomy, theatre=reader.theatre)
        drafts = find_measures(reading, found, pack=reader.pack, taxonomy=taxonomy, theatre=reader.theatre)
        pairs.append((answer(drafts), golds[index]))
    return score(pairs)


def main(path: str, *, as_json: bool = False) -> None:
    """Print the scores of the file."""
    scores = run(Path(path))
    if as_json:
        print(json.dumps(asdict(scores)))
        return
    print(f"articles {scores.articles}")
    print(f"exact: killed {scores.killed:.3f}, injured {scores.injured:.3f}, both {scores.both:.3f}")
    print(f"mean absolute error: killed {scores.killed_mae:.2f}, injured {scores.injured_mae:.2f}")
