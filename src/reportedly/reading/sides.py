"""Who belongs to a side that has no name: "the army", "the junta", "rebels", and those who speak or fight for them.

A noun that names a side by itself is a party of its own where nobody is found to lead it back to, inside the one
document. "The army spokesman" and "junta troops" belong to the side before the noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.model import Actor, ActorKind
from reportedly.reading.nouns import shorts_at
from reportedly.reading.sightings import Page, Sighting, family_of, unlisted_id

_SIDED = frozenset({"military", "government", "fighters", "organisation"})
_BELONG = frozenset({"official", "military", "fighters", "delegation", "ministry", "agency", ""})
_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_NOT_ONE = frozenset({"a", "an", "some", "any", "no", "every", "each", "other", "another"})


def is_own_side(page: Page, token: Token) -> bool:
    """Say whether the noun names a side by itself."""
    lemma = token.lemma_.lower()
    if lemma in page.words.own_sides:
        return True
    return any(f"{c.lower_} {lemma}" in page.words.own_sides for c in token.lefts)


def with_sides(page: Page, settled: Sequence[Sighting], document_id: str) -> list[Sighting]:
    """Give nouns that name a side their own party, and those who stand for it the same."""
    alone = [s.actor.id for s in settled if s.actor is not None and _is_alone(page, s, s.actor)]
    army = next((found for found in alone if found.startswith("military:")), "")
    for sighting in settled:
        actor = sighting.actor
        if actor is not None and actor.id in alone:  # "the army" and "the armed forces" of one report are one side
            own = army if actor.id.startswith("military:") else actor.id
            sighting.actor = replace(actor, party=_here(own, document_id))
    given: dict[str, str] = {}
    for sighting in settled:
        actor = sighting.actor
        if actor is None or actor.party is not None:
            continue
        party = given.get(actor.id) or _side_beside(page, sighting, settled, document_id)
        if party is not None:
            given[actor.id] = party
            sighting.actor = replace(actor, party=party)
    return list(settled)


def _is_alone(page: Page, sighting: Sighting, actor: Actor) -> bool:
    if actor.party is not None or family_of(actor) not in _SIDED or sighting.how == "pronoun":
        return False
    token = page.doc[sighting.token]
    if not is_own_side(page, token):
        return False
    if sighting.attributive and token.dep_ in _MODIFIERS:
        return True
    if sighting.last - sighting.first > 1 or page.doc[sighting.first].lower_ in page.words.local_sides:
        return False
    words = {
        c.lower_ for c in token.children if c.i < token.i and c.dep_ in ("det", "amod", "nummod", "quantmod", "poss")
    }
    counted = any(c.dep_ == "nummod" for c in token.children)
    is_plural = token.tag_ in ("NNS", "NNPS")
    return not words & _NOT_ONE and not counted and ("the" in words or is_plural)


def _side_beside(page: Page, sighting: Sighting, settled: Sequence[Sighting], document_id: str) -> str | None:
    """Return the party of the side that stands before the noun, in the title, or after its "of"."""
    actor = sighting.actor
    family = sighting.family or (family_of(actor) if actor is not None else None) or ""
    is_person = actor is not None and actor.kind is ActorKind.PERSON
    if sighting.how == "pronoun" or not (is_person or family in _BELONG):
        return None
    noun = page.doc[sighting.token]
    inside = (page.doc[i] for i in range(sighting.first, sighting.token))
    before = (t for t in inside if t.dep_ in _MODIFIERS or t.dep_ == "poss")
    after = (c for p in noun.children if p.dep_ == "prep" and p.lower_ in ("of", "for") for c in p.children)
    sides = (_side_at(page, t, settled, document_id) for t in (*before, *after) if is_own_side(page, t))
    return next((side for side in sides if side is not None), None)


def _side_at(page: Page, token: Token, settled: Sequence[Sighting], document_id: str) -> str | None:
    """Return the party that a noun for a side means: the last one so called, else one of its own."""
    lemma = token.lemma_.lower()
    called = (s for s in settled if s.actor is not None and page.doc[s.token].lemma_.lower() == lemma)
    told = [s.actor.party for s in called if s.actor is not None and s.actor.party is not None]
    if told:
        return told[-1]
    family = next((c.family for c in page.words.nouns.get(lemma, ())), None)
    if family is None or shorts_at(page, token):
        return None
    return _here(unlisted_id(family, lemma), document_id)


def _here(found: str, document_id: str) -> str:
    """Return the id of a side inside one document: "the army" of two reports need not be one army."""
    return f"{found}@{document_id}"
