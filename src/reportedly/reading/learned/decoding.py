"""From scores of each word to whole spans: the best way through a sentence in which no span begins in its middle."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

SOURCE, CUE, CONTENT = "source", "cue", "content"
ROLES = ("", f"B-{SOURCE}", f"I-{SOURCE}", f"B-{CUE}", f"I-{CUE}", f"B-{CONTENT}", f"I-{CONTENT}")
_NEVER = -1e9


def _steps() -> NDArray[np.float64]:
    """Return 0 for each role that may follow another, else a score that never wins."""
    allowed = np.zeros((len(ROLES), len(ROLES)))
    for before, left in enumerate(ROLES):
        for after, right in enumerate(ROLES):
            if right.startswith("I-") and left[2:] != right[2:]:
                allowed[before, after] = _NEVER
    return allowed


STEPS = _steps()
STARTS = np.array([_NEVER if role.startswith("I-") else 0.0 for role in ROLES])


def decoded(logits: NDArray[np.float32], reach: range) -> Mapping[str, frozenset[int]]:
    """Return the words of each role. ``logits``: a row a word of the reach, a column a role of ``ROLES``."""
    path = best_path(log_softmax(np.asarray(logits, dtype=np.float64)))
    return {
        role: frozenset(reach[n] for n, number in enumerate(path) if ROLES[number][2:] == role)
        for role in (SOURCE, CUE, CONTENT)
    }


def best_path(scores: NDArray[np.float64]) -> list[int]:
    """Return the role of each word on the best way through (Viterbi); of equal ways the one of lower numbers."""
    best, pointers = scores[0] + STARTS, []
    for row in scores[1:]:
        reached = best[:, None] + STEPS
        pointers.append(reached.argmax(axis=0))
        best = reached.max(axis=0) + row
    path = [int(best.argmax())]
    for back in reversed(pointers):
        path.append(int(back[path[-1]]))
    return path[::-1]


def log_softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log probabilities by row."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))
