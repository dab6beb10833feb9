"""Parts of speech and forms of words: the model's own rules for them, looked up once for each kind of token.

Nearly all these rules tell what a tag means, or a tag with one of a few words or relations, and spaCy tries each of
them on each token anew. Here a token is asked only for what rules ask (its tag, its relation, its word where a rule
names it, whether it is space), and tokens alike in that get what the first of them got. The few rules over several
tokens, or over the shape of a word, are left to spaCy. The answers are the model's; the suite compares them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

RULER = "attribute_ruler"
WORD_CLASSES = "reportedly_word_classes"
_ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
_CHOICES = frozenset({"IN", "NOT_IN"})
_ANY_OTHER = 0  # stands for every word that no rule names

Kind = tuple[int, int, int, int]  # tag, word, relation, whether it is space
Values = dict[int, Any]  # attribute → value, as spaCy sets it


def add_word_classes(parser: Language) -> None:
    """Let the parser's rules of word classes be looked up, where there are any."""
    if RULER not in parser.pipe_names:
        return
    Language.factory(WORD_CLASSES, func=_word_classes)
    parser.add_pipe(WORD_CLASSES, after=RULER)
    parser.disable_pipe(RULER)


def _word_classes(nlp: Language, name: str) -> WordClasses:
    ruler: Any = nlp.get_pipe(RULER)
    return WordClasses.of(ruler)


class Condition(NamedTuple):
    """That a value of a token is among some, or is not."""

    name: str
    among: frozenset[Any]
    is_among: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over one token: what it asks, and what it sets. Later rules win."""

    number: int
    conditions: tuple[Condition, ...]
    values: Values

    @classmethod
    def of(cls, number: int, asked: Mapping[str, Any], values: Values) -> Rule:
        """Read a rule as spaCy writes it: {"TAG": "IN", "LOWER": {"IN": ["if", "that"]}}."""
        return cls(number, tuple(condition for name in asked for condition in _conditions(name, asked[name])), values)

    def fits(self, token: Mapping[str, Any]) -> bool:
        """Say whether a token of these values is one that the rule asks for."""
        return all((token[name] in among) is is_among for name, among, is_among in self.conditions)

    @property
    def words(self) -> frozenset[str]:
        """The words in small letters that the rule names."""
        return frozenset(word for name, among, _ in self.conditions if name == "LOWER" for word in among)


def _conditions(name: str, asked: Any) -> Iterator[Condition]:
    choices = asked.items() if isinstance(asked, Mapping) else [("IN", [asked])]
    yield from (Condition(name, frozenset(among), choice == "IN") for choice, among in choices)


@dataclass(frozen=True, eq=False)
class WordClasses:
    """The component: the rules over one token, what they came to for each kind met so far, and all other rules."""

    strings: StringStore
    rules: tuple[Rule, ...]
    words: frozenset[int]
    others: Matcher
    targets: Mapping[int, tuple[int, Values]]  # number of another rule → which of its tokens it sets, and what
    known: dict[Kind, Values] = field(default_factory=dict)

    @classmethod
    def of(cls, ruler: AttributeRuler) -> WordClasses:
        """Part a ruler's rules into those over one token and all others."""
        strings, others = ruler.vocab.strings, Matcher(ruler.vocab)
        rules: list[Rule] = []
        targets: dict[int, tuple[int, Values]] = {}
        rows: list[dict[str, Any]] = list(ruler.patterns)
        for number, row in enumerate(rows):
            patterns: list[list[dict[str, Any]]] = row["patterns"]
            if all(_is_of_one_token(pattern) for pattern in patterns):
                rules += [Rule.of(number, pattern[0], ruler.attrs[number]) for pattern in patterns]
            else:
                others.add(str(number), patterns)
                targets[number] = (ruler.indices[number], ruler.attrs[number])
        words = frozenset(strings[word] for rule in rules for word in rule.words)
        return cls(strings, tuple(rules), words, others, targets)

    def __call__(self, doc: Doc) -> Doc:
        """Set the word classes of a document."""
        kinds = self._kinds(doc)
        for token, kind in zip(doc, kinds, strict=True):
            set_token_attrs(token, self._values(kind))
        for i, others in self._over_several(doc).items():
            set_token_attrs(doc[i], _united(self._fitting(kinds[i]) | others))
        return doc

    def _kinds(self, doc: Doc) -> list[Kind]:
        asked = doc.to_array(list(_ASKED)).tolist()
        return [(tag, word if word in self.words else _ANY_OTHER, dep, space) for tag, word, dep, space in asked]

    def _values(self, kind: Kind) -> Values:
        values = self.known.get(kind)
        if values is None:
            values = self.known[kind] = _united(self._fitting(kind))
        return values

    def _fitting(self, kind: Kind) -> dict[int, Values]:
        tag, word, dep, space = kind
        token = dict(zip(_ASKED, (self.strings[tag], self.strings[word], self.strings[dep], bool(space)), strict=True))
        return {rule.number: rule.values for rule in self.rules if rule.fits(token)}

    def _over_several(self, doc: Doc) -> dict[int, dict[int, Values]]:
        """Return what the other rules set, by token and number of the rule."""
        found: dict[int, dict[int, Values]] = {}
        for match, start, end in self.others(doc, allow_missing=True):
            number = int(self.strings[match])
            place, values = self.targets[number]
            found.setdefault(range(start, end)[place], {})[number] = values
        return found


def _united(values: Mapping[int, Values]) -> Values:
    """Return what rules set together: of two that set the same, the later wins."""
    united: dict[int, Any] = {}
    for number in sorted(values):
        united |= values[number]
    return united


def _is_of_one_token(pattern: list[dict[str, Any]]) -> bool:
    """Say whether a pattern asks for one token, and only for values that are among some or not."""
    return len(pattern) == 1 and all(
        name in _ASKED and (not isinstance(asked, Mapping) or asked.keys() <= _CHOICES)
        for name, asked in pattern[0].items()
    )
