"""Annotated texts → what the network learns from: words, anchors, and the role of each word to its anchor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval import polnear
from eval.corpus.dispatches import Dispatch, GoldAttribution, load
from spacy.tokens import Doc

from reportedly.model import Document
from reportedly.reading import Reader
from reportedly.reading.learned.pairs import NEAR
from reportedly.reading.learned.words import Words, words_of
from reportedly.reading.mentions import Reading
from reportedly.theatres import EMPTY
from reportedly.values import Span
from training.carrying import Carried, carried

CLASSES = ("none", "speech", "according-to", "nominal", "adverb", "passive", "unknown", "quote", "colon", "continuing")
COMMITMENTS = ("neutral", "endorsing", "distancing")
ACTS = ("asserts", "denies", "claims responsibility", "does not know", "demands", "offers", "threatens", "expects")
OURS, OTHERS = 0, 1  # whose annotation an example follows
_TELLING = ("VB", "NN", "RB", "JJ")  # tags of what can carry an attribution

Offsets = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution in word numbers, a content of several sentences one by one. ``anchor`` carries it.

    ``act`` is None where the annotation does not tell it.
    """

    anchor: int
    cue_class: str
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    commitment: str = "neutral"
    act: str | None = None


@dataclass(frozen=True, eq=False)
class Example:
    """One text with its attributions and claims. ``style`` is the annotation it follows.

    ``claims`` is None where the annotation has none: nothing is learned then of which words carry one.
    """

    id: str
    words: Words
    told: tuple[Told, ...]
    style: int = OURS
    claims: tuple[Carried, ...] | None = None


def of_corpus(folder: Path, *, has_acts: bool) -> list[Example]:
    """Return the dispatches of a part of the corpus. ``has_acts``: where no act is written, it asserts."""
    dispatches = load(folder)
    readings = Reader.load(EMPTY).read_many(d.document for d in dispatches)
    return [_example(d, reading, has_acts=has_acts) for d, reading in zip(dispatches, readings, strict=True)]


def of_gum(path: Path) -> list[Example]:
    """Return the documents of a GUM file: an attributing clause is cut into source and cue by the parse."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    docs = parsed(Document.of(row["text"]).text for row in rows)
    return [_of_gum(row, doc) for row, doc in zip(rows, docs, strict=True)]


def of_polnear(path: Path) -> list[Example]:
    """Return the articles of a PolNeAR file that have a primary annotator. Only to compare with, never to ship."""
    rows = list(polnear.primary(path))
    docs = parsed(Document.of(row["text"]).text for row in rows)
    return [_of_polnear(row, doc) for row, doc in zip(rows, docs, strict=True)]


def parsed(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts as the reader does, without a theatre."""
    reader = Reader.load(EMPTY)
    return reader.parser.pipe([reader.mask(text) for text in texts], batch_size=16)


def _offsets(doc: Doc, words: Words) -> Offsets:
    return [(doc[i].idx, doc[i].idx + len(doc[i])) for i in words.at.tolist()]


def _within(spans: Iterable[Span], offsets: Offsets) -> frozenset[int]:
    return frozenset(n for n, (start, end) in enumerate(offsets) for s in spans if start < s.end and end > s.start)


# ── our corpus ──


def _example(dispatch: Dispatch, reading: Reading, *, has_acts: bool) -> Example:
    words = words_of(reading.doc)
    offsets = _offsets(reading.doc, words)
    told: dict[int, Told] = {}
    for gold, row in zip(dispatch.attributions, dispatch.head.get("attributions", []), strict=True):
        act = row.get("act") or {"denied": "denies", "unknown": "does not know"}.get(gold.polarity)
        for item in _told(gold, act or ("asserts" if has_acts else None), dispatch, words, offsets):
            told.setdefault(item.anchor, item)
    claims = tuple(carried(dispatch.claims, reading, words)) if "claims" in dispatch.head else None
    return Example(dispatch.id, words, tuple(told[anchor] for anchor in sorted(told)), claims=claims)


def _told(gold: GoldAttribution, act: str | None, dispatch: Dispatch, words: Words, offsets: Offsets) -> Iterator[Told]:
    """Yield the attribution with its first sentence's content, then each further sentence as one that goes on."""
    source, cue = _within(gold.source, offsets), _within(gold.cue, offsets)
    nothing = frozenset[int]()
    for n, piece in enumerate(_by_line(gold.content, dispatch, offsets)):
        if n == 0:
            anchor = anchor_of(cue, words) if cue else min(piece)
            yield Told(anchor, gold.cue_class, source, cue, piece, gold.commitment, act)
        else:
            yield Told(min(piece), "continuing", nothing, nothing, piece, gold.commitment, act)


def _by_line(content: Sequence[Span], dispatch: Dispatch, offsets: Offsets) -> Iterator[frozenset[int]]:
    for line in dispatch.layout.lines:
        cut = [Span(max(s.start, line.start), min(s.end, line.end)) for s in content if s.overlaps(line)]
        piece = _within(cut, offsets)
        if piece:
            yield piece


def anchor_of(cue: frozenset[int], words: Words) -> int:
    """Return the word of a cue that the others hang on: the one whose head stands outside, verbs and nouns first."""
    heads = words.heads.tolist()
    tops = [w for w in sorted(cue) if heads[w] not in cue or heads[w] == w]
    telling = [w for w in tops if words.tags[w].startswith(_TELLING)]
    return (telling or tops or sorted(cue))[0]


# ── GUM ──


def _of_gum(row: Mapping[str, Any], doc: Doc) -> Example:
    words = words_of(doc)
    offsets = _offsets(doc, words)
    told: dict[int, Told] = {}
    for gold in row["attributions"]:
        clause = _within([Span(*pair) for pair in gold["attributing"]], offsets)
        content = _within([Span(*pair) for pair in gold["content"]], offsets) - clause
        if clause and content:
            for item in _of_clause(clause, content, "denies" if gold["negative"] else None, words):
                told.setdefault(item.anchor, item)
    return Example(row["doc_id"], words, tuple(told[anchor] for anchor in sorted(told)), OTHERS)


def _of_clause(clause: frozenset[int], content: frozenset[int], act: str | None, words: Words) -> Iterator[Told]:
    anchor = anchor_of(clause, words)
    source, cue, kind = _roles_of(clause, anchor, words)
    yield from _going_on(Told(anchor, kind, source, cue, content, act=act), words)


def _going_on(told: Told, words: Words) -> Iterator[Told]:
    """Yield what an anchor reaches of an attribution, then each further sentence as one that goes on."""
    here, nothing = int(words.sentences[told.anchor]), frozenset[int]()
    near = frozenset(w for w in told.content if abs(int(words.sentences[w]) - here) <= NEAR)
    yield replace(told, content=near or told.content)
    for bound in words.bounds[here + NEAR + 1 :]:
        piece = told.content & frozenset(bound)
        if near and piece:
            yield Told(min(piece), "continuing", nothing, nothing, piece)


def _roles_of(clause: frozenset[int], anchor: int, words: Words) -> tuple[frozenset[int], frozenset[int], str]:
    """Cut an attributing clause into its source and the rest."""
    if words.texts[anchor].casefold() == "according":
        cue = frozenset({anchor, anchor + 1}) & clause
        return frozenset(w for w in clause - cue if words.texts[w] not in ",."), cue, "according-to"
    subjects = [c for c in words.children.get(anchor, ()) if words.deps[c] in ("nsubj", "nsubjpass")]
    source = clause & {w for s in subjects for w in range(int(words.lefts[s]), int(words.rights[s]) + 1)}
    return source, clause - source, "speech"


# ── PolNeAR ──

_POLNEAR_CLASSES = {"according_to": "according-to", "nominal": "nominal"}


def _of_polnear(row: Mapping[str, Any], doc: Doc) -> Example:
    words = words_of(doc)
    offsets = _offsets(doc, words)
    told: dict[int, Told] = {}
    for roles in polnear.gold_of(row):
        source, cue, content = (_within([Span(*pair) for pair in roles.of(r)], offsets) for r in polnear.ROLES)
        if not content:
            continue
        kind = _POLNEAR_CLASSES.get(polnear.class_of(roles.cue, doc), "speech") if cue else "quote"
        anchor = anchor_of(cue, words) if cue else min(content)
        for item in _going_on(Told(anchor, kind, source, cue, content), words):
            told.setdefault(item.anchor, item)
    return Example(row["doc_id"], words, tuple(told[anchor] for anchor in sorted(told)), OTHERS)
