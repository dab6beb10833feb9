"""A situation against arithmetic, areas, its sources and itself. ``run_checks`` is the one entry; pure.

A check is one function from the docket to findings and one row in ``CHECKS``. A finding is a value with its reason in
one plain sentence; it never decides who is right. Updates, sums, roundings and parts are no contradictions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.checks import areas, arithmetic, drift, sources
from reportedly.checks.docket import Docket, Reference, TheatreReference
from reportedly.fusion.occurrences import family
from reportedly.model import DriftKind, Finding, Measure, Situation
from reportedly.theatres.model import Theatre

__all__ = ["CHECKS", "Check", "Docket", "Reference", "TheatreReference", "run_checks"]

Check = Callable[[Docket], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (  # order here is order in the brief, within one severity
    drift.source_swapped,
    sources.speaks_for_other_side,
    drift.scope_moved,
    arithmetic.amounts_contradict,
    drift.verb_raised,
    arithmetic.bounds_contradict,
    drift.hedge_lost,
    drift.source_lost,
    drift.bound_lost,
    sources.open_responsibility_closed,
    arithmetic.harmed_within_present,
    areas.share_matches_area,
    sources.disputed_responsibility,
    sources.denials,
    arithmetic.running_totals,
    arithmetic.sums_of_parts,
)


def run_checks(situation: Situation, *, theatre: Theatre, reference: Reference) -> tuple[Finding, ...]:
    """Run every check and return the findings, the most serious first; the same situation gives the same order."""
    docket = Docket(situation, theatre, reference)
    found = {finding.id: (place, finding) for place, check in enumerate(CHECKS) for finding in check(docket)}
    ranked = sorted(found.values(), key=lambda item: (item[1].severity, item[0], item[1].id))
    return tuple(_once([finding for _, finding in ranked], docket))


def _once(ranked: list[Finding], docket: Docket) -> list[Finding]:
    """Keep one finding for what one report did to one count: a change told twice in a text is one change,
    and so is one swapped source, whatever it is credited with.

    The one with the most reports to hold it against stands, at the place of the first.
    """
    kept: dict[tuple[str | None, ...], Finding] = {}
    for finding in ranked:
        key = _changed(finding, docket)
        known = kept.setdefault(key, finding)
        if len(finding.claims) > len(known.claims):
            kept[key] = finding
    return list(kept.values())


def _changed(finding: Finding, docket: Docket) -> tuple[str | None, ...]:
    odd = docket.claims.get(finding.claims[0])
    if finding.drift is None or odd is None or not isinstance(odd.proposition, Measure):
        return (finding.id,)
    counted = None if finding.drift is DriftKind.SOURCE_SWAPPED else family(odd.proposition.measure)
    return finding.drift, counted, odd.evidence.document_id
