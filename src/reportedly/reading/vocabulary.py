"""Which words of a language are ordinary ones: what is none of them is a name, where capitals do not tell.

The words come from the parser's own lemmatizer, which knows the base forms of its language and the endings that lead
to them. A parser without such tables knows no words, and nothing is taken for a name on its account.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.strings import get_string_id

NOUN, VERB = get_string_id("noun"), get_string_id("verb")  # tables are keyed by hashes
VERBAL = (("ed", ""), ("ed", "e"), ("s", ""), ("es", ""))
_SHORTEST_PLURAL = 3  # letters of odd plurals: shorter ones are of old words ("eln", ells)
_SHORTEST_PART = 3  # letters of each part of a compound: "machine" + "gun"
_SHORTEST_COMPOUND = 8
_CONTRACTED = ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Base forms by part of speech, further forms, and the endings that lead from a form to a base."""

    bases: frozenset[str]
    only_nouns: frozenset[str]  # bases of nouns that are of no other kind
    verbs: frozenset[str]
    forms: frozenset[str]
    endings: tuple[tuple[str, str, frozenset[str]], ...]  # ending, what stands for it in the base, the bases
    prefixes: tuple[str, ...] = ()
    _asked: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, parser: Language, *, prefixes: Iterable[str] = ()) -> Vocabulary | None:
        """Return the words that a parser's lemmatizer knows, None where it has no table of them."""
        if not parser.has_pipe("lemmatizer"):
            return None
        tables = getattr(parser.get_pipe("lemmatizer"), "lookups", None)
        if tables is None or not tables.has_table("lemma_index") or not tables.has_table("lemma_rules"):
            return None
        index, rules = tables.get_table("lemma_index"), tables.get_table("lemma_rules")
        by_kind = {kind: frozenset(index[kind]) for kind in index}
        forms = set(parser.Defaults.stop_words)
        if tables.has_table("lemma_exc"):
            odd = tables.get_table("lemma_exc").items()
            forms.update(f for kind, rows in odd for f in rows if kind != NOUN or len(f) > _SHORTEST_PLURAL)
        endings = [(old, new, by_kind[kind]) for kind in rules if kind in by_kind for old, new in rules[kind] if old]
        others = [words for kind, words in by_kind.items() if kind != NOUN]
        nouns = by_kind.get(NOUN, frozenset()).difference(*others)
        every, verbs = frozenset[str]().union(*by_kind.values()), by_kind.get(VERB, frozenset())
        return cls(every, nouns, verbs, frozenset(forms), tuple(endings), tuple(prefixes))

    def knows(self, word: str) -> bool:
        """Say whether a word in small letters is an ordinary one, alone or put together of such."""
        if word not in self._asked:
            self._asked[word] = self._knows(word)
        return self._asked[word]

    def may_act(self, word: str) -> bool:
        """Say whether a word in small letters could be a verb."""
        if word in self.verbs:
            return True
        return any(word.endswith(old) and word[: len(word) - len(old)] + new in self.verbs for old, new in VERBAL)

    def _knows(self, word: str) -> bool:
        for ending in _CONTRACTED:
            if word.endswith(ending):
                word = word.removesuffix(ending)
        if "-" in word:
            return any(self.knows(part) for part in word.split("-") if part)
        if self._is_form(word):
            return True
        if any(word.startswith(p) and self._is_form(word.removeprefix(p)) for p in self.prefixes):
            return True
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1) if len(word) >= _SHORTEST_COMPOUND else ()
        return any(word[:cut] in self.bases and self._is_form(word[cut:]) for cut in cuts)

    def _is_form(self, word: str) -> bool:
        if word in self.bases or word in self.forms:
            return True
        return any(
            word.endswith(old) and word[: len(word) - len(old)] + new in bases for old, new, bases in self.endings
        )
