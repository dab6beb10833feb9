"""Which two places are one though they are written unlike: "Karari", "the Karari district"; "Meiktila", "its airbase".

Containment of listed places is decided on ids (``Where.contains``). A place that nobody listed has only its name, and
reports add to it what kind of place it is: such a word at its end is left aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from reportedly.fusion import policy
from reportedly.fusion.names import is_word_of_dates
from reportedly.fusion.papers import Papers
from reportedly.lang import load_pack
from reportedly.model import Claim
from reportedly.values import Where

_ENDS = (". ", "? ", "! ", "\n")


def agree(mine: Where, other: Where) -> bool:
    """Say whether both may be one place: by what holds what, or by name where one of them is not listed."""
    if mine.agrees_with(other):
        return True
    return None in (mine.place_id, other.place_id) and core_of(mine.name) == core_of(other.name)


def key_of(where: Where) -> str:
    """Return what stands for a place when places are looked up: its id, or its bare name."""
    return where.place_id or core_of(where.name)


def is_narrow(where: Where) -> bool:
    """Say whether the place is so small that two events in it are not met every day."""
    return where.kind not in policy.WIDE_PLACES and core_of(where.name) != ""


def towns_in(headline: str, towns: Mapping[str, Where]) -> list[Where]:
    """Return the places of a headline, by their bare names; names within a longer name do not count."""
    words = f" {' '.join(_plain(word) for word in headline.split())} "
    named = [name for name in towns if f" {name} " in words]
    longest = [name for name in named if not any(name != other and name in other for other in named)]
    return [towns[name] for name in sorted(longest)]


def towns_named(words: str, towns: Mapping[str, Where]) -> set[str]:
    """Return which of these towns, by their bare names, stand in words behind what leads to a place: "on Jiga"."""
    plain = [_plain(word) for word in words.split()]
    led = (at for at, word in enumerate(plain, 1) if word in _prepositions("place", "both", "of"))
    spans = (" ".join(plain[at : at + length]) for at in led for length in range(1, policy.TOWN_WORDS + 1))
    return {name for name in spans if name in towns}


def names_town(claim: Claim, papers: Papers) -> frozenset[str]:
    """Return the names that stand behind "in", "at", "near" in a claim's sentence: where else it may have been."""
    text, span = papers.document_by_id[claim.evidence.document_id].text, claim.evidence.span
    start = max(text.rfind(end, 0, span.start) for end in _ENDS)
    stop = min((at for end in _ENDS if (at := text.find(end, span.end - 1)) >= 0), default=len(text))
    words = text[start + 1 : stop].split()
    named = (
        word for before, word in pairwise(words) if before.casefold() in _prepositions("place") and word[0].isupper()
    )
    return frozenset(core_of(word) for word in named if not is_word_of_dates(_plain(word)))


@cache
def _prepositions(*kinds: str) -> frozenset[str]:
    rows = load_pack("en").tables["actors"]["preposition"]
    return frozenset(word for row in rows for kind in kinds for word in row.get(kind, ()))


@cache
def core_of(name: str) -> str:
    """Return a place's bare name: small, without accents and marks, without the words that say what it is."""
    words = _plain(name).split()
    kinds = _kinds()
    while len(words) > 1 and words[-1] in kinds:
        words.pop()
    return " ".join(words)


def _plain(text: str) -> str:
    """Small letters without accents; a hyphen parts words, other marks and the end of a possessive fall away."""
    folded = normalize("NFKD", text.casefold().replace("’", "'")).removesuffix("'s")
    kept = "".join(" " if c == "-" else c for c in folded if c == "-" or c.isspace() or c.isalnum())
    return " ".join(kept.split())


@cache
def _kinds() -> frozenset[str]:
    tables = load_pack("en").tables["actors"]
    rows = (*tables["place_noun"], *tables["lending_noun"])
    return frozenset(word for row in rows for phrase in row["words"] for word in phrase.split())
