"""Pronouns, surnames and definite nouns (see ``definites``) led back by rule to who was named before.

Better unresolved than wrong: where two fit equally well nothing is led back. The search never goes past the nearest
sentence that offers anyone at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.model import ActorKind
from reportedly.reading.acting import speaks
from reportedly.reading.definites import fall_back, for_definite, own
from reportedly.reading.lexicon import Pronoun
from reportedly.reading.memory import PRONOUN_REACH, SPEAKING_KINDS, Memory, is_speaker, is_subject
from reportedly.reading.sightings import Page, Sighting

_OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})
_PAPER_ROLES = frozenset({"dobj", "nsubj", "nsubjpass"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_PLURAL_KINDS = frozenset({ActorKind.COLLECTIVE, ActorKind.UNNAMED})


def find_references(page: Page, taken: set[int]) -> Iterator[Sighting]:
    """Yield the words that can be led back to a name: pronouns, relative pronouns, lone surnames."""
    surnames = _surnames(page)
    for token in page.doc:
        if token.i in taken:
            continue
        if token.tag_ in ("PRP", "PRP$", "WP", "WDT") and _is_reference(page, token):
            yield Sighting(token.i, token.i, token.i, None, "pronoun", token.dep_ == "poss")
        elif token.tag_ in _NAME_TAGS and token.text in surnames and not _is_inside_name(token):
            yield Sighting(token.i, token.i, token.i, None, "short", token.dep_ in ("poss", "compound"))


def _surnames(page: Page) -> set[str]:
    return {e[-1].text for e in page.doc.ents if e.label_ == "PERSON" and len(e) > 1} | {
        e[-2].text for e in page.doc.ents if e.label_ == "PERSON" and len(e) > 2 and e[-1].tag_ == "POS"
    }


def _is_reference(page: Page, token: Token) -> bool:
    pronoun = page.words.pronouns.get(token.lower_)
    if pronoun is not None:
        return not pronoun.spoken_only or (token.dep_ == "nsubj" and speaks(token, page.words))
    return token.lower_ in ("who", "which") and token.dep_ == "nsubj" and token.head.dep_ == "relcl"


def _is_inside_name(token: Token) -> bool:
    """Say whether the surname is part of another name: "the Trump administration" is not, "Melania Trump" is."""
    before = token.i > 0 and token.nbor(-1)
    return bool(before and before.ent_type_ == "PERSON" and token.ent_iob_ == "I")


def lead_back(page: Page, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Settle every open sighting in order of the text; drop those that lead to nobody."""
    memory, settled = Memory(), []
    for sighting in sightings:
        if sighting.actor is None:
            _settle(page, sighting, memory)
        elif sighting.how == "name":
            _shorten(page, sighting, memory)
        elif sighting.owner is not None:
            own(page, sighting, memory)
        if sighting.actor is not None:
            for owner in _owners(page, sighting):
                memory.add(owner)
            memory.add(sighting)
            settled.append(sighting)
    return settled


def _owners(page: Page, sighting: Sighting) -> Iterator[Sighting]:
    """Yield the person inside a noun's phrase ("Trump's spokeswoman"), whom "he" can mean after it."""
    if sighting.how == "noun":
        inside = (page.people.get(i) for i in range(sighting.first, sighting.token))
        yield from (person for person in inside if person is not None and person.actor is not None)


def _settle(page: Page, sighting: Sighting, memory: Memory) -> None:
    match sighting.how:
        case "pronoun":
            found = _for_pronoun(page, sighting, memory)
        case "short":
            candidates = memory.surnames.get(page.doc[sighting.token].text, {})
            found = next(iter(candidates.values())) if len(candidates) == 1 else None
        case _:
            found = for_definite(page, sighting, memory)
    if found is not None:
        sighting.actor, sighting.antecedent = found.actor, found
        if sighting.how == "noun":
            sighting.how = "office" if sighting.office else "short"
            sighting.office = None
    elif sighting.how == "noun":
        fall_back(page, sighting, memory)


def _shorten(page: Page, sighting: Sighting, memory: Memory) -> None:
    """Mark a surname alone as short for the full name before it, and make the two one person."""
    actor = sighting.actor
    if actor is None or not sighting.is_surname:
        return
    candidates = memory.surnames.get(page.doc[sighting.last].text, {})
    earlier = candidates.get(actor.id) or (next(iter(candidates.values())) if len(candidates) == 1 else None)
    if earlier is not None and (candidates.get(actor.id) or actor.id not in page.theatre.people):
        sighting.actor, sighting.how, sighting.antecedent = earlier.actor, "short", earlier


# ── pronouns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _for_pronoun(page: Page, sighting: Sighting, memory: Memory) -> Sighting | None:
    token = page.doc[sighting.token]
    if token.tag_ in ("WP", "WDT"):
        return _for_relative(page, token, memory)
    pronoun = page.words.pronouns[token.lower_]
    here = page.sentence[token.i]
    for distance in range(PRONOUN_REACH + 1):
        near = [
            s for s in memory.told if page.sentence[s.token] == here - distance and _suits(page, s, pronoun, memory)
        ]
        near = [s for s in near if distance or not _is_own_subject(page, s, token)]
        if near:
            found = _chosen(page, near)
            if found is not None and pronoun.refers == "body" and _has_paper_since(page, found, token):
                return None
            if found is not None and found.actor is not None and found.actor.kind is ActorKind.PERSON:
                memory.genders.setdefault(found.actor.id, pronoun.gender)
            return found
    return None


def _suits(page: Page, told: Sighting, pronoun: Pronoun, memory: Memory) -> bool:
    actor = told.actor
    if actor is None:
        return False
    match pronoun.refers:
        case "person":
            known = memory.genders.get(actor.id) or told.gender
            is_human = not told.plural and told.family in page.words.humans
            return (actor.kind is ActorKind.PERSON or is_human) and known in ("", pronoun.gender)
        case "body":
            return actor.kind in SPEAKING_KINDS and not told.attributive and is_subject(page, told)
        case _:
            return told.plural and actor.kind in _PLURAL_KINDS and is_subject(page, told)


def _is_own_subject(page: Page, told: Sighting, token: Token) -> bool:
    """Say whether an object pronoun would mean the subject of its own clause: "Putin told him"."""
    return (
        token.dep_ in _OBJECTS and page.doc[told.token].dep_ == "nsubj" and page.doc[told.token].head in token.ancestors
    )


def _chosen(page: Page, near: list[Sighting]) -> Sighting | None:
    """Return the only one, or the only one who speaks, or the only subject, or the only one by name, or nobody."""
    for rank in (_anyone, is_speaker, is_subject, _is_named_subject):
        fitting = [s for s in near if rank(page, s)]
        ids = {s.actor.id for s in fitting if s.actor}
        if len(ids) == 1:
            return None if any(_are_joined(page, fitting[-1], other) for other in near) else fitting[-1]
    return None


def _has_paper_since(page: Page, found: Sighting, token: Token) -> bool:
    """Say whether "it" may as well be a paper told of since: "the Post met officials who saw the draft; it calls …"."""
    return any(
        paper.dep_ in _PAPER_ROLES and any(c.kind is ActorKind.DOCUMENT for c in page.words.nouns.get(paper.lemma_, ()))
        for paper in token.sent
        if found.token < paper.i < token.i
    )


def _are_joined(page: Page, one: Sighting, other: Sighting) -> bool:
    """Say whether two names stand side by side: "Doe and Brown", whatever the parser made of them."""
    left, right = (one, other) if one.first < other.first else (other, one)
    between = page.doc[left.last + 1].lower_ if right.first == left.last + 2 else ""
    return between in ("and", "or", "&", ",") and one.actor != other.actor


def _anyone(page: Page, told: Sighting) -> bool:
    return True


def _is_named_subject(page: Page, told: Sighting) -> bool:
    """Say whether a subject is a person by name: "Doe told them that a guerrilla had lost its way. He said …"."""
    return is_subject(page, told) and told.actor is not None and told.actor.kind is ActorKind.PERSON


def _for_relative(page: Page, token: Token, memory: Memory) -> Sighting | None:
    """Lead "who" and "which" back to the noun that their clause hangs on, where that acts and the clause speaks."""
    named = token.head.head
    told = next((s for s in reversed(memory.told) if s.token == named.i), None)
    if told is None or told.actor is None or not speaks(token, page.words):
        return None
    is_person = told.actor.kind is ActorKind.PERSON or told.plural
    return told if is_person or token.lower_ == "which" else None


def unify(sightings: list[Sighting]) -> list[Sighting]:
    """Give every mention of one person the same actor: the first title and party that any of them tells."""
    offices: dict[str, str] = {}
    parties: dict[str, str] = {}
    for sighting in sightings:
        actor = sighting.actor
        if actor is None or actor.kind is not ActorKind.PERSON:
            continue
        office = actor.office or (sighting.office if sighting.how in ("name", "short") else None)
        if office:
            offices.setdefault(actor.id, office)
        if actor.party:
            parties.setdefault(actor.id, actor.party)
    for sighting in sightings:
        actor = sighting.actor
        if actor is not None and actor.kind is ActorKind.PERSON:
            sighting.actor = replace(actor, office=offices.get(actor.id), party=parties.get(actor.id))
    return sightings
