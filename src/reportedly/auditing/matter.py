"""How surely two claims are about the same matter: a sum of declared slots, each agreeing, differing or silent.

A claim of the text differs from the ledger only where the two are about one thing. Where that is doubtful the verdict
is "not found": a false alarm costs more than a silence. The weights were set by hand on the development half of
``eval/drift`` and on the dispatches of ``corpus/development`` audited against each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from reportedly.auditing.record import Record
from reportedly.auditing.said import Said
from reportedly.auditing.words import KEPT, fold, words_of
from reportedly.fusion import policy
from reportedly.fusion.occurrences import FINE, counts_people, is_distinctive, is_telling, kin_amount_of
from reportedly.model import Holding, Link, Measure, Occurrence, SourceKind, Stance
from reportedly.values import Where

SUPPORTS = 1.6  # from here on a claim that differs in nothing is the same claim
DIFFERS = 2.6  # from here on a claim that differs in one thing is the same claim, changed
RETOLD = 0.6  # share of equal words from which one sentence is taken to be the other one, told again
COPIED = 0.75  # … and from which it is nearly the same sentence
WORDS = 2.4  # what a wholly equal sentence weighs


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a claim of the text stands to one of the ledger. ``retold``: the share of words that the sentences share."""

    score: float
    retold: float
    apart: tuple[str, ...]  # slots that both fill and that do not agree

    @property
    def is_copied(self) -> bool:
        """Whether the one sentence is nearly the other, word for word."""
        return self.retold >= COPIED

    @property
    def is_retold(self) -> bool:
        """Whether the one sentence is the other one told again."""
        return self.retold >= RETOLD


Slot = Callable[[Said, Said], float | None]


def compare(told: Said, known: Said, record: Record) -> Likeness:
    """Weigh a claim of the text against one of the ledger."""
    retold = _share(told, known, record)
    score, apart = WORDS * retold, []
    for name, slot in SLOTS:
        weight = slot(told, known)
        if weight is not None:
            score += weight
            if weight < 0:
                apart.append(name)
    return Likeness(round(score, 3), round(retold, 3), tuple(apart))


def _share(told: Said, known: Said, record: Record) -> float:
    """Twice the weight of the words that both sentences have, of the weight of all."""
    whole = record.weigh(told.stems) + record.weigh(known.stems)
    return 2 * record.weigh(told.stems & known.stems) / whole if whole else 0.0


# ── slots: a share that agrees, a negative one that differs, None where one of the two is silent ─────────────────────


def place(told: Said, known: Said) -> float | None:
    """The same place; one within the other; a country says little."""
    mine, other = told.where, known.where
    if mine is None or other is None:
        return None
    if not mine.agrees_with(other):
        if mine.place_id and other.place_id:
            return -1.2
        return None if _are_beside(told, known, mine, other) else _unlisted(mine, other)
    if "country" in (mine.kind, other.kind):
        return 0.4 if mine.place_id == other.place_id else 0.2
    return 1.0 if mine.place_id == other.place_id else 0.7


def _are_beside(told: Said, known: Said, mine: Where, other: Where) -> bool:
    """Whether one of two sentences names both places: "Marksville, LA" is one place, read as either."""
    return other.name in told.sentence or mine.name in known.sentence


def _unlisted(mine: Where, other: Where) -> float | None:
    """Two names of which one is on no list: what a country or region holds is not known, nor how names are spelled."""
    if {mine.kind, other.kind} & {"country", "region", "area"}:
        return None
    one, two = fold(mine.name), fold(other.name)
    return 0.7 if one in two or two in one else -0.4


def time(told: Said, known: Said) -> float | None:
    """The same day or night; a coarser time says less. A day off may be misread from the text's own date."""
    mine, other = told.when, known.when
    if mine is None or other is None:
        return None
    if mine.agrees_with(other, policy.TIME_SLACK):
        return 0.8 if mine.precision in FINE and other.precision in FINE else 0.4
    return -0.4 if mine.agrees_with(other, policy.MISREAD) else -1.2


def number(told: Said, known: Said) -> float | None:
    """The same number, which says the more the less it is met by chance."""
    mine, other = told.measure, known.measure
    if mine is None or other is None or mine.quantity is None or other.quantity is None:
        return None
    one, two = kin_amount_of(mine), kin_amount_of(other)
    if one != two or mine.quantity.unit != other.quantity.unit:
        return -0.3
    if is_telling(one):
        return 2.2
    return 1.0 if is_distinctive(one) and not counts_people(one[0]) else 0.6


def part(told: Said, known: Said) -> float | None:
    """The same part of a whole, the same rate."""
    mine, other = told.measure, known.measure
    if mine is None or other is None:
        return None
    if mine.scope.of != other.scope.of:
        return None if _is_name(mine.scope.of) or _is_name(other.scope.of) else -0.9
    return 0.3 if mine.scope.of else None


def _is_name(part: str | None) -> bool:
    """Whether a part is somebody by name, who may be told of in other words too."""
    return part is not None and part[:1].isupper()


def party(told: Said, known: Said) -> float | None:
    """The same party that gained, launched, lost or holds; of parties on no list only the names can tell."""
    mine, other = _party(told), _party(known)
    if mine is None or other is None:
        return None
    if mine[0] == other[0] or _name_words(mine[1]) & _name_words(other[1]):
        return 0.3
    return -0.9 if {mine[0], other[0]} <= told.parties else None


def _party(one: Said) -> tuple[str, str] | None:
    match one.claim.proposition:
        case Measure(scope=scope):
            return (scope.party, scope.party) if scope.party else None
        case Holding(party=actor) | Stance(holder=actor):
            return actor.party or actor.id, actor.name
        case _:
            return None


def act(told: Said, known: Said) -> float | None:
    """The same kind of act, of ground held, of stance on one issue."""
    match told.claim.proposition, known.claim.proposition:
        case Occurrence(type=mine), Occurrence(type=other):
            return 0.8 if mine == other else 0.3 if are_kin(mine, other) else -0.8
        case Holding(state=mine), Holding(state=other):
            return 0.6 if mine == other else 0.1
        case Stance(issue=mine, pole=pole), Stance(issue=other, pole=other_pole):
            if mine is None or mine != other:
                return -1.0 if mine != other else None
            return 1.0 if pole == other_pole else -0.4
        case Measure(measure=mine), Measure(measure=other):
            return 0.4 if mine == other else 0.2
        case _:
            return None


def are_kin(one: str, other: str) -> bool:
    """Whether two kinds of act may be one act: of one branch, or an attack and what it did."""
    roots = {one.split(".")[0], other.split(".")[0]}
    return len(roots) == 1 or roots <= policy.VIOLENT_ROOTS


def sides(told: Said, known: Said) -> float | None:
    """The same side doing it, to the same side."""
    if told.doer is None or known.doer is None:
        return None
    return 0.3 if told.doer == known.doer else -0.5


def source(told: Said, known: Said) -> float | None:
    """The same source, or one of the same side."""
    if told.is_own_voice or known.is_own_voice:
        return None
    if is_same_source(told, known):
        return 0.8
    return 0.3 if told.side is not None and told.side == known.side else None


def is_same_source(told: Said, known: Said) -> bool:
    """Whether both credit one source, however it is named, somewhere in the chain."""
    mine, theirs = told.claim.attribution.chain[1:], known.claim.attribution.chain[1:]
    if len(mine) > 1 and len(theirs) > 1 and not _is_one_link(mine[0], theirs[0], told, known):
        return False
    return any(_is_one_link(mine[-1], other, told, known) for other in theirs)


def _is_one_link(mine: Link, other: Link, told: Said, known: Said) -> bool:
    if mine.source.actor.id == other.source.actor.id:
        return True
    return any(one <= two or two <= one for one in names_of(told, mine) for two in names_of(known, other))


def names_of(one: Said, link: Link) -> list[frozenset[str]]:
    """How a source is called: its name, its office, and as it is written."""
    actor = link.source.actor
    written = (span.of(one.document.text) for span in link.source_spans)
    return [words for name in (actor.name, actor.office or "", *written) if (words := _name_words(name))]


@lru_cache(maxsize=KEPT)
def _name_words(name: str) -> frozenset[str]:
    words = (word.folded.removesuffix("s") for word in words_of(name) if len(word.folded) > 2)
    return frozenset(words) - {"the", "its"}


def is_vague(one: Said) -> bool:
    """Whether the source names nobody in particular."""
    source = one.claim.attribution.source
    return source.actor.name.islower() or source.kind in (
        SourceKind.UNNAMED,
        SourceKind.UNNAMED_OFFICIAL,
        SourceKind.COLLECTIVE,
    )


SLOTS: tuple[tuple[str, Slot], ...] = (
    ("place", place),
    ("time", time),
    ("number", number),
    ("part", part),
    ("party", party),
    ("act", act),
    ("sides", sides),
    ("source", source),
)
