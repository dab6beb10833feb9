"""A small situation made by hand: two outlets that print one wire, a running total, a swapped source, a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from reportedly.ids import content_id
from reportedly.model import (
    Actor,
    ActorKind,
    Attribution,
    Claim,
    Control,
    Document,
    DriftKind,
    Event,
    Evidence,
    Figure,
    FigureLabel,
    Finding,
    Gap,
    GapLabel,
    Given,
    Holding,
    HoldingState,
    Laid,
    Lineage,
    Link,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    Pole,
    Position,
    Proposition,
    Relation,
    Remark,
    Responsibility,
    ResponsibilityStatus,
    Role,
    RoleName,
    Round,
    Scope,
    Situation,
    Source,
    SourceKind,
    Stance,
    StanceKind,
    Standing,
    Superlative,
    Verdict,
)
from reportedly.theatres import Theatre
from reportedly.theatres.model import Party
from reportedly.values import Bound, Quantity, Span, TimePrecision, When, Where

AS_OF = datetime(2025, 6, 5, 12, tzinfo=UTC)
NORTHLAND = Actor("northland", "Northland", ActorKind.PARTY, "northland")
SOUTHLAND = Actor("southland", "Southland", ActorKind.PARTY, "southland")
GOVERNOR = Actor("person:ada", "Ada Marsh", ActorKind.PERSON, "northland", "governor of Fen region")
AIR_FORCE = Actor("body:air", "Southland's air force", ActorKind.BODY, "southland")
ARMY = Actor("body:army", "the Northland army", ActorKind.BODY, "northland")


def theatre() -> Theatre:
    """Return a theatre of two invented parties at war."""
    parties = {
        "northland": Party("northland", "Northland", "belligerent", ("southland",)),
        "southland": Party("southland", "Southland", "belligerent", ("northland",)),
    }
    return Theatre("made-up", "The made-up war", "A war that is none.", date(2022, 1, 1), parties, {}, {}, {}, {})


def at(day: int, hour: int = 12) -> datetime:
    """Return a time in June 2025."""
    return datetime(2025, 6, day, hour, tzinfo=UTC)


def on(day: int) -> When:
    """Return a whole day of June 2025."""
    return When(at(day, 0), at(day, 0) + timedelta(days=1), TimePrecision.DAY)


def people(low: int, bound: Bound = Bound.EXACT, unit: str = "people") -> Quantity:
    """Return an amount; open above where the bound says so."""
    is_open = bound in (Bound.AT_LEAST, Bound.MORE_THAN, Bound.VAGUE)
    return Quantity(Decimal(low), None if is_open else Decimal(low), unit, bound)


def document(text: str, publisher: str = "Fen Courier", when: datetime | None = None, **more: str) -> Document:
    """Return a report with an address and a title."""
    url = more.get("url", f"https://example.org/{publisher.replace(' ', '-').lower()}/{abs(hash(text)) % 10}")
    return Document.of(
        text, publisher=publisher, url=url, title=more.get("title", "A title"), published_at=when or at(1)
    )


def publisher_link(name: str) -> Link:
    """Return the outermost link of a chain."""
    actor = Actor(f"publisher:{name}", name, ActorKind.OUTLET)
    return Link(Source(actor, SourceKind.PUBLISHER))


def cited(actor: Actor, kind: SourceKind = SourceKind.NAMED_PERSON, cue: str = "said") -> Link:
    """Return an inner link."""
    return Link(Source(actor, kind, actor.party), cue)


def claim(
    paper: Document,
    quote: str,
    proposition: Proposition,
    *links: Link,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
) -> Claim:
    """Return a claim on the first place where the quote stands."""
    start = paper.text.index(quote)
    span = Span(start, start + len(quote))
    identity = content_id("c", paper.id, start, span.end, type(proposition).__name__, repr(proposition))
    chain = Attribution((publisher_link(paper.publisher), *links))
    evidence = Evidence(paper.id, span, quote)
    return Claim(identity, identity + "r", proposition, chain, evidence, polarity, modality, "run-1")


def killed(low: int, bound: Bound = Bound.EXACT) -> Measure:
    """Return a count of people killed."""
    return Measure("killed", people(low, bound))


class Newsroom:
    """The situation's pieces by name, so that a test can say which one it means."""

    def __init__(self) -> None:
        self.wire = document(
            "FEN, June 1 (Tarn Wire) - A bridge came down on a train. Three people were killed, Ada Marsh said.\n\n"
            "It is not known who was responsible.\n\n"
            "Southland's air force said 472 drones were launched, the most in one night.\n\n"
            "Northland says it has taken Reed. Southland demands a truce, its envoy said. Talks open in Lake Town.",
            "Tarn Wire",
            at(1, 6),
            url="https://tarn.example/1",
        )
        self.courier = document(
            "At least seven people were killed, Ada Marsh said, according to Tarn Wire.\n\n"
            "The enemy lies, Ada Marsh said.",
            "Fen Courier",
            at(2, 5),
            url="https://courier.example/2",
        )
        self.digest = document(
            "The Northland army has reported 472 drones. None of our jets burned, a source said.",
            "Compass Digest",
            at(3),
            url="https://compass.example/3",
        )
        self._claims()

    def _claims(self) -> None:
        marsh = cited(GOVERNOR)
        bridge = Occurrence("collapse", "A bridge came down on a train", where=Where("Fen region"), when=on(1))
        drones = Measure("drones_launched", people(472, unit="drones"))
        self.bridge = claim(self.wire, "A bridge came down on a train", bridge)
        self.three = claim(self.wire, "Three people were killed", killed(3), marsh)
        self.seven = claim(
            self.courier,
            "At least seven people were killed",
            killed(7, Bound.AT_LEAST),
            cited(Actor("outlet:tarn", "Tarn Wire", ActorKind.OUTLET), SourceKind.OUTLET, "according to"),
            marsh,
        )
        not_known = Occurrence(
            "responsibility",
            "It is not known who was responsible",
            responsibility=Responsibility(None, ResponsibilityStatus.NOT_ESTABLISHED),
        )
        self.open = claim(self.wire, "It is not known who was responsible", not_known, polarity=Polarity.UNKNOWN)
        self.drones = claim(self.wire, "472 drones were launched", drones, cited(AIR_FORCE, SourceKind.BODY))
        record = Measure("drones_launched", superlative=Superlative("the most", "in one night"))
        self.record = claim(self.wire, "the most in one night", record, cited(AIR_FORCE, SourceKind.BODY))
        self.swapped = claim(self.digest, "472 drones", drones, cited(ARMY, SourceKind.BODY, "has reported"))
        reed = Holding(NORTHLAND, Where("Reed"), HoldingState.CAPTURED)
        self.reed = claim(self.wire, "it has taken Reed", reed, cited(NORTHLAND, SourceKind.PARTY, "says"))
        truce = Stance(SOUTHLAND, "CEASE.TRUCE", StanceKind.DEMANDS, Pole.FOR, "a truce")
        self.truce = claim(self.wire, "Southland demands a truce", truce, cited(SOUTHLAND, SourceKind.PARTY))
        talks = Occurrence("talks.round", "Talks open in Lake Town", where=Where("Lake Town"), ordinal=2)
        self.talks = claim(self.wire, "Talks open in Lake Town", talks)
        self.lies = claim(self.courier, "The enemy lies", Remark("The enemy lies"), marsh)
        unnamed = Actor("unnamed:a source", "a source", ActorKind.UNNAMED)
        self.denial = claim(
            self.digest,
            "None of our jets burned",
            Remark("None of our jets burned"),
            cited(unnamed, SourceKind.UNNAMED),
            polarity=Polarity.DENIED,
        )

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim."""
        found = (value for value in vars(self).values() if isinstance(value, Claim))
        return tuple(sorted(found, key=lambda c: (c.evidence.document_id, c.evidence.span, c.id)))

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every report, in order of publication."""
        return (self.wire, self.courier, self.digest)

    def lineages(self) -> tuple[Lineage, ...]:
        """One origin for the wire and the courier, another for the digest."""
        first = Lineage("l-1", self.wire.id, (self.wire.id, self.courier.id), (), ("names the wire",))
        return first, Lineage("l-2", self.digest.id, (self.digest.id,), (), ())

    def figures(self) -> tuple[Figure, ...]:
        """A running total, and drones with one source swapped."""
        three = Given(people(3), (self.three.id,), ("Ada Marsh",), ("l-1",))
        seven = Given(people(7, Bound.AT_LEAST), (self.seven.id,), ("Ada Marsh",), ("l-1",))
        update = Relation(FigureLabel.UPDATE, 0, 1, "later, same source")
        dead = Figure("f-1", "killed", Scope(), "e-1", (three, seven), 0, 1, 1, (update,), (), Standing.REPORTED)
        told = Given(people(472, unit="drones"), (self.drones.id, self.swapped.id), ("air force",), ("l-1", "l-2"))
        records = (self.record.id,)
        drones = Figure("f-2", "drones_launched", Scope(), None, (told,), 0, 0, 0, (), records, Standing.REPORTED)
        return dead, drones

    def events(self) -> tuple[Event, ...]:
        """The bridge, with nobody held responsible."""
        laid = Laid(Responsibility(None, ResponsibilityStatus.NOT_ESTABLISHED), (self.open.id,))
        bridge = Event(
            id="e-1",
            type="collapse",
            gloss="A bridge came down on a train",
            where=Where("Fen region"),
            when=on(1),
            roles=(),
            weapons=(),
            responsibility=(laid,),
            claims=(self.bridge.id,),
            figures=("f-1",),
            lineages=("l-1",),
            standing=Standing.REPORTED,
        )
        return (bridge,)

    def situation(self) -> Situation:
        """Everything, fused by hand."""
        reed = Control(
            "k-1",
            NORTHLAND,
            Where("Reed"),
            HoldingState.CAPTURED,
            None,
            False,
            (self.reed.id,),
            ("l-1",),
            Standing.REPORTED,
        )
        truce = Position(
            id="p-1",
            holder=SOUTHLAND,
            issue="CEASE.TRUCE",
            stance=StanceKind.DEMANDS,
            pole=Pole.FOR,
            gloss="a truce",
            modality=Modality.ASSERTED,
            condition=None,
            addressees=(),
            said_on=None,
            claims=(self.truce.id,),
            lineages=("l-1",),
            standing=Standing.REPORTED,
        )
        gap = Gap("CEASE.TRUCE", ("northland", "southland"), GapLabel.ONE_SIDED, (), ("p-1",))
        delegate = Role(RoleName.DELEGATE, "Ada Marsh", GOVERNOR)
        talks = Round(
            id="r-1",
            ordinal=2,
            where=Where("Lake Town"),
            when=on(2),
            parties=(NORTHLAND, SOUTHLAND),
            delegates=(delegate,),
            hosts=(),
            modality=Modality.PLANNED,
            claims=(self.talks.id,),
            lineages=("l-1",),
            standing=Standing.REPORTED,
        )
        return Situation(
            as_of=AS_OF,
            since=None,
            documents=self.documents,
            claims=self.claims,
            lineages=self.lineages(),
            events=self.events(),
            figures=self.figures(),
            controls=(reed,),
            positions=(truce,),
            gaps=(gap,),
            rounds=(talks,),
            remarks=(self.lies.id, self.denial.id),
        )

    def findings(self) -> tuple[Finding, ...]:
        """The digest makes the army the source of the air force's figure."""
        swapped = Finding.of(
            check="drift",
            subject=self.swapped.id,
            verdict=Verdict.CONTRADICTED,
            because="Compass Digest gives 472 drones to the Northland army; Tarn Wire to Southland's air force",
            claims=(self.swapped.id, self.drones.id),
            severity=1,
            drift=DriftKind.SOURCE_SWAPPED,
        )
        return (swapped,)


def empty_situation() -> Situation:
    """Return a situation in which nothing is said."""
    return Situation(AS_OF, None, (), (), (), (), (), (), (), (), (), ())


def with_texts(situation: Situation, **changes: object) -> Situation:
    """Return a situation with fields changed."""
    return replace(situation, **changes)  # type: ignore[arg-type]
