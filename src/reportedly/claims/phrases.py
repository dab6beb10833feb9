"""Matching the phrases of a language pack on the tokens of a sentence.

A phrase is a row's ``phrase``: slots parted by blanks, "|" between alternatives, "…" for up to ``GAP`` words inside the
clause, "!party" for the name of a party. Slots match lower-case forms and lemmas.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from reportedly.lang import Pack, Row

GAP = 5
PARTY = "!party"
_GAP_SLOT = frozenset({"…"})
_CLAUSE_MARKS = frozenset(",;:")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its row, and the indices in the document of every token that filled a slot."""

    row: Row
    tokens: tuple[int, ...]

    @property
    def first(self) -> int:
        """The index of the first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """The index of the last token."""
        return self.tokens[-1]


@dataclass(frozen=True, slots=True)
class _Phrase:
    slots: tuple[frozenset[str], ...]
    row: Row


@dataclass(frozen=True, eq=False)
class Phrases:
    """The phrases of one array of a table, by the words that can open them."""

    by_opening: dict[str, tuple[_Phrase, ...]]

    def find(self, tokens: Sequence[Token] | Sentence, *, parties: Collection[int] = ()) -> list[Hit]:
        """Return the longest matches that do not share a token, in order. ``parties`` are tokens that name a party."""
        found = [hit for at in range(len(tokens)) for hit in self._at(tokens, at, parties)]
        found.sort(key=lambda hit: (-len(hit.tokens), hit.last - hit.first, hit.first))
        taken: set[int] = set()
        kept = []
        for hit in found:
            if taken.isdisjoint(hit.tokens):
                taken.update(hit.tokens)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.first)

    def _at(self, tokens: Sequence[Token] | Sentence, at: int, parties: Collection[int]) -> Iterator[Hit]:
        token = tokens[at]
        keys = dict.fromkeys((token.lower_, token.lemma_.lower(), *((PARTY,) if token.i in parties else ())))
        for phrase in dict.fromkeys(p for key in keys for p in self.by_opening.get(key, ())):
            filled = _fill(phrase.slots, tokens, at, parties)
            if filled is not None:
                yield Hit(phrase.row, filled)


@cache
def load_phrases(pack: Pack, table: str, array: str, key: str = "phrase") -> Phrases:
    """Compile the rows of a table once a pack."""
    by_opening: dict[str, list[_Phrase]] = {}
    for row in pack.table(table, array):
        slots = tuple(frozenset(slot.lower().split("|")) for slot in row[key].split())
        for opening in sorted(slots[0]):
            by_opening.setdefault(opening, []).append(_Phrase(slots, row))
    return Phrases({opening: tuple(phrases) for opening, phrases in by_opening.items()})


def _fill(
    slots: tuple[frozenset[str], ...], tokens: Sequence[Token] | Sentence, at: int, parties: Collection[int]
) -> tuple[int, ...] | None:
    """Return the tokens that fill the slots from ``at`` on, gaps as short as can be, or None."""
    if not slots:
        return ()
    if slots[0] == _GAP_SLOT:
        return _fill_after_gap(slots[1:], tokens, at, parties)
    if at >= len(tokens) or not _matches(tokens[at], slots[0], parties):
        return None
    rest = _fill(slots[1:], tokens, at + 1, parties)
    return None if rest is None else (tokens[at].i, *rest)


def _fill_after_gap(
    slots: tuple[frozenset[str], ...], tokens: Sequence[Token] | Sentence, at: int, parties: Collection[int]
) -> tuple[int, ...] | None:
    for start in range(at, min(at + GAP + 1, len(tokens))):
        rest = _fill(slots, tokens, start, parties)
        if rest is not None:
            return rest
        if tokens[start].text in _CLAUSE_MARKS:
            return None
    return None


def _matches(token: Token, slot: frozenset[str], parties: Collection[int]) -> bool:
    return token.lower_ in slot or token.lemma_.lower() in slot or (PARTY in slot and token.i in parties)
