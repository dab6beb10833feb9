"""Gaps: how two parties at war stand to each other on an issue. Derived, never stored as fact.

Silence is the commonest truth: where one side has said nothing the gap is one-sided, never opposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from reportedly.fusion import policy
from reportedly.fusion.papers import Papers
from reportedly.fusion.positions import party_of
from reportedly.model import Gap, GapLabel, Modality, Pole, Position, StanceKind, Standing

UNSPOKEN = frozenset({StanceKind.EXPECTS, StanceKind.ASSESSES, StanceKind.SILENT})  # no demand, offer or refusal
STILL_ASKING = frozenset({StanceKind.DEMANDS, StanceKind.CONDITIONS, StanceKind.THREATENS})
OUT_OF_PLAY = frozenset({Standing.SUPERSEDED, Standing.DENIED, Standing.RETRACTED})


def find_gaps(positions: Sequence[Position], papers: Papers) -> tuple[Gap, ...]:
    """Derive the gap of every two parties at war on every issue on which one of them has a position."""
    spoken: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        if position.issue and position.standing not in OUT_OF_PLAY:
            spoken.setdefault((position.issue, party_of(position)), []).append(position)
    issues = sorted({issue for issue, _ in spoken})
    pairs = [(a, b) for a, b in combinations(sorted(papers.theatre.parties), 2) if b in papers.theatre.adversaries(a)]
    gaps = (_gap(issue, pair, spoken, papers) for issue in issues for pair in pairs)
    return tuple(gap for gap in gaps if gap is not None)


def _gap(
    issue: str, pair: tuple[str, str], spoken: dict[tuple[str, str], list[Position]], papers: Papers
) -> Gap | None:
    left, right = spoken.get((issue, pair[0]), []), spoken.get((issue, pair[1]), [])
    if not left and not right:
        return None
    poles = (_pole(left, papers), _pole(right, papers))
    return Gap(issue, pair, _label(poles, left, right), _flags(left, right, papers), tuple(p.id for p in left + right))


def _pole(positions: Sequence[Position], papers: Papers) -> Pole | None:
    """The end that a party speaks for: its unconditional word before its conditional one, the latest of these."""
    polar = [p for p in positions if p.pole is not Pole.NONE and p.stance not in UNSPOKEN]
    if not polar:
        return None
    ranked = sorted(polar, key=lambda p: (p.condition is None, papers.rank[p.claims[-1]]))
    return ranked[-1].pole


def _label(poles: tuple[Pole | None, Pole | None], left: Sequence[Position], right: Sequence[Position]) -> GapLabel:
    if None in poles:
        return GapLabel.UNKNOWN if poles == (None, None) else GapLabel.ONE_SIDED
    if poles[0] is not poles[1]:
        return GapLabel.OPPOSED
    stances = {p.stance for p in (*left, *right)}
    return GapLabel.AGREED if StanceKind.ACCEPTS in stances and not stances & STILL_ASKING else GapLabel.COMPATIBLE


def _flags(left: Sequence[Position], right: Sequence[Position], papers: Papers) -> tuple[str, ...]:
    both = (*left, *right)
    told = [papers.claim_by_id[p.claims[-1]] for p in both]
    stale = [c for c in told if papers.published(c) < papers.as_of - policy.STALE_AFTER]
    marks = {
        "conditional": any(p.condition is not None or p.stance is StanceKind.CONDITIONS for p in both),
        "expected": any(p.modality in (Modality.EXPECTED, Modality.PLANNED) for p in both),
        "contested": any(len({p.pole for p in side} - {Pole.NONE}) > 1 for side in (left, right)),
        "stale": bool(stale),
    }
    return tuple(mark for mark, holds in marks.items() if holds)
