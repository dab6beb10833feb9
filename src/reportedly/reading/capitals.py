"""Passages all in capitals, written small: parsers know words by their shape, and capitals hide names from verbs.

A word is written large again where it opens a sentence, where a list has it as a name (months, countries and their
people, what the theatre knows), where it follows a title or a word that opens a name ("San …"), and where it is no word
of the language at all. The nouns of an organisation are written large behind such a name and before an abbreviation in
brackets. Abbreviations keep their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.lang import Pack
from reportedly.reading.casing import WORD, Known, Names, names_of, phrases_of

_FEWEST_LETTERS = 12  # shorter runs are abbreviations and headline tags, left as they are
_SHARE = 0.85  # of a passage's letters
_PASSAGE = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_OPENS = re.compile(
    r"(?:[.!?][\"')\]]*\s+[\"'(\[]*|\A\W*|\n\s*\n\s*[\"'(]*|(?:\A|[.!?\"\])-]\s*)[(\[][\w ]{2,30}[)\]]\s*)\Z"
)
_OPENING = 40  # code points before a word in which it is seen whether it opens a sentence
_EXPLAINED = re.compile(r"\b([^\W\d_]{2,8})\s[(\[]([^()\[\]]{8,70})[)\]]")
_IN_BRACKETS = re.compile(r"(?<=[\w\"'])\s[(\[]([^\W\d_]{2,8}(?:-[^\W\d_]{2,8})?)[)\]]")
_VOWELS = frozenset("aeiouy")
_NUMBER = re.compile(r"-?\d")
_LONGEST_DESIGNATION = 3  # letters before its number
_LONGEST_NAME = 7  # words of an organisation before its abbreviation


@dataclass(slots=True)
class _Evidence:
    """What a text itself tells of its names: abbreviations in brackets, names beside names, names of organisations."""

    bracketed: frozenset[str]
    names: set[str]
    organisations: set[tuple[str, ...]]


def write_small(text: str, *, pack: Pack, known: Known | None = None) -> str:
    """Return the text with its passages in capitals written small, of the same length."""
    if not any(character.isupper() for character in text):
        return text
    names, known = names_of(pack), known or Known()
    found = [m for m in _PASSAGE.finditer(text) if _is_in_capitals(m.group())]
    if not found:
        return text
    evidence = _Evidence(_abbreviations(text, known, names), set(), set())
    passages = [(m, _Passage(m.group(), tuple(WORD.finditer(m.group())), names, known, evidence)) for m in found]
    for _, passage in passages:
        passage.prove()
    known = replace(known, told=phrases_of(" ".join(words) for words in evidence.organisations))
    pieces, last = [], 0
    for match, passage in passages:
        pieces += [text[last : match.start()], replace(passage, known=known).written()]
        last = match.end()
    return "".join([*pieces, text[last:]])


def _is_in_capitals(passage: str) -> bool:
    letters = sum(map(str.isalpha, passage))
    return letters >= _FEWEST_LETTERS and sum(map(str.isupper, passage)) >= letters * _SHARE


def _abbreviations(text: str, known: Known, names: Names) -> frozenset[str]:
    """Return the words that stand as abbreviations in brackets, or before brackets with what they stand for."""
    short = {found[1] for found in _IN_BRACKETS.finditer(text) if _abbreviates(found, text, known)}
    for found in _EXPLAINED.finditer(text):
        if found[1].isupper() and names.organisations & set(_lower(found[2]).split()):
            short.add(found[1])
    return frozenset(short)


def _abbreviates(found: re.Match[str], text: str, known: Known) -> bool:
    """Say whether a word in brackets is an abbreviation: no word of the language, or the initials of those before."""
    word = found[1]
    if not word.isupper():
        return False
    if known.is_strange(_lower(word)):
        return True
    before = WORD.findall(text, max(0, found.start() - 80), found.start())[-_LONGEST_NAME:]
    initials = [w[0] for w in before]
    return known.vocabulary is not None and len(word) > 1 and all(initials.count(c) >= word.count(c) for c in word)


@dataclass(frozen=True, eq=False)
class _Passage:
    """One passage, its words, and what is known of names."""

    text: str
    found: Sequence[re.Match[str]]
    names: Names
    known: Known
    evidence: _Evidence

    def prove(self) -> None:
        """Add what this passage tells of names to what is known of the text."""
        low = [_lower(found.group()) for found in self.found]
        kept = {i for i in range(len(low)) if self._stays(i, low)}
        strange = {i for i in range(len(low)) if i not in kept and self.known.is_strange(low[i])}
        beside = self._between_names(low, strange) | self._behind_names(low)
        self.evidence.names.update(low[i] for i in beside if self.known.may_name(low[i]))
        for at in kept:
            large = self._before_brackets(at, low) if self._is_bracketed(at) else set()
            if len(large) > 1:
                first, last = min(large), max(large)
                written = (
                    _capital(self.found[i].group(), low[i]) if i in large else low[i] for i in range(first, last + 1)
                )
                self.evidence.organisations.add(tuple(written))

    def written(self) -> str:
        """Return the passage with each word as it is to be written."""
        low = [_lower(found.group()) for found in self.found]
        kept = {i for i in range(len(low)) if self._stays(i, low)}
        listed = self._listed(low)
        strange = {i for i in range(len(low)) if i not in kept and self.known.is_strange(low[i])}
        large = strange | self._dated(low) | self._behind_names(low) | self._between_names(low, strange)
        large |= {
            i for i, word in enumerate(low) if _singular(word) in self.evidence.names or word in self.evidence.names
        }
        large |= {i - 1 for i in strange if low[i - 1] in self.names.openers and i and self._is_next(i)}
        large -= {i for i in large if low[i] in self.names.links}
        large |= self._organisations(low, (strange | kept) - listed.keys(), kept)
        large |= {i for i in range(len(low)) if self._opens(i)}
        pieces, last = [], 0
        for i, found in enumerate(self.found):
            small = _capital(found.group(), low[i]) if i in large else low[i]
            pieces += [self.text[last : found.start()], found.group() if i in kept else listed.get(i) or small]
            last = found.end()
        return "".join([*pieces, self.text[last:]])

    def _stays(self, at: int, low: Sequence[str]) -> bool:
        """Say whether a word is an abbreviation that keeps its capitals."""
        word, small, found = self.found[at].group(), low[at], self.found[at]
        if self.text[found.start() - 1 : found.start()].isdigit():
            return False  # "19TH"
        if len(small) <= _LONGEST_DESIGNATION and _NUMBER.match(self.text, found.end()):
            return True  # "M23", "F-16"
        if "." in word or (len(small) > 1 and not _VOWELS & set(small)):
            return True
        if word in self.evidence.bracketed and (
            self.known.is_strange(small) or self.known.may_name(small) or self._is_bracketed(at)
        ):
            return True
        after = self.names.acronyms.get(small)
        return after is not None and (not after or (at > 0 and low[at - 1] in after))

    def _listed(self, low: Sequence[str]) -> dict[int, str]:
        """Return the words of names that a list holds, as the list writes them."""
        written: dict[int, str] = {}
        for at, word in enumerate(low):
            for phrases in (self.names.phrases, self.known.phrases or {}, self.known.told or {}):
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
