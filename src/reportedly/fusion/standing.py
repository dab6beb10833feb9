"""Where a fused record stands among its sources."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.fusion.papers import Papers
from reportedly.model import Claim, Polarity, Standing


def stand(claims: Sequence[Claim], lineages: Sequence[str], *, papers: Papers, disputed: bool = False) -> Standing:
    """Return the standing of a record that rests on these claims and these independent lineages.

    Only denied: denied. Affirmed by some and denied by others: disputed. Told only in versions that their own outlet
    has since replaced: superseded. Otherwise reported by one lineage, or corroborated by several.
    """
    polarities = {claim.polarity for claim in claims}
    if polarities == {Polarity.DENIED}:
        return Standing.DENIED
    if disputed or {Polarity.AFFIRMED, Polarity.DENIED} <= polarities:
        return Standing.DISPUTED
    if claims and all(claim.evidence.document_id in papers.replaced for claim in claims):
        return Standing.SUPERSEDED
    return Standing.CORROBORATED if len(lineages) > 1 else Standing.REPORTED
