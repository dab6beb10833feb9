"""Spans of the tagger mended by the parse: no holes but where somebody else's words stand, no phrase cut in two.

A network decides word by word and stops in the middle of a phrase where it is unsure. What it left out between two of
its words, or behind a word that needs it, belongs to the span; what a comma parts from it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportedly.reading.learned.words import Words

LARGEST_HOLE = 8  # words; a wider one is a content in two pieces
POINTING = frozenset({"det", "amod", "compound", "nummod", "poss", "aux", "auxpass", "predet", "quantmod", "case"})
MARKS = frozenset({",", ":", ".", "``", "''", "-LRB-", "-RRB-", "HYPH"})


def repaired(content: frozenset[int], taken: frozenset[int], words: Words) -> frozenset[int]:
    """Return the content without holes and with whole phrases; ``taken`` are the words of source and cue."""
    if not content:
        return content
    filled = content | frozenset(_holes(content, taken))
    runs = list(_runs(filled))
    return frozenset(n for run in runs for n in (*_before(run, taken, words), *run, *_behind(run, taken, words)))


def _holes(content: frozenset[int], taken: frozenset[int]) -> Iterator[int]:
    kept = sorted(content)
    for left, right in pairwise(kept):
        hole = range(left + 1, right)
        if len(hole) <= LARGEST_HOLE and not taken & frozenset(hole):
            yield from hole


def _runs(content: frozenset[int]) -> Iterator[range]:
    kept = sorted(content)
    start = kept[0]
    for left, right in zip(kept, [*kept[1:], -1], strict=True):
        if right != left + 1:
            yield range(start, left + 1)
            start = right


def _behind(run: range, taken: frozenset[int], words: Words) -> Iterator[int]:
    """Yield what the last word of a run cannot stand without: the noun of its article, what hangs on it.

    A clause that only says more about it ("who", "which") is another's as easily: it is not begun here.
    """
    last, limit = run[-1], int(words.rights[run[-1]])
    if last + 1 <= limit and last + 1 < len(words) and words.tags[last + 1].startswith("W"):
        return
    while last + 1 < len(words) and _is_free(last + 1, last, taken, words):
        if last + 1 > limit:
            if not _is_open(last, words):
                return
            limit = int(words.rights[words.heads[last]])
        last += 1
        yield last


def _is_free(following: int, last: int, taken: frozenset[int], words: Words) -> bool:
    is_shut = following in taken or words.tags[following] in MARKS
    return not is_shut and bool(words.sentences[following] == words.sentences[last])


def _is_open(last: int, words: Words) -> bool:
    """Say whether a word points to one that is still to come: "the", "Rwandan", "might"."""
    return bool(words.heads[last] > last and words.deps[last] in POINTING)


def _before(run: range, taken: frozenset[int], words: Words) -> Iterator[int]:
    """Yield what stands right before the first word of a run and hangs on it."""
    first = run[0]
    while first > 0 and first - 1 not in taken and words.tags[first - 1] not in MARKS:
        if words.sentences[first - 1] != words.sentences[first] or words.lefts[run[0]] > first - 1:
            return
        first -= 1
        yield first
