"""Who holds, takes or loses the ground: the doer that the clause names, as its party. Nobody is made up.

Where the clause names none, the belligerent whose sources tell it is taken ("According to Russian sources, advances
were made …"), since a side reports its own advances so; any other source gives no holding. Where no theatre knows the
sides, those who take ground are who bears arms by noun ("rebels") and, in a report of war, a state or people by name.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.attribution import innermost
from reportedly.claims.grounds import Rule, Search, is_told_beside
from reportedly.claims.roles import actor_in, noun_text, party_of
from reportedly.model import Actor, ActorKind, HoldingState
from reportedly.reading.sightings import family_of, unlisted_id

_NOUNS = frozenset({"NOUN", "PROPN"})
_SIDES = frozenset({"belligerent", "side"})
_OWN = frozenset({"PRP", "PRP$"})
_FIRST = frozenset({"we", "our"})
_SHOWS = frozenset({HoldingState.CAPTURED, HoldingState.LOST, HoldingState.HELD_OFF, HoldingState.ADVANCED})
_GROUPS = frozenset({"organisation", "military", "armed_group"})
_STATES = frozenset({"GPE", "NORP"})
_PATIENT = "object"  # who loses the ground in "were pushed out of"


def taker_of(search: Search, word: int, rule: Rule) -> Actor | None:
    """Return the party of a holding, None where the words name nobody who is one."""
    tree, scene = search.tree, search.scene
    if is_told_beside(tree, word):
        return _of_name(search, word - 2) or _armed(search, word - 2)
    if rule.party == _PATIENT:
        return next((a for o in tree.objects(word) if (a := _named_side(search, o, rule) or _armed(search, o))), None)
    if rule.party != "subject":
        holders, owners = tree.under(word, rule.party), tree.modifiers(word) if tree.pos[word] == "NOUN" else []
        named = (_named_side(search, o, rule) for o in holders)
        owned = (_belligerent(search, actor_in(scene, m)) for m in owners)
        armed = (_armed(search, o) for o in (*holders, *owners))
        own = (_own_side(search, word, o) for o in owners)  # "was in their hands"
        return next((side for side in (*named, *owned, *armed, *own) if side is not None), None)
    if tree.pos[word] in ("VERB", "AUX") or tree.kids(word, "dobj"):
        doer = _doer(search, word)
        if doer is None:
            return _reporting_side(search, word)
        known = _named_side(search, doer, rule) or _own_side(search, word, doer) or _enemy(search, word, doer)
        is_plain = any(tree.tag[o] == "PRP" for o in tree.objects(word))  # "who have held it in their hands"
        return known or (None if is_plain else _armed(search, doer))
    return _of_noun(search, word)


def _doer(search: Search, verb: int) -> int | None:
    """Return who does it; a verb that goes on with another's subject has that one's: "came and took the town"."""
    tree = search.tree
    found = tree.actor_of(verb)
    if found is None and tree.pos[verb] in _NOUNS:
        return next(iter(tree.kids(verb, "compound")), None)  # "the army retook Kiuli"
    if found is not None or tree.is_passive(verb) or tree.dep[verb] not in ("conj", "xcomp"):
        return found
    return tree.actor_of(tree.head[verb])


def _of_noun(search: Search, noun: int) -> Actor | None:
    tree, scene = search.tree, search.scene
    owner = next((a for m in tree.modifiers(noun) if (a := actor_in(scene, m)) is not None), None)
    by = next((a for p in ("by", "of") for o in tree.under(noun, p) if (a := actor_in(scene, o)) is not None), None)
    doer = tree.actor_of(tree.head[noun]) if tree.dep[noun] == "dobj" else None
    carrier = None if doer is None else actor_in(scene, doer)
    found = _belligerent(search, owner or by or carrier) or (None if doer is None else _armed(search, doer))
    return found or (_reporting_side(search, noun) if doer is None else None)


def _named_side(search: Search, doer: int, rule: Rule) -> Actor | None:
    """Return the party that the doer is, or whose the units are that it tells ("units of the 1st brigade")."""
    tree = search.tree
    beside = [tree.head[doer]] if tree.dep[doer] == "appos" else []
    tokens = [doer, *tree.under(doer, "of"), *beside, *tree.kids(doer, "appos")]
    actors = [actor for t in tokens if (actor := actor_in(search.scene, t)) is not None]
    known = (_belligerent(search, actor) for actor in actors)
    shown = (actor for actor in actors if rule.state in _SHOWS and _is_named_group(search, actor, doer))
    return next((side for side in (*known, *shown) if side is not None), None)


def _of_name(search: Search, token: int) -> Actor | None:
    """Return the side that a name before a hyphen is: "Russian-held", "M23-held"."""
    word = search.tree.doc[token].text
    named = (p.id for p in search.theatre.parties.values() if word == p.name or word in p.demonyms)
    return next((side for party in named if (side := _party(search, party)) is not None), None)


def _is_named_group(search: Search, actor: Actor, doer: int) -> bool:
    """Say whether a name that no theatre lists is shown to fight by what it does: "the ZPF took the town"."""
    if actor.party is not None or actor.kind is not ActorKind.BODY or search.tree.tag[doer] == "PRP$":
        return False
    return family_of(actor) in _GROUPS and actor.name[:1].isupper()


def _own_side(search: Search, word: int, doer: int) -> Actor | None:
    """Return the speaker's side for "they had taken", "its forces had advanced" and "we hold" in what a side says."""
    tree = search.tree
    own = {doer, *tree.kids(doer, "poss")}
    if not any(tree.tag[t] in _OWN for t in own):
        return None
    for verb in (tree.clause[word], *tree.up(tree.clause[word])):
        if tree.dep[verb] == "ccomp":
            speaker = tree.actor_of(tree.head[verb])
            if speaker is None:
                return None
            known = _belligerent(search, actor_in(search.scene, speaker))
            return known or next((a for t in (speaker, *_behind(search, speaker)) if (a := _armed(search, t))), None)
    return _speaker(search, word) if any(tree.lemma[t] in _FIRST for t in own) else None


def _behind(search: Search, speaker: int) -> list[int]:
    """Return whose the speaker is: "the army's spokesman", "a colonel of the rebels"."""
    return [*search.tree.kids(speaker, "poss", "compound", "nmod"), *search.tree.under(speaker, "of")]


def _armed(search: Search, noun: int) -> Actor | None:
    """Return those who bear arms by their noun, or a state or people by name where the report is of war."""
    tree, scene = search.tree, search.scene
    if tree.pos[noun] == "PRON" or noun in scene.times or noun in scene.places:
        return None
    known = actor_in(scene, noun)
    classes = scene.words.classes
    if any(scene.is_one_of(noun, classes[name]) for name in ("insurgent", "soldiery")) or (
        tree.lemma[noun] in search.words.armed
    ):
        name = noun_text(tree, noun)
        return known or Actor(unlisted_id("people", name), name, ActorKind.COLLECTIVE)
    word = tree.doc[noun]
    is_name = word.ent_type_ in _STATES or (word.ent_type_ == "ORG" and word.is_upper)
    if not is_name or search.words.wartime.isdisjoint(tree.lemma):
        return None
    return known or Actor(unlisted_id("organisation", word.text), word.text, ActorKind.BODY)


def _enemy(search: Search, word: int, doer: int) -> Actor | None:
    """Return the one adversary of the side that speaks, for "the enemy" in its mouth."""
    if search.tree.lemma[doer] not in search.words.enemies:
        return None
    speaker = _speaker(search, word)
    adversaries = search.theatre.adversaries(None if speaker is None else speaker.party)
    return _party(search, next(iter(adversaries))) if len(adversaries) == 1 else None


def _speaker(search: Search, word: int) -> Actor | None:
    around = innermost(word, search.attributions, search.reading)
    source = None if around is None else search.attributions[around].link.source
    if source is None:
        return None
    known = _party(search, source.side or source.actor.party)
    is_group = source.actor.kind is ActorKind.BODY and family_of(source.actor) in _GROUPS
    return known or (source.actor if is_group else None)


def _party(search: Search, party_id: str | None) -> Actor | None:
    party = search.theatre.parties.get(party_id or "")
    if party is None or party.role not in _SIDES:
        return None
    return Actor(party.id, party.name, ActorKind.PARTY, party.id)


def _belligerent(search: Search, actor: Actor | None) -> Actor | None:
    """Return the actor where it is, or belongs to, a party at war: as the party itself where that is known."""
    return None if actor is None else _party(search, party_of(actor))


def _reporting_side(search: Search, word: int) -> Actor | None:
    """Return the belligerent whose sources tell an advance without a doer; nobody else's word gives it one."""
    sources = _sources_beside(search, word)
    return next((b for o in sources if (b := _belligerent(search, actor_in(search.scene, o)))), None)


def _sources_beside(search: Search, word: int) -> Iterator[int]:
    tree = search.tree
    for step in (tree.clause[word], *tree.up(tree.clause[word])):
        leads = [c for c in tree.kids(step, "prep") if tree.lemma[c] == "accord"]
        if leads:
            yield from (o for p in tree.kids(leads[0], "prep") for o in tree.kids(p, "pobj"))
            return
