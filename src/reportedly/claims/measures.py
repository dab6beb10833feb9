"""Measures: amounts said of something that the vocabulary knows, each with its scope, and records said of them.

An amount that nothing governs is no measure. Its scope comes from the clause that governs it, never the neighbour's.
``about`` ties it to the occurrence it belongs to: told in the same clause, else in the same sentence, else, for the
amounts of an act, the act told last before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportedly.claims.asides import is_aside, is_of_parent
from reportedly.claims.clauses import Tree
from reportedly.claims.clued_amounts import clued_singles, told_by_both
from reportedly.claims.clues import MEASURE, Clues
from reportedly.claims.countables import Counted, Match, countables
from reportedly.claims.counting import match, told_by_label, told_right_after, told_right_before
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.elided import at_least_so_far, counted_of, exact_where_handed, nothings
from reportedly.claims.fates import Fate, fate_of, fate_words, first_of_list, is_doer
from reportedly.claims.lexicon import lexicon
from reportedly.claims.listed import Told, with_lists
from reportedly.claims.manifold import find_deeds
from reportedly.claims.modality import judge, modes
from reportedly.claims.persons import find_persons, labels
from reportedly.claims.reckonings import bare_contents, of_last_counted
from reportedly.claims.roles import find_weapons
from reportedly.claims.scoping import Extractor, about_of, is_branch, scope_of
from reportedly.claims.superlatives import find_superlatives, with_periods
from reportedly.claims.tellings import person_words
from reportedly.claims.totals import (
    THINGS,
    counted_in_total,
    is_whole_of_things,
    of_those_before,
    of_whole_before,
    of_whole_named,
    part_included,
)
from reportedly.claims.triggers import Scene
from reportedly.lang import Pack
from reportedly.model import LEARNED, Measure, Modality, Polarity, Scope
from reportedly.reading.mentions import QuantityMention, Reading
from reportedly.taxonomy import Taxonomy
from reportedly.theatres import Theatre
from reportedly.values import Quantity, Span

_FARTHEST_GOVERNOR = 20  # tokens; beyond, the evidence is the amount alone
_HUMAN = frozenset({"people", "fighters", "prisoners", "agents"})
ONE = Quantity(Decimal(1), Decimal(1), "people")
_BODIES = "bodies_exchanged"
_DOWNED = frozenset({"drones_downed", "missiles_downed", "drones_hit"})
_OWN_UNIT = frozenset({"USD", "h"})


def find_measures(
    reading: Reading,
    occurrences: tuple[Draft, ...],
    *,
    pack: Pack,
    taxonomy: Taxonomy,
    theatre: Theatre,
    attributions: Sequence[Attributed] = (),
) -> tuple[Draft, ...]:
    """Return the amounts and records said in the text, in order."""
    tree = Tree.of(reading.doc)
    parties = [p.id for p in theatre.parties.values() if p.role == "belligerent"]
    scene = Scene.of(reading, tree, lexicon(pack), find_weapons(tree, pack), parties)
    words, fates = countables(pack), fate_words(pack)
    persons = find_persons(scene, person_words(pack), counted=words, fates=fates)
    named = labels(tree, persons, words)
    extractor = Extractor(
        reading,
        scene,
        taxonomy,
        theatre,
        words,
        modes(pack),
        occurrences,
        fates,
        tuple(persons),
        named,
        Clues.of(reading),
        bare_contents(attributions, reading),
    )
    drafts = [
        *with_lists(tree, [*_amounts(extractor), *_singles(extractor), *_single_things(extractor)]),
        *_nothings(extractor),
        *_deeds(extractor, pack),
    ]
    drafts = _kept(extractor, drafts)
    drafts.sort(key=lambda d: d.anchor)
    records = find_superlatives(scene, drafts, occurrences, pack=pack)
    drafts = with_periods(drafts, records, pack=pack)
    return tuple(sorted([*drafts, *records], key=lambda d: (d.anchor, d.span)))


def _amounts(extractor: Extractor) -> list[Told]:
    """Return the amounts that something tells of, and after them the parts that only their whole is told of."""
    told: list[Told] = []
    untold: list[tuple[QuantityMention, Counted]] = []
    before: list[tuple[Counted, Match | None]] = []
    for mention, own in _counted(extractor):
        counted = of_those_before(extractor.tree, own, before, extractor.words)
        found = (
            part_included(extractor.tree, counted, before, extractor.words)
            or _told_of(extractor, counted)
            or of_whole_before(extractor.tree, counted, before, extractor.words)
        )
        if found is not None and _is_of_doers(extractor, counted, found):
            continue
        found = _as_told_last(extractor, counted, found, before) or of_last_counted(extractor, mention, counted, before)
        found = told_by_both(found, extractor.clues.best(MEASURE, _number(mention)), mention, extractor)
        before.append((counted, found))
        if found is None:
            untold.append((mention, counted))
        elif not (found.follows and not _has_been_told(extractor, found.code, counted)):
            told.append(Told(counted, found, _draft(extractor, mention, counted, found)))
    return [*told, *_parts(extractor, told, untold)]


def _number(mention: QuantityMention) -> range:
    return range(mention.first, mention.last + 1)


def _is_broken(tree: Tree, mention: QuantityMention) -> bool:
    """Say whether a number counts things and is no whole number, or is part of one: "10.20", "[3]", "39-13-202"."""
    low, before = mention.quantity.low, tree.written[max(0, mention.span.start - 2) : mention.span.start]
    if before.endswith("[") or (len(before) == 2 and before[0].isdigit() and before[1] in "-–"):
        return True
    return mention.noun is None and mention.quantity.unit == "count" and low is not None and low % 1 != 0


def _as_told_last(
    extractor: Extractor, counted: Counted, found: Match | None, before: Sequence[tuple[Counted, Match | None]]
) -> Match | None:
    """Return what a number after an exchange is of: of bodies, where bodies were told last."""
    if found is None or not found.follows:
        return found
    kin = extractor.taxonomy.measures
    group = kin[found.code].fields["group"]
    last = next(((c, m) for c, m in reversed(before) if m is not None and kin[m.code].fields["group"] == group), None)
    if last is not None:
        return found if _names_prisoners_since(extractor, last[0], counted) else replace(found, code=last[1].code)
    return replace(found, code=_BODIES) if _speaks_of_bodies(extractor, found) else found


def _names_prisoners_since(extractor: Extractor, last: Counted, counted: Counted) -> bool:
    """Say whether prisoners, and no bodies, are named between the amount told last and this one."""
    tree, classes = extractor.tree, extractor.words.classes
    between = range(max(last.last, last.head) + 1, counted.last)
    told = {k for i in between for k in classes.get(tree.lemma[i], ())}
    return "prisoners" in told and "bodies" not in told


def _speaks_of_bodies(extractor: Extractor, found: Match) -> bool:
    tree, classes = extractor.tree, extractor.words.classes
    end = len(tree.lemma) if found.governor is None else found.governor
    starts = sorted(set(tree.sentence[:end]))[-2:]
    told = {k for i in range(starts[0] if starts else 0, end) for k in classes.get(tree.lemma[i], ())}
    return "bodies" in told and "prisoners" not in told


def _counted(extractor: Extractor) -> Iterator[tuple[QuantityMention, Counted]]:
    """Yield the amounts that count something, each with what it counts as far as its own words tell."""
    tree, words = extractor.tree, extractor.words
    wholes = {q.part_of for q in extractor.reading.quantities if q.part_of is not None}
    for index, mention in enumerate(extractor.reading.quantities):
        if mention.ordinal or mention.alternative is not None or _is_broken(tree, mention):
            continue
        counted = counted_in_total(
            tree,
            counted_of(tree, mention, words, is_whole=index in wholes or is_whole_of_things(tree, mention, words)),
            words,
        )
        if not _counts_nothing(extractor, mention, counted):
            yield mention, counted


def _counts_nothing(extractor: Extractor, mention: QuantityMention, counted: Counted) -> bool:
    """Say whether the number is an age, a name or the like; what a word right after it is told of is none of these."""
    tree, words = extractor.tree, extractor.words
    bare = counted.is_bare and counted.total is None and not counted.kinds & THINGS
    if is_of_parent(tree, mention.last, words):
        return bare
    fate = fate_of(tree, counted.head, extractor.fates) if bare else None
    is_part = fate is not None and fate.governor == mention.last + 1  # "16 shot, 1 fatally"
    if is_part or told_right_after(tree, counted, words) is not None:
        return False
    return is_aside(tree, mention.first, mention.last, bare=bare, words=words)


def _parts(
    extractor: Extractor, told: Sequence[Told], untold: Sequence[tuple[QuantityMention, Counted]]
) -> Iterator[Told]:
    """Yield the parts of people counted whose whole stands behind their "of": "two of the nine wounded"."""
    tree = extractor.tree
    for mention, counted in untold:
        inside = {*tree.under(mention.last, "of"), *tree.under(counted.head, "of")}
        whole = next((t for t in told if {t.counted.head, t.counted.last} & inside), None)
        is_people = whole is not None and extractor.taxonomy.measures[whole.found.code].fields["unit"] == "people"
        if whole is not None and is_people and (counted.is_bare or counted.kinds & _HUMAN):
            yield Told(counted, whole.found, _draft(extractor, mention, counted, whole.found))


def _has_been_told(extractor: Extractor, code: str, counted: Counted) -> bool:
    """Say whether the act that the amount is of was told in this sentence or the one before."""
    tree, branches = extractor.tree, extractor.taxonomy.measures[code].fields["events"]
    starts = sorted({s for s in tree.sentence if s <= counted.last})[-2:]
    return any(is_branch(d, branches) and tree.sentence[d.anchor] in starts for d in extractor.occurrences)


def _nothings(extractor: Extractor) -> Iterator[Draft]:
    """Yield what is told to be none: a loss of zero, nobody hurt."""
    tree, words = extractor.tree, extractor.words
    for mention, counted, fate in nothings(extractor.reading, tree, words, extractor.fates):
        found = match(tree, counted, words) if fate is None else Match(fate.code, fate.governor)
        if found is not None and extractor.taxonomy.measures[found.code].fields["group"] in ("losses", "harm"):
            draft = _draft(extractor, mention, counted, found)
            is_harm = extractor.taxonomy.measures[found.code].fields["group"] == "harm"
            if draft.modality is Modality.ASSERTED and not (is_harm and _is_of_nothing(draft)):
                yield replace(draft, polarity=Polarity.AFFIRMED)


def _is_of_nothing(draft: Draft) -> bool:
    """Say whether neither an act nor a place or time tells what it is that harmed nobody."""
    told = draft.proposition
    scope = told.scope if isinstance(told, Measure) else Scope()
    return draft.about is None and scope.where is None and scope.when is None


def _deeds(extractor: Extractor, pack: Pack) -> Iterator[Draft]:
    """Yield the people whose number the name of a deed tells: "a double murder"."""
    tree = extractor.tree
    for deed in find_deeds(tree, pack):
        counted = Counted(deed.noun, deed.noun, frozenset({"people"}), False, deed.quantity.low)
        span = Span(tree.start(deed.first), tree.end(deed.noun))
        mention = QuantityMention(span, deed.quantity, deed.first, deed.noun, deed.noun)
        yield _draft(extractor, mention, counted, Match(deed.code, None))


def _kept(extractor: Extractor, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the amounts with who found them, and those single people and things that the learned reader alone sees."""
    tree = extractor.tree
    clues = extractor.clues
    kept = [clues.marked(d, MEASURE, _around(extractor, d)) for d in drafts]
    taken = {(tree.sentence[d.anchor], d.proposition.measure) for d in kept if isinstance(d.proposition, Measure)}
    for clue in clued_singles(extractor, taken):
        counted = Counted(clue.token, clue.token, frozenset({"people"}), False, Decimal(1))
        mention = QuantityMention(tree.span([clue.token]), ONE, clue.token, clue.token, clue.token)
        draft = _draft(extractor, mention, counted, Match(clue.code, clue.token, reader=LEARNED))
        kept.append(clues.marked(draft, MEASURE, [clue.token]))
    return kept


def _around(extractor: Extractor, draft: Draft) -> list[int]:
    """Return the words of an amount by which the learned reader may take it."""
    tree = extractor.tree
    inside = [i for i in tree.sentence_tokens(draft.anchor) if draft.span.start <= tree.start(i) < draft.span.end]
    return [draft.anchor, *inside]


# ── one amount ──


def _draft(extractor: Extractor, mention: QuantityMention, counted: Counted, found: Match) -> Draft:
    tree, code = extractor.tree, found.code
    exact = exact_where_handed(tree, mention, extractor.words)
    exact = at_least_so_far(tree, mention, exact, extractor.words)
    quantity = replace(exact, unit=_unit(extractor, code, mention.quantity.unit))
    about = about_of(extractor, code, counted, found)
    measure = Measure(code, quantity, scope_of(extractor, counted, found, about))
    polarity, modality = judge(tree, _judged(tree, counted, found), extractor.modes)
    tokens = _tokens(tree, mention, counted, found)
    anchor = mention.last if found.anchor is None else found.anchor
    return Draft(
        measure, tree.span(tokens), anchor, polarity, modality, about.anchor if about else None, reader=found.reader
    )


def _unit(extractor: Extractor, code: str, told: str) -> str:
    """Return the measure's own unit; money and durations keep the one they are told in."""
    unit = str(extractor.taxonomy.measures[code].fields["unit"])
    return told if unit in _OWN_UNIT else unit


def _judged(tree: Tree, counted: Counted, found: Match) -> int:
    governor = found.governor
    is_beside = governor is not None and tree.dep[governor] == "amod" and tree.head[governor] == counted.head
    return counted.head if governor is None or is_beside else governor


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


# ── people, by what befell them ──


def _told_of(extractor: Extractor, counted: Counted) -> Match | None:
    """Return what the amount is told of: by the word right after it, by what befell people, by what governs it."""
    tree, words = extractor.tree, extractor.words
    return (
        told_by_label(tree, counted, words)
        or told_right_after(tree, counted, words)
        or told_right_before(tree, counted, words)
        or of_whole_named(tree, counted, words, "dead")
        or _befell(extractor, counted)
        or match(tree, counted, words)
        or of_whole_named(tree, counted, words, "hurt", "freed")
    )


def _befell(extractor: Extractor, counted: Counted) -> Match | None:
    """Return the harm told of the people counted, from the part they play in the clause."""
    if not counted.kinds & _HUMAN and not counted.is_bare:
        return None
    tree = extractor.tree
    noun = counted.head if counted.total is None else counted.total
    is_part = counted.head in tree.under(counted.last, "of")  # "two of the four who were burned have died"
    fate = fate_of(tree, counted.last, extractor.fates) if is_part else None
    fate = fate or fate_of(tree, noun, extractor.fates)
    return None if fate is None or _is_mere_sign(extractor, fate) else Match(fate.code, fate.governor)


def _is_mere_sign(extractor: Extractor, fate: Fate) -> bool:
    """Say whether what is told is no more than a sign of harm, and no act of harm has been told by then."""
    if not fate.is_sign:
        return False
    tree, branches = extractor.tree, extractor.taxonomy.measures[fate.code].fields["events"]
    told = (d for d in extractor.occurrences if is_branch(d, branches))
    return all(tree.sentence[d.anchor] > tree.sentence[fate.governor] for d in told)


def _is_of_doers(extractor: Extractor, counted: Counted, found: Match) -> bool:
    """Say whether the people counted did the harm: "two gunmen killed five" tells of five killed."""
    is_harm = extractor.taxonomy.measures[found.code].fields["group"] == "harm"
    return is_harm and is_doer(extractor.tree, counted.head, extractor.fates)


def _singles(extractor: Extractor) -> Iterator[Told]:
    """Yield "a man was killed" as one killed, told off by who it is."""
    counted_tokens = {t for q in extractor.reading.quantities if not q.ordinal for t in (q.noun, q.last)}
    for person in extractor.persons:
        for telling in person.tellings:
            if telling.fate is None or telling.token in counted_tokens or _is_mere_sign(extractor, telling.fate):
                continue
            noun = telling.token
            counted = Counted(noun, noun, frozenset({"people"}), False, Decimal(1))
            found = Match(telling.fate.code, telling.fate.governor)
            mention = QuantityMention(extractor.tree.span([noun]), ONE, noun, noun, noun)
            yield Told(counted, found, _draft(extractor, mention, counted, found))


def _single_things(extractor: Extractor) -> Iterator[Told]:
    """Yield "a helicopter was shot down" as one lost: only where the verb that says so stands right above it."""
    tree, words = extractor.tree, extractor.words
    counted_tokens = {t for q in extractor.reading.quantities if not q.ordinal for t in (q.noun, q.last)}
    for noun, tag in enumerate(tree.tag):
        kinds = frozenset(words.classes.get(tree.lemma[noun], ())) & THINGS
        if tag != "NN" or not kinds or noun in counted_tokens or tree.dep[noun] not in ("dobj", "nsubjpass", "conj"):
            continue
        if not any(tree.lemma[d] in words.single for d in tree.kids(noun, "det")):
            continue
        counted = Counted(noun, noun, kinds, False, Decimal(1))
        found = match(tree, counted, words)
        above = tree.head[first_of_list(tree, noun)]
        if found is None or found.governor not in (above, *tree.kids(above, "xcomp")):
            continue
        if str(extractor.taxonomy.measures[found.code].fields["group"]) == "losses" or found.code in _DOWNED:
            mention = QuantityMention(tree.span([noun]), ONE, noun, noun, noun)
            yield Told(counted, found, _draft(extractor, mention, counted, found))
