"""Measures: amounts said of something that the vocabulary knows, each with its scope, and records said of them.

An amount that nothing governs is no measure. Its scope comes from the clause that governs it, never the neighbour's.
``about`` ties it to the occurrence it belongs to: told in the same clause, else in the same sentence, else, for the
amounts of an act, the act told last before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.claims.clauses import Tree
from reportedly.claims.counting import Countables, Counted, Match, countables, is_aside, match
from reportedly.claims.drafts import Draft
from reportedly.claims.elided import at_least_so_far, counted_of, exact_where_handed, nothings, per_of
from reportedly.claims.lexicon import lexicon
from reportedly.claims.modality import Modes, judge, modes
from reportedly.claims.roles import actor_in, find_weapons, noun_text, party_of, when_of, where_of
from reportedly.claims.superlatives import find_superlatives, with_periods
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack
from reportedly.model import Measure, Modality, Occurrence, Polarity, RoleName, Scope
from reportedly.reading.mentions import QuantityMention, Reading
from reportedly.reading.places import country_of
from reportedly.taxonomy import Taxonomy
from reportedly.theatres import Theatre
from reportedly.values import Quantity, Where

_FARTHEST_GOVERNOR = 20  # tokens; beyond, the evidence is the amount alone
_SENTENCES_BACK = 3
_OWN_UNIT = frozenset({"USD", "h"})


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

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.scene.tree


def find_measures(
    reading: Reading, occurrences: tuple[Draft, ...], *, pack: Pack, taxonomy: Taxonomy, theatre: Theatre
) -> tuple[Draft, ...]:
    """Return the amounts and records said in the text, in order."""
    tree = Tree.of(reading.doc)
    parties = [p.id for p in theatre.parties.values() if p.role == "belligerent"]
    scene = Scene.of(reading, tree, lexicon(pack), find_weapons(tree, pack), parties)
    extractor = Extractor(reading, scene, taxonomy, theatre, countables(pack), modes(pack), occurrences)
    drafts = [*_amounts(extractor), *_singles(extractor), *_nothings(extractor)]
    drafts.sort(key=lambda d: d.anchor)
    records = find_superlatives(scene, drafts, occurrences, pack=pack)
    drafts = with_periods(drafts, records, pack=pack)
    return tuple(sorted([*drafts, *records], key=lambda d: (d.anchor, d.span)))


def _amounts(extractor: Extractor) -> Iterator[Draft]:
    wholes = {q.part_of for q in extractor.reading.quantities if q.part_of is not None}
    for index, mention in enumerate(extractor.reading.quantities):
        if mention.ordinal or mention.alternative is not None:
            continue
        counted = counted_of(extractor.tree, mention, extractor.words, is_whole=index in wholes)
        if is_aside(extractor.tree, mention.first, mention.last, bare=counted.is_bare, words=extractor.words):
            continue
        found = match(extractor.tree, counted, extractor.words)
        if found is not None and not (found.follows and not _has_been_told(extractor, found.code, counted)):
            yield _draft(extractor, mention, counted, found)


def _has_been_told(extractor: Extractor, code: str, counted: Counted) -> bool:
    """Say whether the act that the amount is of was told in this sentence or the one before."""
    tree, branches = extractor.tree, extractor.taxonomy.measures[code].fields["events"]
    starts = sorted({s for s in tree.sentence if s <= counted.last})[-2:]
    return any(_is_branch(d, branches) and tree.sentence[d.anchor] in starts for d in extractor.occurrences)


def _nothings(extractor: Extractor) -> Iterator[Draft]:
    """Yield what is told to be none: a loss of zero."""
    for mention, counted in nothings(extractor.reading, extractor.tree, extractor.words):
        found = match(extractor.tree, counted, extractor.words)
        if found is not None and extractor.taxonomy.measures[found.code].fields["group"] == "losses":
            draft = _draft(extractor, mention, counted, found)
            if draft.modality is Modality.ASSERTED:
                yield replace(draft, polarity=Polarity.AFFIRMED)


# ── one amount ──


def _draft(extractor: Extractor, mention: QuantityMention, counted: Counted, found: Match) -> Draft:
    tree, code = extractor.tree, found.code
    exact = exact_where_handed(tree, mention, extractor.words)
    exact = at_least_so_far(tree, mention, exact, extractor.words)
    quantity = replace(exact, unit=_unit(extractor, code, mention.quantity.unit))
    about = _about(extractor, code, counted, found)
    measure = Measure(code, quantity, _scope(extractor, counted, found, about))
    polarity, modality = judge(tree, _judged(tree, counted, found), extractor.modes)
    tokens = _tokens(tree, mention, counted, found)
    return Draft(measure, tree.span(tokens), mention.last, polarity, modality, about.anchor if about else None)


def _unit(extractor: Extractor, code: str, told: str) -> str:
    """Return the measure's own unit; money and durations keep the one they are told in."""
    unit = str(extractor.taxonomy.measures[code].fields["unit"])
    return told if unit in _OWN_UNIT else unit


def _judged(tree: Tree, counted: Counted, found: Match) -> int:
    return counted.head if found.governor is None else found.governor


def _tokens(tree: Tree, mention: QuantityMention, counted: Counted, found: Match) -> list[int]:
    tokens = list(range(mention.first, mention.last + 1))
    start = mention.span.start
    while tokens[0] > 0 and tree.start(tokens[0]) > start:
        tokens.insert(0, tokens[0] - 1)
    while tokens[-1] + 1 < len(tree.lemma) and tree.end(tokens[-1] + 1) <= mention.span.end:
        tokens.append(tokens[-1] + 1)
    if abs(counted.head - mention.last) < _FARTHEST_GOVERNOR:
        tokens.append(counted.head)
    near = found.governor is not None and abs(found.governor - mention.last) < _FARTHEST_GOVERNOR
    return sorted({*tokens, found.governor} if near and found.governor is not None else set(tokens))


# ── what it is about ──


def _about(extractor: Extractor, code: str, counted: Counted, found: Match) -> Draft | None:
    tree = extractor.tree
    branches = extractor.taxonomy.measures[code].fields["events"]
    fitting = [d for d in extractor.occurrences if _is_branch(d, branches)]
    at = {tree.group(counted.head), *(() if found.governor is None else (tree.group(found.governor),))}
    own = [d for d in fitting if tree.group(d.anchor) in at]
    if own:
        return min(own, key=lambda d: abs(d.anchor - counted.last))
    same = [d for d in fitting if tree.sentence[d.anchor] == tree.sentence[counted.last]]
    if same:
        return min(same, key=lambda d: (d.anchor > counted.last, abs(d.anchor - counted.last)))
    return _told_before(extractor, code, counted, found, fitting)


def _is_branch(draft: Draft, branches: Sequence[str]) -> bool:
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
    if not before:
        return None
    place = where_of(extractor.scene, _acts(counted, found))
    told = before[-1].proposition
    if isinstance(told, Occurrence) and place is not None and told.where is not None:
        return before[-1] if place.agrees_with(told.where) else None
    return before[-1]


def _acts(counted: Counted, found: Match) -> list[int]:
    return [counted.head] if found.governor is None else [counted.head, found.governor]


# ── its scope ──


def _scope(extractor: Extractor, counted: Counted, found: Match, about: Draft | None) -> Scope:
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
    """Return the territory that an area or a share is of ("450 km² of Ukrainian territory")."""
    if extractor.taxonomy.measures[found.code].fields["group"] != "ground":
        return None
    for noun in extractor.tree.under(counted.head, "of"):
        actor = actor_in(extractor.scene, noun)
        party = None if actor is None else extractor.theatre.parties.get(party_of(actor) or "")
        if party is not None and noun not in extractor.scene.places:
            return country_of(extractor.theatre, party.id, party.name)
    return None


def _party(extractor: Extractor, counted: Counted, found: Match, about: Draft | None) -> str | None:
    scene, tree = extractor.scene, extractor.tree
    owner = actor_in(scene, counted.head)
    if extractor.taxonomy.measures[found.code].fields["party"] == "owner":
        return None if owner is None else party_of(owner)
    verb = None if found.governor is None else tree.clause[found.governor]
    doer = None if verb is None else tree.actor_of(verb)
    actor = None if doer is None else actor_in(scene, doer)
    if actor is not None and party_of(actor) is not None:
        return party_of(actor)
    if owner is not None and party_of(owner) is not None:
        return party_of(owner)
    told = about.proposition if about is not None else None
    roles = told.roles if isinstance(told, Occurrence) else ()
    parties = (party_of(r.actor) for r in roles if r.name is RoleName.PERPETRATOR and r.actor is not None)
    return next(parties, None)


def _part(extractor: Extractor, counted: Counted, found: Match) -> str | None:
    part = extractor.words.parts.get(extractor.tree.lemma[counted.head])
    if extractor.tree.doc[counted.head].ent_type_ == "PERSON" and part is None:
        return noun_text(extractor.tree, counted.head)
    group = extractor.taxonomy.measures[found.code].fields["group"]
    if group not in ("harm", "people") or (found.code == "people_present" and part in ("passengers", "crew")):
        return None
    return part


def _is_running(extractor: Extractor, counted: Counted) -> bool:
    """Say whether a total is said to have changed: it rises to this, or it is so "now"."""
    tree, words = extractor.tree, extractor.words
    for above in tree.up(counted.head):
        if tree.pos[above] not in ("VERB", "AUX"):
            continue
        if tree.lemma[above] in words.running:
            subject = tree.subject(above)
            names = [] if subject is None else [subject, *tree.under(subject, "of")]
            if any(tree.lemma[n] in words.rising or "dead" in words.classes.get(tree.lemma[n], ()) for n in names):
                return True
        if any(tree.lemma[c] in words.running for c in tree.kids(above, "advmod")) and tree.lemma[above] == "be":
            return True
        if tree.dep[above] in ("ccomp", "relcl"):
            return False
    return False


# ── one person, told by an article or a name ──


def _singles(extractor: Extractor) -> Iterator[Draft]:
    """Yield "a man was killed" as one killed, and so for someone named: told off by the name."""
    tree = extractor.tree
    counted_nouns = {q.noun for q in extractor.reading.quantities}
    for noun in range(len(tree.lemma)):
        kinds = _single(extractor, noun)
        if not kinds or noun in counted_nouns:
            continue
        counted = Counted(noun, noun, kinds, False, Decimal(1))
        found = match(tree, counted, extractor.words)
        if found is None or extractor.taxonomy.measures[found.code].fields["group"] != "harm":
            continue
        one = Quantity(Decimal(1), Decimal(1), "people")
        yield _draft(extractor, QuantityMention(tree.span([noun]), one, noun, noun, noun), counted, found)


def _single(extractor: Extractor, noun: int) -> frozenset[str]:
    """Return the classes of a noun that stands for one person, none where it does not."""
    tree, words = extractor.tree, extractor.words
    if tree.tag[noun] == "NN" and any(tree.lemma[d] in words.single for d in tree.kids(noun, "det")):
        return frozenset(words.classes.get(tree.lemma[noun], ())) & {"people", "fighters"}
    dies = tree.dep[noun] == "nsubj" and tree.lemma[tree.head[noun]] in words.dying
    suffers = dies or tree.dep[noun] in ("nsubjpass", "dobj")
    return frozenset({"people"} if suffers and tree.doc[noun].ent_type_ == "PERSON" else ())
