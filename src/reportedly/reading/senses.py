"""Is a name here a place, or those who govern it? Decided from what governs it in the sentence.

"In Kyiv" and "struck Kyiv" are the town; "Kyiv said" and "accused Kyiv" the government. A country can be both at once:
an attack on Ukraine has a place and someone attacked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc, Token

from reportedly.reading.acting import first_conjunct, is_lead
from reportedly.reading.lexicon import Lexicon

_COMPLEMENTS = frozenset({"ADJ", "DET", "NOUN", "PROPN", "PRON", "SCONJ", "VERB"})


class NameKind(StrEnum):
    """What kind of name is asked about."""

    COUNTRY = "country"
    TOWN = "town"  # a capital that is also a listed place
    SEAT = "seat"  # the White House: a building, mostly meant as those in it


class Use(NamedTuple):
    """What the name stands for here, and whether it only modifies a noun."""

    actor: bool
    place: bool
    attributive: bool = False


ACTOR, PLACE, BOTH = Use(True, False), Use(False, True), Use(True, True)
OWNER = Use(True, False, True)


def head_token(doc: Doc, first: int, last: int) -> Token:
    """Return the token of a phrase that hangs on a word outside it; the last one where several do."""
    for i in range(last, first - 1, -1):
        token = doc[i]
        if not first <= token.head.i <= last or token.head.i == i:
            return token
    return doc[last]


def use_of(token: Token, kind: NameKind, words: Lexicon) -> Use:
    """Say what a name with this head token stands for."""
    first = first_conjunct(token)
    return _BY_RELATION.get(first.dep_, _loose)(first, kind, words)


def _owner(token: Token, kind: NameKind, words: Lexicon) -> Use:
    owned = token.head.lemma_.lower()
    if owned in words.place_nouns or token.head.lower_ in words.place_nouns:
        return Use(False, kind is not NameKind.SEAT, True)
    if kind is NameKind.TOWN and owned in words.town_nouns:
        return PLACE
    return OWNER


def _modifier(token: Token, kind: NameKind, words: Lexicon) -> Use:
    if _is_verb_after_all(token, words):
        return ACTOR
    governor = token.head.lemma_.lower()
    if governor in words.place_nouns:
        return Use(False, kind is not NameKind.SEAT, True)
    return OWNER if kind is not NameKind.TOWN or governor in words.stance_nouns else Use(False, True, True)


def _is_verb_after_all(token: Token, words: Lexicon) -> bool:
    """Say whether the parser took a verb for a plural noun: "On security, Kyiv rejects neutrality"."""
    verb = token.head
    is_next = verb.i == token.i + 1 and verb.tag_ == "NNS" and verb.lemma_.lower() in words.speech
    return is_next and verb.i + 1 < len(verb.doc) and verb.left_edge.i == token.i and verb.nbor().pos_ in _COMPLEMENTS


def _governed(token: Token, kind: NameKind, words: Lexicon) -> Use:
    word, governor = token.head.lower_, token.head.head
    if word in words.place_prepositions:
        return PLACE
    if kind is NameKind.SEAT:
        return ACTOR
    if word in words.both_prepositions:
        return BOTH if kind is NameKind.COUNTRY else PLACE
    if word in words.motion_prepositions:
        return _moved(governor, kind, words)
    return _related(word, governor, kind, words)


def _related(word: str, governor: Token, kind: NameKind, words: Lexicon) -> Use:
    lemma = governor.lemma_.lower()
    match word:
        case "of":
            return _part_of(lemma, kind, words)
        case "between":
            return PLACE if lemma in words.route_nouns else ACTOR
        case "for" if kind is NameKind.TOWN and governor.pos_ == "VERB" and lemma not in words.speech:
            return PLACE
        case _:
            return ACTOR


def _moved(governor: Token, kind: NameKind, words: Lexicon) -> Use:
    lemma = governor.lemma_.lower()
    if lemma in words.unmoved or lemma in words.speech or lemma in words.addressing:
        return ACTOR
    if governor.pos_ in ("VERB", "AUX", "ADV", "ADP") or lemma in words.motion_nouns:
        return PLACE
    return PLACE if kind is NameKind.TOWN and lemma not in words.stance_nouns else ACTOR


def _part_of(lemma: str, kind: NameKind, words: Lexicon) -> Use:
    if lemma in words.place_nouns:
        return PLACE
    if kind is NameKind.TOWN:
        return ACTOR if lemma in words.stance_nouns else PLACE
    return ACTOR


def _subject(token: Token, kind: NameKind, words: Lexicon) -> Use:
    verb = token.head
    is_scene = verb.lemma_ in words.scene or (
        verb.lemma_ in ("be", "come", "remain") and any(c.dep_ == "prep" and c.lower_ == "under" for c in verb.children)
    )
    if not is_scene or kind is NameKind.SEAT:
        return ACTOR
    return PLACE if kind is NameKind.TOWN else BOTH


def _passive_subject(token: Token, kind: NameKind, words: Lexicon) -> Use:
    verb = token.head.lemma_
    if kind is NameKind.SEAT or verb in words.addressing or verb in words.speech:
        return ACTOR
    return PLACE if kind is NameKind.TOWN else BOTH


def _object(token: Token, kind: NameKind, words: Lexicon) -> Use:
    verb = token.head.lemma_
    if kind is NameKind.SEAT or verb in words.addressing or verb in words.speech:
        return ACTOR
    return PLACE if kind is NameKind.TOWN else BOTH


def _loose(token: Token, kind: NameKind, words: Lexicon) -> Use:
    """Read a name that nothing governs: a headline's lead before a colon speaks, a town alone is a place."""
    if kind is not NameKind.TOWN or is_lead(token):
        return ACTOR
    return PLACE


_Reader = Callable[[Token, NameKind, Lexicon], Use]
_BY_RELATION: Mapping[str, _Reader] = {
    "poss": _owner,
    **dict.fromkeys(("compound", "nmod", "amod", "npadvmod", "nummod", "quantmod"), _modifier),
    **dict.fromkeys(("pobj", "pcomp"), _governed),
    **dict.fromkeys(("nsubj", "csubj", "agent"), _subject),
    "nsubjpass": _passive_subject,
    **dict.fromkeys(("dobj", "dative", "iobj", "oprd"), _object),
}
