"""Matching the phrases of a language pack on the tokens of a sentence.

A phrase is a row's ``phrase``: slots parted by blanks, "|" between alternatives, "…" for up to ``GAP`` words inside the
clause, "!party" for the name of a party. Slots match lower-case forms and lemmas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence

from reportedly.lang import Pack, Row

GAP = 6
PARTY = "!party"
_GAP_SLOT = frozenset({"…"})
_CLAUSE_MARKS = frozenset(",;:")


@dataclass(frozen=True, slots=True, eq=False)
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
class Words:
    """The words of a stretch of tokens, looked up once: lower-case forms and lemmas, and which of them name a party."""

    start: int
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    known: frozenset[str]  # the forms and lemmas, so that a stretch without any word asked for is passed over at once
    parties: frozenset[int] = frozenset()

    @classmethod
    def of(cls, sentence: Sentence, parties: frozenset[int] = frozenset()) -> Words:
        """Look up the words of a sentence; ``parties`` are indices in the document."""
        return cls(sentence.start, *_looked_up(sentence.doc, sentence.start, sentence.end), parties)

    def fills(self, at: int, slot: frozenset[str]) -> bool:
        """Say whether the word at this place in the stretch fits the slot."""
        if self.forms[at] in slot or self.lemmas[at] in slot:
            return True
        return PARTY in slot and self.start + at in self.parties


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    slots: tuple[frozenset[str], ...]
    row: Row


@dataclass(frozen=True, eq=False)
class Phrases:
    """The phrases of one array of a table, by the words that can open them."""

    by_opening: dict[str, tuple[_Phrase, ...]]

    def find(self, words: Words, *, fits: Callable[[Hit], bool] | None = None) -> list[Hit]:
        """Return the longest matches that fit and do not share a token, in order."""
        opening = self.by_opening
        if PARTY not in opening and opening.keys().isdisjoint(words.known):
            return []
        starts = (
            at
            for at, (form, lemma) in enumerate(zip(words.forms, words.lemmas, strict=True))
            if form in opening or lemma in opening or PARTY in opening
        )
        found = [hit for at in starts for hit in self._at(words, at)]
        if fits is not None:
            found = [hit for hit in found if fits(hit)]
        found.sort(key=lambda hit: (-len(hit.tokens), hit.last - hit.first, hit.first))
        taken: set[int] = set()
        kept = []
        for hit in found:
            if taken.isdisjoint(hit.tokens):
                taken.update(hit.tokens)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.first)

    def _at(self, words: Words, at: int) -> Iterator[Hit]:
        keys = (words.forms[at], words.lemmas[at], PARTY)
        for phrase in dict.fromkeys(p for key in keys for p in self.by_opening.get(key, ())):
            filled = _fill(phrase.slots, words, at)
            if filled is not None:
                yield Hit(phrase.row, filled)


@lru_cache(maxsize=256)  # a document's sentences, which one extractor after the other asks for
def _looked_up(doc: Doc, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    tokens = list(doc[start:end])
    forms = tuple([t.lower_ for t in tokens])
    lemmas = tuple([_lemma(t.lemma_, t.tag_) for t in tokens])
    return forms, lemmas, frozenset((*forms, *lemmas))


def _lemma(lemma: str, tag: str) -> str:
    """Return the lemma in lower case; the lemmatizer leaves the plural of a name as it is ("Defence Forces")."""
    low = lemma.lower()
    return low.removesuffix("s") if tag == "NNPS" else low


@cache
def load_phrases(pack: Pack, table: str, array: str, key: str = "phrase") -> Phrases:
    """Compile the rows of a table once a pack."""
    by_opening: dict[str, list[_Phrase]] = {}
    for row in pack.table(table, array):
        slots = tuple(frozenset(slot.lower().split("|")) for slot in row[key].split())
        for opening in sorted(slots[0]):
            by_opening.setdefault(opening, []).append(_Phrase(slots, row))
    return Phrases({opening: tuple(phrases) for opening, phrases in by_opening.items()})


def _fill(slots: tuple[frozenset[str], ...], words: Words, at: int) -> tuple[int, ...] | None:
    """Return the tokens that fill the slots from ``at`` on, gaps as short as can be, or None."""
    if not slots:
        return ()
    if slots[0] == _GAP_SLOT:
        return _fill_after_gap(slots[1:], words, at)
    if at >= len(words.forms) or not words.fills(at, slots[0]):
        return None
    rest = _fill(slots[1:], words, at + 1)
    return None if rest is None else (words.start + at, *rest)


def _fill_after_gap(slots: tuple[frozenset[str], ...], words: Words, at: int) -> tuple[int, ...] | None:
    for start in range(at, min(at + GAP + 1, len(words.forms))):
        rest = _fill(slots, words, start)
        if rest is not None:
            return rest
        if words.forms[start] in _CLAUSE_MARKS:
            return None
    return None
