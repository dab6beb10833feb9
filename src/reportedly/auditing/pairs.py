"""A claim of the text beside one of the ledger, with what every kind of difference asks of the two."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.auditing.matter import Likeness, is_same_source
from reportedly.auditing.said import Said
from reportedly.auditing.things import KNOWN, share_known, things_of
from reportedly.auditing.words import drift_words, words_of
from reportedly.fusion import policy
from reportedly.fusion.amounts import Amount, label
from reportedly.fusion.occurrences import is_telling, kin_amount_of
from reportedly.model import (
    Commitment,
    FigureLabel,
    SourceKind,
)
from reportedly.theatres.model import Theatre
from reportedly.values import Where

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
    def is_of_one_thing(self) -> bool:
        """Whether nothing but an amount, a polarity or a source sets the two apart: one place, one day, one thing."""
        mine, other = self.told, self.known
        if mine.where is not None and other.where is not None and not _is_one_place(mine.where, other.where):
            return False
        if mine.when is not None and other.when is not None and not mine.when.agrees_with(other.when):
            return False
        words = drift_words(mine.document.language)
        apart, there = ({w.folded for w in words_of(one.sentence)} & words.another for one in (mine, other))
        if apart - there:
            return False
        return share_known(things_of(mine, words), [other], words) >= KNOWN

    @property
    def tells_otherwise(self) -> bool:
        """Whether the two give another number, or one denies what the other affirms."""
        return "number" in self.likeness.apart or self.told.claim.polarity is not self.known.claim.polarity

    @property
    def label(self) -> FigureLabel | None:
        """How the two amounts stand to each other."""
        if self.told.measure is None or self.known.measure is None:
            return None
        mine, other = amount_of(self.told), amount_of(self.known)
        if mine is None or other is None:
            return None
        first, second = (other, mine) if other.first <= mine.first else (mine, other)
        return label(first, second, {}, [])[0]


def _is_one_place(mine: Where, other: Where) -> bool:
    """Whether both name one place, as exactly; two names on no list are one where one holds the other's words."""
    if mine.place_id is not None or other.place_id is not None:
        return mine.place_id == other.place_id or None in (mine.place_id, other.place_id)
    one, two = ({word.folded for word in words_of(where.name)} for where in (mine, other))
    return one <= two or two <= one


def amount_of(one: Said) -> Amount | None:
    """The amount of a claim as fusion labels it; None where it gives none."""
    measure = one.measure
    if measure is None or measure.quantity is None:
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


def is_hedge(one: Said) -> bool:
    """Whether an adverb ("reportedly") or the writer's distance stands in for a source."""
    link = one.claim.attribution.chain[-1]
    if link.source.kind is SourceKind.UNNAMED and not link.source_spans:
        return True
    return link.commitment is Commitment.DISTANCING and link.source.kind is SourceKind.UNNAMED


def times_touch(pair: Pair) -> bool:
    """Whether the two may be of one time; a day off may be misread from the text's own date."""
    mine, other = pair.told.when, pair.known.when
    return mine is None or other is None or mine.agrees_with(other, policy.MISREAD)
