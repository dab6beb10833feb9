"""Gold links beside fused records: which read claim is which gold one, and which event, round or figure it joined."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from eval.corpus.claimed import same_figure
from eval.corpus.dispatches import Dispatch, GoldClaim
from eval.corpus.score import Read
from reportedly.fusion import fuse
from reportedly.model import Claim, Polarity, Situation
from reportedly.theatres import EMPTY, load_theatre

Pair = frozenset[str]
LINKED = ("occurrence", "measure")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the files of events declare, as written: rows by table."""

    events: Mapping[str, Mapping[str, Any]]
    near: Sequence[Mapping[str, Any]]
    figures: Sequence[Mapping[str, Any]]
    retellings: Sequence[Mapping[str, Any]]

    @classmethod
    def of(cls, folder: Path) -> Declared:
        """Read every file of events in a folder."""
        rows = [tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("events-*.toml"))]
        return cls(
            {event["id"]: event for row in rows for event in row.get("event", [])},
            [near for row in rows for near in row.get("near", [])],
            [pair for row in rows for pair in row.get("figures", [])],
            [told for row in rows for told in row.get("retelling", [])],
        )

    def are_part_and_whole(self, one: str, other: str) -> bool:
        """Say whether one event is declared as part of the other, or both of one whole."""
        wholes = {self.events[e].get("part_of") or e for e in (one, other)}
        return len(wholes) == 1


@dataclass(frozen=True, eq=False)
class Fused:
    """The dispatches of one theatre, read and fused. ``event_of`` names the event that each gold label declares."""

    reads: Sequence[Read]
    situation: Situation
    declared: Declared

    @cached_property
    def dispatch_of(self) -> dict[str, str]:
        """The dispatch of each read claim."""
        return {claim.id: read.dispatch.id for read in self.reads for claim in read.extraction.claims}

    @cached_property
    def label_of(self) -> dict[str, str]:
        """The gold event of each read claim that stands where a gold claim of one stands; local ones by dispatch."""
        found = {}
        for read in self.reads:
            for claim in read.extraction.claims:
                gold = _nearest(claim, read.dispatch)
                if gold is not None and gold.event is not None:
                    is_declared = gold.event in self.declared.events
                    found[claim.id] = gold.event if is_declared else f"{read.dispatch.id}/{gold.event}"
        return found

    @cached_property
    def record_of(self) -> dict[str, str]:
        """The event or round that each read claim joined, by itself or with the figure that it belongs to."""
        situation = self.situation
        joined = {c: f.event for f in situation.figures if f.event is not None for c in f.claims}
        joined |= {c: r.id for r in situation.rounds for c in r.claims}
        return joined | {c: e.id for e in situation.events for c in e.claims}

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The claims of each record."""
        found: dict[str, list[str]] = {}
        for claim, record in self.record_of.items():
            found.setdefault(record, []).append(claim)
        return found

    def records_of(self, event: str) -> set[str]:
        """The records that hold a claim of a declared event."""
        return {self.record_of[c] for c, label in self.label_of.items() if label == event and c in self.record_of}

    def measure_claim(self, address: str) -> Claim | None:
        """The read claim of a gold amount ("sudan-03/c2"): at its place, with its measure and ends; None if unread."""
        name, _, claim_id = address.partition("/")
        for read in self.reads:
            if read.dispatch.id == name:
                gold = next(c for c in read.dispatch.claims if c.id == claim_id)
                return next((c for c in read.extraction.claims if _is(c, gold, read.dispatch)), None)
        return None

    def holds(self, address: str) -> bool:
        """Say whether the dispatch of a gold amount is among these."""
        return any(read.dispatch.id == address.partition("/")[0] for read in self.reads)


def fuse_all(reads: Iterable[Read], declared: Declared) -> list[Fused]:
    """Fuse the dispatches of each theatre together, all that have none together too."""
    by_theatre: dict[str, list[Read]] = {}
    for read in sorted(reads, key=lambda r: r.dispatch.id):
        by_theatre.setdefault(read.dispatch.head.get("theatre", ""), []).append(read)
    fused = []
    for name, group in by_theatre.items():
        situation = fuse(
            [claim for read in group for claim in read.extraction.claims],
            [read.dispatch.document for read in group],
            as_of=datetime.max.replace(tzinfo=UTC),
            theatre=load_theatre(name) if name else EMPTY,
        )
        fused.append(Fused(group, situation, declared))
    return fused


def _nearest(claim: Claim, dispatch: Dispatch) -> GoldClaim | None:
    """The gold occurrence or amount that shares most characters with a read one; of its own kind before another.

    Where one is told and another denied in the same words ("fell on A, not on B"), it is the one of its own polarity.
    """
    shares = [
        (gold.kind == claim.kind, _is_told(gold) == (claim.polarity is Polarity.AFFIRMED), shared, -number)
        for number, gold in enumerate(dispatch.claims)
        if gold.kind in LINKED and (shared := _shared(claim, gold))
    ]
    return dispatch.claims[-max(shares)[3]] if shares and claim.kind in LINKED else None


def _is_told(gold: GoldClaim) -> bool:
    return bool(gold.fields.get("polarity", "affirmed") == "affirmed")


def _shared(claim: Claim, gold: GoldClaim) -> int:
    span = claim.evidence.span
    return sum(max(0, min(span.end, at.end) - max(span.start, at.start)) for at in gold.at)


def _is(claim: Claim, gold: GoldClaim, dispatch: Dispatch) -> bool:
    return claim.kind == "measure" and bool(_shared(claim, gold)) and same_figure(claim, gold, dispatch)
