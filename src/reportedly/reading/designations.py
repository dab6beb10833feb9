"""Numbers that are no amounts: designators, addresses, ages, telephone numbers, scores, list numbering, "one day"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from reportedly.lang import Pack
from reportedly.reading.numerals import Numeral
from reportedly.reading.units import units
from reportedly.reading.words import TokenMap, Word

_TELEPHONE = re.compile(
    r"\+\d[\d ()-]{7,}\d|\b(?:1[-.])?\d{3}[-.]\d{3}[-.]\d{4}\b|\b\d{3}-\d{4}\b|"
    r"\(\d{3}\) ?\d{3}-[\dA-Z]{4}"
)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*\(?\d{1,2}[.)](?=\s)")
_BETWEEN_DIGITS = re.compile(r"\d[:/,×x]\Z|\.\Z")
_AFTER_DIGITS = re.compile(r"[:/×]\d|[.,]\d|['′″°]| (?:by|x) \d")
_HEIGHT = re.compile(r"-[a-z]{2,}-\d")  # "5-foot-10"
_AGE_REACH = 5  # words from the first age of a range to "old"
_OLDEST = 120
_TITLE_CASE = 0.6  # share of capitalised words from which a sentence is a headline
_YEAR = re.compile(r"(?:19|20)\d\d")
_STREET_REACH = 4  # words between a house number and "Street"


@dataclass(frozen=True, eq=False)
class Designators:
    """Words of a language that make a number a name."""

    before: frozenset[str]
    before_of: frozenset[str]  # those that may have "of" between: "at the age of 60"
    streets: frozenset[str]
    pronoun_one: frozenset[str]
    joined: frozenset[str]
    names: frozenset[str]  # numbers that are names by themselves: "911"
    after: frozenset[str]  # words after which "one" is a pronoun
    exchange: frozenset[str]  # the word in "1,000-for-1,000"
    old: frozenset[str]
    one_more: frozenset[str]  # words for somebody, after which an age may stand: "the other, 25, …"
    loose: frozenset[str]  # kinds that need no hyphen: "155 mm shells"
    units: frozenset[tuple[str, ...]]
    links: frozenset[str]  # words that carry a designation on: "Articles 5 and 7", "image 3 of 11"


@cache
def designators(pack: Pack) -> Designators:
    """Compile the designator words of a language pack."""
    with_of = frozenset(row["word"] for row in pack.table("numerals", "designator") if row.get("of"))
    small = {row["role"]: frozenset(row["words"]) for row in pack.table("numerals", "particle")}
    return Designators(
        before=_words(pack, "designator"),
        before_of=with_of,
        streets=_words(pack, "street"),
        pronoun_one=_words(pack, "pronoun_one"),
        joined=_words(pack, "joined"),
        names=_words(pack, "name"),
        after=small["no amount after"],
        exchange=small["each way"],
        old=small["old"],
        one_more=small["one more"],
        loose=frozenset(row["word"] for row in pack.table("numerals", "joined") if row.get("loose")),
        units=frozenset(units(pack).by_words),
        links=frozenset().union(*(small[role] for role in ("and", "of", "to", "or"))),
    )


def _words(pack: Pack, array: str) -> frozenset[str]:
    return frozenset(row["word"] for row in pack.table("numerals", array))


def names_and_numbers(text: str) -> list[tuple[int, int]]:
    """Return the stretches of the text that hold digits but no amounts: telephone numbers, list numbering."""
    stretches = [found.span() for found in _TELEPHONE.finditer(text)]
    return stretches + [found.span() for found in _LIST_NUMBER.finditer(text)]


@dataclass(frozen=True, slots=True)
class DesignationReader:
    """Says of a numeral whether it names rather than counts."""

    doc: Doc
    text: str
    words: Sequence[Word]
    tokens: TokenMap
    known: Designators

    def is_name(self, numeral: Numeral) -> bool:
        """Say whether the numeral is no amount."""
        start, end = self.words[numeral.first].start, self.words[numeral.last].end
        if self._low(numeral.first) in self.known.names and numeral.first == numeral.last:
            return True
        if numeral.in_digits and self._is_padded(numeral):
            return True
        if numeral.in_digits and (self._is_glued(start, end, numeral) or self._is_year(numeral)):
            return True
        return (
            self._is_designated(numeral)
            or self._is_address(numeral)
            or self._is_age(numeral, start, end)
            or self._is_kind(numeral)
            or self._is_pronoun(numeral)
            or self._is_proper(numeral)
        )

    def _is_glued(self, start: int, end: int, numeral: Numeral) -> bool:
        """Say whether letters or separators make the digits part of a name: "Kh-101", "MH17", "T90M", "24/7"."""
        before = self.text[max(0, start - 2) : start]
        if before[-1:].isalpha() or before[-1:] in ("_", "#", "@", "№"):
            return not before[-1:].isspace()
        if before[-1:] == "-" and before[:1].isalpha():
            return self._low(numeral.first - 1) not in self.known.exchange
        if _BETWEEN_DIGITS.search(before) or (before[-1:] in ("/", ":") and not before[:1].isspace()):
            return True
        return _AFTER_DIGITS.match(self.text, end) is not None or self._is_letter_glued(numeral, end)

    def _is_padded(self, numeral: Numeral) -> bool:
        """Say whether the digits start with a needless nought, as clock times and codes do: "0930"."""
        return re.match(r"0\d", self._low(numeral.first)) is not None

    def _is_letter_glued(self, numeral: Numeral, end: int) -> bool:
        """Say whether a letter touches the digits that is no scale, unit or ordinal ending: "90M", "2S19", "3d"."""
        if numeral.is_ordinal or not self.text[end : end + 1].isalpha():
            return False
        return (self._low(numeral.last + 1),) not in self.known.units

    def _is_year(self, numeral: Numeral) -> bool:
        word = self.words[numeral.first]
        if numeral.scale != 1 or numeral.first != numeral.last or not _YEAR.fullmatch(word.low):
            return False
        following = self.tokens.at(word.end) + 1
        token = self.doc[self.tokens.at(word.start)]
        if following >= len(self.doc) or token.ent_type_ == "DATE":
            return True
        is_counting = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
        return not (is_counting and (word.low.endswith("00") or token.ent_type_ in ("CARDINAL", "QUANTITY")))

    def _is_designated(self, numeral: Numeral) -> bool:
        """Say whether the word before makes it a name: "Article 5", "Flight 17"; "no. 10"."""
        before = numeral.first - 1
        if self._low(before) == "of" and self._low(before - 1) in self.known.before_of:
            return True
        if self._low(before) in self.known.links and self._low(before - 1)[:1].isdigit():
            before -= 2
            return self._low(before) in self.known.before
        if before < 0 or numeral.is_ordinal or self._low(before) not in self.known.before:
            return False
        gap = self.text[self.words[before].end : self.words[numeral.first].start]
        if gap not in (" ", ". ", "."):
            return False
        is_plain_no = self._low(before) == "no" and gap == " " and self.text[self.words[before].start].islower()
        return not is_plain_no or self._low(before - 1) in self.known.before

    def _is_address(self, numeral: Numeral) -> bool:
        """Say whether a street name follows: "41 Linden Street", "the 2400 block"."""
        if not numeral.in_digits:
            return False
        for step in range(1, _STREET_REACH):
            index = numeral.last + step
            if index >= len(self.words) or len(self.text[self.words[index - 1].end : self.words[index].start]) > 2:
                return False
            if self.words[index].low in self.known.streets:
                return step > 1 or numeral.is_ordinal or self.words[index].low == "block"
            if not self.text[self.words[index].start].isupper() and not self.words[index].low[0].isdigit():
                return False
        return False

    def _is_age(self, numeral: Numeral, start: int, end: int) -> bool:
        """Say whether it is an age: "Ivan Petrenko, 19, was …", "Petrenko (19)", "19-year-old", "five years old"."""
        if self._is_years_old(numeral) or self._is_height(end):
            return True
        if not numeral.in_digits or numeral.low > _OLDEST or numeral.first == 0:
            return False
        first, end = self._bare_list(numeral)
        previous = self.words[first - 1]
        token = self.doc[self.tokens.at(previous.start)]
        if first < numeral.first and previous.low in self.known.before:
            return True
        if token.pos_ not in ("NOUN", "PROPN") and previous.low not in self.known.one_more:
            return False
        gap = self.text[previous.end : self.words[first].start]
        behind = self.text[end : end + 1]
        if gap.strip(". ") == ",":
            return behind in (",", ".", ";") or token.ent_type_ == "PERSON"
        return gap == " (" and behind == ")"

    def _bare_list(self, numeral: Numeral) -> tuple[int, int]:
        """Return the first word and the end of the list of bare numbers that it stands in: "14, 11, 7 and 3"."""
        first, last = numeral.first, numeral.last
        while first > 1 and self._is_listed(first - 1, first):
            first -= 1 if self._low(first - 1)[:1].isdigit() else 2
        while self._is_listed(last, last + 1):
            last += 1 if self._low(last + 1)[:1].isdigit() else 2
        return max(first, 1), self.words[last].end

    def _is_listed(self, left: int, right: int) -> bool:
        """Say whether a comma or "and" between numbers is all that joins the words."""
        if self._low(left) in self.known.links or self._low(right) in self.known.links:
            inner = (left - 1, right) if self._low(left) in self.known.links else (left, right + 1)
            return all(self._low(i)[:1].isdigit() for i in inner)
        if not (self._low(left)[:1].isdigit() and self._low(right)[:1].isdigit()):
            return False
        return self.text[self.words[left].end : self.words[right].start] == ", "

    def _is_years_old(self, numeral: Numeral) -> bool:
        """Say whether "years old" follows, over the other end of a range too: "between 6 and 14 years old"."""
        for step in range(1, _AGE_REACH):
            low = self._low(numeral.last + step)
            if low in self.known.old:
                return step > 1
            is_other_end = low[:1].isdigit() and not self._counts_on(numeral.last + step)
            if not (low in self.known.links or is_other_end or (low,) in self.known.units):
                return False
        return False

    def _counts_on(self, index: int) -> bool:
        """Say whether a number just follows another one: "two 16-year-old boys" are two."""
        gap = self.text[self.words[index - 1].end : self.words[index].start]
        return self._low(index - 1) not in self.known.links and gap == " "

    def _is_height(self, end: int) -> bool:
        return _HEIGHT.match(self.text, end) is not None and self._joined_word(end) not in self.known.exchange

    def _joined_word(self, end: int) -> str:
        return self.text[end + 1 : self.text.find("-", end + 1)].lower()

    def _is_kind(self, numeral: Numeral) -> bool:
        """Say whether a hyphen makes a kind of thing of it: "10-point plan", "third-largest"."""
        following = numeral.last + 1
        if self._low(following) in self.known.loose:
            return True
        if following >= len(self.words) or self.text[self.words[numeral.last].end : self.words[following].start] != "-":
            return False
        return numeral.is_ordinal or self.words[following].low in self.known.joined

    def _is_pronoun(self, numeral: Numeral) -> bool:
        """Say whether "one" stands for someone or for some time rather than for an amount."""
        if numeral.first != numeral.last or self.words[numeral.first].low != "one":
            return False
        if self._low(numeral.last + 1) in self.known.pronoun_one:
            return True
        token = self.doc[self.tokens.at(self.words[numeral.first].start)]
        if token.dep_ in ("nummod", "compound") or token.i + 1 >= len(self.doc):
            return self._low(numeral.first - 1) in self.known.after
        following = self.doc[token.i + 1]
        return not (token.tag_ == "CD" and token.dep_ in ("nsubj", "nsubjpass") and following.tag_ in _VERBS)

    def _is_proper(self, numeral: Numeral) -> bool:
        """Say whether it is part of a name: "Channel Nine News", "KHOU 11", "the Four Hills estate"."""
        if numeral.is_ordinal or numeral.first != numeral.last or numeral.scale != 1:
            return False
        word = self.words[numeral.first]
        if numeral.in_digits:
            return self._is_station(numeral)
        if not self.text[word.start].isupper():
            return False
        token = self.doc[self.tokens.at(word.start)]
        if token.i == token.sent.start or self.doc[token.i - 1].is_punct:
            return False
        return not _is_headline(token.sent)

    def _is_station(self, numeral: Numeral) -> bool:
        """Say whether digits stand between names: after capitals with nothing counted, or before a capital too."""
        if numeral.first == 0:
            return False
        before = self.words[numeral.first - 1]
        written = self.text[before.start : before.end]
        if self.text[before.end : self.words[numeral.first].start] != " " or not written[0].isupper():
            return False
        following = self.tokens.at(self.words[numeral.last].end - 1) + 1
        after = self.doc[following] if following < len(self.doc) else None
        if written.isupper() and len(written) > 1:
            return after is None or not (after.is_alpha and after.is_lower)
        named = self.doc[self.tokens.at(before.start)].tag_ == "NNP"
        return named and after is not None and after.tag_ == "NNP" and after.is_title and not _is_headline(after.sent)

    def _low(self, index: int) -> str:
        return self.words[index].low if 0 <= index < len(self.words) else ""


_VERBS = frozenset(("VBN", "VBD", "JJ"))


def _is_headline(sentence: TokenSpan) -> bool:
    words = [token for token in sentence if token.is_alpha]
    return sum(token.text[0].isupper() for token in words) > _TITLE_CASE * len(words)
