"""Doers that no list of actors knows: by an adjective of a name, as the speaker's own, as soldiers without a name.

"An Israeli drone", "RSF artillery", "its aircraft", "we struck", "soldiers rounded up": each tells who did it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.claims.answerable import answerable
from reportedly.claims.lexicon import Hit
from reportedly.claims.roles import actor_in, is_weapon, slots
from reportedly.claims.triggers import Scene
from reportedly.claims.voices import Voice
from reportedly.claims.wordings import Wordings
from reportedly.model import Actor, ActorKind
from reportedly.reading.sightings import unlisted_id

_BODY = "ORG"
_PEOPLES, _ORGANISATIONS = "NORP", frozenset({"ORG", "GPE"})
_OURS = frozenset({"we", "our", "i", "my", "us", "ours"})
_ITS = frozenset({"it", "its"})
_BODIES = frozenset({ActorKind.BODY, ActorKind.PARTY})
_ATTACK = "attack"
_SHORTEST = 2  # letters of an abbreviation


def told_doers(
    scene: Scene, hits: Sequence[Hit], words: Wordings, voice: Voice | None
) -> Iterator[tuple[int, Actor | None]]:
    """Yield the nouns that tell who did it, each with its actor, for acts whose doer no known actor is."""
    for hit in hits:
        for part, noun in slots(scene, hit):
            if part == "perpetrator":
                yield noun, _told(scene, noun, words, voice)
        if hit.trigger.type.split(".")[0] == _ATTACK:
            fired = (
                o for o in scene.tree.under(hit.token, "from") if scene.tree.lemma[o] in scene.words.classes["firing"]
            )
            yield from ((o, _told(scene, o, words, voice)) for o in fired)
        if scene.tree.pos[hit.token] != "VERB" and "owner" in hit.trigger.frame:
            owner = _named_before(scene, hit.token, words)
            if owner is not None:
                yield hit.token, owner


def _told(scene: Scene, noun: int, words: Wordings, voice: Voice | None) -> Actor | None:
    known = answerable(scene, noun, words.belonging) or actor_in(scene, noun)
    own = known or _own(scene, noun, voice) or _owner(scene, noun)
    return own or _named_before(scene, noun, words) or _soldiers(scene, noun, words)


def _owner(scene: Scene, noun: int) -> Actor | None:
    """Return whose the arms are: "the president's missiles"."""
    if not is_weapon(scene, noun):
        return None
    owners = (scene.actors[p].actor for p in scene.tree.kids(noun, "poss") if p in scene.actors)
    return next((a for a in owners if a.kind in _BODIES or a.party is not None), None)


def _own(scene: Scene, noun: int, voice: Voice | None) -> Actor | None:
    """Return the speaker where it tells of itself or of its own: "we struck", "its aircraft"."""
    if voice is None or not voice.is_named:
        return None
    tree = scene.tree
    said = {tree.doc[t].lower_ for t in [noun, *tree.kids(noun, "poss"), *tree.under(noun, "of")]}
    itself = said & _OURS or (said & _ITS and voice.actor.kind in _BODIES)
    return voice.actor if itself else None


def _named_before(scene: Scene, noun: int, words: Wordings) -> Actor | None:
    """Return the people, body or force whose name or adjective stands before the noun."""
    tree = scene.tree
    for token in sorted(tree.modifiers(noun), reverse=True):
        word = tree.doc[token]
        if token in scene.weapons or token in scene.times:
            continue
        if word.ent_type_ == _PEOPLES or _is_body(scene, token):
            return Actor(unlisted_id("organisation", word.text), word.text, ActorKind.BODY)
        if tree.lemma[token] in words.belonging.forces and token not in scene.places:
            return Actor(unlisted_id("organisation", word.lower_), word.lower_, ActorKind.BODY)
    return None


def _is_body(scene: Scene, token: int) -> bool:
    tree = scene.tree
    word = tree.doc[token]
    is_short = word.is_upper and word.is_alpha and len(word) >= _SHORTEST
    if is_short and word.text in _bodies(tree.doc):
        return True
    if word.ent_type_ not in _ORGANISATIONS:
        return False
    return is_short or (tree.dep[token] == "poss" and token not in scene.places)


def _soldiers(scene: Scene, noun: int, words: Wordings) -> Actor | None:
    """Return those who fight for a state, by their noun alone."""
    tree = scene.tree
    if tree.lemma[noun] not in scene.words.classes["soldiery"] or tree.pos[noun] not in ("NOUN", "PROPN"):
        return None
    name = tree.doc[noun].lower_
    return Actor(unlisted_id("organisation", name), name, ActorKind.BODY)


@lru_cache(maxsize=1)
def _bodies(doc: Doc) -> frozenset[str]:
    """Return the abbreviations that the text shows to be bodies in at least one place."""
    return frozenset(w.text for w in doc if w.ent_type_ == _BODY and w.is_upper)
