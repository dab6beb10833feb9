"""The learned reader at work: a parsed text → attributions and clues to claims as it sees them, each with its score.

It sees the encoder's word pieces and the parse, and nothing of the rules. A window is read by itself, so that neither
batch nor order changes a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reportedly.reading.learned.clues import Clue, Codes, clues_in, softmax
from reportedly.reading.learned.decoding import CONTENT, CUE, SOURCE, decoded
from reportedly.reading.learned.pairs import distances, numbered, paths, places, scope
from reportedly.reading.learned.repair import repaired
from reportedly.reading.learned.words import Ints, Window, Words, windows, words_of

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the learned reader sees it, in token indices.

    ``anchor`` is the token that carries it: the head of the cue, or where there is none the first of the content.
    ``score`` is the reader's own probability, 0 to 1, that an attribution of this class stands there.
    """

    anchor: int
    cue_class: str
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    score: float
    commitment: str
    act: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers of a network mean. ``deps`` and ``tags`` number the parser's labels from 1."""

    deps: Mapping[str, int]
    tags: Mapping[str, int]
    classes: tuple[str, ...]
    commitments: tuple[str, ...]
    acts: tuple[str, ...]
    codes: Codes
    longest: int  # word pieces of a window


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network makes of a window: one row a word."""

    states: Floats
    anchors: Floats
    commitments: Floats
    acts: Floats
    clues: Floats


class Tagger(Protocol):
    """A trained network with its tokenizer, as a package outside the core holds it."""

    @property
    def name(self) -> str:
        """Name and version, as receipts show them."""

    @property
    def labels(self) -> Labels:
        """What its numbers mean."""

    def pieces(self, words: Sequence[str]) -> Sequence[Sequence[int]]:
        """Return the word pieces of each word, at least one."""

    def encode(self, pieces: Sequence[Sequence[int]], deps: Ints, tags: Ints) -> Encoded:
        """Read one window."""

    def roles(self, states: Floats, here: Floats, kind: int, near: Sequence[Ints]) -> Floats:
        """Return logits, a row a word, of each word's role to an anchor; ``near`` are distance, path and place."""


class Seen(NamedTuple):
    """What the learned reader sees in a text: who says what, and which words carry a claim.

    ``reader`` is its name and version; "" where none has read.
    """

    attributions: tuple[Tagged, ...] = ()
    clues: tuple[Clue, ...] = ()
    reader: str = ""


NOTHING = Seen()


def tag(doc: Doc, tagger: Tagger) -> Seen:
    """Return what the learned reader sees in a parsed text, in order."""
    words = words_of(doc)
    seen, at = tag_words(words, tagger), words.at.tolist()
    return Seen(
        tuple(_in_tokens(told, at) for told in seen.attributions),
        tuple(replace(clue, token=at[clue.token]) for clue in seen.clues),
        seen.reader,
    )


def tag_words(words: Words, tagger: Tagger) -> Seen:
    """Return what is seen in numbered words, in order, with word numbers in place of token indices."""
    told: list[Tagged] = []
    clues: list[Clue] = []
    if len(words):
        pieces, labels = tagger.pieces(words.texts), tagger.labels
        for window in windows(words, [len(p) for p in pieces], longest=labels.longest):
            part = slice(window.first, window.stop)
            deps, tags = numbered(words.deps[part], labels.deps), numbered(words.tags[part], labels.tags)
            encoded = tagger.encode(pieces[part], deps, tags)
            told.extend(_attributions(window, words, encoded, tagger))
            own = clues_in(encoded.clues[window.start - window.first :], labels.codes)
            clues.extend(replace(clue, token=window.start + clue.token) for clue in own)
    return Seen(tuple(told), tuple(clues), tagger.name)


def _attributions(window: Window, words: Words, encoded: Encoded, tagger: Tagger) -> Iterator[Tagged]:
    labels = tagger.labels
    chances = softmax(encoded.anchors)
    kinds = chances.argmax(axis=1)
    for row in np.flatnonzero(kinds).tolist():
        if row < window.start - window.first:
            continue
        kind = int(kinds[row])
        roles = _roles(window.first + row, kind, window, words, encoded, tagger)
        if roles[CONTENT]:
            yield Tagged(
                anchor=window.first + row,
                cue_class=labels.classes[kind],
                source=roles[SOURCE],
                cue=roles[CUE],
                content=repaired(roles[CONTENT], roles[SOURCE] | roles[CUE], words),
                score=float(chances[row, kind]),
                commitment=labels.commitments[int(encoded.commitments[row].argmax())],
                act=labels.acts[int(encoded.acts[row].argmax())],
            )


def _roles(
    anchor: int, kind: int, window: Window, words: Words, encoded: Encoded, tagger: Tagger
) -> Mapping[str, frozenset[int]]:
    around = scope(anchor, words)
    reach = range(max(around.start, window.first), min(around.stop, window.stop))
    near = (distances(anchor, reach), paths(anchor, reach, words, tagger.labels.deps), places(anchor, reach, words))
    states = encoded.states[reach.start - window.first : reach.stop - window.first]
    return decoded(tagger.roles(states, encoded.states[anchor - window.first], kind, near), reach)


def _in_tokens(seen: Tagged, at: Sequence[int]) -> Tagged:
    spans = (frozenset(at[n] for n in numbers) for numbers in (seen.source, seen.cue, seen.content))
    source, cue, content = spans
    return replace(seen, anchor=at[seen.anchor], source=source, cue=cue, content=content)
