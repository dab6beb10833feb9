"""Holdings: ground said to be held, taken, lost, or held off by a party.

Only what is asserted counts: a party that wants a withdrawal holds a stance, it has not withdrawn. Which ground it is
is settled in ``ground_held``, whose in ``ground_takers``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.claims.clauses import Tree
from reportedly.claims.clued_holdings import clued
from reportedly.claims.clues import HOLDING, Clues
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.ground_held import grounds_of
from reportedly.claims.ground_takers import taker_of
from reportedly.claims.grounds import Rule, Search, grounds, is_told_beside
from reportedly.claims.lexicon import lexicon
from reportedly.claims.modality import judge, modes
from reportedly.claims.quoting import quotable
from reportedly.claims.triggers import Scene
from reportedly.claims.whereabouts import when_of
from reportedly.lang import Pack
from reportedly.model import LEARNED, Actor, Holding, Modality, Polarity
from reportedly.reading.mentions import Reading
from reportedly.theatres import Theatre
from reportedly.values import Quantity, Where

_FACTUAL = frozenset({Modality.ASSERTED, Modality.POSSIBLE})
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_holdings(
    reading: Reading, attributions: tuple[Attributed, ...] = (), *, pack: Pack, theatre: Theatre
) -> tuple[Draft, ...]:
    """Return what the text says of who holds, takes or loses ground, in order."""
    tree = Tree.of(reading.doc)
    parties = [p.id for p in theatre.parties.values() if p.role == "belligerent"]
    scene = Scene.of(reading, tree, lexicon(pack), {}, parties)
    search = Search(reading, scene, theatre, grounds(pack), modes(pack), attributions)
    clues = Clues.of(reading)
    told = [draft for i in range(len(tree.lemma)) for draft in _at(search, i)]
    told = [clues.marked(d, HOLDING, _around(tree, d)) for d in told]
    found = [d for held in clued(search, clues, told) if (d := _draft(search, *held)) is not None]
    found = [clues.marked(replace(d, reader=LEARNED), HOLDING, [d.anchor]) for d in found]
    return tuple(sorted([*told, *found], key=lambda d: d.anchor))


def _around(tree: Tree, draft: Draft) -> list[int]:
    """Return the words of the sentence that stand in a draft's place, and the word that it hangs on."""
    inside = (i for i in tree.sentence_tokens(draft.anchor) if draft.span.start <= tree.start(i) < draft.span.end)
    return [draft.anchor, *inside]


def _at(search: Search, i: int) -> Iterator[Draft]:
    """Yield the holdings that the word at this token tells."""
    tree, words = search.tree, search.words
    lemma, pos = tree.lemma[i], tree.pos[i]
    told: tuple[int, Rule] | None = None
    if tree.doc[i].lower_ in words.beside and is_told_beside(tree, i):
        told = i, words.beside[tree.doc[i].lower_]
    elif lemma in words.verbs and (pos == "VERB" or _is_verb_after_all(tree, i)):
        told = next(((i, r) for r in words.verbs[lemma] if _verb_fits(search, i, r)), None)
    elif pos in _NOUNS and lemma in words.phrases:
        told = next(((v, r) for r in words.phrases[lemma] if (v := _carrier(tree, i, r)) is not None), None)
    if told is None and pos == "NOUN" and lemma in words.nouns and tree.dep[i] not in ("compound", "amod"):
        told = next(((i, r) for r in words.nouns[lemma] if _noun_fits(tree, i, r)), None)
    if told is not None:
        yield from _told(search, i, *told)


def _told(search: Search, i: int, carrier: int, rule: Rule) -> Iterator[Draft]:
    """Yield one holding a place; in a phrase ("under the control of") subject and place stand with its verb or noun."""
    if carrier == i:
        places, party = grounds_of(search, i, rule), taker_of(search, i, rule)
    else:
        places = grounds_of(search, carrier if {"subject", "object"} & set(rule.places) else i, rule)
        party = taker_of(search, carrier if rule.party == "subject" else i, rule)
    if party is not None:
        yield from (d for d in (_draft(search, carrier, rule, party, place) for place in places) if d is not None)


def _verb_fits(search: Search, verb: int, rule: Rule) -> bool:
    tree = search.tree
    near = {tree.lemma[c] for c in tree.kids(verb, "prt", "dobj", "nsubjpass", "advmod", "prep")}
    particles = {tree.lemma[c] for c in tree.kids(verb, "prt")}
    if len(rule.words) > 1 and rule.words[1] not in near:
        return False
    if len(rule.words) == 1 and particles:
        return False
    objects = tree.objects(verb)
    if rule.objects and not any(search.scene.is_one_of(o, rule.objects) for o in objects):
        return False
    doer = tree.actor_of(verb)
    force = doer is not None and (search.scene.is_one_of(doer, search.words.force) or doer in search.scene.actors)
    return force if rule.needs_force else True


def _is_verb_after_all(tree: Tree, i: int) -> bool:
    """Say whether the parser took a verb for a noun: it has an object, and a subject or a noun for one before it."""
    return tree.pos[i] in _NOUNS and bool(tree.kids(i, "nsubj", "compound")) and bool(tree.kids(i, "dobj"))


def _carrier(tree: Tree, noun: int, rule: Rule) -> int | None:
    """Return the verb by which something is said to be "under the control" or "in the hands" of somebody."""
    preposition = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.lemma[preposition] != rule.words[0] or tree.dep[preposition] != "prep":
        return None
    verb = tree.head[preposition]
    verb = tree.head[verb] if tree.dep[verb] == "advmod" else verb  # "is back in the hands of"
    return verb if tree.pos[verb] in ("VERB", "AUX") and tree.lemma[verb] in rule.carriers else None


def _noun_fits(tree: Tree, noun: int, rule: Rule) -> bool:
    """Say whether the noun is told as done: carried by a verb ("advances were made"), or with its doer beside it."""
    return tree.dep[noun] in ("nsubjpass", "dobj", "nsubj") and tree.lemma[tree.head[noun]] in rule.carriers


# ── the holding ──


def _draft(search: Search, i: int, rule: Rule, party: Actor, place: Where) -> Draft | None:
    tree = search.tree
    if is_told_beside(tree, i):  # known, whatever the clause around it denies or wishes
        tokens = [i - 2, *range(i, tree.head[i] + 1)]
        return Draft(Holding(party, place, rule.state), tree.span(tokens), i)
    polarity, modality = judge(tree, i, search.modes)
    if modality not in _FACTUAL or polarity is Polarity.UNKNOWN:
        return None
    tokens = [t for t in tree.clause_tokens(tree.clause[i]) if not _leads_in(tree, t)]
    holding = Holding(party, place, rule.state, when_of(search.scene, [i]), _share(search, tokens))
    return Draft(holding, tree.span(quotable(search.scene, tokens or [i])), i, polarity, modality)


def _leads_in(tree: Tree, token: int) -> bool:
    return any(tree.lemma[t] == "accord" and tree.dep[t] == "prep" for t in [token, *tree.up(token)])


def _share(search: Search, tokens: list[int]) -> Quantity | None:
    inside = set(tokens)
    shares = (q.quantity for q in search.reading.quantities if q.quantity.unit == "fraction" and q.last in inside)
    return next(shares, None)
