"""The pack's words for drift, compiled: cues that vouch, hedges, bounds, rungs, words that make a cause."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from reportedly.lang import Pack, load_pack

ACTS = (("triggers", "trigger", "lemmas"), ("fates", "fate", "words"))  # where the pack has words for acts
BESIDE = (("counted", "class", "lemmas"), ("fates", "person", "lemmas"), ("weapons", "weapon", "words"))
KEPT = 50_000  # texts whose words are kept: the sentences and names of a ledger are asked for again and again
_WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written and as compared, with its place in its sentence."""

    written: str
    folded: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital."""
        return self.written[:1].isupper()


@lru_cache(maxsize=KEPT)
def words_of(text: str) -> tuple[Word, ...]:
    """Split a sentence into words; accents, case and a possessive s are left out of what is compared."""
    return tuple(Word(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))


def fold(word: str) -> str:
    """Return a word as it is compared."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).removesuffix("'s")


@dataclass(frozen=True, slots=True)
class DriftWords:
    """What a language has for each way of saying more, less or something else."""

    raising: frozenset[str]
    negating: frozenset[str]
    hedging: frozenset[str]
    placing: frozenset[str]
    saying: frozenset[str]
    settlement: frozenset[str]
    dating: frozenset[str]
    numbers: Mapping[str, Decimal]
    bounding: Mapping[str, str]  # phrase → lower, upper, near
    rungs: tuple[tuple[str, ...], ...]
    another: frozenset[str]
    acts: frozenset[str]  # lemmas for acts
    beside: frozenset[str]  # lemmas for people and for means of force
    standing_in: frozenset[str]  # words that stand for a name
    grammar: frozenset[str]  # longer words that name nothing
    nations: Mapping[str, str]  # name or people of a state → the state
    heads: frozenset[str]  # first words of the names of states that have several
    countries: frozenset[str]  # names of states, no people's
    directions: frozenset[str]  # words between "in" and a country that say in which part of it
    local: frozenset[str]  # nouns for those who answer for one place
    joining: frozenset[str]  # small words inside of names
    causing: re.Pattern[str]  # … and the words beside it: of order, of an answer, and verbs behind a cause
    following: re.Pattern[str]
    answering: re.Pattern[str]
    leading: re.Pattern[str]

    def vouches(self, cue: str | None) -> bool:
        """Say whether a cue vouches for what it tells: "confirmed", not "said"."""
        return any(word.folded in self.raising for word in words_of(cue or ""))

    def is_number(self, word: Word) -> bool:
        """Say whether a word is a number."""
        return word.folded[:1].isdigit() or all(part in self.numbers for part in word.folded.split("-"))

    def value(self, word: Word) -> Decimal | None:
        """Return what a number in digits or small words comes to, None where that cannot be said."""
        if word.folded[:1].isdigit():
            digits = word.folded.replace(",", "")
            return Decimal(digits) if digits.isdecimal() else None
        parts = [self.numbers.get(part) for part in word.folded.split("-")]
        return sum((part for part in parts if part is not None), Decimal(0)) if None not in parts else None

    def bound(self, words: Iterable[Word]) -> str | None:
        """Return on which side the words leave an amount open, None where they bound nothing."""
        return self.bounding.get(" ".join(word.folded for word in words))

    def bounds_with(self, word: Word) -> bool:
        """Say whether a word is part of a phrase that bounds an amount."""
        return any(word.folded in phrase.split() for phrase in self.bounding)

    def is_raised(self, old: Iterable[Word], new: Iterable[Word]) -> bool:
        """Say whether a word stands on a higher rung than the one it stands for."""
        was, now = {w.folded for w in old}, {w.folded for w in new}
        return any(_highest(rung, now) > _highest(rung, was) >= 0 for rung in self.rungs)


def _highest(rung: Sequence[str], words: set[str]) -> int:
    return max((place for place, word in enumerate(rung) if word in words), default=-1)


@cache
def drift_words(language: str) -> DriftWords:
    """Compile a language's words.

    Raises:
        MissingResource: there is no pack for the language.
    """
    pack = load_pack(language)

    def listed(array: str) -> frozenset[str]:
        return frozenset(fold(word) for row in pack.table("drift", array) for word in row["words"])

    def phrases(array: str, behind: str = "") -> re.Pattern[str]:
        found = sorted((w for row in pack.table("drift", array) for w in row["words"]), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b{behind}", re.IGNORECASE)

    states = pack.table("states", "state")
    countries = frozenset(fold(name) for row in states for name in (row["name"], *row["aliases"]))
    nations = {fold(name): row["name"] for row in states for name in (row["name"], *row["aliases"], *row["demonyms"])}
    dates = [w for array in ("month", "weekday") for row in pack.table("times", array) for w in row["words"]]
    return DriftWords(
        raising=listed("raising"),
        negating=listed("negating"),
        hedging=listed("hedging"),
        placing=listed("placing"),
        saying=listed("saying"),
        settlement=listed("settlement"),
        dating=frozenset(fold(word) for word in dates),
        numbers={
            fold(row["word"]): Decimal(row["value"])
            for name in ("scale", "cardinal")
            for row in pack.table("numerals", name)
        },
        bounding={phrase: row["side"] for row in pack.table("drift", "bounding") for phrase in row["words"]},
        rungs=tuple(tuple(row["words"]) for row in pack.table("drift", "rungs")),
        another=listed("another"),
        acts=listed("acting") | frozenset(fold(word) for word in _words_in(ACTS, pack)),
        beside=frozenset(fold(word) for word in _words_in(BESIDE, pack)),
        standing_in=listed("standing_in"),
        grammar=listed("grammar") | listed("saying") | listed("negating") | listed("placing"),
        nations=nations,
        heads=frozenset(name.split()[0] for name in nations if " " in name),
        countries=countries,
        directions=listed("directions"),
        local=listed("local"),
        joining=listed("joining"),
        causing=phrases("causing"),
        following=phrases("following"),
        answering=phrases("answering"),
        leading=phrases("leading", r"(?! by\b)"),
    )


def _words_in(tables: Sequence[tuple[str, str, str]], pack: Pack) -> Iterator[str]:
    """The single words of some tables of the pack; of what is counted, people only."""
    for file, array, key in tables:
        for row in pack.table(file, array):
            if array == "class" and row["name"] != "people":
                continue
            yield from (part for word in row[key] for part in word.split())
