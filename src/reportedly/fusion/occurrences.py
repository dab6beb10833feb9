"""What sameness and events read of an occurrence, taken out of the claim once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cache

from reportedly.fusion import policy
from reportedly.fusion.papers import LATE, Papers
from reportedly.lang import load_pack
from reportedly.model import (
    ActorKind,
    Claim,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    ResponsibilityStatus,
    Role,
    RoleName,
)
from reportedly.taxonomy import load_taxonomy
from reportedly.values import Bound, TimePrecision, Where

_HAPPENED = frozenset({Modality.ASSERTED, Modality.POSSIBLE})
_LAID_FIRMLY = frozenset({ResponsibilityStatus.FACT, ResponsibilityStatus.CLAIMED})

FINE = frozenset(
    {TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.NIGHT, TimePrecision.DAY}
)

_DAYS = frozenset({TimePrecision.NIGHT, TimePrecision.DAY})

Amount = tuple[str, str]  # measure and amount as one comparable value


@dataclass(frozen=True, slots=True)
class Told:
    """One occurrence as told: its claim, and the fields that decide whether it is another one, ready to compare.

    ``doer`` is the party that is said as fact to have done it; ``target`` the party it was done to, or whose ground it
    was done on; ``things`` the longer words of what it was done to; ``harmed`` the people by
    name to whom it was done; ``amounts`` the figures that belong to it;
    ``toll`` the dead that are counted of it exactly and in all;
    ``published`` when its report came out; ``is_another`` is set where words set it apart from one told before
    ("another column was attacked");
    ``copied`` where in the original its words stand; ``version_of`` the last version of a document that was changed.
    """

    claim: Claim
    occurrence: Occurrence
    root: str
    happened: bool
    doer: str | None
    target: str | None
    things: frozenset[str]
    harmed: frozenset[str]
    amounts: frozenset[Amount]
    copied: tuple[str, int, int] | None
    version_of: str | None = None
    toll: frozenset[Decimal] = frozenset()
    published: datetime = LATE
    is_another: bool = False

    @property
    def has_place(self) -> bool:
        """Whether a place is told that the theatre knows."""
        return self.occurrence.where is not None and self.occurrence.where.place_id is not None


def tell(
    claim: Claim,
    occurrence: Occurrence,
    *,
    papers: Papers,
    counted: Sequence[Measure],
    copied: tuple[str, int, int] | None,
) -> Told:
    """Take out of an occurrence what sameness compares; ``counted`` are the amounts that are told of it."""
    occurrence = _completed(occurrence, counted)
    doer = _doer(occurrence, papers)
    return Told(
        claim=claim,
        occurrence=occurrence,
        root=occurrence.type.split(".")[0],
        happened=claim.modality in _HAPPENED,
        doer=doer,
        target=_target(occurrence, papers),
        things=frozenset(w for r in occurrence.roles if r.name in _THINGS for w in _long_words(r.text)),
        harmed=frozenset(_harmed(occurrence)),
        amounts=frozenset(kin_amount_of(m) for m in counted),
        copied=copied,
        version_of=papers.version_of(claim.evidence.document_id),
        toll=frozenset(_whole_tolls(counted)),
        published=papers.published(claim),
        is_another=is_another(claim.evidence.quote),
    )


def is_another(quote: str) -> bool:
    """Say whether the words begin with one that turns to another act, or say that it was done again."""
    words = _words(quote)
    return bool(words) and (words[0] in _turning() or not _turning("again").isdisjoint(words))


def is_introduced(quote: str) -> bool:
    """Say whether the words tell of an act as one not told of before: "A missile strike killed …"."""
    words = _words(quote)
    rows = load_pack("en").tables["coherence"]["introducing"]
    return bool(words) and any(words[0] in row["lemmas"] for row in rows)


def _words(quote: str) -> list[str]:
    return [word.strip(".,;:'’\"“”").casefold() for word in quote.split()]


@cache
def _turning(how: str = "modifier") -> frozenset[str]:
    rows = load_pack("en").tables["coherence"]["shift"]
    return frozenset(word for row in rows if row["how"] == how for word in row["lemmas"])


def _whole_tolls(counted: Sequence[Measure]) -> Iterator[Decimal]:
    """The exact counts of all the dead; one dead may be told apart from the others, and a count that goes on moves."""
    for measure in counted:
        told, scope = measure.quantity, measure.scope
        is_whole = measure.measure == "killed" and scope.of is None and not scope.running
        if is_whole and told is not None and told.bound is Bound.EXACT and told.low is not None and told.low > 1:
            yield told.low


def _completed(occurrence: Occurrence, counted: Sequence[Measure]) -> Occurrence:
    """Give an act without a place or day those that its own toll is told with: "killed four on Sunday".

    An hour or evening at which somebody counted ("by noon 27 were in hospital") is no time of the act.
    """
    scopes = [m.scope for m in counted if m.measure in policy.TOLLS]
    places = {scope.where for scope in scopes if scope.where is not None}
    times = {scope.when for scope in scopes if scope.when is not None and scope.when.precision in _DAYS}
    where = places.pop() if occurrence.where is None and len(places) == 1 else occurrence.where
    when = times.pop() if occurrence.when is None and len(times) == 1 else occurrence.when
    return replace(occurrence, where=where, when=when)


_THINGS = frozenset({RoleName.TARGET, RoleName.VICTIM})


def _harmed(occurrence: Occurrence) -> Iterator[str]:
    people = (r.actor for r in occurrence.roles if r.name in _THINGS and r.actor is not None)
    yield from (actor.name.casefold() for actor in people if actor.kind is ActorKind.PERSON)


def names_thing(words: str, item: Told) -> bool:
    """Whether these words name what an act was done to."""
    return not item.things.isdisjoint(_long_words(words))


def _long_words(text: str) -> list[str]:
    """Words that say what something is; short ones are mostly grammar. A plural s is dropped."""
    return [w.strip(".,;:'’\"").casefold().removesuffix("s") for w in text.split() if len(w) > 3]


def _doer(occurrence: Occurrence, papers: Papers) -> str | None:
    for role in occurrence.roles:
        if role.name is RoleName.PERPETRATOR and (party := _party(role, papers)):
            return party
    laid = occurrence.responsibility
    if laid and laid.party and laid.status in _LAID_FIRMLY:
        return laid.party.party or papers.theatre.side_of(laid.party.id)
    return None


def _target(occurrence: Occurrence, papers: Papers) -> str | None:
    for role in occurrence.roles:
        if role.name in _THINGS and (party := _party(role, papers)):
            return party
    return country_of(occurrence.where, papers)


def _party(role: Role, papers: Papers) -> str | None:
    return (role.actor.party or papers.theatre.side_of(role.actor.id)) if role.actor else None


def country_of(where: Where | None, papers: Papers) -> str | None:
    """The party on whose ground a place lies, None where it is no party's or not known."""
    if where is None or where.place_id is None:
        return None
    for place in reversed((where.place_id, *where.within)):
        party = place.removeprefix("country-")
        if party in papers.theatre.parties:
            return party
    return None


def amounts_by_occurrence(papers: Papers) -> dict[str, list[Measure]]:
    """The affirmed amounts that are said to belong to each occurrence claim."""
    found: dict[str, list[Measure]] = {}
    for claim in papers.claims:
        measure = claim.proposition
        if isinstance(measure, Measure) and measure.about and claim.polarity is Polarity.AFFIRMED and measure.quantity:
            found.setdefault(measure.about, []).append(measure)
    return found


def amount_of(measure: Measure) -> Amount:
    """A measure's code and its number, bounds left aside: "at least seven" and "seven" are one number."""
    quantity = measure.quantity
    number = None if quantity is None else quantity.low if quantity.low is not None else quantity.high
    return measure.measure, f"{number}"


def family(measure: str) -> str:
    """What is counted, however strongly its loss is told: aircraft hit, damaged and destroyed are aircraft."""
    head, _, end = measure.rpartition("_")
    return head if end in policy.LOSS_STEPS else measure


def kin_amount_of(measure: Measure) -> Amount:
    """An amount of what is counted, for telling whether two reports are of one event."""
    code, value = amount_of(measure)
    return family(code), value


def is_distinctive(amount: Amount) -> bool:
    """Whether an equal number is unlikely to be met by chance."""
    return amount[1] != "None" and float(amount[1]) >= policy.DISTINCTIVE


def is_telling(amount: Amount) -> bool:
    """Whether an equal number within days can hardly be met by chance: three digits, for things two, and not round.

    Of those who are handed over any number but a small one is: handovers are rare.
    """
    if not is_distinctive(amount):
        return False
    if amount[0] in policy.EXCHANGES:
        return float(amount[1]) >= policy.EXCHANGED_FROM
    digits = len(Decimal(amount[1]).normalize().as_tuple().digits)
    return digits > 2 or (digits == 2 and not counts_people(amount[0]))


def counts_people(measure: str) -> bool:
    """Whether the measure counts people: small counts of them are met by chance every day of a war."""
    entry = load_taxonomy().measures.get(measure)
    return entry is not None and entry.fields.get("unit") == "people"
