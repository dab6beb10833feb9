"""In which ways a claim of the text differs from one of the ledger that is about the same matter.

``DIFFERENCES`` is the whole of it: a row is a kind of drift, its severity, and a function that says in plain words what
differs, or None. Severity follows what a reader wants flagged first: a source in the wrong mouth, then hedges and
verbs, then figures and their scope, then what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.auditing.matter import Likeness, is_same_source, is_vague
from reportedly.auditing.said import Said
from reportedly.auditing.words import drift_words, words_of
from reportedly.checks.phrases import source, told
from reportedly.fusion import policy
from reportedly.fusion.amounts import Amount, label
from reportedly.fusion.occurrences import family, is_telling, kin_amount_of
from reportedly.model import (
    Commitment,
    DriftKind,
    FigureLabel,
    Holding,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    SourceKind,
    Stance,
    StanceKind,
)
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres.model import Theatre
from reportedly.values import Bound

OPEN = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN, Bound.ABOUT})
LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
SAME_AMOUNT = frozenset(
    {FigureLabel.SAME, FigureLabel.ROUNDING, FigureLabel.UNIT, FigureLabel.BOUND}
)  # labels under which two amounts tell one
TAKEN_OVER = frozenset(
    {DriftKind.SOURCE_LOST, DriftKind.HEDGE_LOST, DriftKind.HEDGE_ADDED, DriftKind.BOUND_LOST, DriftKind.VERB_RAISED}
)
RUNGS = (("talks.proposal", "agreement"),)  # kinds of act of which the later says more than the earlier
SECOND_HAND = 2  # sources behind the publisher: one tells what the other said
NEAR = 0.45  # share of equal words from which two sentences tell one thing, where another slot says so too


@dataclass(frozen=True, eq=False)
class Pair:
    """A claim of the text beside one of the ledger."""

    told: Said
    known: Said
    likeness: Likeness
    theatre: Theatre

    @property
    def is_retold(self) -> bool:
        """Whether the one sentence is the other told again."""
        return self.likeness.is_retold

    @property
    def is_near(self) -> bool:
        """Whether the words are much the same, or the number can hardly be met by chance."""
        return self.likeness.retold >= NEAR or self.has_telling_number

    @property
    def has_telling_number(self) -> bool:
        """Whether both give one number that can hardly be met by chance."""
        mine, other = self.told.measure, self.known.measure
        if mine is None or other is None or kin_amount_of(mine) != kin_amount_of(other):
            return False
        return is_telling(kin_amount_of(mine))

    @property
    def credits_same(self) -> bool:
        """Whether nothing in the attribution keeps the two apart."""
        return self.told.is_own_voice or self.known.is_own_voice or is_same_source(self.told, self.known)

    @property
    def label(self) -> FigureLabel | None:
        """How the two amounts stand to each other."""
        if self.told.measure is None or self.known.measure is None:
            return None
        mine, other = _amount(self.told, self.told.measure), _amount(self.known, self.known.measure)
        if mine is None or other is None:
            return None
        first, second = (other, mine) if other.first <= mine.first else (mine, other)
        return label(first, second, {}, [])[0]


def _amount(one: Said, measure: Measure) -> Amount | None:
    if measure.quantity is None:
        return None
    return Amount(
        quantity=measure.quantity,
        measure=measure.measure,
        first=one.published,
        last=one.published,
        sources=frozenset({one.claim.attribution.source.actor.id}),
        documents=frozenset({one.document.id}),
        scope=measure.scope,
        running=measure.scope.running,
    )


# ── the source ───────────────────────────────────────────────────────────────────────────────────────────────────────


def source_swapped(pair: Pair) -> str | None:
    """Another source than the ledger's: of the other side, or of the same words."""
    mine, other = pair.told, pair.known
    if mine.is_own_voice or other.is_own_voice:
        return None
    enemy = _enemy_before(pair)
    if enemy is not None and pair.is_near:
        return f"told by {enemy}; the ledger credits {source(other.claim)}, its adversary"
    if is_same_source(mine, other) or _is_named_beside(mine, other):
        return None
    if other.side in pair.theatre.adversaries(mine.side):
        either = mine.measure is not None and mine.measure.measure in policy.EXCHANGES | policy.LEVELS
        is_swapped, whose = pair.is_near and not either, "its adversary"
    else:
        is_swapped, whose = _is_another(pair), "another source"
    return (
        f"credited to {source(mine.claim)}; the ledger credits {source(other.claim)}, {whose}" if is_swapped else None
    )


def _enemy_before(pair: Pair) -> str | None:
    """Who tells what the ledger's source says of itself, where that is its enemy ("Moscow said that Kyiv had …")."""
    chain = pair.told.claim.attribution.chain[1:]
    if len(chain) < SECOND_HAND:
        return None
    teller = chain[0].source
    side = teller.side or teller.actor.party or pair.theatre.side_of(teller.actor.id)
    sides = {
        k.source.side or k.source.actor.party or pair.theatre.side_of(k.source.actor.id)
        for k in pair.known.claim.attribution.chain[1:]
    }
    return teller.actor.name if sides and sides <= pair.theatre.adversaries(side) else None


def _is_another(pair: Pair) -> bool:
    """Whether the words are a report's own, and the source is none that could be meant by the report's."""
    mine, other = pair.told, pair.known
    if not pair.is_retold or ((is_vague(mine) or is_vague(other)) and not pair.likeness.is_copied):
        return False
    if mine.claim.attribution.source.kind is SourceKind.UNNAMED or _is_hedge(other):
        return False
    return not (mine.side is not None and mine.side == other.side and SourceKind.PARTY in _kinds(mine, other))


def _is_named_beside(mine: Said, other: Said) -> bool:
    """Whether the sentence of one names the source of the other, by more than one word: an office beside its holder."""
    names = (mine.claim.attribution.source.actor.name, other.claim.attribution.source.actor.name)
    return any(
        len(name.split()) > 1 and _names(one.sentence, name) for one, name in ((other, names[0]), (mine, names[1]))
    )


def _kinds(*several: Said) -> set[SourceKind]:
    return {one.claim.attribution.source.kind for one in several}


def source_lost(pair: Pair) -> str | None:
    """Told in the text's own voice, in the words of a report that credits somebody."""
    mine, other = pair.told, pair.known
    if not mine.is_own_voice or other.is_own_voice or not pair.is_retold or _is_hedge(other):
        return None
    kind = other.claim.attribution.source.kind
    if kind in (SourceKind.OUTLET, SourceKind.UNNAMED, SourceKind.DOCUMENT, SourceKind.MAPPING):
        return None
    if _names(mine.sentence, other.claim.attribution.source.actor.name):
        return None
    return f"told in the text's own voice; the ledger credits {source(other.claim)}"


def _names(sentence: str, name: str) -> bool:
    words = {word.folded for word in words_of(name) if len(word.folded) > 3}
    return bool(words) and words <= {word.folded for word in words_of(sentence)}


# ── hedges and verbs ─────────────────────────────────────────────────────────────────────────────────────────────────


def hedge_lost(pair: Pair) -> str | None:
    """Told as possible, alleged or planned, and as plain fact by the text."""
    mine, other = pair.told, pair.known
    if not pair.is_near or mine.claim.modality is not Modality.ASSERTED or _is_hedge(mine) or not pair.credits_same:
        return None
    if other.claim.polarity is not mine.claim.polarity:
        return None
    if other.claim.modality is Modality.POSSIBLE or _is_hedge(other):
        return f"told as certain; the ledger has it as {'alleged' if _is_hedge(other) else 'possible'} only"
    return None


def hedge_added(pair: Pair) -> str | None:
    """Told as plain fact, and as possible or alleged by the text."""
    mine, other = pair.told, pair.known
    if not pair.is_retold or other.claim.modality is not Modality.ASSERTED or _is_hedge(other):
        return None
    if mine.claim.polarity is not other.claim.polarity or not (pair.credits_same or is_vague(mine)):
        return None
    if mine.claim.modality is Modality.POSSIBLE or _is_hedge(mine):
        return "told as possible or alleged only; the ledger has it without a hedge"
    return None


def _is_hedge(one: Said) -> bool:
    """Whether an adverb ("reportedly") or the writer's distance stands in for a source."""
    link = one.claim.attribution.chain[-1]
    if link.source.kind is SourceKind.UNNAMED and not link.source_spans:
        return True
    return link.commitment is Commitment.DISTANCING and link.source.kind is SourceKind.UNNAMED


def verb_raised(pair: Pair) -> str | None:
    """A stronger word: destroyed for hit, agreed for proposed, confirmed for said."""
    mine, other = pair.told, pair.known
    if _is_stronger(pair) and mine.measure and other.measure:
        return f"told as {told(mine.measure)}; the ledger has {told(other.measure)}"
    if pair.is_retold and (raised := _raised(mine, other)):
        return raised
    return _vouched(mine, other) if pair.is_retold else None


def _vouched(mine: Said, other: Said) -> str | None:
    """One source under a cue that vouches, and in the ledger under a plain one."""
    words = drift_words(mine.document.language)
    for link in mine.claim.attribution.chain[1:]:
        same = [k for k in other.claim.attribution.chain[1:] if k.source.actor.id == link.source.actor.id and k.cue]
        if words.vouches(link.cue) and same and not any(words.vouches(k.cue) for k in same):
            return f"“{link.cue}” where the ledger has “{same[0].cue}”"
    return None


def _is_stronger(pair: Pair) -> bool:
    mine, other = pair.told.step, pair.known.step
    return mine is not None and other is not None and mine > other and pair.credits_same and pair.is_near


def _raised(mine: Said, other: Said) -> str | None:
    told, known = mine.claim.proposition, other.claim.proposition
    if isinstance(told, Stance) and isinstance(known, Stance) and told.issue and told.issue == known.issue:
        is_raised = told.stance is StanceKind.ACCEPTS and known.stance in (StanceKind.OFFERS, StanceKind.DEMANDS)
        return f"{told.stance.value} here; {known.stance.value} in the ledger" if is_raised else None
    if not isinstance(told, Occurrence) or not isinstance(known, Occurrence):
        return None
    rungs = [rung for rung in RUNGS if told.type in rung and known.type in rung]
    if any(rung.index(told.type) > rung.index(known.type) for rung in rungs):
        entries = load_taxonomy().events
        return f"told as {entries[told.type].label}; the ledger has {entries[known.type].label}"
    return None


# ── figures and their scope ──────────────────────────────────────────────────────────────────────────────────────────


def bound_lost(pair: Pair) -> str | None:
    """At least, more than, about, up to: the bound is gone or turned round."""
    mine, other = pair.told.measure, pair.known.measure
    if mine is None or other is None or mine.quantity is None or other.quantity is None:
        return None
    if kin_amount_of(mine) != kin_amount_of(other) or not _is_one_figure(pair):
        return None
    one, two = mine.quantity.bound, other.quantity.bound
    lost = two in OPEN and one is Bound.EXACT
    turned = (one in LOWER and two in UPPER) or (one in UPPER and two in LOWER)
    if lost or turned:
        return f"told as {told(mine)}; the ledger has {told(other)}"
    return None


def _is_one_figure(pair: Pair) -> bool:
    mine, other = pair.told.measure, pair.known.measure
    return mine is not None and other is not None and mine.scope.of == other.scope.of and pair.is_near


def figure_changed(pair: Pair) -> str | None:
    """Another number for the same thing from the same source, that no update, rounding or part explains."""
    mine, other = pair.told.measure, pair.known.measure
    if mine is None or other is None or mine.measure != other.measure or not pair.credits_same:
        return None
    if pair.label not in (FigureLabel.CONTRADICTION, FigureLabel.BOUND) or not _is_one_matter(pair):
        return None
    if pair.label is FigureLabel.BOUND and not _leaves_its_bound(mine, other):
        return None
    return f"told as {told(mine)}; the ledger has {told(other)}"


def _is_one_matter(pair: Pair) -> bool:
    """Told again or in much the same words, and nothing but the number sets the two apart."""
    return pair.likeness.retold >= NEAR and not set(pair.likeness.apart) - {"number"}


def _leaves_its_bound(mine: Measure, other: Measure) -> bool:
    """Both give a bound, and another number under it: "at least 7", "at least 12"."""
    if mine.quantity is None or other.quantity is None:
        return False
    one, two = mine.quantity, other.quantity
    return one.bound is two.bound and one.bound in LOWER | UPPER and (one.low, one.high) != (two.low, two.high)


def scope_moved(pair: Pair) -> str | None:
    """The same amount, or the same act, of another place, time, party or part than the ledger tells it of."""
    apart = set(pair.likeness.apart)
    if pair.told.measure is not None and not _same_amount(pair):
        return None
    is_one = pair.is_retold or (pair.has_telling_number and pair.credits_same)
    if _is_narrowed(pair) or (is_one and "place" in apart):
        return f"told of {_where(pair.told)}; the ledger tells it of {_where(pair.known)}"
    if is_one and "time" in apart and not _times_touch(pair):
        return "told of another time than in the ledger"
    if is_one and "party" in apart and isinstance(pair.told.claim.proposition, Holding) and pair.credits_same:
        return "told of another party than in the ledger"
    if not is_one or pair.told.measure is None or pair.known.measure is None:
        return None
    return _other_share(pair.told.measure, pair.known.measure, apart)


def _other_share(mine: Measure, other: Measure, apart: set[str]) -> str | None:
    if "party" in apart:
        return f"told of {mine.scope.party}; the ledger tells it of {other.scope.party}"
    if "part" in apart:
        return f"told of {mine.scope.of or 'the whole'}; the ledger tells it of {other.scope.of or 'the whole'}"
    if mine.measure in policy.EXCHANGES and mine.scope.per != other.scope.per:
        return f"told {_per(mine)}; the ledger has it {_per(other)}"
    if family(mine.measure) != family(other.measure):
        return f"told as {told(mine)}; the ledger has {told(other)}"
    return None


def _per(measure: Measure) -> str:
    return f"per {measure.scope.per}" if measure.scope.per else "in all"


def _same_amount(pair: Pair) -> bool:
    mine, other = pair.told.measure, pair.known.measure
    if mine is None or other is None or mine.quantity is None or other.quantity is None:
        return False
    return mine.quantity.low == other.quantity.low and mine.quantity.high == other.quantity.high


def _is_narrowed(pair: Pair) -> bool:
    """Whether an amount of ground is put into a part of where the ledger has it, or into the whole."""
    mine, other = pair.told, pair.known
    if mine.measure is None or mine.where is None or other.where is None or not pair.has_telling_number:
        return False
    entry = load_taxonomy().measures[mine.measure.measure]
    is_ground = entry.fields.get("group") == "ground" and mine.measure.measure == getattr(other.measure, "measure", "")
    return is_ground and mine.where.place_id != other.where.place_id and mine.where.agrees_with(other.where)


def _where(one: Said) -> str:
    return one.where.name if one.where else "no place"


def _times_touch(pair: Pair) -> bool:
    mine, other = pair.told.when, pair.known.when
    return mine is None or other is None or mine.agrees_with(other, policy.MISREAD)


# ── what cannot be ───────────────────────────────────────────────────────────────────────────────────────────────────


def polarity_flipped(pair: Pair) -> str | None:
    """Affirmed for denied, for for against."""
    mine, other = pair.told.claim, pair.known.claim
    if not pair.credits_same or pair.likeness.retold < NEAR:
        return None
    if {mine.polarity, other.polarity} == {Polarity.AFFIRMED, Polarity.DENIED}:
        return f"{mine.polarity.value} here; {other.polarity.value} in the ledger"
    if isinstance(mine.proposition, Stance) and isinstance(other.proposition, Stance):
        one, two = mine.proposition, other.proposition
        if one.issue and one.issue == two.issue and {one.pole.value, two.pole.value} == {"+", "-"}:
            return f"{one.stance.value} ({one.pole.value}) here; {two.stance.value} ({two.pole.value}) in the ledger"
    return None


def role_impossible(pair: Pair) -> str | None:
    """The side that was struck is told to have done it."""
    mine, other = pair.told, pair.known
    if mine.doer is None or other.doer is None or mine.doer == other.doer or not pair.credits_same:
        return None
    if mine.doer not in pair.theatre.adversaries(other.doer) or not pair.is_near:
        return None
    if mine.doer != other.target and not pair.is_retold:
        return None
    return f"done by {mine.doer} here, the side that was struck; the ledger has it done by {other.doer}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row: the kind of drift, how much a reader wants it flagged (1 most), and what finds it."""

    kind: DriftKind
    severity: int
    find: Callable[[Pair], str | None]


DIFFERENCES: tuple[Difference, ...] = (
    Difference(DriftKind.SOURCE_SWAPPED, 1, source_swapped),
    Difference(DriftKind.SOURCE_LOST, 1, source_lost),
    Difference(DriftKind.HEDGE_LOST, 2, hedge_lost),
    Difference(DriftKind.VERB_RAISED, 2, verb_raised),
    Difference(DriftKind.FIGURE_CHANGED, 3, figure_changed),
    Difference(DriftKind.SCOPE_MOVED, 3, scope_moved),
    Difference(DriftKind.BOUND_LOST, 3, bound_lost),
    Difference(DriftKind.HEDGE_ADDED, 5, hedge_added),
    Difference(DriftKind.POLARITY_FLIPPED, 7, polarity_flipped),
    Difference(DriftKind.ROLE_IMPOSSIBLE, 7, role_impossible),
)


def differences(pair: Pair) -> Iterator[tuple[Difference, str]]:
    """Yield every way in which the pair differs, in the order of the table."""
    came_first = pair.told.published < pair.known.published
    for difference in DIFFERENCES:
        if came_first and difference.kind in TAKEN_OVER:
            continue  # nothing is lost on the way from a report that came later
        because = difference.find(pair)
        if because is not None:
            yield difference, because


def is_same(pair: Pair) -> bool:
    """Whether the claim of the ledger says what the claim of the text says, as far as both tell it."""
    mine, other = pair.told, pair.known
    apart = set(pair.likeness.apart)
    if mine.measure is not None and other.measure is not None:
        if pair.label not in SAME_AMOUNT and not (mine.measure.superlative and other.measure.superlative):
            return False
        apart -= {"number"}
    if "time" in apart and _times_touch(pair):
        apart -= {"time"}
    if mine.claim.polarity is not other.claim.polarity:
        return False
    return not apart & {"place", "time", "party", "part", "sides", "number", "act"}
