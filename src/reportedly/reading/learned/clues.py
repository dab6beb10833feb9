"""What the learned reader takes single words to tell: an act, an amount, ground held, a position.

A clue is no claim: it says of one word that a claim hangs on it, of which kind and code, and how sure that is. The
claim itself, with its roles, place, time and figure, is read from the parse as ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KINDS = ("occurrence", "measure", "holding", "stance")  # of claims that a word can carry
LEAST = 0.02  # chance below which a word carries nothing, and no clue is given
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Clue:
    """One word that may carry a claim. ``token`` is its token index.

    ``score`` is the chance that a claim of ``kind`` hangs on the word, ``sure`` that of its likeliest ``code`` among
    them, both 0 to 1. ``status`` is how an act's doer is told, with its chance ``standing``; "" for what has no doer.
    """

    token: int
    kind: str
    code: str
    score: float
    sure: float
    status: str = ""
    standing: float = 0.0


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that a network knows: of each kind of claim, the first being none, and of the statuses of an act."""

    kinds: Mapping[str, tuple[str, ...]]
    statuses: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many numbers the network gives for a word."""
        return sum(map(len, self.kinds.values())) + len(self.statuses)

    def parts(self) -> Iterator[tuple[str, slice]]:
        """Yield each kind with the place of its numbers among those of a word; "status" comes last."""
        at = 0
        for kind, codes in self.kinds.items():
            yield kind, slice(at, at + len(codes))
            at += len(codes)
        yield "status", slice(at, at + len(self.statuses))


def clues_in(logits: Floats, codes: Codes) -> Iterator[Clue]:
    """Yield the clues of a stretch of words, in order; ``token`` is the row. ``logits``: words, ``codes.width``."""
    chances = {part: softmax(logits[:, place]) for part, place in codes.parts()}
    for kind, known in codes.kinds.items():
        told = 1.0 - chances[kind][:, 0]
        for row in np.flatnonzero(told >= LEAST).tolist():
            best = 1 + int(chances[kind][row, 1:].argmax())
            status = int(chances["status"][row].argmax()) if kind == "occurrence" else 0
            yield Clue(
                token=row,
                kind=kind,
                code=known[best],
                score=round(float(told[row]), 3),
                sure=round(float(chances[kind][row, best]), 3),
                status=codes.statuses[status],
                standing=round(float(chances["status"][row, status]), 3) if kind == "occurrence" else 0.0,
            )


def softmax(logits: Floats) -> Floats:
    """Return chances by row."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
