"""Near negatives: passages in which war words tell of trade, sport, games, films or shows, and give no conflict event.

``python -m eval negatives [PATH]`` reads ``eval/near_negatives.toml`` or a file like it: ``[[passage]]`` rows with a
``text`` and what is ``near``, and ``[[true]]`` rows with a ``text`` that uses the same words in earnest. A conflict
event is an occurrence of any type outside ``CIVIL``, or ground said to be held. ``events`` counts them over all
passages and must be 0; ``fired`` counts the passages that gave one; ``blind`` counts the true rows that gave none and
must be 0 too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from eval.outcome import Case, Figures, Mark, Outcome
from eval.readers import reader_for
from reportedly.claims import extract
from reportedly.model import Claim, Document, Holding, Occurrence
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

SHIPPED = Path(__file__).parent / "near_negatives.toml"
THEATRE = "russia-ukraine"
PUBLISHED = datetime(2025, 6, 2, tzinfo=UTC)
CIVIL = frozenset(  # branches that tell of no fight: people also meet, vote, promise, quit and complain in peace
    [
        "statement",
        "talks",
        "agreement",
        "diplomatic",
        "diplomacy",
        "election",
        "investigation",
        "arrest",
        "legal",
        "restriction",
        "concession",
        "cooperation",
        "accident",
        "disaster",
        "crime",
    ]
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One row of the file: a near negative, or a true neighbour where ``is_true``."""

    text: str
    note: str
    is_true: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A passage with the conflict events that it gave."""

    passage: Passage
    events: tuple[Claim, ...]


def passages(path: Path) -> list[Passage]:
    """Return the rows of a file, near negatives first."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    near = [Passage(row["text"], row["near"], is_true=False) for row in rows.get("passage", [])]
    return near + [Passage(row["text"], row["word"], is_true=True) for row in rows.get("true", [])]


def is_conflict(claim: Claim) -> bool:
    """Say whether a claim tells of a conflict event, or of ground held."""
    if isinstance(claim.proposition, Holding):
        return True
    return isinstance(claim.proposition, Occurrence) and claim.proposition.type.split(".")[0] not in CIVIL


def read(rows: Sequence[Passage]) -> Iterator[Read]:
    """Read each passage as a document of its own."""
    theatre, taxonomy = load_theatre(THEATRE), load_taxonomy()
    reader = reader_for(theatre)
    documents = (Document.of(row.text, publisher="a paper", published_at=PUBLISHED) for row in rows)
    for row, reading in zip(rows, reader.read_many(documents), strict=True):
        told = extract(reading, pack=reader.pack, taxonomy=taxonomy, theatre=theatre, run_id="eval")
        yield Read(row, tuple(c for c in told.claims if is_conflict(c)))


def measure(units: Iterable[Read]) -> Figures:
    """Count what fired where nothing should, and what stayed silent where something should."""
    read_all = list(units)
    near = [one for one in read_all if not one.passage.is_true]
    true = [one for one in read_all if one.passage.is_true]
    return {
        "events": sum(len(one.events) for one in near),
        "fired": sum(bool(one.events) for one in near),
        "of": len(near),
        "blind": sum(not one.events for one in true),
        "true": len(true),
    }


def evaluate(path: Path = SHIPPED) -> Outcome:
    """Read every passage of the file and count."""
    units = list(read(passages(path)))
    figures = measure(units)
    wrong = [one for one in units if bool(one.events) != one.passage.is_true]
    figures["mistaken"] = [
        f"{one.passage.note}: {', '.join(_told(c) for c in one.events) or 'nothing'}" for one in wrong
    ]
    return Outcome(len(units), figures, units, measure, [_case(n, one) for n, one in enumerate(units, 1)])


def _told(claim: Claim) -> str:
    kind = claim.proposition.type if isinstance(claim.proposition, Occurrence) else claim.kind
    return f"{kind} ({claim.evidence.quote})"


def _case(number: int, one: Read) -> Case:
    true = one.passage.is_true
    found = tuple(
        Mark(c.evidence.span.start, c.evidence.span.end, _told(c).split(" (")[0], is_right=true) for c in one.events
    )
    gold = (Mark(None, None, one.passage.note, is_right=bool(found)),) if true else ()
    return Case(str(number), one.passage.text, gold, found)
