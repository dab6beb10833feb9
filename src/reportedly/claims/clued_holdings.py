"""Ground held, by the learned reader's clues: words for it that no row of the table knows.

Party and place are read as for the table's words; where either is not told there is no holding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.claims.answerable import named_at
from reportedly.claims.attribution import innermost
from reportedly.claims.clues import HOLDING, Clues
from reportedly.claims.drafts import Draft
from reportedly.claims.ground_held import grounds_of
from reportedly.claims.ground_takers import taker_of
from reportedly.claims.grounds import Rule, Search
from reportedly.claims.roles import noun_text, party_of
from reportedly.claims.wordings import wordings
from reportedly.lang import load_pack
from reportedly.model import Actor, ActorKind, HoldingState
from reportedly.reading.learned import Clue
from reportedly.values import Where

_SIDES = ("object", "in", "of", "at", "into", "over", "to", "from", "near", "around", "toward", "towards", "on")
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SPEAKERS = frozenset({"we", "i", "our", "us"})
_PARTIES = frozenset({ActorKind.PARTY, ActorKind.BODY})


def rule_of(clue: Clue, lemma: str) -> Rule:
    """Return the row that the word would have had."""
    return Rule((lemma,), HoldingState(clue.code), "subject", _SIDES, frozenset(), frozenset(), needs_force=False)


def clued(search: Search, clues: Clues, told: Sequence[Draft]) -> Iterator[tuple[int, Rule, Actor, Where]]:
    """Yield what only the learned reader takes for ground held, outside the clauses of what is told already."""
    tree = search.tree
    known = {tree.clause[d.anchor] for d in told}
    for clue in clues.alone(HOLDING, ()):
        if tree.clause[clue.token] in known or tree.lemma[clue.token] in search.words.unmaking:
            continue
        word = clue.token if tree.pos[clue.token] in ("VERB", "AUX") else tree.clause[clue.token]
        rule = rule_of(clue, tree.lemma[clue.token])
        party = taker_of(search, word, rule) or _speaker(search, word) or _subject(search, word)
        places = grounds_of(search, word, rule) or _near(search, clue.token) or _by_words(search, word)
        if party is not None:
            yield from ((clue.token, rule, party, place) for place in places[:1])


def _speaker(search: Search, word: int) -> Actor | None:
    """Return the side that speaks, where it says "we" of who holds the ground."""
    tree = search.tree
    subject = tree.subject(word)
    if subject is None or tree.lemma[subject] not in _SPEAKERS:
        return None
    around = innermost(word, search.attributions, search.reading)
    actor = None if around is None else search.attributions[around].link.source.actor
    known = None if actor is None else search.theatre.parties.get(party_of(actor) or "")
    if known is not None:
        return Actor(known.id, known.name, ActorKind.PARTY, known.id)
    return actor if actor is not None and actor.kind in _PARTIES else None


def _subject(search: Search, word: int) -> Actor | None:
    """Return who bears arms by the subject, known or not; a passive names nobody who holds."""
    tree, pack = search.tree, load_pack(search.reading.doc.lang_)
    subject = tree.subject(word)
    if subject is None or tree.is_passive(word) or tree.tag[subject] not in _NOUN_TAGS:
        return None
    if not search.scene.is_force(subject):
        return None
    actor = named_at(search.scene, subject, wordings(pack).belonging)
    return actor if actor is not None and subject not in search.scene.places else None


def _by_words(search: Search, word: int) -> list[Where]:
    """Return the ground by its own words where it has no name: "the hills on both sides"."""
    tree, ground = search.tree, search.words.ground | search.words.towns
    below = [o for side in _SIDES[1:] for o in tree.under(word, side)]
    nouns = [o for o in (*tree.objects(word), *below) if tree.lemma[o] in ground]
    return [Where(noun_text(tree, noun)) for noun in nouns[:1]]


def _near(search: Search, token: int) -> list[Where]:
    """Return the place named in the same clause, the first behind the word before any other."""
    tree = search.tree
    there = [m for m in search.reading.places if tree.clause[m.token] == tree.clause[token]]
    there.sort(key=lambda m: (m.token < token, abs(m.token - token)))
    return [m.where for m in there[:1]]
