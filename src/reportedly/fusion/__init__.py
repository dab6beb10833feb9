"""Claims into what is known, by whom. Pure; nothing is averaged and nothing is dropped.

``fuse`` makes the situation of claims, ``relate`` says how two of its amounts stand to each other.

Lineage (who goes back to whom) → events (which occurrences are one) → figures, control, positions, rounds, each with
its standing. Thresholds stand in ``policy``, the reasons for sameness in ``sameness.FEATURES``, the ways in which two
amounts may stand to each other in ``amounts.RULES``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from reportedly.fusion.control import fuse_controls
from reportedly.fusion.events import fuse_events
from reportedly.fusion.figures import fuse_figures
from reportedly.fusion.gaps import find_gaps
from reportedly.fusion.lineage import Lineages
from reportedly.fusion.origins import trace
from reportedly.fusion.papers import Papers
from reportedly.fusion.positions import fuse_positions
from reportedly.fusion.relating import relate
from reportedly.fusion.rounds import fuse_rounds
from reportedly.fusion.utterances import hear
from reportedly.model import Claim, Document, Event, Figure, Judgement, Remark, Situation, Stance
from reportedly.theatres.model import Theatre

__all__ = ["fuse", "relate"]


def fuse(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    *,
    as_of: datetime,
    theatre: Theatre,
    since: datetime | None = None,
    judgements: Iterable[Judgement] = (),
) -> Situation:
    """Fuse claims into the situation as of a moment.

    Claims come in without retracted ones. What was published after ``as_of`` is not seen; what a person rejected is
    set aside by id. ``since`` is kept for the brief, which tells from it what is new. The order of the input and
    repeats in it change nothing.
    """
    papers = Papers.gather(claims, documents, as_of=as_of, theatre=theatre, judgements=judgements)
    lineages = Lineages(papers, trace(papers), hear(papers))
    fused = fuse_events(papers, lineages)
    figures = fuse_figures(papers, lineages, fused.events, fused.of_claim)
    counted = {claim for figure in figures for claim in figure.claims}
    positions = fuse_positions(papers, lineages)
    controls = fuse_controls(papers, lineages)
    rounds = fuse_rounds(papers, lineages)
    return Situation(
        as_of=as_of,
        since=since,
        documents=papers.documents,
        claims=papers.claims,
        lineages=lineages.records(),
        events=_with_figures(fused.events, figures),
        figures=figures,
        controls=controls,
        positions=positions,
        gaps=find_gaps(positions, papers),
        rounds=rounds,
        remarks=tuple(c.id for c in papers.claims if _is_remark(c) or (c.kind == "measure" and c.id not in counted)),
        set_aside=papers.set_aside,
    )


def _is_remark(claim: Claim) -> bool:
    """Remarks, and the writer's own view of the gap between the parties: shown with their source, never fused."""
    told = claim.proposition
    return isinstance(told, Remark) or (isinstance(told, Stance) and told.narrator_judgement)


def _with_figures(events: Iterable[Event], figures: Iterable[Figure]) -> tuple[Event, ...]:
    of_event: dict[str, list[str]] = {}
    for figure in figures:
        if figure.event is not None:
            of_event.setdefault(figure.event, []).append(figure.id)
    return tuple(replace(event, figures=tuple(of_event.get(event.id, ()))) for event in events)
