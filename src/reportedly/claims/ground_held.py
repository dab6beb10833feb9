"""Which ground a holding is of: a place that is named, what lies in it, or the place told last.

"The heights of Kiuli", "most of Kiuli" and "northern Kiuli" are places of their own that lie in Kiuli, so that who
holds them is not said to hold the town. A number of a place ("a fifth of Ukraine") is that place, with its share.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.claims.grounds import Rule, Search, is_told_beside
from reportedly.claims.roles import actor_in, noun_text, party_of
from reportedly.reading.places import country_of
from reportedly.reading.sightings import family_of
from reportedly.values import Where

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_POINTING = frozenset({"the", "this", "that"})
_TAKEN = frozenset({"dobj", "nsubjpass", "conj"})
_BACK = 2  # sentences back within which "it" and "the town" are the place told last
_UNNAMED = frozenset({"", "PERSON", "NORP", "FAC", "GPE", "LOC"})
_BESIDE = ("in", "near", "around", "at", "outside")


def grounds_of(search: Search, word: int, rule: Rule) -> list[Where]:
    """Return the grounds told where the rule looks for them; coordinated ones each."""
    nouns = list(dict.fromkeys(_nouns(search, word, rule)))
    found = [w for w in (_ground(search, n) for n in nouns) if w is not None]
    return list({(w.place_id or w.name): w for w in found}.values())


def _nouns(search: Search, word: int, rule: Rule) -> list[int]:
    tree = search.tree
    is_verb = tree.pos[word] in ("VERB", "AUX") or bool(tree.kids(word, "dobj"))
    steps = [word, *_beyond(search, word)] if is_verb else [word, tree.head[word]]
    if len(rule.words) > 1:
        steps.extend(c for c in tree.kids(word, "dobj", "nsubjpass") if tree.lemma[c] == rule.words[1])
    nouns: list[int] = []
    for slot in rule.places:
        if slot == "object" and is_verb:
            nouns.extend(_objects(search, word))
        elif slot == "subject":
            subject = tree.subject(word)
            nouns.extend([] if subject is None else tree.conjuncts(subject))
        nouns.extend(o for step in steps for o in tree.under(step, slot))
        nouns.extend(o for obj in tree.objects(word) if rule.objects for o in tree.under(obj, slot))
    return nouns


def _beyond(search: Search, verb: int) -> list[int]:
    """Return what stands between a verb and its place: "pulled *out* of Tarm", "drove them *out* of Tarm"."""
    tree = search.tree
    return [c for c in tree.kids(verb, "prep", "advmod", "prt") if tree.kids(c, "prep")]


def _objects(search: Search, verb: int) -> list[int]:
    """Return what is taken: the objects, or what the clause hangs on: "Tarm, held by …", "towns which they took"."""
    tree = search.tree
    found = tree.objects(verb)
    if is_told_beside(tree, verb):
        return [tree.head[verb]]
    if tree.dep[verb] == "acl" and tree.tag[verb] == "VBN" and not found:
        return [tree.head[verb]]
    relative = [o for o in found if tree.tag[o] in ("WDT", "WP")]
    return [tree.head[verb]] if relative and tree.dep[verb] == "relcl" else found


def _ground(search: Search, noun: int) -> Where | None:
    """Return the place that a noun names, or the place that the ground it names lies in ("a fifth of Ukraine")."""
    tree, words = search.tree, search.words
    own = _named(search, noun) or _beside_name(search, noun)
    if own is not None:
        return _sector(search, noun, own)
    if tree.tag[noun] == "PRP":
        return _told_last(search, noun) if tree.lemma[noun] == "it" else None
    amounts = {q.last: q.quantity.unit for q in search.reading.quantities}
    unit = next((amounts[t] for t in (noun, *tree.kids(noun, "nummod")) if t in amounts), None)
    lemma = tree.lemma[noun]
    is_part = unit == "fraction" or tree.tag[noun] == "CD"  # "144 of 330 townships"
    if unit == "km2" or (not is_part and lemma not in words.ground):
        return None  # an area is a measure: who takes 450 km² of a country has not taken the country
    own, near = _inside(search, noun, "of"), _inside(search, noun, *_BESIDE)
    inside = own or near
    if lemma in words.things or (not is_part and _is_part(search, noun, inside, is_beside=own is None)):
        return _thing(search, noun, inside or _told_last(search, noun))
    if inside is not None or lemma not in words.towns:
        return inside or _territory(search, noun)
    told = _territory(search, noun) or (_told_last(search, noun) if _points(search, noun) else None)
    return told or (Where(noun_text(tree, noun)) if tree.kids(noun, "nummod") else None)  # "three villages"


def _named(search: Search, noun: int) -> Where | None:
    """Return the place that stands at the noun, or a name that nobody acts under ("captured Tarm")."""
    tree, scene = search.tree, search.scene
    inner = {noun, *tree.modifiers(noun), *tree.kids(noun, "appos")}
    is_thing = tree.lemma[noun] in search.words.things and tree.tag[noun] not in _NAME_TAGS
    own = None if is_thing else next((m.where for m in scene.place_mentions if m.token in inner), None)
    if own is not None or tree.tag[noun] not in _NAME_TAGS or noun in scene.times:
        return own
    actor = scene.actors.get(noun)
    if actor is not None and family_of(actor.actor) != "state":
        return None  # "Minbya fell": a town as a subject reads as those who govern it
    is_plain = tree.doc[noun].ent_type_ in _UNNAMED and not tree.doc[noun].is_upper and not tree.kids(noun, "nummod")
    own_words = [noun, *(c for c in tree.kids(noun, "compound") if tree.tag[c] in _NAME_TAGS)]
    return Where(tree.text(sorted(own_words))) if is_plain else None


def _beside_name(search: Search, noun: int) -> Where | None:
    """Return the place that a noun of ground stands beside: "in Tarm, an area held by the rebels"."""
    tree = search.tree
    is_ground = tree.lemma[noun] in search.words.ground and tree.dep[noun] == "appos"
    return _named(search, tree.head[noun]) if is_ground else None


def _inside(search: Search, noun: int, *prepositions: str) -> Where | None:
    """Return the place in the words after a noun: "of Goma", "north of Sake", "a fifth of Ukrainian territory"."""
    tree = search.tree
    beside = [noun + 1] if noun + 1 < len(tree.lemma) and tree.lemma[noun + 1] in search.words.directions else []
    steps = [noun, *beside]  # "the hills north of Sake"
    below = [o for step in steps for p in prepositions for o in tree.under(step, p)]
    found = (_named(search, o) or _ground(search, o) or _country(search, o) for o in below)
    owners = (m.where for m in search.scene.place_mentions if m.token in tree.kids(noun, "poss", "compound"))
    return next((w for w in (*found, *owners) if w is not None), None)


def _sector(search: Search, noun: int, own: Where) -> Where:
    """Return "northern Kiuli" as a part of Kiuli: no more is told to be held than is said."""
    tree = search.tree
    before = [m for m in tree.kids(noun, "amod", "compound") if tree.lemma[m] in search.words.sectors]
    if not before or tree.lemma[before[0]] in own.name.casefold():
        return own
    return Where(f"{tree.doc[before[0]].lower_} {own.name}", None, None, (own.place_id or own.name, *own.within))


def _is_part(search: Search, noun: int, inside: Where | None, *, is_beside: bool) -> bool:
    """Say whether a noun tells of a part of the place behind it: "most of Kiuli", "villages near Kiuli"."""
    lemma = search.tree.lemma[noun]
    return inside is not None and (lemma in search.words.parts or (is_beside and lemma in search.words.towns))


def _thing(search: Search, noun: int, around: Where | None) -> Where | None:
    """Return what lies in a place as a place of its own: "the heights of Kiuli"."""
    if around is None:
        is_taken = search.tree.dep[noun] in _TAKEN and _points(search, noun)  # "we hold the bridge"
        return Where(noun_text(search.tree, noun)) if is_taken else None
    name = noun_text(search.tree, noun)
    if search.tree.lemma[noun] in search.words.parts and around.name not in name:
        name = (
            f"{search.tree.text([*sorted(search.tree.modifiers(noun)), noun])} of {around.name}"  # "most of the city"
        )
    name = name if search.tree.tag[noun] in _NAME_TAGS else name[:1].lower() + name[1:]  # "Most of Kiuli is held by"
    return Where(name, None, None, (around.place_id or around.name, *around.within))


def _territory(search: Search, noun: int) -> Where | None:
    """Return the country whose land a demonym names ("Ukrainian territory")."""
    actor = actor_in(search.scene, noun)
    party = None if actor is None else search.theatre.parties.get(party_of(actor) or "")
    if party is None or not party.demonyms:
        return None
    return country_of(search.theatre, party.id, party.name)


def _country(search: Search, noun: int) -> Where | None:
    """Return the country that a name after "of" means: "a fifth of Ukraine"."""
    return _territory(search, noun) if search.tree.tag[noun] in _NAME_TAGS else None


def _points(search: Search, noun: int) -> bool:
    tree = search.tree
    return any(tree.lemma[d] in _POINTING for d in tree.kids(noun, "det"))


def _told_last(search: Search, token: int) -> Where | None:
    """Return the place told last, where the nearest sentence that tells any tells only one; never a country."""
    tree = search.tree
    starts = sorted({s for s in tree.sentence if s <= token})[-_BACK - 1 :]
    before = [m for m in search.scene.place_mentions if m.token < token and tree.sentence[m.token] in starts]
    before = [m for m in before if m.where.kind not in ("country", "region")]
    if not before:
        return None
    near = tree.sentence[before[-1].token]
    named = {m.where.place_id or m.where.name: m.where for m in before if tree.sentence[m.token] == near}
    return replace(next(iter(named.values()))) if len(named) == 1 else None
