"""What an amount belongs to: the act that it is about, and whose, where, when and of which part it is.

The scope comes from the clause that governs the amount, never the neighbour's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.claims.clauses import Tree
from reportedly.claims.clues import Clues
from reportedly.claims.countables import Countables, Counted, Match
from reportedly.claims.drafts import Draft
from reportedly.claims.elided import per_of
from reportedly.claims.fates import FateWords
from reportedly.claims.modality import Modes
from reportedly.claims.persons import Person
from reportedly.claims.roles import actor_in, party_of
from reportedly.claims.sequences import markers_over
from reportedly.claims.totals import part_of_named
from reportedly.claims.triggers import Scene
from reportedly.claims.whereabouts import when_of, where_of
from reportedly.model import Modality, Occurrence, RoleName, Scope
from reportedly.reading.mentions import Reading
from reportedly.reading.places import country_of
from reportedly.taxonomy import Taxonomy
from reportedly.theatres import Theatre
from reportedly.values import TimePrecision, Where

_SENTENCES_BACK = 3
_PERIODS = (TimePrecision.MONTH, TimePrecision.YEAR)


@dataclass(frozen=True, eq=False)
class Extractor:
    """What every step of one search needs."""

    reading: Reading
    scene: Scene
    taxonomy: Taxonomy
    theatre: Theatre
    words: Countables
    modes: Modes
    occurrences: tuple[Draft, ...]
    fates: FateWords
    persons: tuple[Person, ...]
    labels: Mapping[int, str]
    clues: Clues
    contents: Mapping[int, frozenset[int]]  # what somebody says, by each of its words

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.scene.tree


# ── what it is about ──


def about_of(extractor: Extractor, code: str, counted: Counted, found: Match) -> Draft | None:
    """Return the act that the amount belongs to: of its own clause, of its sentence, else told last before."""
    tree = extractor.tree
    branches = extractor.taxonomy.measures[code].fields["events"]
    fitting = [d for d in extractor.occurrences if is_branch(d, branches) and not _is_elsewhere(tree, d, counted)]
    at = {tree.group(counted.head), *(() if found.governor is None else (tree.group(found.governor),))}
    own = [d for d in fitting if tree.group(d.anchor) in at]
    if own:
        return min(own, key=lambda d: abs(d.anchor - counted.last))
    same = [d for d in fitting if tree.sentence[d.anchor] == tree.sentence[counted.last]]
    if same:
        return min(same, key=lambda d: (d.anchor > counted.last, abs(d.anchor - counted.last)))
    return _told_before(extractor, code, counted, found, fitting)


def _is_elsewhere(tree: Tree, draft: Draft, counted: Counted) -> bool:
    """Say whether an act is only put as a condition, in a clause of its own: what has happened is not of it."""
    return draft.modality is Modality.CONDITIONAL and tree.clause[draft.anchor] != tree.clause[counted.last]


def is_branch(draft: Draft, branches: Sequence[str]) -> bool:
    """Say whether the draft is an occurrence of one of these branches of the vocabulary."""
    proposition = draft.proposition
    if not isinstance(proposition, Occurrence):
        return False
    return any(proposition.type == b or proposition.type.startswith(b + ".") for b in branches)


def _told_before(
    extractor: Extractor, code: str, counted: Counted, found: Match, fitting: Sequence[Draft]
) -> Draft | None:
    """Return the act told last within a few sentences, unless the amount names another place."""
    tree = extractor.tree
    if extractor.taxonomy.measures[code].fields["group"] not in ("harm", "people", "losses", "air"):
        return None
    starts = sorted({s for s in tree.sentence if s <= counted.last})[-_SENTENCES_BACK - 1 :]
    before = [d for d in fitting if d.anchor < counted.last and tree.sentence[d.anchor] in starts]
    before = [d for d in before if not markers_over(tree, d.anchor, extractor.scene.words)] or before
    if not before:
        return None
    period = when_of(extractor.scene, _acts(counted, found))
    if period is not None and period.precision in _PERIODS:
        return None  # what a whole year cost is no one act's
    place = where_of(extractor.scene, _acts(counted, found))
    told = before[-1].proposition
    if isinstance(told, Occurrence) and place is not None and told.where is not None:
        return before[-1] if place.agrees_with(told.where) else None
    return before[-1]


def _acts(counted: Counted, found: Match) -> list[int]:
    return [counted.head] if found.governor is None else [counted.head, found.governor]


# ── its scope ──


def scope_of(extractor: Extractor, counted: Counted, found: Match, about: Draft | None) -> Scope:
    """Return the scope of the amount."""
    acts = _acts(counted, found)
    return Scope(
        where=_ground(extractor, counted, found) or where_of(extractor.scene, acts),
        when=when_of(extractor.scene, acts),
        party=_party(extractor, counted, found, about),
        of=_part(extractor, counted, found),
        per=per_of(extractor.tree, counted, extractor.words),
        running=_is_running(extractor, counted),
    )


def _ground(extractor: Extractor, counted: Counted, found: Match) -> Where | None:
    """Return the territory that an area or a share is of ("450 km² of Ukrainian territory").

    "The Sumy region, where maps show that it took 450 km² of Ukrainian territory" puts the amount into the region.
    """
    if extractor.taxonomy.measures[found.code].fields["group"] != "ground":
        return None
    within = _clause_ground(extractor, counted)
    if within is not None:
        return within
    for noun in extractor.tree.under(counted.head, "of"):
        actor = actor_in(extractor.scene, noun)
        party = None if actor is None else extractor.theatre.parties.get(party_of(actor) or "")
        if party is not None and noun not in extractor.scene.places:
            return country_of(extractor.theatre, party.id, party.name)
    return None


def _clause_ground(extractor: Extractor, counted: Counted) -> Where | None:
    """Return the place below the size of a country that a clause with "where" around the amount hangs on."""
    tree = extractor.tree
    places = {mention.token: mention.where for mention in extractor.reading.places}
    for above in tree.up(counted.head):
        if tree.dep[above] != "relcl" or not any(tree.lemma[c] == "where" for c in tree.kids(above, "advmod")):
            continue
        hung_on = tree.head[above]
        near = (places[token] for token in (hung_on, tree.head[tree.head[hung_on]]) if token in places)
        return next((where for where in near if where.kind != "country"), None)
    return None


def _party(extractor: Extractor, counted: Counted, found: Match, about: Draft | None) -> str | None:
    scene, tree = extractor.scene, extractor.tree
    owner = actor_in(scene, counted.head)
    if extractor.taxonomy.measures[found.code].fields["party"] == "owner":
        return None if owner is None else party_of(owner)
    verb = None if found.governor is None else tree.clause[found.governor]
    doer = None if verb is None or _is_put_at(extractor, verb, counted) else tree.actor_of(verb)
    told_of = [actor_in(scene, d) for d in (() if doer is None else tree.conjuncts(doer))]
    parties = sorted({p for actor in told_of if actor is not None and (p := party_of(actor)) is not None})
    if parties:
        return parties[0] if len(parties) == 1 else None  # what both do together is neither's
    if owner is not None and party_of(owner) is not None:
        return party_of(owner)
    told = about.proposition if about is not None else None
    roles = told.roles if isinstance(told, Occurrence) else ()
    held = (party_of(r.actor) for r in roles if r.name is RoleName.PERPETRATOR and r.actor is not None)
    return next(held, None)


def _is_put_at(extractor: Extractor, verb: int, counted: Counted) -> bool:
    """Say whether somebody only puts a number on something: who reckons a loss need not be who bears it."""
    tree = extractor.tree
    others = set(tree.kids(verb, "dobj")) - {counted.head, counted.last}
    return tree.lemma[verb] in extractor.words.totalling and bool(others)


def _part(extractor: Extractor, counted: Counted, found: Match) -> str | None:
    if counted.amount == 1 and counted.head in extractor.labels:
        return extractor.labels[counted.head]
    tree = extractor.tree
    part = extractor.words.parts.get(tree.lemma[counted.head])
    if part is None and tree.dep[counted.head] == "nsubj" and tree.lemma[tree.head[counted.head]] == "be":
        attributes = tree.kids(tree.head[counted.head], "attr")  # "six of the wounded were children"
        part = next(
            (extractor.words.parts[tree.lemma[a]] for a in attributes if tree.lemma[a] in extractor.words.parts), None
        )
    group = extractor.taxonomy.measures[found.code].fields["group"]
    if group not in ("harm", "people") or (found.code == "people_present" and part in ("passengers", "crew")):
        return None
    return part or part_of_named(tree, counted, extractor.words)


def _is_running(extractor: Extractor, counted: Counted) -> bool:
    """Say whether a total is said to have changed: it rises to this, or it is so "now"."""
    tree, words = extractor.tree, extractor.words
    for above in tree.up(counted.head):
        if tree.pos[above] not in ("VERB", "AUX"):
            continue
        if tree.lemma[above] in words.running:
            subject = tree.subject(above)
            told = [*tree.kids(above, "dobj"), *(() if subject is None else (subject,))]
            names = [n for t in told for n in (t, *tree.under(t, "of"))]
            if any(tree.lemma[n] in words.rising or "dead" in words.classes.get(tree.lemma[n], ()) for n in names):
                return True
        if any(tree.lemma[c] in words.running for c in tree.kids(above, "advmod")) and tree.lemma[above] == "be":
            return True
        if tree.dep[above] in ("ccomp", "relcl"):
            return False
    return False
