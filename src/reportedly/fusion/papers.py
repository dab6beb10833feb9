"""The papers as of a moment: documents and claims in order of publication, and what is asked of them again and again.

Everything in fusion reads from here, so that the order in which the input was handed in cannot matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from reportedly.model import Claim, Decision, Document, Judgement, SourceKind
from reportedly.theatres.model import Outlet, Theatre

LATE = datetime.max.replace(tzinfo=UTC)

OUTLET_KINDS = frozenset({SourceKind.OUTLET, SourceKind.PUBLISHER})
VAGUE_KINDS = frozenset(
    {SourceKind.PARTY, SourceKind.UNNAMED_OFFICIAL, SourceKind.UNNAMED, SourceKind.COLLECTIVE}
)  # kinds that name nobody in particular: they may stand for a source that another report names


@dataclass(frozen=True, eq=False)
class Papers:
    """Documents and claims that are seen as of a moment, sorted; ``set_aside`` lists claim ids left out of fusion."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    set_aside: tuple[str, ...]
    theatre: Theatre
    as_of: datetime
    judgements: tuple[Judgement, ...]

    @classmethod
    def gather(
        cls,
        claims: Iterable[Claim],
        documents: Iterable[Document],
        *,
        as_of: datetime,
        theatre: Theatre,
        judgements: Iterable[Judgement],
    ) -> Papers:
        """Sort the input, drop repeats and what was published after the moment, set aside what was rejected."""
        seen = {d.id: d for d in documents if d.published_at is None or d.published_at <= as_of}
        decided = {j.id: j for j in judgements}  # a decision holds for every moment: it mends a reading, not the world
        rulings = tuple(sorted(decided.values(), key=lambda j: (j.at, j.id)))
        rejected = _rejected(rulings)
        told = {c.id: c for c in sorted(claims, key=lambda c: c.revision) if c.evidence.document_id in seen}
        kept = [c for c in told.values() if c.id not in rejected]
        order = {d.id: (d.published_at or LATE, d.id) for d in seen.values()}
        kept.sort(key=lambda c: (order[c.evidence.document_id], c.evidence.span, c.id))
        return cls(
            documents=tuple(sorted(seen.values(), key=lambda d: order[d.id])),
            claims=tuple(kept),
            set_aside=tuple(sorted(rejected & told.keys())),
            theatre=theatre,
            as_of=as_of,
            judgements=rulings,
        )

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.documents}

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each document in order of publication."""
        return {d.id: place for place, d in enumerate(self.documents)}

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each claim in order of publication, then of the text."""
        return {c.id: place for place, c in enumerate(self.claims)}

    @cached_property
    def claims_by_document(self) -> dict[str, tuple[Claim, ...]]:
        """Claims of each document in order of the text."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.evidence.document_id, []).append(claim)
        return {document: tuple(claims) for document, claims in found.items()}

    @cached_property
    def _outlets_by_name(self) -> dict[str, Outlet]:
        named: dict[str, Outlet] = {}
        for outlet in sorted(self.theatre.outlets.values(), key=lambda o: o.id):
            for name in (outlet.id, outlet.name, *outlet.aliases):
                named.setdefault(name.casefold(), outlet)
        return named

    @cached_property
    def replaced(self) -> dict[str, str]:
        """Documents of which a later version stands at the same address: earlier id → latest id."""
        versions: dict[tuple[str, str], list[Document]] = {}
        for document in self.documents:
            if document.url and document.published_at is not None:
                versions.setdefault((document.publisher.casefold(), document.url), []).append(document)
        return {d.id: found[-1].id for found in versions.values() for d in found[:-1]}

    def version_of(self, document: str) -> str | None:
        """The last version of a document that its outlet changed at the same address; None where it never did."""
        return self.replaced.get(document) or (document if document in self._last_versions else None)

    @cached_property
    def _last_versions(self) -> frozenset[str]:
        return frozenset(self.replaced.values())

    def published(self, claim: Claim) -> datetime:
        """When the claim's document came out; the end of time where that is not known."""
        return self.document_by_id[claim.evidence.document_id].published_at or LATE

    def in_order(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Claim ids in order of publication, once each."""
        return tuple(sorted(set(claims), key=self.rank.__getitem__))

    def outlet_of(self, publisher: str) -> Outlet | None:
        """The theatre's outlet of this name, or None."""
        return self._outlets_by_name.get(publisher.casefold())

    def outlet_key(self, name: str) -> str:
        """One name for one outlet, however it is written."""
        outlet = self.outlet_of(name)
        return outlet.id if outlet else name.casefold()

    def side(self, claim: Claim) -> str | None:
        """The party that the innermost source speaks for, None where independent, unknown or the outlet's own voice."""
        source = claim.attribution.source
        if source.kind is SourceKind.PUBLISHER:
            return None
        return source.side or source.actor.party or self.theatre.side_of(source.actor.id)


def _rejected(judgements: Iterable[Judgement]) -> set[str]:
    """The last decision on a claim counts."""
    last = {j.target_id: j.decision for j in judgements if j.decision in (Decision.ACCEPT, Decision.REJECT)}
    return {target for target, decision in last.items() if decision is Decision.REJECT}
