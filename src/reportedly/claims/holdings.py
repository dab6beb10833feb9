"""Holdings: ground said to be held, taken, lost, or held off by a party.

Only what is asserted counts: a party that wants a withdrawal holds a stance, it has not withdrawn. The party is the
doer the clause names. Where the clause names none, the belligerent whose sources tell it is taken ("According to
Russian sources, advances were made …"), since a side reports its own advances so; any other source gives no holding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.lexicon import lexicon
from reportedly.claims.modality import Modes, judge, modes
from reportedly.claims.quoting import quotable
from reportedly.claims.roles import actor_in, party_of, when_of, where_of
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack, Row
from reportedly.model import Actor, ActorKind, Holding, HoldingState, Modality, Polarity
from reportedly.reading.mentions import Reading
from reportedly.reading.places import country_of
from reportedly.theatres import Theatre
from reportedly.values import Quantity, Where

_FACTUAL = frozenset({Modality.ASSERTED, Modality.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the state that the word tells, and where its party and place stand."""

    words: tuple[str, ...]
    state: HoldingState
    places: tuple[str, ...]
    objects: frozenset[str]
    carriers: frozenset[str]
    needs_force: bool


@dataclass(frozen=True, eq=False)
class Grounds:
    """The language pack's words for holding ground."""

    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Mapping[str, tuple[Rule, ...]]
    ground: frozenset[str]
    force: frozenset[str]


@dataclass(frozen=True, eq=False)
class Extractor:
    """What every step of one search needs."""

    reading: Reading
    scene: Scene
    theatre: Theatre
    words: Grounds
    modes: Modes

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.scene.tree


@cache
def grounds(pack: Pack) -> Grounds:
    """Compile the pack's table, once a pack."""

    def lemmas(array: str) -> frozenset[str]:
        return frozenset(w for row in pack.table("holdings", array) for w in row["lemmas"])

    return Grounds(_rules(pack, "verb"), _rules(pack, "noun"), lemmas("ground"), lemmas("force"))


def _rules(pack: Pack, array: str) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for row in pack.table("holdings", array):
        for lemma in row["lemmas"]:
            rule = _rule(row, tuple(lemma.split()))
            found[rule.words[0]] = tuple(sorted((*found.get(rule.words[0], ()), rule), key=lambda r: -len(r.words)))
    return found


def _rule(row: Row, words: tuple[str, ...]) -> Rule:
    objects, carriers = frozenset(row.get("objects", ())), frozenset(row.get("carriers", ()))
    return Rule(words, HoldingState(row["state"]), tuple(row["place"]), objects, carriers, row.get("needs") == "force")


def find_holdings(reading: Reading, *, pack: Pack, theatre: Theatre) -> tuple[Draft, ...]:
    """Return what the text says of who holds, takes or loses ground, in order."""
    tree = Tree.of(reading.doc)
    parties = [p.id for p in theatre.parties.values() if p.role == "belligerent"]
    scene = Scene.of(reading, tree, lexicon(pack), {}, parties)
    extractor = Extractor(reading, scene, theatre, grounds(pack), modes(pack))
    return tuple(draft for i in range(len(tree.lemma)) for draft in _at(extractor, i))


def _at(extractor: Extractor, i: int) -> Iterator[Draft]:
    tree, words = extractor.tree, extractor.words
    if tree.pos[i] == "VERB" and tree.lemma[i] in words.verbs:
        rule = next((r for r in words.verbs[tree.lemma[i]] if _verb_fits(extractor, i, r)), None)
        places = [] if rule is None else _places(extractor, i, rule)
    elif tree.pos[i] == "NOUN" and tree.lemma[i] in words.nouns and tree.dep[i] not in ("compound", "amod"):
        rule = next((r for r in words.nouns[tree.lemma[i]] if _noun_fits(tree, i, r)), None)
        places = [] if rule is None else _places(extractor, i, rule)
    else:
        return
    party = None if rule is None or not places else _party(extractor, i)
    if rule is not None and party is not None:
        yield from (d for d in (_draft(extractor, i, rule, party, place) for place in places) if d is not None)


def _verb_fits(extractor: Extractor, verb: int, rule: Rule) -> bool:
    tree = extractor.tree
    near = {tree.lemma[c] for c in tree.kids(verb, "prt", "dobj", "nsubjpass", "advmod", "prep")}
    particles = {tree.lemma[c] for c in tree.kids(verb, "prt")}
    if len(rule.words) > 1 and rule.words[1] not in near:
        return False
    if len(rule.words) == 1 and particles:
        return False
    objects = tree.objects(verb)
    if rule.objects and not any(extractor.scene.is_one_of(o, rule.objects) for o in objects):
        return False
    doer = tree.actor_of(verb)
    force = doer is not None and (
        extractor.scene.is_one_of(doer, extractor.words.force) or doer in extractor.scene.actors
    )
    return force if rule.needs_force else True


def _noun_fits(tree: Tree, noun: int, rule: Rule) -> bool:
    """Say whether the noun is told as done: carried by a verb ("advances were made"), or with its doer beside it."""
    return tree.dep[noun] in ("nsubjpass", "dobj", "nsubj") and tree.lemma[tree.head[noun]] in rule.carriers


# ── where ──


def _places(extractor: Extractor, i: int, rule: Rule) -> list[Where]:
    """Return the grounds told where the rule looks for them; coordinated ones each."""
    tree = extractor.tree
    steps = [i]
    if tree.pos[i] != "VERB":
        steps.append(tree.head[i])
    if len(rule.words) > 1:
        steps.extend(c for c in tree.kids(i, "dobj", "nsubjpass") if tree.lemma[c] == rule.words[1])
    nouns: list[int] = []
    for slot in rule.places:
        nouns.extend(tree.objects(i) if slot == "object" and tree.pos[i] == "VERB" else ())
        nouns.extend(o for step in steps for o in tree.under(step, slot))
        nouns.extend(o for obj in tree.objects(i) if rule.objects for o in tree.under(obj, slot))
    found = [w for w in (_ground(extractor, n) for n in dict.fromkeys(nouns)) if w is not None]
    return list({(w.place_id or w.name): w for w in found}.values())


def _ground(extractor: Extractor, noun: int) -> Where | None:
    """Return the place that a noun names, or the place that the ground it names lies in ("a fifth of Ukraine")."""
    tree, scene = extractor.tree, extractor.scene
    inner = {noun, *tree.modifiers(noun), *tree.kids(noun, "appos")}
    own = next((m.where for m in scene.place_mentions if m.token in inner), None)
    if own is not None:
        return own
    amounts = {q.last: q.quantity.unit for q in extractor.reading.quantities}
    unit = next((amounts[t] for t in (noun, *tree.kids(noun, "nummod")) if t in amounts), None)
    if unit == "km2" or (unit != "fraction" and tree.lemma[noun] not in extractor.words.ground):
        return None  # an area is a measure: who takes 450 km² of a country has not taken the country
    below = [o for p in ("of", "in", "near") for o in tree.under(noun, p)]
    deeper = next((w for w in (_ground(extractor, o) for o in below) if w is not None), None)
    return deeper or _territory(extractor, noun)


def _territory(extractor: Extractor, noun: int) -> Where | None:
    """Return the country whose land a demonym names ("Ukrainian territory")."""
    actor = actor_in(extractor.scene, noun)
    party = None if actor is None else extractor.theatre.parties.get(party_of(actor) or "")
    return None if party is None else country_of(extractor.theatre, party.id, party.name)


# ── who ──


def _party(extractor: Extractor, i: int) -> Actor | None:
    tree, scene = extractor.tree, extractor.scene
    if tree.pos[i] == "VERB":
        doer = tree.actor_of(i)
        if doer is not None:
            return _named_side(extractor, doer) or _own_side_of_speaker(extractor, i, doer)
        return _reporting_side(extractor, i)
    owner = next((a for m in tree.modifiers(i) if (a := actor_in(scene, m)) is not None), None)
    by = next((a for o in tree.under(i, "by") if (a := actor_in(scene, o)) is not None), None)
    doer = tree.actor_of(tree.head[i]) if tree.dep[i] == "dobj" else None
    carrier = None if doer is None else actor_in(scene, doer)
    return _belligerent(extractor, owner or by or carrier) or (_reporting_side(extractor, i) if doer is None else None)


def _named_side(extractor: Extractor, doer: int) -> Actor | None:
    """Return the belligerent that the doer is, or whose the units are that it tells ("units of the 1st brigade")."""
    named = (actor_in(extractor.scene, n) for n in (doer, *extractor.tree.under(doer, "of")))
    return next((side for actor in named if (side := _belligerent(extractor, actor)) is not None), None)


def _own_side_of_speaker(extractor: Extractor, i: int, doer: int) -> Actor | None:
    """Return the speaker's side for "they had taken" and "its forces had advanced" in what a belligerent says."""
    tree = extractor.tree
    own = {doer, *tree.kids(doer, "poss")}
    if not any(tree.tag[t] in ("PRP", "PRP$") for t in own):
        return None
    for verb in (tree.clause[i], *tree.up(tree.clause[i])):
        if tree.dep[verb] == "ccomp":
            speaker = tree.actor_of(tree.head[verb])
            return None if speaker is None else _belligerent(extractor, actor_in(extractor.scene, speaker))
    return None


def _belligerent(extractor: Extractor, actor: Actor | None) -> Actor | None:
    """Return the actor where it is, or belongs to, a party at war: as the party itself where that is known."""
    if actor is None:
        return None
    party = extractor.theatre.parties.get(party_of(actor) or "")
    if party is None or party.role != "belligerent":
        return None
    return Actor(party.id, party.name, ActorKind.PARTY, party.id)


def _reporting_side(extractor: Extractor, i: int) -> Actor | None:
    """Return the belligerent whose sources tell an advance without a doer; nobody else's word gives it one."""
    tree, scene = extractor.tree, extractor.scene
    for step in (tree.clause[i], *tree.up(tree.clause[i])):
        for c in tree.children[step]:
            if tree.dep[c] == "prep" and tree.lemma[c] == "accord":
                sources = [o for p in tree.kids(c, "prep") for o in tree.kids(p, "pobj")]
                return next((b for o in sources if (b := _belligerent(extractor, actor_in(scene, o)))), None)
    return None


# ── the holding ──


def _draft(extractor: Extractor, i: int, rule: Rule, party: Actor, place: Where) -> Draft | None:
    tree = extractor.tree
    polarity, modality = judge(tree, i, extractor.modes)
    if modality not in _FACTUAL or polarity is Polarity.UNKNOWN:
        return None
    if place.place_id is None and where_of(extractor.scene, [i]) is None and not _is_ground(extractor, place):
        return None
    verb = tree.clause[i]
    tokens = [t for t in tree.clause_tokens(verb) if not _leads_in(tree, t)]
    holding = Holding(party, place, rule.state, when_of(extractor.scene, [i]), _share(extractor, tokens))
    return Draft(holding, tree.span(quotable(extractor.scene, tokens or [i])), i, polarity, modality)


def _leads_in(tree: Tree, token: int) -> bool:
    return any(tree.lemma[t] == "accord" and tree.dep[t] == "prep" for t in [token, *tree.up(token)])


def _is_ground(extractor: Extractor, place: Where) -> bool:
    return any(m.where == place for m in extractor.scene.place_mentions)


def _share(extractor: Extractor, tokens: list[int]) -> Quantity | None:
    inside = set(tokens)
    shares = (q.quantity for q in extractor.reading.quantities if q.quantity.unit == "fraction" and q.last in inside)
    return next(shares, None)
