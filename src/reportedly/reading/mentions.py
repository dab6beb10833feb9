"""What a reading finds in a text, before anyone judges who says it: mentions with their spans.

The parser's ``Doc`` is the substrate. Its text has the same length as the document's, so code-point offsets are true in
both. Mentions are sorted by start and do not overlap within their kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from reportedly.model import Actor, Document
from reportedly.reading.learned import NOTHING, Seen
from reportedly.theatres import Party
from reportedly.values import Quantity, Span, When, Where


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """An amount as written, bounds included: "at least seven", "roughly one-fifth", "382 drones".

    ``span`` covers the whole expression with its bound words and unit. ``first``/``last`` are the token indices of the
    number words alone (inclusive). ``noun`` is the token index of the counted noun ("drones", "injuries", "of the 388
    passengers" → passengers), None for plain measures (km, km2, percent, money). ``part_of`` is the index in
    ``Reading.quantities`` of the whole in "N of M". ``alternative`` is the index of the mention that this one repeats
    in another unit ("4,300 km (2,670 miles)"). ``unit`` inside ``quantity`` is canonical (km, km2, fraction, USD, h);
    for counted nouns it is the noun's lemma.
    """

    span: Span
    quantity: Quantity
    first: int
    last: int
    noun: int | None = None
    part_of: int | None = None
    alternative: int | None = None
    ordinal: bool = False  # "second", "third": an ordinal, not an amount


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time as written and the stretch it names, resolved against the publication time. ``when`` is None where
    the publication time is needed and absent. ``token`` is the head token's index.
    """

    span: Span
    when: When | None
    token: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as written. ``token`` is the head token's index."""

    span: Span
    where: Where
    token: int


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor as written: named, by office, by demonym, by metonym, or by a pronoun or short name led back.

    ``token`` is the head token's index. ``antecedent`` is the index in ``Reading.actors`` of the mention a pronoun or
    short name was led back to, None for mentions that stand on their own. ``how`` is one of name, office, demonym,
    metonym, pronoun, short, noun (a common noun such as "sources", "residents"). ``span`` covers the whole noun phrase
    for names with titles ("Defence Minister Rustem Umerov").
    """

    span: Span
    actor: Actor
    token: int
    how: str
    antecedent: int | None = None
    attributive: bool = False  # "Ukrainian forces", "Russia's attack": modifies the noun, is not the phrase itself


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read: the parse and every mention in it."""

    document: Document
    doc: Doc
    quantities: tuple[QuantityMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    seen: Seen = NOTHING  # what a learned reader sees, where there is one
    shown: tuple[Party, ...] = ()  # parties that the theatre does not list and the text itself shows

    def actor_at(self, token: int) -> ActorMention | None:
        """Return the actor mention whose head is this token, or the attributive one that covers it, or None."""
        return next((m for m in self.actors if m.token == token), None)
