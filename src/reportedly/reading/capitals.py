"""Passages all in capitals, written small: parsers know words by their shape, and capitals hide names from verbs.

A word is written large again where it opens a sentence, where a list has it as a name (months, countries and their
people, what the theatre knows), where it follows a title or a word that opens a name ("San …"), and where it is no word
of the language at all. The nouns of an organisation are written large behind such a name and before an abbreviation in
brackets. Abbreviations keep their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lang import Pack
from reportedly.reading.vocabulary import Vocabulary

_FEWEST_LETTERS = 12  # shorter runs are abbreviations and headline tags, left as they are
_SHARE = 0.85  # of a passage's letters
_PASSAGE = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['-][^\W\d_]+)*")
_OPENS = re.compile(
    r"(?:[.!?][\"')\]]*\s+[\"'(\[]*|\A\W*|\n\s*\n\s*[\"'(]*|(?:\A|[.!?\"\])-]\s*)[(\[][\w ]{2,30}[)\]]\s*)\Z"
)
_OPENING = 40  # code points before a word in which it is seen whether it opens a sentence
_IN_BRACKETS = re.compile(r"(?<=[\w\"'])\s[(\[]([^\W\d_]{2,8}(?:-[^\W\d_]{2,8})?)[)\]]")
_VOWELS = frozenset("aeiouy")
_LONGEST_NAME = 7  # words of an organisation before its abbreviation


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]  # first word in small letters → the names it opens, longest first


@dataclass(frozen=True, eq=False)
class _Names:
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
def _names(pack: Pack) -> _Names:
    months, days = pack.table("times", "month"), pack.table("times", "weekday")
    dated = [word.capitalize() for row in (*months, *days) if not row.get("cased") for word in row["words"]]
    open_rows = pack.table("masking", "open")
    acronyms = pack.table("masking", "acronym")
    return _Names(
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
    for array in ("town", "region", "faith"):
        yield from (name for row in pack.table("names", array) for name in row["names"])


def phrases_of(names: Iterable[str]) -> Phrases:
    """Return names, as lists of words, by their first word in small letters, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(_WORD.findall(name))
        if words:
            found.setdefault(words[0].lower(), set()).add(words)
    return {first: tuple(sorted(rows, key=lambda r: (-len(r), r))) for first, rows in found.items()}


@dataclass(frozen=True, eq=False)
class Known:
    """What is known beside the language: the ordinary words, and names by their first word (``phrases_of``)."""

    vocabulary: Vocabulary | None = None
    phrases: Phrases | None = None

    def is_strange(self, word: str) -> bool:
        """Say whether a word in small letters is no word of the language."""
        return self.vocabulary is not None and not self.vocabulary.knows(word)

    def may_act(self, word: str) -> bool:
        """Say whether a word in small letters could be a verb, as far as is known."""
        return self.vocabulary is None or self.vocabulary.may_act(word)

    def may_name(self, word: str) -> bool:
        """Say whether a word in small letters could be a name too: a noun and nothing else."""
        return self.vocabulary is not None and word in self.vocabulary.only_nouns


def write_small(text: str, *, pack: Pack, known: Known | None = None) -> str:
    """Return the text with its passages in capitals written small, of the same length."""
    if not any(character.isupper() for character in text):
        return text
    names, known = _names(pack), known or Known()
    bracketed = frozenset(found[1] for found in _IN_BRACKETS.finditer(text) if _abbreviates(found, text, known))
    return _PASSAGE.sub(lambda found: _small(found.group(), names, known, bracketed), text)


def _abbreviates(found: re.Match[str], text: str, known: Known) -> bool:
    """Say whether a word in brackets is an abbreviation: no word of the language, or the initials of those before."""
    word = found[1]
    if not word.isupper():
        return False
    if known.is_strange(_lower(word)):
        return True
    before = _WORD.findall(text, max(0, found.start() - 80), found.start())[-_LONGEST_NAME:]
    initials = [w[0] for w in before]
    return known.vocabulary is not None and len(word) > 1 and all(initials.count(c) >= word.count(c) for c in word)


def _small(passage: str, names: _Names, known: Known, bracketed: frozenset[str]) -> str:
    letters = sum(map(str.isalpha, passage))
    if letters < _FEWEST_LETTERS or sum(map(str.isupper, passage)) < letters * _SHARE:
        return passage
    written = _Passage(passage, tuple(_WORD.finditer(passage)), names, known, bracketed).written()
    pieces, last = [], 0
    for found, word in written:
        pieces += [passage[last : found.start()], word]
        last = found.end()
    return "".join([*pieces, passage[last:]])


@dataclass(frozen=True, eq=False)
class _Passage:
    """One passage, its words, and what is known of names."""

    text: str
    found: Sequence[re.Match[str]]
    names: _Names
    known: Known
    bracketed: frozenset[str]

    def written(self) -> list[tuple[re.Match[str], str]]:
        """Return each word as it is to be written."""
        low = [_lower(found.group()) for found in self.found]
        kept = {i for i in range(len(low)) if self._stays(i, low)}
        listed = self._listed(low)
        strange = {i for i in range(len(low)) if i not in kept and self.known.is_strange(low[i])}
        large = strange | self._dated(low) | self._behind_names(low) | self._between_names(low, strange)
        large |= {i - 1 for i in strange if low[i - 1] in self.names.openers and i and self._is_next(i)}
        large -= {i for i in large if low[i] in self.names.links}
        large |= self._organisations(low, (strange | kept) - listed.keys(), kept)
        large |= {i for i in range(len(low)) if self._opens(i)}
        words = [
            found.group() if i in kept else listed.get(i) or (_capital(found.group(), low[i]) if i in large else low[i])
            for i, found in enumerate(self.found)
        ]
        return list(zip(self.found, words, strict=True))

    def _stays(self, at: int, low: Sequence[str]) -> bool:
        """Say whether a word is an abbreviation that keeps its capitals."""
        word, small = self.found[at].group(), low[at]
        if "." in word or (len(small) > 1 and not _VOWELS & set(small)):
            return True
        if word in self.bracketed and (not self.known.may_act(small) or self._is_bracketed(at)):
            return True
        after = self.names.acronyms.get(small)
        return after is not None and (not after or (at > 0 and low[at - 1] in after))

    def _listed(self, low: Sequence[str]) -> dict[int, str]:
        """Return the words of names that a list holds, as the list writes them."""
        written: dict[int, str] = {}
        for at, word in enumerate(low):
            for phrases in (self.names.phrases, self.known.phrases or {}):
                rows = phrases.get(word) or phrases.get(_singular(word), ())
                phrase = next((row for row in rows if _is_at(row, low, at)), ())
                if len(phrase) == 1 and phrases is self.known.phrases and not self.known.is_strange(word):
                    continue  # an outlet called "Shot" is no name in a text in capitals
                for i, name in enumerate(phrase, start=at):
                    written[i] = name + low[i][len(name) :] if name[0].isupper() or not self._opens(i) else low[i]
        return written

    def _dated(self, low: Sequence[str]) -> set[int]:
        return {i for i, word in enumerate(low) if word in self.names.beside_digits and self._is_beside_digits(i)}

    def _behind_names(self, low: Sequence[str]) -> set[int]:
        """Return the words that a title, a given name or the first word of a name makes names."""
        large: set[int] = set()
        for at in range(1, len(low)):
            if not self._is_next(at):
                continue
            before = low[at - 1]
            is_open = before in self.names.titles or before in self.names.given or before in self.names.openers
            if is_open and self._can_be_name(low[at]):
                large.update({at, at - 1} if before not in self.names.titles else {at})
        return large

    def _can_be_name(self, word: str) -> bool:
        taken = (self.names.small, self.names.organisations, self.names.titles)
        return not any(word in words for words in taken) and (
            self.known.vocabulary is None or self.known.may_name(word)
        )

    def _between_names(self, low: Sequence[str], strange: set[int]) -> set[int]:
        """Return the nouns that stand between a title or name and a name: "judge Franklin Pierce"."""
        large = set()
        for at in range(1, len(low) - 1):
            held = at - 1 in strange or low[at - 1] in self.names.titles
            if (
                held
                and at + 1 in strange
                and self._is_next(at)
                and self._is_next(at + 1)
                and self.known.may_name(low[at])
            ):
                large.add(at)
        return large - {i for i in large if low[i] in self.names.titles | self.names.small}

    def _organisations(self, low: Sequence[str], named: set[int], kept: set[int]) -> set[int]:
        """Return the words of organisations: from a name on to the noun, back from an abbreviation in brackets."""
        large: set[int] = set()
        for at, word in enumerate(low):
            if at in kept and self._is_bracketed(at):
                large |= self._before_brackets(at, low)
            elif at and at - 1 in kept and self._is_bracketed(at):
                large |= self._in_brackets(at, low)
            elif word in self.names.organisations:
                large |= self._from_name(at, low, named)
        return large

    def _from_name(self, at: int, low: Sequence[str], named: set[int]) -> set[int]:
        for first in range(at - 1, max(at - _LONGEST_NAME, -1), -1):
            if not self._is_next(first + 1) or low[first] in self.names.small or low[first].endswith("'s"):
                return set()
            if first in named:
                return set(range(first + 1, at + 1))
            if self.known.may_act(low[first]) and low[first] not in self.names.organisations:
                return set()
        return set()

    def _before_brackets(self, at: int, low: Sequence[str]) -> set[int]:
        """Return the words that an abbreviation in brackets stands for, if a noun of organisations is among them."""
        letters, large, first = len(low[at]), set[int](), at - 1
        while first >= 0 and at - first <= _LONGEST_NAME and len(large) < letters:
            gap = self.text[self.found[first].end() : self.found[first + 1].start()]
            joined = not gap.strip() or (first == at - 1 and gap.strip() in ("(", "["))
            if not joined or (low[first] in self.names.small and low[first] not in self.names.links):
                break
            if low[first] not in self.names.links:
                large.add(first)
            first -= 1
        return large if any(low[i] in self.names.organisations for i in large) else set()

    def _is_bracketed(self, at: int) -> bool:
        return self.text[self.found[at].start() - 1 : self.found[at].start()] in ("(", "[")

    def _in_brackets(self, first: int, low: Sequence[str]) -> set[int]:
        """Return the words in brackets that tell what an abbreviation before them stands for."""
        last = first
        while last + 1 < len(low) and last - first < _LONGEST_NAME and self._is_next(last + 1):
            last += 1
        large = {i for i in range(first, last + 1) if low[i] not in self.names.links}
        return large if any(low[i] in self.names.organisations for i in large) else set()

    def _is_next(self, at: int) -> bool:
        """Say whether only a space or a line break stands between the word and the one before."""
        gap = self.text[self.found[at - 1].end() : self.found[at].start()]
        return not gap.strip() or (gap.strip() == "." and self.found[at - 1].group().lower() in self.names.titles)

    def _opens(self, at: int) -> bool:
        start = self.found[at].start()
        before = self.found[at - 1].group() if at else ""
        return "." not in before and _OPENS.search(self.text, max(0, start - _OPENING), start) is not None

    def _is_beside_digits(self, at: int) -> bool:
        found = self.found[at]
        around = self.text[max(0, found.start() - 2) : found.start()] + self.text[found.end() : found.end() + 2]
        return any(map(str.isdigit, around))


def _is_at(phrase: tuple[str, ...], low: Sequence[str], at: int) -> bool:
    told, small = tuple(low[at : at + len(phrase)]), tuple(word.lower() for word in phrase)
    return told == small or (told[:-1] == small[:-1] and bool(told) and _singular(told[-1]) == small[-1])


def _singular(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'").removesuffix("s") if word.endswith(("s", "'")) else word


def _lower(word: str) -> str:
    """Lower each character that has a lower one of the same length ("İ" has not)."""
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in word)


def _capital(word: str, low: str) -> str:
    return "-".join(part[:1].upper() + part[1:] if part[:1].upper() in word else part for part in low.split("-"))
