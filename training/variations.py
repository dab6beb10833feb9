"""Variations of annotated texts by rule: other names, places and numbers in the same sentences.

A word is put in the place of another of the same tag, so that every span stays where it is. Words that carry or limit
an attribution are left: what varies is who and where and how many, never that it is said.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from training.examples import Example

VARIED = ("NNP", "CD")  # tags of names and numbers
SHARE = 0.7  # of the distinct names and numbers of a text that are exchanged


def varied(examples: Sequence[Example], *, seed: int) -> Iterator[Example]:
    """Yield a variation of each example; a name is exchanged for the same other name all through a text."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    known = {tag: sorted({w for e in examples for w in _words(e, tag)}) for tag in VARIED}
    for example in examples:
        yield _varied(example, known, chance)


def _words(example: Example, tag: str) -> Iterator[str]:
    carried = {w for told in example.told for w in told.cue}
    for n, (word, own) in enumerate(zip(example.words.texts, example.words.tags, strict=True)):
        if own == tag and n not in carried and (word.isalpha() or word.isdigit()):
            yield word


def _varied(example: Example, known: Mapping[str, Sequence[str]], chance: random.Random) -> Example:
    exchanged = {
        word: chance.choice(known[tag])
        for tag in VARIED
        for word in sorted(set(_words(example, tag)))
        if chance.random() < SHARE
    }
    carried = {w for told in example.told for w in told.cue}
    texts = tuple(w if n in carried else exchanged.get(w, w) for n, w in enumerate(example.words.texts))
    return replace(example, id=f"{example.id}, varied", words=replace(example.words, texts=texts))
