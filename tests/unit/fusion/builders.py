"""Hand-made reports for the tests of fusion and checks: a small theatre, and a paper that claims are written into.

A claim's sentence is put into its document's text, so that every span is true. Outlets and parties are invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from reportedly.ids import content_id
from reportedly.model import (
    Actor,
    ActorKind,
    Attribution,
    Claim,
    Commitment,
    Document,
    Evidence,
    Link,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    Proposition,
    Responsibility,
    ResponsibilityStatus,
    Role,
    RoleName,
    Scope,
    Source,
    SourceKind,
    Superlative,
)
from reportedly.theatres.model import Body, Outlet, Party, Place, Theatre
from reportedly.values import Bound, Quantity, Span, TimePrecision, When, Where

THEATRE = Theatre(
    id="north-south",
    name="North and South",
    about="A made-up war.",
    since=date(2024, 1, 1),
    parties={
        "north": Party("north", "North", "belligerent", ("south",), area_km2=100_000, area_source="survey"),
        "south": Party("south", "South", "belligerent", ("north",), area_km2=600_000, area_source="survey"),
        "island": Party("island", "Island", "third"),
    },
    bodies={
        "south-air-force": Body("south-air-force", "South's air force", "military", party="south"),
        "north-army": Body("north-army", "North's army", "military", party="north"),
        "red-map": Body("red-map", "Red Map", "mapping", leans="south"),
    },
    people={},
    outlets={"grey-wire": Outlet("grey-wire", "Grey Wire", "wire", aliases=("Grey",))},
    places={
        "country-south": Place("country-south", "South", "country", country="south"),
        "country-north": Place("country-north", "North", "country", country="north"),
        "low-region": Place("low-region", "Low region", "region", country="south", within="country-south"),
        "ford": Place("ford", "Ford", "town", country="south", within="low-region"),
        "mill": Place("mill", "Mill", "town", country="south", within="low-region"),
        "barrow-base": Place("barrow-base", "Barrow base", "base", country="north", within="country-north"),
    },
)

MORNING = datetime(2025, 6, 1, 8, tzinfo=UTC)
EVENING = datetime(2025, 6, 30, 20, tzinfo=UTC)

AIR_FORCE = Actor("south-air-force", "South's air force", ActorKind.BODY, "south")
NORTH_ARMY = Actor("north-army", "North's army", ActorKind.BODY, "north")
NORTH = Actor("north", "North", ActorKind.PARTY, "north")
SOUTH = Actor("south", "South", ActorKind.PARTY, "south")
MAYOR = Actor("mayor", "the mayor", ActorKind.PERSON, "south")
DOCTOR = Actor("doctor", "a doctor", ActorKind.PERSON)
WIRE = Actor("grey-wire", "Grey Wire", ActorKind.OUTLET)


def place(key: str) -> Where:
    """A place of the theatre."""
    known = THEATRE.places[key]
    return Where(known.name, key, known.kind, THEATRE.containers(key))


def night(day: int, month: int = 6) -> When:
    """The night that begins on this day."""
    start = datetime(2025, month, day, 18, tzinfo=UTC)
    return When(start, start + timedelta(hours=12), TimePrecision.NIGHT)


def day(number: int, month: int = 6) -> When:
    """A whole day."""
    start = datetime(2025, month, number, tzinfo=UTC)
    return When(start, start + timedelta(days=1), TimePrecision.DAY)


def month(number: int) -> When:
    """A whole month."""
    return When(datetime(2025, number, 1, tzinfo=UTC), datetime(2025, number + 1, 1, tzinfo=UTC), TimePrecision.MONTH)


def quantity(low: float | str, unit: str = "people", bound: Bound = Bound.EXACT) -> Quantity:
    """An amount; open at the end that its bound leaves open."""
    value = Decimal(str(low))
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Quantity(value, None, unit, bound)
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return Quantity(None, value, unit, bound)
    return Quantity(value, value, unit, bound)


def attribution(publisher: str, *chain: Actor) -> Attribution:
    """An attribution from the publisher through each of these actors."""
    kinds = {
        ActorKind.PARTY: SourceKind.PARTY,
        ActorKind.BODY: SourceKind.BODY,
        ActorKind.PERSON: SourceKind.NAMED_PERSON,
        ActorKind.OUTLET: SourceKind.OUTLET,
        ActorKind.UNNAMED: SourceKind.UNNAMED_OFFICIAL,
        ActorKind.DOCUMENT: SourceKind.DOCUMENT,
        ActorKind.COLLECTIVE: SourceKind.COLLECTIVE,
    }
    outermost = Link(Source(Actor(publisher.casefold(), publisher, ActorKind.OUTLET), SourceKind.PUBLISHER))
    links = [Link(Source(a, _kind(a, kinds), a.party), "said", Commitment.NEUTRAL) for a in chain]
    return Attribution((outermost, *links))


def _kind(actor: Actor, kinds: dict[ActorKind, SourceKind]) -> SourceKind:
    return SourceKind.MAPPING if actor.id.endswith("-map") else kinds[actor.kind]


@dataclass
class Paper:
    """One report that is written claim by claim. ``document`` freezes its text; ``claims`` are placed in it."""

    publisher: str
    at: datetime | None = MORNING
    url: str | None = None
    title: str | None = None
    sentences: list[str] = field(default_factory=list)
    told: list[tuple[str, Span, Proposition, tuple[Actor, ...], Polarity, Modality]] = field(default_factory=list)
    reader: str = "rules"

    def tell(
        self,
        proposition: Proposition,
        *chain: Actor,
        words: str | None = None,
        polarity: Polarity = Polarity.AFFIRMED,
        modality: Modality = Modality.ASSERTED,
        goes_on: bool = False,
    ) -> str:
        """Write a sentence that makes this claim, in a paragraph of its own or going on; return the claim's id."""
        sentence = words or f"{self.publisher} sentence {len(self.told)}."
        if goes_on:
            start = len("\n\n".join(self.sentences)) + 1
            self.sentences[-1] += f" {sentence}"
        else:
            start = len("\n\n".join([*self.sentences, ""]))
            self.sentences.append(sentence)
        identity = content_id("c", self.publisher, str(self.at), self.url, len(self.told))
        self.told.append((identity, Span(start, start + len(sentence)), proposition, chain, polarity, modality))
        return identity

    @property
    def document(self) -> Document:
        """The report as taken in."""
        text = "\n\n".join(self.sentences)
        return Document.of(text, publisher=self.publisher, published_at=self.at, url=self.url, title=self.title)

    @property
    def claims(self) -> list[Claim]:
        """The report's claims."""
        document = self.document
        return [
            Claim(
                id=identity,
                revision=content_id("x", identity),
                proposition=proposition,
                attribution=attribution(self.publisher, *chain),
                evidence=Evidence(document.id, span, span.of(document.text), self.reader),
                polarity=polarity,
                modality=modality,
                run_id="run",
            )
            for identity, span, proposition, chain, polarity, modality in self.told
        ]

    def attack(
        self,
        *chain: Actor,
        kind: str = "attack.drone",
        where: str | None = "country-south",
        when: When | None = None,
        by: Actor | None = NORTH,
        gloss: str = "an attack",
        target: str | None = None,
        victim: Actor | None = None,
        responsibility: tuple[Actor | None, ResponsibilityStatus] | None = None,
        **how: Any,
    ) -> str:
        """Tell an occurrence."""
        roles = [Role(RoleName.PERPETRATOR, by.name, by)] if by else []
        roles += [Role(RoleName.TARGET, target)] if target else []
        roles += [Role(RoleName.VICTIM, victim.name, victim)] if victim else []
        occurrence = Occurrence(
            kind,
            gloss,
            tuple(roles),
            place(where) if where else None,
            when,
            responsibility=Responsibility(*responsibility) if responsibility else None,
        )
        return self.tell(occurrence, *chain, **how)

    def count(
        self,
        measure: str,
        low: float | str | None,
        *chain: Actor,
        unit: str = "people",
        bound: Bound = Bound.EXACT,
        about: str | None = None,
        record: str | None = None,
        scope: Scope | None = None,
        **how: Any,
    ) -> str:
        """Tell an amount, or a record without one."""
        amount = None if low is None else quantity(low, unit, bound)
        superlative = Superlative(record) if record else None
        return self.tell(Measure(measure, amount, scope or Scope(), superlative, about), *chain, **how)


def hours(count: float) -> datetime:
    """So many hours after the first morning."""
    return MORNING + timedelta(hours=count)


def fused(*papers: Paper, **options: Any) -> Any:
    """Fuse these reports as of long after."""
    from reportedly.fusion import fuse

    options.setdefault("as_of", EVENING)
    return fuse(*gathered(papers), theatre=THEATRE, **options)


def gathered(papers: Iterable[Paper]) -> tuple[list[Claim], list[Document]]:
    """All claims and documents of these reports."""
    several = list(papers)
    return [c for paper in several for c in paper.claims], [paper.document for paper in several]


def copy_of(paper: Paper, publisher: str, at: datetime) -> Paper:
    """The same words and claims, printed by another outlet later."""
    other = Paper(publisher, at)
    other.sentences = list(paper.sentences)
    renamed: dict[str, str] = {}
    for number, (identity, span, proposition, chain, polarity, modality) in enumerate(paper.told):
        renamed[identity] = content_id("c", publisher, str(at), number)
        if isinstance(proposition, Measure) and proposition.about:
            proposition = replace(proposition, about=renamed.get(proposition.about))
        other.told.append((renamed[identity], span, proposition, chain, polarity, modality))
    return other


def the_only(items: Sequence[Any]) -> Any:
    """The one item there is."""
    (item,) = items
    return item
