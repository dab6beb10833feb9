"""What beside a name shows that it names a party that fights: fighters of its own, acts of war, a truce with it.

"RSF fighters", "the rebel group Fano", "Hezbollah, an armed movement", "the ELN attacked", "a truce with the ELN".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.reading.lexicon import Lexicon

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_APPOSED = 7  # tokens of ", the paramilitary group"
_JOINED = frozenset({"-", "‑"})


def is_named_as_armed(doc: Doc, first: int, last: int, words: Lexicon) -> bool:
    """Say whether the name itself, or the words that introduce it, say what it is."""
    return _is_force(doc, first, last, words) or _is_introduced(doc, first, words) or _is_apposed(doc, last, words)


def fights(doc: Doc, last: int, words: Lexicon) -> bool:
    """Say whether what is told of the name is told of those who fight; ``last`` is its last token."""
    token = doc[last]
    if _acts(token, words) or _is_foe(token, words) or _commands(token, words):
        return True
    is_town = token.ent_type_ in _PLACES and not token.is_upper
    return not is_town and _owns_fighters(doc, last, words)


def _is_force(doc: Doc, first: int, last: int, words: Lexicon) -> bool:
    """Say whether the name is a force's: its last word tells that, a word before it which one."""
    if doc[last].text not in words.armed_names:
        return False
    return any(doc[i].lower_ not in words.generic_forces and doc[i].is_alpha for i in range(first, last))


def _is_introduced(doc: Doc, first: int, words: Lexicon) -> bool:
    """Say whether the words before the name say what it is: "the paramilitary RSF", "the rebel group Fano"."""
    i = first - 1
    if i > 0 and doc[i].lemma_.lower() in words.armed_groups:
        i -= 1
    return i >= 0 and doc[i].text in words.armed_kinds


def _is_apposed(doc: Doc, last: int, words: Lexicon) -> bool:
    """Say whether the words after the name's comma say what it is: "Fano, an armed movement, …"."""
    start = last + 1
    if start + 2 >= len(doc) or doc[start].text != "," or doc[start + 1].tag_ != "DT":
        return False
    is_armed = False
    for token in doc[start + 2 : min(start + _APPOSED, len(doc))]:
        lemma = token.lemma_.lower()
        if is_armed and lemma in words.armed_groups:
            return True
        if token.pos_ in ("VERB", "AUX", "PUNCT", "ADP", "SCONJ"):
            return False
        is_armed = is_armed or lemma in words.armed_kinds
    return False


def _owns_fighters(doc: Doc, last: int, words: Lexicon) -> bool:
    """Say whether those who fight, or what they do, go by the name: "RSF fighters", "RSF-held", "Fano's ambush"."""
    after = last + 1
    if after < len(doc) and doc[after].tag_ == "POS":
        after += 1
    if after + 1 < len(doc) and doc[after].text in _JOINED and not doc[last].whitespace_:
        return doc[after + 1].lemma_.lower() in words.holding_verbs
    if after >= len(doc) or not doc[after].text[0].islower():
        return False
    return doc[after].lemma_.lower() in words.armed_nouns | words.armed_deeds


def _acts(token: Token, words: Lexicon) -> bool:
    """Say whether the name does what only war does, or it was done by it."""
    above = token.head
    if token.dep_ == "nsubj" and above.pos_ == "VERB":
        objects = {c.lemma_.lower() for c in above.children if c.dep_ == "dobj"}
        if above.lemma_ in words.taking_verbs and _takes_ground(above, words):
            return True
        is_launch = above.lemma_ in words.launching_verbs and bool(objects & words.launched)
        return is_launch or bool(objects & words.claimed) or (above.lemma_ in words.war_verbs and bool(objects))
    is_agent = token.dep_ == "pobj" and above.dep_ == "agent"
    return is_agent and above.head.lemma_ in words.war_verbs | words.holding_verbs


def _takes_ground(verb: Token, words: Lexicon) -> bool:
    """Say whether the object of a verb is a stretch of land, or so much of one: "the whole of the region"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += [o for c in objects for p in c.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    return any(o.ent_type_ in _PLACES or o.lemma_.lower() in words.grounds for o in objects)


def _is_foe(token: Token, words: Lexicon) -> bool:
    """Say whether one fights with it, or has stopped: "the war with Hamas", "between the army and the RSF"."""
    first = token.head if token.dep_ == "conj" else token
    if first.dep_ != "pobj" or first.head.lower_ not in ("with", "against", "between"):
        return False
    governor = first.head.head
    objects = (c for c in governor.children if c.dep_ == "dobj" and governor.pos_ == "VERB")
    return any(t.lemma_.lower() in words.armed_foes for t in (governor, *objects))


def _commands(token: Token, words: Lexicon) -> bool:
    """Say whether "its fighters" follow in what it says or does, or "fighters of" stands before it."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return token.head.head.lemma_.lower() in words.armed_nouns
    if token.dep_ != "nsubj":
        return False
    return any(
        t.lower_ == "its" and t.head.lemma_.lower() in words.armed_nouns for t in token.head.subtree if t.i > token.i
    )
