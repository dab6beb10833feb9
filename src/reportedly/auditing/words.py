"""The pack's words for drift, compiled: cues that vouch, and words that make something a cause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lang import load_pack

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DriftWords:
    """What a language has for raising a verb and for telling a cause."""

    raising: frozenset[str]
    causing: re.Pattern[str]

    def vouches(self, cue: str | None) -> bool:
        """Say whether a cue vouches for what it tells: "confirmed", not "said"."""
        return not self.raising.isdisjoint(_WORD.findall((cue or "").casefold()))


@cache
def drift_words(language: str) -> DriftWords:
    """Compile a language's words.

    Raises:
        MissingResource: there is no pack for the language.
    """
    pack = load_pack(language)
    raising = frozenset(word for row in pack.table("drift", "raising") for word in row["words"])
    causing = sorted((w for row in pack.table("drift", "causing") for w in row["words"]), key=len, reverse=True)
    return DriftWords(raising, re.compile(rf"\b(?:{'|'.join(map(re.escape, causing))})\b", re.IGNORECASE))
