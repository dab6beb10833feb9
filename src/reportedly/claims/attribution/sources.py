"""From the head of a noun phrase to the Source it names: the actor, what kind of source, on which side."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Token

from reportedly.claims.attribution.referents import is_bare_one, is_loose_pronoun, pair
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import can_tell, kind_of_noun, noun_phrase
from reportedly.ids import content_id
from reportedly.model import Actor, ActorKind, Document, Link, Source, SourceKind
from reportedly.reading.mentions import ActorMention
from reportedly.reading.sightings import family_of
from reportedly.theatres import Theatre

_KIND_OF_ACTOR = {
    ActorKind.PARTY: SourceKind.PARTY,
    ActorKind.BODY: SourceKind.BODY,
    ActorKind.PERSON: SourceKind.NAMED_PERSON,
    ActorKind.OUTLET: SourceKind.OUTLET,
    ActorKind.DOCUMENT: SourceKind.DOCUMENT,
    ActorKind.COLLECTIVE: SourceKind.COLLECTIVE,
    ActorKind.UNNAMED: SourceKind.UNNAMED,
}
_ACTOR_OF_KIND = {
    SourceKind.PUBLISHER: ActorKind.OUTLET,
    SourceKind.OUTLET: ActorKind.OUTLET,
    SourceKind.NAMED_PERSON: ActorKind.PERSON,
    SourceKind.BODY: ActorKind.BODY,
    SourceKind.PARTY: ActorKind.PARTY,
    SourceKind.DOCUMENT: ActorKind.DOCUMENT,
    SourceKind.UNNAMED_OFFICIAL: ActorKind.UNNAMED,
    SourceKind.UNNAMED: ActorKind.UNNAMED,
    SourceKind.COLLECTIVE: ActorKind.COLLECTIVE,
    SourceKind.MAPPING: ActorKind.DOCUMENT,
}
_UNNAMED = Actor(content_id("a", ActorKind.UNNAMED, "unnamed source"), "unnamed source", ActorKind.UNNAMED)
_KIND_OF_NAME = {
    "PERSON": SourceKind.NAMED_PERSON,
    "ORG": SourceKind.BODY,
    "NORP": SourceKind.BODY,
    "GPE": SourceKind.BODY,
}

_ASKING = frozenset({"WDT", "WP"})  # "what hostile channels say"


def publisher_link(document: Document, theatre: Theatre) -> Link:
    """Return the outermost link: the outlet that printed the document, of the theatre where it is known."""
    return _publisher(document.publisher, theatre)


@lru_cache(maxsize=256)
def _publisher(name: str, theatre: Theatre) -> Link:
    told = name.casefold()
    for outlet in theatre.outlets.values():
        if told in (known.casefold() for known in (outlet.id, outlet.name, *outlet.aliases)):
            actor = Actor(outlet.id, outlet.name, ActorKind.OUTLET, outlet.party)
            return Link(Source(actor, SourceKind.PUBLISHER, theatre.side_of(outlet.id)))
    actor = Actor(content_id("a", ActorKind.OUTLET, told), name, ActorKind.OUTLET)
    return Link(Source(actor, SourceKind.PUBLISHER))


def source_of(found: Found, scene: Scene) -> Source:
    """Build the source of an attribution that is not the outlet's own voice."""
    if found.source_token is None:
        return Source(_UNNAMED, SourceKind.UNNAMED)
    named = scene.doc[found.source_token]
    several = pair(named, scene) or _conjuncts(named, found, scene)
    if several:
        return _together([_single(scene.doc[i], noun_phrase(scene.doc[i]), scene) for i in several])
    if is_loose_pronoun(named, scene) or is_bare_one(named):
        return Source(_UNNAMED, SourceKind.UNNAMED)
    return _single(named, found.source or noun_phrase(named), scene)


def _single(named: Token, source: frozenset[int], scene: Scene) -> Source:
    head = _author(named, scene)
    mention = _known_mention(head, scene)
    if mention is not None:
        return _mentioned(mention, head, scene)
    return _described(head, source if head == named else noun_phrase(head), scene)


def _conjuncts(head: Token, found: Found, scene: Scene) -> tuple[int, ...]:
    """Return the heads of "Umerov and Zelensky", where each is a name that the reading knows; nobody for one alone."""
    heads = [head, *head.conjuncts]
    known = all(t.i in scene.heads and t.i in found.source and not scene.heads[t.i].attributive for t in heads)
    return tuple(t.i for t in heads) if known and len(heads) > 1 else ()


def _together(sources: list[Source]) -> Source:
    """Make one collective of several sources; it is of a side where all of them are."""
    names = [s.actor.name for s in sources]
    name = " and ".join((", ".join(names[:-1]), names[-1]))
    parties, sides = {s.actor.party for s in sources}, {s.side for s in sources}
    party = parties.pop() if len(parties) == 1 else None
    actor = Actor(content_id("a", ActorKind.COLLECTIVE, name.casefold()), name, ActorKind.COLLECTIVE, party)
    return Source(actor, SourceKind.COLLECTIVE, sides.pop() if len(sides) == 1 else None)


def _author(head: Token, scene: Scene) -> Token:
    """Read "a statement from the ministry" as the ministry's own word."""
    if head.lemma_.lower() not in scene.cues.authored:
        return head
    for child in head.children:
        if child.dep_ == "poss" and can_tell(child, scene):
            return child
        if child.dep_ == "prep" and child.lower_ in ("from", "by", "of"):
            for named in child.children:
                if named.dep_ == "pobj" and can_tell(named, scene):
                    return named
    return head


def _known_mention(head: Token, scene: Scene) -> ActorMention | None:
    """The mention at the head; where the theatre knows only its apposition ("the service, the SBU"), that one."""
    mention = scene.heads.get(head.i)
    if mention is not None and _is_known(mention, scene):
        return mention
    beside = (scene.heads[t.i] for t in head.rights if t.dep_ == "appos" and t.i in scene.heads)
    return next((m for m in beside if _is_known(m, scene)), mention)


def _is_known(mention: ActorMention, scene: Scene) -> bool:
    theatre, known = scene.theatre, mention.actor.id
    return any(known in table for table in (theatre.parties, theatre.bodies, theatre.people, theatre.outlets))


def _mentioned(mention: ActorMention, head: Token, scene: Scene) -> Source:
    actor = mention.actor
    body = scene.theatre.bodies.get(actor.id)
    kind = _KIND_OF_ACTOR[actor.kind]
    by_noun = kind_of_noun(head, scene)
    if (body is not None and body.kind == "mapping") or by_noun is SourceKind.MAPPING:
        kind = SourceKind.MAPPING
    elif actor.kind in (ActorKind.UNNAMED, ActorKind.COLLECTIVE) and by_noun is not None:
        kind = by_noun
    elif actor.kind is ActorKind.UNNAMED and family_of(actor) == "official":
        kind = SourceKind.UNNAMED_OFFICIAL
    side = scene.theatre.side_of(actor.id) or actor.party or _leaning(mention.span.of(scene.text), scene.parties)
    return Source(actor, kind, side)


def _described(head: Token, tokens: frozenset[int], scene: Scene) -> Source:
    words = _words(head, tokens, scene)
    name = " ".join(t.text_with_ws for t in words).split()
    text = "".join(t.text_with_ws for t in words).strip() if name else head.text
    kind = _kind(head, scene)
    party = scene.parties.get(text.casefold()) or _party(head, scene.parties)
    if party is not None and text.casefold() in scene.parties:
        known = scene.theatre.parties[party]
        return Source(Actor(known.id, known.name, ActorKind.PARTY, known.id), SourceKind.PARTY, known.id)
    belongs = None if kind is SourceKind.MAPPING else party
    actor_kind = _ACTOR_OF_KIND[kind]
    actor = Actor(content_id("a", actor_kind, text.casefold()), text, actor_kind, belongs)
    return Source(actor, kind, belongs or _leaning(text, scene.parties))


def _is_seen(token: Token, head: Token, scene: Scene) -> bool:
    """Look at "a draft [seen by Halden]": through whom it came is no part of its name."""
    return (
        token.head == head and token.dep_ == "acl" and token.lemma_.lower() in (*scene.cues.viewers, *scene.cues.relays)
    )


def _words(head: Token, tokens: frozenset[int], scene: Scene) -> list[Token]:
    """The phrase without its article and without what stands apart behind a comma."""
    words = (
        [head.doc[i] for i in sorted(tokens)]
        if head.i in tokens
        else [head.doc[i] for i in range(head.left_edge.i, head.i + 1)]
    )
    for n, token in enumerate(words):
        if token.i > head.i and (token.text == "," or _is_seen(token, head, scene)):
            words = words[:n]
            break
    words = words[:-1] if len(words) > 1 and words[-1].dep_ == "case" else words
    while len(words) > 1 and (words[0].dep_ == "det" or words[0].tag_ in _ASKING or words[0].is_space):
        words = words[1:]
    return words


def _kind(head: Token, scene: Scene) -> SourceKind:
    if head.pos_ == "PRON":
        return SourceKind.UNNAMED
    by_noun = kind_of_noun(head, scene)
    if by_noun is not None and head.ent_type_ != "PERSON":
        return by_noun
    if head.lower_ in scene.outlet_names:
        return SourceKind.OUTLET
    return _kind_of_name(head) or (SourceKind.COLLECTIVE if head.tag_ == "NNS" else SourceKind.UNNAMED)


def _kind_of_name(head: Token) -> SourceKind | None:
    """What the parser takes the name for; a phrase with a body's name in it is a body ("a branch of the committee")."""
    if head.ent_type_ in _KIND_OF_NAME:
        return _KIND_OF_NAME[head.ent_type_]
    named = head.pos_ == "PROPN" or any(t.ent_type_ == "ORG" for t in head.subtree)
    return SourceKind.BODY if named else None


def _party(head: Token, parties: Mapping[str, str]) -> str | None:
    for token in head.lefts:
        previous = head.doc[token.i - 2 : token.i].text.casefold() if token.i >= 2 else ""
        if (
            token.dep_ in ("amod", "compound", "poss", "nmod")
            and token.lower_ in parties
            and not previous.endswith("pro-")
        ):
            return parties[token.lower_]
    return None


def _leaning(text: str, parties: Mapping[str, str]) -> str | None:
    """Name the side that "pro-Ukrainian mapping" leans to without belonging to it."""
    for word in text.casefold().split():
        if word.startswith("pro-") and word.removeprefix("pro-") in parties:
            return parties[word.removeprefix("pro-")]
    return None
