"""One act told at a distance in time from another: "a day after a raid on B".

What stands behind such a word is another act than what the sentence tells: it has not its place, and its time is so
many days off.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from reportedly.claims.clauses import Tree
from reportedly.claims.lexicon import Lexicon
from reportedly.values import TimePrecision, When

_A_DAY = timedelta(days=1)


def markers_over(tree: Tree, token: int, words: Lexicon) -> frozenset[int]:
    """Return the words that put what stands here before or after another act, their distance told with them."""
    found: set[int] = set()
    below = token
    for above in (token, *tree.up(token)):
        if above != token and _is_marker(tree, above, words):
            found.add(above)
        found.update(m for m in _openers(tree, above) if m < below and _is_marker(tree, m, words))
        below = above
    return frozenset(found)


def _openers(tree: Tree, verb: int) -> list[int]:
    """Return the words that open a clause; the parser may hang "a day" on its verb and leave "after" with the day."""
    units = [unit + 1 for unit in tree.kids(verb, "npadvmod") if unit + 1 < verb]
    return [*tree.kids(verb, "mark", "advmod"), *units]


def _is_marker(tree: Tree, token: int, words: Lexicon) -> bool:
    return tree.lemma[token] in words.sequence and _is_measured(tree, token, words)


def _is_measured(tree: Tree, marker: int, words: Lexicon) -> bool:
    return marker > 0 and tree.lemma[marker - 1] in words.distances


def are_apart(tree: Tree, one: int, other: int, words: Lexicon) -> bool:
    """Say whether one of the words stands behind such a distance from the other: they tell two acts."""
    return markers_over(tree, one, words) != markers_over(tree, other, words)


def without_others(tree: Tree, tokens: Collection[int], act: int, words: Lexicon) -> list[int]:
    """Leave out the words of acts told at a distance from this one, "a day after" and the full stop behind included."""
    own = markers_over(tree, act, words)
    stretch = range(min(tokens), max(tokens) + 1)
    others = {m for t in stretch for m in markers_over(tree, t, words) - own}
    if not others:
        return list(tokens)
    distances = {t for m in others for t in (m, *tree.subtree(m - 1)) if t <= m}
    kept = [t for t in tokens if t not in distances and not others & markers_over(tree, t, words)]
    after = [t for t in kept if t > max(others)]
    return kept if any(tree.pos[t] != "PUNCT" for t in after) else [t for t in kept if t not in after]


def shifted(tree: Tree, marker: int, when: When, words: Lexicon) -> When | None:
    """Return the day that lies so far from this time; None where the distance has no number."""
    count = _count(tree, marker - 2, words)
    hours = None if count is None else count * words.distances[tree.lemma[marker - 1]]
    days = 0 if hours is None else round(hours / 24)
    if days == 0 or when.end - when.start > _A_DAY:
        return None
    midnight = when.start.replace(hour=0, minute=0, second=0, microsecond=0)
    start = midnight + words.sequence[tree.lemma[marker]] * days * _A_DAY
    return When(start, start + _A_DAY, TimePrecision.DAY)


def _count(tree: Tree, token: int, words: Lexicon) -> int | None:
    if token < 0:
        return None
    text = tree.doc[token].lower_
    return int(text) if text.isdecimal() else words.counts.get(text)
