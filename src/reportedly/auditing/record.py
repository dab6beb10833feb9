"""The ledger's side of an audit: its claims ready for comparison, and what fusion and the checks say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import log

from reportedly.auditing.nations import Atlas, atlas_of
from reportedly.auditing.said import Said, said
from reportedly.auditing.words import drift_words
from reportedly.claims.sentences import sentence_span
from reportedly.fusion.occurrences import family, kin_amount_of
from reportedly.model import (
    Claim,
    Control,
    DriftKind,
    Event,
    Figure,
    FigureLabel,
    Finding,
    Given,
    Measure,
    Position,
    Round,
    Situation,
    Stance,
    Standing,
)
from reportedly.theatres.model import Theatre

CANDIDATES = 120  # claims of the ledger that one claim of the text is compared with


def keys_of(one: Said) -> frozenset[str]:
    """What a claim may share with another: the words of its sentence, its number, its place, its issue."""
    found = set(one.stems)
    told = one.claim.proposition
    if isinstance(told, Measure) and told.quantity is not None:
        found.add("# " + " ".join(kin_amount_of(told)))
    if one.where is not None and one.where.place_id:
        found.add(f"@ {one.where.place_id}")
    if isinstance(told, Stance) and told.issue:
        found.add(f"! {told.issue}")
    return frozenset(found)


def are_comparable(told: Said, known: Said) -> bool:
    """Whether two claims are of one kind; words that are no more than words are held against every kind."""
    kinds = {told.claim.kind, known.claim.kind}
    return len(kinds) == 1 or "remark" in kinds


@dataclass(frozen=True, eq=False)
class Record:
    """A situation and its findings, with what an audit asks of them again and again."""

    situation: Situation
    findings: tuple[Finding, ...]
    theatre: Theatre

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.situation.claims}

    @cached_property
    def said(self) -> dict[str, Said]:
        """Every claim ready for comparison, by id."""
        documents = {document.id: document for document in self.situation.documents}
        found = {}
        for claim in self.situation.claims:
            document = documents[claim.evidence.document_id]
            sentence = sentence_span(document.text, claim.evidence.span).of(document.text)
            found[claim.id] = said(
                claim,
                document,
                sentence=sentence,
                claims=self.claims,
                theatre=self.theatre,
                event=self.event_of.get(claim.id),
            )
        return found

    @cached_property
    def _holders(self) -> dict[str, list[str]]:
        """Claims by each thing that a like claim may share with them: words, numbers, places, issues."""
        found: dict[str, list[str]] = {}
        for one in self.said.values():
            for key in keys_of(one):
                found.setdefault(key, []).append(one.claim.id)
        return found

    def candidates(self, told: Said) -> list[Said]:
        """The claims that share most with a claim of the text, the likeliest first; the rest are never looked at."""
        shared: dict[str, float] = {}
        for key in sorted(keys_of(told)):
            holders = self._holders.get(key, ())
            weight = log(1 + (len(self.said) + 1) / (len(holders) + 1))
            for claim in holders:
                shared[claim] = shared.get(claim, 0.0) + weight
        likeliest = sorted(shared, key=lambda claim: (-shared[claim], claim))
        comparable = (self.said[claim] for claim in likeliest if are_comparable(told, self.said[claim]))
        return list(islice(comparable, CANDIDATES))

    def sharing(self, stems: Iterable[str]) -> list[Said]:
        """The claims in whose sentences most of these words stand, the likeliest first."""
        shared: dict[str, float] = {}
        for stem in sorted(stems):
            for claim in self._holders.get(stem, ()):
                shared[claim] = shared.get(claim, 0.0) + self._rarity.get(stem, 0.0)
        likeliest = sorted(shared, key=lambda claim: (-shared[claim], claim))
        return [self.said[claim] for claim in likeliest[:CANDIDATES]]

    def told_in(self, sentence: str) -> list[Said]:
        """The claims of this very sentence, in every report that has it."""
        return self._by_sentence.get(sentence, [])

    @cached_property
    def _by_sentence(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for one in self.said.values():
            found.setdefault(one.sentence, []).append(one)
        return found

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How much a word says: rare ones most. Sentences are counted once, however many claims they hold."""
        sentences = {(one.document.id, one.sentence): one.stems for one in self.said.values()}
        counts: dict[str, int] = {}
        for stems in sentences.values():
            for stem in stems:
                counts[stem] = counts.get(stem, 0) + 1
        return {stem: log(1 + (len(sentences) + 1) / count) for stem, count in counts.items()}

    def weigh(self, stems: Iterable[str]) -> float:
        """Say how much these words say together; a word that the ledger never uses says as much as one used once."""
        return sum(self._rarity.get(stem, self._rarest) for stem in stems)

    @cached_property
    def _rarest(self) -> float:
        return max(self._rarity.values(), default=1.0)

    @cached_property
    def atlas(self) -> Atlas:
        """Where the ledger's places lie, as far as its own sentences say."""
        sentences = dict.fromkeys(one.sentence for one in self.said.values())
        places = {one.where.name for one in self.said.values() if one.where is not None}
        texts = (document.text for document in self.situation.documents)
        return atlas_of(texts, sentences, places, drift_words("en"))

    # ── fused ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """The event that each claim is part of: told as one, or counted of one."""
        found = {claim: event for event in self.situation.events for claim in event.claims}
        for figure in self.situation.figures:
            if figure.event in self.events:
                for claim in figure.claims:
                    found.setdefault(claim, self.events[figure.event])
        return found

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.situation.events}

    @cached_property
    def figures_of(self) -> dict[str, list[Figure]]:
        """The figures of each event."""
        found: dict[str, list[Figure]] = {}
        for figure in self.situation.figures:
            if figure.event:
                found.setdefault(figure.event, []).append(figure)
        return found

    @cached_property
    def figure_of(self) -> dict[str, Figure]:
        """The figure that each claim is part of."""
        return {claim: figure for figure in self.situation.figures for claim in figure.claims}

    @cached_property
    def position_of(self) -> dict[str, Position]:
        """The position that each claim states."""
        return {claim: position for position in self.situation.positions for claim in position.claims}

    def disputes_of(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures in contradiction about one loss of one event, however strongly the loss is told."""
        beside = self.figures_of.get(figure.event, []) if figure.event else [figure]
        near = (f for f in beside if f.id == figure.id or family(f.measure) == family(figure.measure))
        return tuple(f for f in near if any(r.label is FigureLabel.CONTRADICTION for r in f.relations))

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Claims of control that is disputed, and of events that some deny."""
        controls = (c.claims for c in self.situation.controls if c.standing is Standing.DISPUTED)
        denied = (f.claims for f in self.findings if f.check == "denials")
        return frozenset(claim for claims in (*controls, *denied) for claim in claims)

    @cached_property
    def drifted(self) -> Mapping[str, frozenset[DriftKind]]:
        """Claims of the ledger that the checks found to have drifted themselves: poor witnesses for what drifted."""
        found: dict[str, set[DriftKind]] = {}
        for finding in self.findings:
            if finding.drift is not None:
                found.setdefault(finding.claims[0], set()).add(finding.drift)
        return {claim: frozenset(kinds) for claim, kinds in found.items()}

    def admission_of(self, claim: str) -> str | None:
        """Say how the source of an amount speaks against the interest of its own side; None where it does not."""
        figure = self.figure_of.get(claim)
        told = (a for given in figure.given for a in given.admissions) if figure else ()
        return next((admission.because for admission in told if admission.claim_id == claim), None)

    def independent(self, claims: Iterable[str]) -> int:
        """Count the independent lineages behind claims on one matter."""
        wanted = set(claims)
        if not wanted:
            return 0
        fused = {id(one): one for claim in wanted for one in self._fused_of.get(claim, ())}
        return max([1, *(len(self._behind(one.lineages, wanted)) for one in fused.values())])

    @cached_property
    def _fused_of(self) -> dict[str, list[Event | Control | Position | Round | Given]]:
        """What each claim was fused into."""
        found = self.situation
        given = [one for figure in found.figures for one in figure.given]
        by_claim: dict[str, list[Event | Control | Position | Round | Given]] = {}
        fused: list[Event | Control | Position | Round | Given]
        fused = [*found.events, *found.controls, *found.positions, *found.rounds, *given]
        for one in fused:
            for claim in one.claims:
                by_claim.setdefault(claim, []).append(one)
        return by_claim

    def _behind(self, lineages: Iterable[str], wanted: set[str]) -> set[str]:
        return {lineage for lineage in lineages if not wanted.isdisjoint(self._claims_of.get(lineage, ()))}

    @cached_property
    def _claims_of(self) -> dict[str, frozenset[str]]:
        return {lineage.id: frozenset(lineage.claims) for lineage in self.situation.lineages}
