"""How well a network does on examples, role by role, without rules beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.reading.learned import Tagger
from reportedly.reading.learned.clues import KINDS
from reportedly.reading.learned.tagging import tag_words
from training.examples import CLASSES, Example

ROLES = ("source", "cue", "content")
HALF = 0.5


def measured(tagger: Tagger, examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return exact precision, recall and F1 by role over sets of words, and the recall of anchors by class.

    Of each kind of claim, those of the words that carry one.
    """
    roles = {role: Counter[str]() for role in (*ROLES, *KINDS)}
    met, told = Counter[str](), Counter[str]()
    for example in examples:
        seen = tag_words(example.words, tagger)
        found = seen.attributions
        for role in ROLES:
            gold = Counter(words for t in example.told if (words := getattr(t, role)))
            read = Counter(words for t in found if (words := getattr(t, role)))
            roles[role].update(hit=(gold & read).total(), gold=gold.total(), read=read.total())
        for kind in KINDS:
            told_there = {c.word for c in example.claims or () if c.kind == kind}
            seen_there = {c.token for c in seen.clues if c.kind == kind and c.score >= HALF}
            roles[kind].update(hit=len(told_there & seen_there), gold=len(told_there), read=len(seen_there))
        anchors = {t.anchor for t in found}
        told.update(t.cue_class for t in example.told)
        met.update(t.cue_class for t in example.told if t.anchor in anchors)
    figures = {role: _figures(count) for role, count in roles.items()}
    return figures | {"anchors": {c: round(met[c] / told[c], 3) for c in CLASSES if told[c]}}


def _figures(count: Counter[str]) -> dict[str, float]:
    hit, gold, read = count["hit"], count["gold"], count["read"]
    return {
        "p": round(hit / max(read, 1), 3),
        "r": round(hit / max(gold, 1), 3),
        "f1": round(2 * hit / max(gold + read, 1), 3),
    }
