"""What relates each word to the word that an attribution is anchored at, as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reportedly.reading.learned.words import Ints, Words

NEAR = 1  # sentences on each side of the anchor's own in which its words are looked for
FARTHEST = 40
DISTANCES = (1, 2, 3, 4, 6, 9, 13, 19, 28, FARTHEST)
SELF, ABOVE, OUTSIDE = 0, 1, 2  # numbers in ``paths`` before those of the labels
FIRST_LABEL = 3
PLACES = 9  # how many ``places`` tells apart


def scope(anchor: int, words: Words) -> range:
    """Return the words in which an anchor's source, cue and content are looked for."""
    here = int(words.sentences[anchor])
    first, last = max(0, here - NEAR), min(len(words.bounds) - 1, here + NEAR)
    return range(words.bounds[first].start, words.bounds[last].stop)


def distances(anchor: int, within: range) -> Ints:
    """Return how far each word stands from the anchor: 0 for itself, a class for each side and distance beyond."""
    gaps = np.arange(within.start, within.stop) - anchor
    classes = np.searchsorted(DISTANCES, np.abs(gaps), side="left") + 1
    limited = np.minimum(classes, len(DISTANCES))
    sided = np.where(gaps < 0, limited, limited + len(DISTANCES))
    return np.asarray(np.where(gaps == 0, 0, sided), dtype=np.int64)


def paths(anchor: int, within: range, words: Words, labels: Mapping[str, int]) -> Ints:
    """Return by which way of the parse a word hangs on the anchor.

    Under the anchor: the label of the anchor's child that holds it. Above it: the anchor's own line of heads. Then what
    hangs on the anchor's head beside it, by the label of that child; else outside.
    """
    found = np.full(len(within), OUTSIDE, dtype=np.int64)
    offset = within.start
    beside = len(labels) + FIRST_LABEL
    above, seen = int(words.heads[anchor]), {anchor}
    if above != anchor:
        for child in words.children.get(above, ()):
            _mark(found, child, words, offset, beside + labels.get(words.deps[child], 0))
    _mark(found, anchor, words, offset, OUTSIDE)
    for child in words.children.get(anchor, ()):
        _mark(found, child, words, offset, FIRST_LABEL + labels.get(words.deps[child], 0))
    while above not in seen:
        seen.add(above)
        if 0 <= above - offset < len(found):
            found[above - offset] = ABOVE
        above = int(words.heads[above])
    found[anchor - offset] = SELF
    return found


def _mark(found: Ints, top: int, words: Words, offset: int, value: int) -> None:
    first, last = max(int(words.lefts[top]) - offset, 0), int(words.rights[top]) + 1 - offset
    if last > 0:
        found[first:last] = value


def places(anchor: int, within: range, words: Words) -> Ints:
    """Return whether a word stands in the sentence before, the same or the one behind, and in whose quotation marks.

    Nine numbers: three sentences, each with no marks, the anchor's own, or others.
    """
    part = slice(within.start, within.stop)
    sentence = np.sign(words.sentences[part] - words.sentences[anchor]) + 1
    quoted = words.quotes[part]
    same = (quoted != 0) & (quoted == words.quotes[anchor])
    other = (quoted != 0) & ~same
    return np.asarray(sentence + 3 * same + 6 * other, dtype=np.int64)


def numbered(names: Sequence[str], labels: Mapping[str, int]) -> Ints:
    """Return the number of each name, 0 for one that was not there when the reader was trained."""
    return np.array([labels.get(name, 0) for name in names], dtype=np.int64)
