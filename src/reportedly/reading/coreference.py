"""Pronouns, surnames and definite nouns led back by rule to who was named before.

Better unresolved than wrong: where two fit equally well nothing is led back. The search never goes past the nearest
sentence that offers anyone at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from reportedly.model import Actor, ActorKind
from reportedly.reading.acting import first_conjunct, speaks
from reportedly.reading.lexicon import Pronoun
from reportedly.reading.sightings import Page, Sighting, family_of, unlisted_id

PRONOUN_REACH = 2  # sentences back
UNLISTED_REACH = 5  # sentences back in which "the ministry" may be one that only the text names
LOOSE_REACH = 2  # the same for "the group" and "the company", which could be almost anybody
_OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_SPEAKING_KINDS = frozenset({ActorKind.BODY, ActorKind.PARTY, ActorKind.OUTLET, ActorKind.DOCUMENT})
_PLURAL_KINDS = frozenset({ActorKind.COLLECTIVE, ActorKind.UNNAMED})


@dataclass(slots=True)
class _Memory:
    """Who was named so far, in order, and what was learnt of them."""

    told: list[Sighting] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, dict[str, Sighting]] = field(default_factory=dict)

    def add(self, sighting: Sighting) -> None:
        """Remember a settled sighting."""
        actor = sighting.actor
        if actor is None:
            return
        self.told.append(sighting)
        if sighting.gender and actor.kind is ActorKind.PERSON:
            self.genders.setdefault(actor.id, sighting.gender)
        if actor.kind in (ActorKind.PERSON, ActorKind.OUTLET) and sighting.how in ("name", "office"):
            self.surnames.setdefault(actor.name.split()[-1], {}).setdefault(actor.id, sighting)


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
    memory, settled = _Memory(), []
    for sighting in sightings:
        if sighting.actor is None:
            _settle(page, sighting, memory)
        elif sighting.how == "name":
            _shorten(page, sighting, memory)
        elif sighting.owner is not None:
            _own(page, sighting, memory)
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


def _settle(page: Page, sighting: Sighting, memory: _Memory) -> None:
    match sighting.how:
        case "pronoun":
            found = _for_pronoun(page, sighting, memory)
        case "short":
            candidates = memory.surnames.get(page.doc[sighting.token].text, {})
            found = next(iter(candidates.values())) if len(candidates) == 1 else None
        case _:
            found = _for_definite(page, sighting, memory)
    if found is not None:
        sighting.actor, sighting.antecedent = found.actor, found
        if sighting.how == "noun":
            sighting.how = "office" if sighting.office else "short"
            sighting.office = None
    elif sighting.how == "noun":
        _fall_back(page, sighting, memory)


def _shorten(page: Page, sighting: Sighting, memory: _Memory) -> None:
    """Mark a surname alone as short for the full name before it, and make the two one person."""
    actor = sighting.actor
    if actor is None or not sighting.is_surname:
        return
    candidates = memory.surnames.get(page.doc[sighting.last].text, {})
    earlier = candidates.get(actor.id) or (next(iter(candidates.values())) if len(candidates) == 1 else None)
    if earlier is not None and (candidates.get(actor.id) or actor.id not in page.theatre.people):
        sighting.actor, sighting.how, sighting.antecedent = earlier.actor, "short", earlier


def _own(page: Page, sighting: Sighting, memory: _Memory) -> None:
    """Give "its forces" to the one party that is a subject before it in the sentence: "Russia said its forces …"."""
    here, actor = page.sentence[sighting.token], sighting.actor
    if actor is None or actor.party is not None or page.doc[sighting.owner or 0].lower_ != "its":
        return
    topic = page.topic_before(sighting.owner or 0)
    near = {
        s.actor.id
        for s in memory.told
        if page.sentence[s.token] == here and s.actor and s.actor.kind in _SPEAKING_KINDS and _is_subject(page, s)
    }
    party = page.theatre.parties.get(next(iter(near)) if len(near) == 1 else topic or "")
    if party is None:
        return
    noun = page.text(sighting.first, sighting.last)
    _, ids = page.names.split(f"{party.name}'s {noun}")
    known = next((i.removeprefix("body:") for i in ids if i.startswith("body:")), None)
    if known is not None:
        sighting.actor = page.body_actor(known)
    else:
        sighting.actor = replace(actor, id=unlisted_id(sighting.family, noun, party=party.id), party=party.id)


def _fall_back(page: Page, sighting: Sighting, memory: _Memory) -> None:
    """Keep a definite noun as what it says; a short form is the body of the outlet's own side, or of the one that acts.

    Otherwise it is the body that alone has this short form, where its party is named.
    """
    side = page.home or _acting_here(page, sighting, memory)
    at_home = [b for b in sighting.shorts if side is not None and page.theatre.bodies[b].party == side]
    if len(at_home) == 1:
        sighting.actor, sighting.how = page.body_actor(at_home[0]), "short"
        return
    parties = {s.actor.party for s in memory.told if s.actor and s.actor.party}
    known = [b for b in sighting.shorts if page.theatre.bodies[b].party in parties]
    belligerents = {page.theatre.bodies[b].party for b in sighting.shorts}
    if len(known) == 1 and len(belligerents) == 1:
        sighting.actor, sighting.how = page.body_actor(known[0]), "short"
    else:
        sighting.actor = sighting.fallback


def _acting_here(page: Page, sighting: Sighting, memory: _Memory) -> str | None:
    """Return the one party whose people act in the paragraph before the noun."""
    breaks = [t.i for t in page.doc[: sighting.first] if t.is_space and "\n" in t.text]
    start = breaks[-1] if breaks else 0
    acting = {
        s.actor.party for s in memory.told if s.first >= start and s.actor and s.actor.party and _is_subject(page, s)
    }
    return acting.pop() if len(acting) == 1 else None


# ── definite nouns ───────────────────────────────────────────────────────────────────────────────────────────────────


def _for_definite(page: Page, sighting: Sighting, memory: _Memory) -> Sighting | None:
    if sighting.office is not None:
        holder = _last_holder(page, sighting, memory)
        is_bare = sighting.first == sighting.token
        return holder or (_same_unnamed(page, sighting, memory) if is_bare else None)
    if sighting.family in page.words.humans:
        return _same_unnamed(page, sighting, memory)
    bodies = [s for s in memory.told if s.actor and s.actor.kind is ActorKind.BODY and s.how != "pronoun"]
    fitting = [s for s in bodies if s.actor and _answers_to(page, sighting, s.actor)]
    if not fitting:
        return None
    nearest = page.sentence[fitting[-1].token]
    rivals = {s.actor.id for s in fitting if s.actor and page.sentence[s.token] == nearest}
    is_listed = fitting[-1].actor is not None and fitting[-1].actor.id in page.theatre.bodies
    reach = LOOSE_REACH if sighting.family == "organisation" else UNLISTED_REACH
    if len(rivals) > 1 or (not is_listed and page.sentence[sighting.token] - nearest > reach):
        return None
    return fitting[-1]


def _same_unnamed(page: Page, sighting: Sighting, memory: _Memory) -> Sighting | None:
    """Lead "the official" back to the last official without a name, or to the one unnamed person who just spoke."""
    unnamed = [
        s for s in memory.told if s.how == "noun" and not s.plural and s.actor and s.actor.kind is ActorKind.UNNAMED
    ]
    noun = page.doc[sighting.token].lemma_
    same = [s for s in unnamed if page.doc[s.token].lemma_ == noun]
    if same:
        near = page.sentence[same[-1].token]
        rivals = {s.actor.id for s in same if s.actor and page.sentence[s.token] == near}
        return same[-1] if len(rivals) == 1 else None
    here = page.sentence[sighting.token]
    near_by = [s for s in unnamed if here - page.sentence[s.token] <= PRONOUN_REACH and _is_speaker(page, s)]
    ids = {s.actor.id for s in near_by if s.actor}
    return near_by[-1] if len(ids) == 1 and noun == sighting.family else None


def _answers_to(page: Page, sighting: Sighting, actor: Actor) -> bool:
    """Say whether a body can be called by a definite noun: its kind fits, or its name ends in the noun."""
    if sighting.shorts:
        return actor.id in sighting.shorts
    noun = page.doc[sighting.token].lemma_.lower()
    if sighting.last > sighting.first:
        return actor.name.lower().endswith(page.text(sighting.first, sighting.last).lower())
    if actor.name.split()[-1].lower() == noun:
        return True
    body = page.theatre.bodies.get(actor.id)
    return body.kind in sighting.refers if body is not None else family_of(actor) == sighting.family


def _last_holder(page: Page, sighting: Sighting, memory: _Memory) -> Sighting | None:
    """Return the last person whose title holds the office's noun; the whole phrase must fit where there is more."""
    phrase = page.text(sighting.first, sighting.last).lower()
    for told in reversed(memory.told):
        actor = told.actor
        if actor is None or actor.kind is not ActorKind.PERSON:
            continue
        if any(_is_short_for(page, phrase, title.lower()) for title in (told.office, actor.office) if title):
            return told
    return None


def _is_short_for(page: Page, phrase: str, title: str) -> bool:
    """Say whether a title can be cut to a phrase: to its last words: not "vice president" to "president"."""
    cut = set(title.removesuffix(phrase).split())
    return title.endswith(phrase) and cut.isdisjoint(page.words.past | page.words.ranks)


# ── pronouns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _for_pronoun(page: Page, sighting: Sighting, memory: _Memory) -> Sighting | None:
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
            if found is not None and found.actor is not None and found.actor.kind is ActorKind.PERSON:
                memory.genders.setdefault(found.actor.id, pronoun.gender)
            return found
    return None


def _suits(page: Page, told: Sighting, pronoun: Pronoun, memory: _Memory) -> bool:
    actor = told.actor
    if actor is None:
        return False
    match pronoun.refers:
        case "person":
            known = memory.genders.get(actor.id) or told.gender
            is_human = not told.plural and told.family in page.words.humans
            return (actor.kind is ActorKind.PERSON or is_human) and known in ("", pronoun.gender)
        case "body":
            return actor.kind in _SPEAKING_KINDS and not told.attributive and _is_subject(page, told)
        case _:
            return told.plural and actor.kind in _PLURAL_KINDS and _is_subject(page, told)


def _is_own_subject(page: Page, told: Sighting, token: Token) -> bool:
    """Say whether an object pronoun would mean the subject of its own clause: "Putin told him"."""
    return (
        token.dep_ in _OBJECTS and page.doc[told.token].dep_ == "nsubj" and page.doc[told.token].head in token.ancestors
    )


def _chosen(page: Page, near: list[Sighting]) -> Sighting | None:
    """Return the only one, or the only one who speaks, or the only subject, or nobody."""
    for rank in (_anyone, _is_speaker, _is_subject):
        fitting = [s for s in near if rank(page, s)]
        ids = {s.actor.id for s in fitting if s.actor}
        if len(ids) == 1:
            return None if any(_are_joined(page, fitting[-1], other) for other in near) else fitting[-1]
    return None


def _are_joined(page: Page, one: Sighting, other: Sighting) -> bool:
    """Say whether two names stand side by side: "Doe and Brown", whatever the parser made of them."""
    left, right = (one, other) if one.first < other.first else (other, one)
    between = page.doc[left.last + 1].lower_ if right.first == left.last + 2 else ""
    return between in ("and", "or", "&", ",") and one.actor != other.actor


def _anyone(page: Page, told: Sighting) -> bool:
    return True


def _is_speaker(page: Page, told: Sighting) -> bool:
    return speaks(page.doc[told.token], page.words)


def _is_subject(page: Page, told: Sighting) -> bool:
    token = first_conjunct(page.doc[told.token])
    return not told.attributive and token.dep_ in ("nsubj", "nsubjpass")


def _for_relative(page: Page, token: Token, memory: _Memory) -> Sighting | None:
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
