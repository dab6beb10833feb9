"""Can the words here act or speak? Only then is a common noun worth keeping as an actor."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.reading.lexicon import Lexicon

_PARTNERS = frozenset({"by", "between", "with", "among"})
_HOPS = 6


def first_conjunct(token: Token) -> Token:
    """Return the first of a coordination or apposition of nouns."""
    for _ in range(_HOPS):
        if token.dep_ not in ("conj", "appos") or token.head.pos_ not in ("NOUN", "PROPN", "PRON"):
            break
        token = token.head
    return token


def can_act(token: Token, words: Lexicon) -> bool:
    """Say whether a noun is one who acts, speaks, is spoken to, or owns what is said."""
    first = first_conjunct(token)
    match first.dep_:
        case "nsubj" | "csubj" | "poss" | "agent":
            return True
        case "nsubjpass":
            return first.head.lemma_ in words.addressing | words.speech or _has_clause(first.head)
        case "dobj" | "dative" | "iobj" | "oprd":
            return first.head.lemma_ in words.addressing | words.speech
        case "pobj":
            return _is_partner(first)
        case _:
            return is_lead(token)


def speaks(token: Token, words: Lexicon) -> bool:
    """Say whether a noun is the subject of a verb of speech, or what is said goes by it."""
    first = first_conjunct(token)
    if first.dep_ == "nsubj":
        return first.head.lemma_ in words.speech
    return (first.dep_ == "pobj" and _is_according(first.head)) or is_lead(token)


def is_lead(token: Token) -> bool:
    """Say whether the noun stands before a colon at the start of a sentence: "Officials: …"."""
    after = token.i + 1
    has_colon = after < len(token.doc) and token.doc[after].text == ":"
    return has_colon and token.dep_ in ("ROOT", "dep", "nsubj", "npadvmod") and token.left_edge.i == token.sent.start


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ in ("xcomp", "ccomp") for child in verb.children)


def _is_partner(noun: Token) -> bool:
    preposition = noun.head
    return preposition.dep_ == "agent" or preposition.lower_ in _PARTNERS or _is_according(preposition)


def _is_according(preposition: Token) -> bool:
    return preposition.lower_ == "to" and preposition.head.lower_ == "according"
