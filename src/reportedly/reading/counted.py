"""The noun that an amount counts: from the parse where it says so, else from the run of words that follows."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_REACH = 9  # tokens from a number to the head noun it counts: "seven nuclear-capable long-range Russian bombers"
_NOUNS = frozenset(("NOUN", "PROPN"))
_WITHIN_PHRASE = frozenset(("ADJ", "NOUN", "PROPN", "PUNCT", "VERB", "ADV", "NUM"))
_MODIFYING_TAGS = frozenset(("VBN", "VBG", "HYPH", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "NNPS", "CD"))


def counted_noun(doc: Doc, *, number: int, after: int) -> int | None:
    """Return the token index of the noun counted.

    ``number`` is the last token of the number, ``after`` the first token behind the whole expression.
    """
    token = doc[number]
    if after < len(doc) and doc[after].lower_ == "of":
        return _of_phrase(doc, after)
    if after < len(doc) and _is_barrier(doc[after]):
        return None
    if after > 0 and doc[after - 1].tag_ == "HYPH" and after < len(doc) and after - 1 > number:
        return after if doc[after].pos_ in _NOUNS else None
    head = _head(token)
    if head is not None and after <= head.i <= number + _REACH and _is_one_phrase(doc, after, head.i):
        return _whole_word(doc, head.i)
    return _run(doc, after)


def _is_one_phrase(doc: Doc, after: int, head: int) -> bool:
    """Say whether no article, preposition or sentence starts between the number and the noun."""
    return not any(
        token.tag_ in ("DT", "IN") or (token.is_sent_start and token.i > after) for token in doc[after : head + 1]
    )


def _head(token: Token) -> Token | None:
    while token.dep_ in ("compound", "quantmod", "nummod", "amod", "advmod", "npadvmod") and token.head.i > token.i:
        token = token.head
        if token.pos_ in _NOUNS and token.dep_ != "compound":
            return token
    return None


def _is_barrier(token: Token) -> bool:
    """Say whether the token ends the phrase, so that nothing is counted behind it."""
    return token.is_space or (token.is_punct and token.tag_ != "HYPH") or token.pos_ in ("AUX", "ADP", "CCONJ")


def _of_phrase(doc: Doc, index: int) -> int | None:
    """Return the noun in "dozens of Ukrainian soldiers", "two of the aircraft"."""
    for child in doc[index].children:
        if child.dep_ == "pobj" and child.pos_ in _NOUNS and child.i > index:
            return child.i
    after = index + 1
    while after < len(doc) and doc[after].pos_ in ("DET", "PRON"):
        after += 1
    return _run(doc, after)


def _run(doc: Doc, after: int) -> int | None:
    """Return the last noun of the unbroken run of modifiers and nouns that starts here."""
    noun = None
    for token in doc[after : after + _REACH]:
        if (token.is_sent_start and token.i > after) or token.tag_ not in _MODIFYING_TAGS:
            break
        if noun is not None and token.tag_ in ("VBN", "VBG", "CD"):
            break
        if token.pos_ in _NOUNS:
            noun = token.i
    return None if noun is None else _whole_word(doc, noun)


def _whole_word(doc: Doc, noun: int) -> int:
    """Return the last part of a hyphened noun: "non-profits" counts profits, not "non"."""
    while noun + 2 < len(doc) and doc[noun + 1].tag_ == "HYPH" and not doc[noun + 1].whitespace_:
        noun += 2
    return noun
