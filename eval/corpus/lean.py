"""Lean claims made whole: who tells each, and what is said that is no claim of the four kinds.

The training part tells its claims without givers and without remarks, since both follow from the attributions: a claim
is told by the innermost attribution whose content holds it, and a content that holds no claim is a remark.
"""

from __future__ import annotations

from dataclasses import replace

from eval.corpus.dispatches import OWN, Dispatch, GoldAttribution, GoldClaim
from reportedly.values import Span

UNTOLD = "?"


def whole(dispatch: Dispatch) -> Dispatch:
    """Return the dispatch with givers and remarks; one whose claims have givers, or none, comes back as it is."""
    if "claims" not in dispatch.head or any(c.by != UNTOLD for c in dispatch.claims) or dispatch.types is not None:
        return dispatch
    told = [replace(c, by=giver_of(c.at, dispatch)) for c in dispatch.claims]
    held = {c.by for c in told}
    remarks = [
        GoldClaim(f"r-{a.id}", "remark", a.id, a.content, None, None, None, None, {})
        for a in dispatch.attributions
        if a.id not in held and not _holds_another(a, dispatch)
    ]
    return replace(dispatch, claims=(*told, *remarks))


def giver_of(at: tuple[Span, ...], dispatch: Dispatch) -> str:
    """Return the id of the attribution with the shortest content that holds the first words of a place."""
    here = at[0].start
    holding = [a for a in dispatch.attributions if any(s.start <= here < s.end for s in a.content)]
    return min(holding, key=_length).id if holding else OWN


def _holds_another(attribution: GoldAttribution, dispatch: Dispatch) -> bool:
    return any(a.parent == attribution.id for a in dispatch.attributions)


def _length(attribution: GoldAttribution) -> int:
    return sum(s.end - s.start for s in attribution.content)
