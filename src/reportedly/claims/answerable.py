"""Who can be held to account for an act: the actor itself, or the body whose men a noun names.

"Members of the Zardo Front", "ZPF gunmen" and "a cell of the ZPF" are people without a name of their own; what they do
is laid at the door of the body. A name that the reading does not know as an actor is one all the same where it claims,
denies or is blamed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.claims.clauses import Tree
from reportedly.claims.roles import actor_in, noun_text
from reportedly.claims.triggers import Scene
from reportedly.model import Actor, ActorKind
from reportedly.reading.places import trimmed
from reportedly.reading.sightings import unlisted_id

_BODIES = frozenset({ActorKind.BODY, ActorKind.PARTY})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_BELONGING = ("of", "from", "in")
_SHORTEST = 2  # letters of an abbreviation


@dataclass(frozen=True, slots=True)
class Belonging:
    """Words for men who belong to a body, and for forces: bodies by a common noun ("the armed forces")."""

    men: frozenset[str]
    forces: frozenset[str]


def answerable(scene: Scene, noun: int, words: Belonging) -> Actor | None:
    """Return whom a noun makes answerable: a body or party it names or whose men it names, else the actor it is."""
    own = actor_in(scene, noun)
    is_plain = own is not None and own.kind is not ActorKind.PERSON and scene.tree.lemma[noun] in _men(scene, words)
    if own is not None and not is_plain and (own.kind in _BODIES or own.party or own.kind is ActorKind.PERSON):
        return own
    found = next(_bodies_of(scene, noun, words), own)
    if found is None or own is None or found.party is not None:
        return found
    return replace(found, party=own.party)


def _men(scene: Scene, words: Belonging) -> frozenset[str]:
    return words.men | scene.words.classes["fighter"] | scene.words.classes["person"]


def _bodies_of(scene: Scene, noun: int, words: Belonging) -> Iterator[Actor]:
    tree = scene.tree
    known = _men(scene, words)
    if tree.lemma[noun] not in known:
        return
    near = sorted(tree.modifiers(noun), reverse=True)
    near += [o for p in _BELONGING for o in tree.under(noun, p)] + tree.kids(noun, "appos")
    for token in near:
        found = body_at(scene, token, words)
        if found is not None:
            yield found
        elif tree.lemma[token] in known and tree.dep[token] == "pobj":
            yield from _bodies_of(scene, token, words)  # "a group of members of …"


def body_at(scene: Scene, token: int, words: Belonging) -> Actor | None:
    """Return the body that a word names: one that the reading knows, a name of one, an abbreviation, a force."""
    mention = scene.actors.get(token)
    if mention is not None:
        return mention.actor if mention.actor.kind in _BODIES and mention.how != "demonym" else None
    tree = scene.tree
    word = tree.doc[token]
    if tree.lemma[token] in words.forces and tree.pos[token] in ("NOUN", "PROPN"):
        return _force(tree, token)
    if token in scene.places:
        return None
    is_short = word.is_upper and word.is_alpha and len(word) >= _SHORTEST
    is_named = tree.tag[token] in _NAME_TAGS and word.ent_type_ == "ORG"
    return _named(tree, token) if is_short or is_named else None


def _force(tree: Tree, token: int) -> Actor:
    """Return a force by its noun and what stands before it: "the armed forces", "the 6th Infantry Brigade"."""
    name = tree.text(sorted([token, *(m for m in tree.modifiers(token) if tree.dep[m] != "poss")]))
    name = " ".join(name.split())
    return Actor(unlisted_id("organisation", name), name, ActorKind.BODY)


def named_at(scene: Scene, noun: int, words: Belonging) -> Actor | None:
    """Return who claims, denies or is blamed here: the answerable one, men without a name, or a name not known."""
    found = answerable(scene, noun, words) or body_at(scene, noun, words)
    if found is not None or noun in scene.times:
        return found
    if scene.tree.lemma[noun] in _men(scene, words):
        text = noun_text(scene.tree, noun)
        return Actor(unlisted_id("people", text), text, ActorKind.COLLECTIVE)
    return _named(scene.tree, noun) if scene.tree.tag[noun] in _NAME_TAGS else None


def _named(tree: Tree, token: int) -> Actor:
    """Return an organisation of the name that this word belongs to, under its full name where the text tells it."""
    entity = next((e for e in tree.doc[token].sent.ents if e.start <= token < e.end), None)
    first, last = trimmed(entity) if entity is not None else (token, token)
    if entity is None:
        first = min([token, *(c for c in tree.kids(token, "compound") if tree.tag[c] in _NAME_TAGS)])
    name = " ".join(tree.doc[first : last + 1].text.split())
    name = full_names(tree.doc).get(name, name)
    return Actor(unlisted_id("organisation", name), name, ActorKind.BODY)


@lru_cache(maxsize=1)
def full_names(doc: Doc) -> Mapping[str, str]:
    """Return the names of organisations by their abbreviations: "the Zardo Patriotic Front (ZPF)"."""
    found: dict[str, str] = {}
    for entity in doc.ents:
        first, last = trimmed(entity)
        if entity.label_ != "ORG" or last - first < 1 or last + 3 >= len(doc):
            continue
        opening, short, closing = doc[last + 1], doc[last + 2], doc[last + 3]
        if opening.text == "(" and closing.text == ")" and short.is_upper and len(short) >= _SHORTEST:
            found.setdefault(short.text, " ".join(doc[first : last + 1].text.split()))
    return found
