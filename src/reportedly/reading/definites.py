"""Definite nouns led back: "the ministry", "the official", "its forces", "the Land Forces".

Better unresolved than wrong: where two fit equally well nothing is led back.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Actor, ActorKind
from reportedly.reading.memory import PRONOUN_REACH, SPEAKING_KINDS, Memory, is_speaker, is_subject
from reportedly.reading.sightings import Page, Sighting, family_of, unlisted_id

UNLISTED_REACH = 5  # sentences back in which "the ministry" may be one that only the text names
LOOSE_REACH = 2  # the same for "the group" and "the company", which could be almost anybody


def for_definite(page: Page, sighting: Sighting, memory: Memory) -> Sighting | None:
    """Return the mention that a definite noun means, None where there is none or more than one."""
    if sighting.office is not None:
        holder = _last_holder(page, sighting, memory)
        is_bare = sighting.first == sighting.token
        return holder or (_same_unnamed(page, sighting, memory) if is_bare else None)
    if sighting.family == "fighters":
        return _only_group(page, sighting, memory)
    if sighting.family in page.words.humans:
        return _same_unnamed(page, sighting, memory)
    kinds = (ActorKind.BODY, ActorKind.OUTLET) if "wire" in sighting.refers else (ActorKind.BODY,)
    bodies = [
        s for s in memory.told if s.actor and s.how != "pronoun" and (s.actor.kind in kinds or _is_group(page, s.actor))
    ]
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


def _is_group(page: Page, actor: Actor) -> bool:
    """Say whether an actor is an armed group: one that the text shows, or a body of the theatre."""
    body = page.theatre.bodies.get(actor.id)
    if body is not None:
        return body.kind == "armed_group"
    return page.is_group(actor.id)


def _only_group(page: Page, sighting: Sighting, memory: Memory) -> Sighting | None:
    """Lead "the rebels" back to the one armed group named before, to none where there are two."""
    if sighting.shorts:
        listed = [s for s in memory.told if s.actor and s.actor.id in sighting.shorts]
        return listed[-1] if listed else None
    groups = [s for s in memory.told if s.actor and _is_group(page, s.actor)]
    if len({s.actor.id for s in groups if s.actor}) == 1:
        return groups[-1]
    fighters = [s for s in memory.told if s.actor and s.actor.party and s.family == sighting.family]
    return fighters[-1] if not groups and len({s.actor.party for s in fighters if s.actor}) == 1 else None


def _same_unnamed(page: Page, sighting: Sighting, memory: Memory) -> Sighting | None:
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
    near_by = [s for s in unnamed if here - page.sentence[s.token] <= PRONOUN_REACH and is_speaker(page, s)]
    ids = {s.actor.id for s in near_by if s.actor}
    return near_by[-1] if len(ids) == 1 and noun == sighting.family else None


def _answers_to(page: Page, sighting: Sighting, actor: Actor) -> bool:
    """Say whether a body can be called by a definite noun: its kind fits, or its name ends in it."""
    if actor.kind is ActorKind.OUTLET:
        return sighting.first == sighting.last and _is_wire(page, actor)
    if sighting.shorts:
        return actor.id in sighting.shorts
    noun = page.doc[sighting.token].lemma_.lower()
    if actor.kind is ActorKind.PARTY:
        return noun in page.words.armed_groups and (noun not in page.words.own_sides or noun in page.words.loose_sides)
    if sighting.last > sighting.first:
        return actor.name.lower().endswith(page.text(sighting.first, sighting.last).lower())
    return actor.name.split()[-1].lower() == noun or _is_of_kind(page, sighting, actor, noun)


def _is_of_kind(page: Page, sighting: Sighting, actor: Actor, noun: str) -> bool:
    """Say whether a body is of the kind that the noun tells; soldiers before it are not "the army"."""
    body = page.theatre.bodies.get(actor.id)
    if body is not None:
        return body.kind in sighting.refers
    return family_of(actor) == sighting.family and (noun not in page.words.own_sides or actor.party is not None)


def _is_wire(page: Page, actor: Actor) -> bool:
    """Say whether an outlet is a news agency: by the theatre, by a dateline, or by its name."""
    outlet = page.theatre.outlets.get(actor.id)
    if outlet is not None:
        return outlet.kind == "wire"
    return actor.name in page.openings.wires or actor.name.split()[-1].lower() in ("agency", "wire", "newswire")


def _last_holder(page: Page, sighting: Sighting, memory: Memory) -> Sighting | None:
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


def own(page: Page, sighting: Sighting, memory: Memory) -> None:
    """Give "its forces" to the one party that is a subject before it in the sentence: "Russia said its forces …"."""
    here, actor = page.sentence[sighting.token], sighting.actor
    if actor is None or actor.party is not None or page.doc[sighting.owner or 0].lower_ != "its":
        return
    topic = page.topic_before(sighting.owner or 0)
    near = {
        s.actor.id
        for s in memory.told
        if page.sentence[s.token] == here and s.actor and s.actor.kind in SPEAKING_KINDS and is_subject(page, s)
    }
    party = page.theatre.parties.get(next(iter(near)) if len(near) == 1 else topic or "")
    if party is None:
        return
    noun = page.text(sighting.first, sighting.last)
    unlisted = replace(actor, id=unlisted_id(sighting.family, noun, party=party.id), party=party.id)
    sighting.actor = page.body_of(party.id, noun) or unlisted


def fall_back(page: Page, sighting: Sighting, memory: Memory) -> None:
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


def _acting_here(page: Page, sighting: Sighting, memory: Memory) -> str | None:
    """Return the one party whose people act in the paragraph before the noun."""
    breaks = [t.i for t in page.doc[: sighting.first] if t.is_space and "\n" in t.text]
    start = breaks[-1] if breaks else 0
    acting = {
        s.actor.party for s in memory.told if s.first >= start and s.actor and s.actor.party and is_subject(page, s)
    }
    return acting.pop() if len(acting) == 1 else None
