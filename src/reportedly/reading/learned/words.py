"""A parsed text as the learned reader sees it: words without white space, with the parse as numbers.

The same numbers are made when the reader is trained and when it reads, so nothing here may depend on either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from reportedly.reading.quotes import find_quotes, paragraphs

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one text. Every array has one number a word; ``heads`` and edges are word numbers.

    ``at`` gives the token of each word, ``sentences`` and ``quotes`` number what a word stands in (0: no quotation).
    """

    texts: tuple[str, ...]
    at: Ints
    heads: Ints
    lefts: Ints
    rights: Ints
    sentences: Ints
    quotes: Ints
    deps: tuple[str, ...]
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def bounds(self) -> tuple[range, ...]:
        """The words of each sentence."""
        edges = np.flatnonzero(np.diff(self.sentences, prepend=-1, append=-1))
        return tuple(range(a, b) for a, b in pairwise(edges.tolist()))

    @cached_property
    def children(self) -> Mapping[int, tuple[int, ...]]:
        """The words that hang on each word."""
        found: dict[int, list[int]] = {}
        for word, head in enumerate(self.heads.tolist()):
            if head != word:
                found.setdefault(head, []).append(word)
        return {head: tuple(words) for head, words in found.items()}


def words_of(doc: Doc) -> Words:
    """Number the words of a parsed text; a sentence ends where the parser says, and where a paragraph ends."""
    tokens = tuple(doc)
    lines = tuple(paragraphs(tokens))
    quoted = {i: n for n, quote in enumerate(find_quotes(doc, lines), start=1) for i in quote.tokens}
    kept = [t for t in tokens if not t.is_space]
    number = {t.i: n for n, t in enumerate(kept)}
    heads = [number.get(t.head.i, n) for n, t in enumerate(kept)]
    return Words(
        texts=tuple(t.text for t in kept),
        at=np.array([t.i for t in kept], dtype=np.int64),
        heads=np.array(heads, dtype=np.int64),
        lefts=np.array([_first(t, number) for t in kept], dtype=np.int64),
        rights=np.array([_last(t, number) for t in kept], dtype=np.int64),
        sentences=np.array(_sentences(kept, lines), dtype=np.int64),
        quotes=np.array([quoted.get(t.i, 0) for t in kept], dtype=np.int64),
        deps=tuple(t.dep_ for t in kept),
        tags=tuple(t.tag_ for t in kept),
    )


def _sentences(kept: Sequence[Token], lines: Sequence[range]) -> list[int]:
    """Number the sentence of each word."""
    line_of = {i: n for n, line in enumerate(lines) for i in line}
    numbers: list[int] = []
    before = None
    for token in kept:
        line = line_of.get(token.i)
        is_new = before is not None and (bool(token.is_sent_start) or line != before[0])
        numbers.append(before[1] + is_new if before else 0)
        before = (line, numbers[-1])
    return numbers


def _first(token: Token, number: Mapping[int, int]) -> int:
    i = token.left_edge.i
    return next(number[j] for j in range(i, token.i + 1) if j in number)


def _last(token: Token, number: Mapping[int, int]) -> int:
    i = token.right_edge.i
    return next(number[j] for j in range(i, token.i - 1, -1) if j in number)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of words that is read at once; those before ``start`` are there for context alone."""

    first: int
    start: int
    stop: int


def windows(words: Words, pieces: Sequence[int], *, longest: int) -> Iterator[Window]:
    """Pack whole sentences into windows of at most ``longest`` word pieces, each with the sentence before it.

    ``pieces`` counts the word pieces of each word. A sentence that is longer by itself is cut, at words.
    """
    total = np.concatenate([[0], np.cumsum(pieces)])
    bounds = [part for sentence in words.bounds for part in _cut(sentence, total, longest)]
    n = 0
    while n < len(bounds):
        first = bounds[n - 1].start if n and total[bounds[n].stop] - total[bounds[n - 1].start] <= longest else None
        first = bounds[n].start if first is None else first
        last = n
        while last + 1 < len(bounds) and total[bounds[last + 1].stop] - total[first] <= longest:
            last += 1
        yield Window(first, bounds[n].start, bounds[last].stop)
        n = last + 1


def _cut(sentence: range, total: Ints, longest: int) -> Iterator[range]:
    start = sentence.start
    while total[sentence.stop] - total[start] > longest:
        stop = max(start + 1, int(np.searchsorted(total, total[start] + longest, side="right")) - 1)
        yield range(start, stop)
        start = stop
    yield range(start, sentence.stop)
