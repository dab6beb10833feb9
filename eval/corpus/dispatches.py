"""The corpus as values: dispatches with their attributions and claims, and the events that several of them tell."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from eval.corpus.anchors import Layout, Unanchored
from reportedly.model import Document
from reportedly.values import Span

Row = Mapping[str, Any]
OWN = "own"  # `by` of a claim in the outlet's own voice

CLASSES = ("speech", "according-to", "nominal", "adverb", "passive", "quote", "colon", "continuing", "unknown")
KINDS = ("occurrence", "measure", "holding", "stance", "remark")
STATUSES = (
    "reported as fact",
    "claimed or admitted",
    "suspected or accused",
    "suspected or accused by authorities",
    "possible",
    "denied",
    "not established",
)
MODALITIES = (
    "asserted",
    "possible",
    "conditional",
    "planned",
    "expected",
    "intended",
    "demanded",
    "attempted",
    "averted",
)
BOUNDS = ("exact", "at least", "more than", "at most", "less than", "about", "range", "vague")
SOURCE_KINDS = (
    "named person",
    "body",
    "party",
    "document",
    "unnamed official",
    "unnamed",
    "collective",
    "map or satellite analysis",
    "outlet",
)
STYLES = (
    "wire",
    "local paper",
    "state agency",
    "ministry bulletin",
    "NGO report",
    "live blog",
    "analysis",
    "digest",
    "interview",
    "speech report",
    "translated prose",
)
TAGS = (
    "scope",
    "own-voice",
    "event-identity",
    "toll",
    "coreference",
    "confirmed-or-said",
    "boilerplate",
    "near-negative",
)


class Unreadable(ValueError):
    """A file of the corpus is not as the guideline says; each problem is named."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{path}: {problem}" for problem in problems))


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution; spans are empty where the words are not there."""

    id: str
    cue_class: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: str | None
    continues: str | None
    commitment: str
    polarity: str
    kind: str | None
    who: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim. ``fields`` holds what its kind gives: measure, party, place, when, type, …, as written."""

    id: str
    kind: str
    by: str
    at: tuple[Span, ...]
    low: Decimal | None
    high: Decimal | None
    status: str | None
    event: str | None
    fields: Row


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One annotated report. ``layout`` holds the text that all spans point into.

    ``types`` are the codes of events that its annotation had to choose from; None for those of today.
    """

    id: str
    head: Row
    layout: Layout
    attributions: tuple[GoldAttribution, ...]
    claims: tuple[GoldClaim, ...]
    phenomena: tuple[tuple[int, str], ...]
    types: tuple[str, ...] | None = None

    @property
    def document(self) -> Document:
        """The document as the program takes it in."""
        return Document.of(
            self.layout.text,
            publisher=self.head["publisher"],
            title=self.head.get("title"),
            published_at=datetime.fromisoformat(self.head["published_at"]),
        )

    def attribution(self, name: str) -> GoldAttribution:
        """Return the attribution of this id; KeyError where there is none."""
        return {a.id: a for a in self.attributions}[name]

    def named(self, attribution: GoldAttribution) -> GoldAttribution:
        """Follow ``continues`` to the attribution that names the source."""
        while attribution.continues is not None:
            attribution = self.attribution(attribution.continues)
        return attribution


def load(folder: Path) -> list[Dispatch]:
    """Return the dispatches of a folder, or of one file, in order of their ids.

    Raises:
        Unreadable: a span, an id or a word of a closed list is wrong; the message names all problems of the file.
    """
    paths = [folder] if folder.is_file() else sorted(p for p in folder.glob("*.toml") if not is_events_file(p))
    return [load_one(path) for path in paths]


def is_events_file(path: Path) -> bool:
    """Say whether the file declares events, not a dispatch."""
    return path.name.startswith("events-")


def load_one(path: Path) -> Dispatch:
    """Return the dispatch of one file; raises as ``load`` does."""
    try:
        row = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(path, [f"not TOML: {error}"]) from error
    missing = [key for key in ("id", "conflict", "style", "publisher", "published_at", "text") if not row.get(key)]
    if missing:
        raise Unreadable(path, [f"{key} is missing" for key in missing])
    layout, problems = Layout.of(row["text"]), list[str]()
    phenomena = tuple(_tagged(entry, problems) for entry in row.get("phenomena", []))
    if problems:
        raise Unreadable(path, problems)
    return Dispatch(row["id"], row, layout, *annotated(row, layout, path), phenomena, _types_of(path.parent))


@cache
def _types_of(folder: Path) -> tuple[str, ...] | None:
    """Return the codes of events that a part was annotated with, where its corpus says so."""
    file = folder.parent / "types.toml"
    row = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {"parts": []}
    return tuple(row["types"]) if folder.name in row["parts"] else None


def annotated(row: Row, layout: Layout, path: Path) -> tuple[tuple[GoldAttribution, ...], tuple[GoldClaim, ...]]:
    """Return the attributions and claims of one annotation of a text; raises as ``load`` does."""
    problems: list[str] = []
    attributions = tuple(_attribution(a, layout, problems) for a in row.get("attributions", []))
    claims = tuple(_claim(c, layout, problems) for c in row.get("claims", []))
    if problems:
        raise Unreadable(path, problems)
    return attributions, claims


def _attribution(row: Row, layout: Layout, problems: list[str]) -> GoldAttribution:
    return GoldAttribution(
        id=row.get("id", "?"),
        cue_class=row.get("class", "?"),
        source=_spans(row, "source", layout, problems),
        cue=_spans(row, "cue", layout, problems),
        content=_spans(row, "content", layout, problems),
        parent=row.get("parent"),
        continues=row.get("continues"),
        commitment=row.get("commitment", "neutral"),
        polarity=row.get("polarity", "affirmed"),
        kind=row.get("kind"),
        who=row.get("who"),
    )


def _claim(row: Row, layout: Layout, problems: list[str]) -> GoldClaim:
    return GoldClaim(
        id=row.get("id", "?"),
        kind=row.get("kind", "?"),
        by=row.get("by", "?"),
        at=_spans(row, "at", layout, problems),
        low=_number(row.get("low")),
        high=_number(row.get("high")),
        status=row.get("status"),
        event=row.get("event") or None,
        fields=row,
    )


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _spans(row: Row, key: str, layout: Layout, problems: list[str]) -> tuple[Span, ...]:
    anchors = row.get(key) or ()
    try:
        return layout.find_all(anchors)
    except Unanchored as error:
        problems.append(f"{row.get('id', '?')} {key} {error}")
        return ()


def _tagged(entry: str, problems: list[str]) -> tuple[int, str]:
    number, _, tag = entry.partition(": ")
    if not number.isdigit() or tag not in TAGS:
        problems.append(f'phenomena {entry!r}: write "LINE: tag" with a tag of {", ".join(TAGS)}')
        return 0, tag
    return int(number), tag
