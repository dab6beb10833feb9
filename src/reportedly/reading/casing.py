"""What tells names from words where capitals do not: lists of names, the words around them, the ordinary words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import Pack
from reportedly.reading.vocabulary import Vocabulary

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['-][^\W\d_]+)*")
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]  # first word in small letters → the names it opens, longest first


@dataclass(frozen=True, eq=False)
class Names:
    """The language's lists of names, and of words beside which a word is one."""

    phrases: Phrases
    beside_digits: frozenset[str]  # months that are also words: "may", "march"
    titles: frozenset[str]
    given: frozenset[str]
    small: frozenset[str]  # words that are no names even behind a title: "president will"
    openers: frozenset[str]
    links: frozenset[str]
    organisations: frozenset[str]
    acronyms: Mapping[str, frozenset[str]]  # acronym → the words it must follow, none where it is always one


@cache
def names_of(pack: Pack) -> Names:
    """Compile the pack's lists of names, once a pack."""
    months, days = pack.table("times", "month"), pack.table("times", "weekday")
    dated = [word.capitalize() for row in (*months, *days) if not row.get("cased") for word in row["words"]]
    open_rows = pack.table("masking", "open")
    acronyms = pack.table("masking", "acronym")
    return Names(
        phrases=phrases_of([*dated, *_listed(pack)]),
        beside_digits=frozenset(word for row in months if row.get("cased") for word in row["words"]),
        titles=frozenset(word for row in open_rows if row.get("titles") for word in row["words"]),
        given=frozenset(
            w for row in pack.table("actors", "given_name") for key in ("he", "she") for w in row.get(key, ())
        ),
        small=frozenset(word for row in open_rows if not row.get("titles") for word in row["words"]),
        openers=_words(pack, "opener"),
        links=_words(pack, "link"),
        organisations=_words(pack, "organisation"),
        acronyms={word: frozenset(row.get("only_after", ())) for row in acronyms for word in row["words"]},
    )


def _words(pack: Pack, array: str) -> frozenset[str]:
    return frozenset(word for row in pack.table("names", array) for word in row["words"])


def _listed(pack: Pack) -> Iterable[str]:
    for row in pack.table("names", "country"):
        yield from (*row["names"], *row.get("people", ()))
        yield row.get("capital", "")
    for array in ("town", "region", "body", "faith"):
        yield from (name for row in pack.table("names", array) for name in row["names"])


def phrases_of(names: Iterable[str]) -> Phrases:
    """Return names, as lists of words, by their first word in small letters, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(WORD.findall(name))
        if words:
            found.setdefault(words[0].lower(), set()).add(words)
    return {first: tuple(sorted(rows, key=lambda r: (-len(r), r))) for first, rows in found.items()}


@dataclass(frozen=True, eq=False)
class Known:
    """What is known beside the language: the ordinary words, and names by their first word (``phrases_of``)."""

    vocabulary: Vocabulary | None = None
    phrases: Phrases | None = None
    told: Phrases | None = None  # names that the text itself tells in full

    def is_strange(self, word: str) -> bool:
        """Say whether a word in small letters is no word of the language."""
        return self.vocabulary is not None and not self.vocabulary.knows(word)

    def may_act(self, word: str) -> bool:
        """Say whether a word in small letters could be a verb, as far as is known."""
        return self.vocabulary is None or self.vocabulary.may_act(word)

    def may_name(self, word: str) -> bool:
        """Say whether a word in small letters could be a name too: a noun and nothing else."""
        return self.vocabulary is not None and word in self.vocabulary.only_nouns
