"""What a check gets to see: the situation with lookups, the theatre, and the reference data it may ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Protocol

from reportedly.checks.retellings import Retold, find_retellings
from reportedly.fusion.papers import LATE
from reportedly.model import Claim, Document, Event, Figure, Measure, Polarity, Situation, SourceKind
from reportedly.theatres.model import Theatre


class Reference(Protocol):
    """Outside facts that checks compare claims with."""

    def official_area(self, party: str) -> tuple[int, str] | None:
        """Return a party's official total area in km² and where the number is from, None where it is not known."""
        ...


@dataclass(frozen=True, eq=False)
class TheatreReference:
    """The facts that the theatre file itself holds."""

    theatre: Theatre

    def official_area(self, party: str) -> tuple[int, str] | None:
        """Return the area that the theatre gives for the party."""
        known = self.theatre.parties.get(party)
        if known is None or known.area_km2 is None:
            return None
        return known.area_km2, known.area_source or f"theatre {self.theatre.id}"


@dataclass(frozen=True, eq=False)
class Docket:
    """The case before the checks."""

    situation: Situation
    theatre: Theatre
    reference: Reference

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.situation.claims}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.situation.documents}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {e.id: e for e in self.situation.events}

    @cached_property
    def figures_by_event(self) -> dict[str, tuple[Figure, ...]]:
        """Figures of each event."""
        found: dict[str, list[Figure]] = {}
        for figure in self.situation.figures:
            if figure.event is not None:
                found.setdefault(figure.event, []).append(figure)
        return {event: tuple(figures) for event, figures in found.items()}

    @cached_property
    def figure_of_claim(self) -> dict[str, Figure]:
        """The figure that each measure claim is part of."""
        return {c: figure for figure in self.situation.figures for c in figure.claims}

    @cached_property
    def line_of(self) -> dict[str, str]:
        """The first document of the line that a document belongs to; itself where it stands alone."""
        first = {d: d for d in self.documents}
        for lineage in self.situation.lineages:
            if lineage.root in self.documents:
                first.update(dict.fromkeys(lineage.documents, lineage.root))
        return first

    @cached_property
    def taken_back(self) -> frozenset[str]:
        """Documents of which a later version stands at the same address of the same outlet."""
        latest: dict[tuple[str, str], Document] = {}
        for document in sorted(self.documents.values(), key=lambda d: (d.published_at or LATE, d.id)):
            if document.url and document.published_at:
                latest[(document.publisher, document.url)] = document
        return frozenset(
            d.id
            for d in self.documents.values()
            if d.url and d.published_at and latest[(d.publisher, d.url)].id != d.id
        )

    @cached_property
    def retellings(self) -> tuple[Retold, ...]:
        """Each figure in all its tellings: the ground on which drift is seen."""
        return find_retellings(self.amounts, self.figure_of_claim, self.published)

    def published(self, claim: Claim) -> datetime:
        """When the claim's document came out; the end of time where that is not known."""
        return self.documents[claim.evidence.document_id].published_at or LATE

    def outlet(self, claim: Claim) -> str:
        """The name of who printed the claim."""
        return self.documents[claim.evidence.document_id].publisher

    def side(self, claim: Claim) -> str | None:
        """The party that the innermost source speaks for, None for the outlet's own voice and independent ones."""
        source = claim.attribution.source
        if source.kind is SourceKind.PUBLISHER:
            return None
        return source.side or source.actor.party or self.theatre.side_of(source.actor.id)

    def are_enemies(self, one: str | None, other: str | None) -> bool:
        """Whether two parties are at war with each other."""
        return other in self.theatre.adversaries(one)

    @cached_property
    def amounts(self) -> tuple[tuple[Claim, Measure], ...]:
        """Affirmed measure claims that give an amount, in order of publication."""
        found = [
            (c, c.proposition)
            for c in self.situation.claims
            if isinstance(c.proposition, Measure) and c.proposition.quantity and c.polarity is Polarity.AFFIRMED
        ]
        return tuple(sorted(found, key=lambda f: (self.published(f[0]), f[0].evidence.document_id, f[0].evidence.span)))
