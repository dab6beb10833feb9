"""Whether words say that a count is of some only: "nobody in it was hurt", "three have died here"."""

from __future__ import annotations

import re
from functools import cache

from reportedly.fusion.papers import Papers
from reportedly.lang import load_pack
from reportedly.model import Claim

_CLAUSE_ENDS = '.,;:!?\n”"'


def tells_of_some(claim: Claim, papers: Papers) -> bool:
    """Say whether a phrase for some only stands in a claim's own words or in what is left of its clause."""
    text, span = papers.document_by_id[claim.evidence.document_id].text, claim.evidence.span
    stop = min((at for end in _CLAUSE_ENDS if (at := text.find(end, span.end)) >= 0), default=len(text))
    return _narrower().search(text, span.start, stop) is not None


@cache
def _narrower() -> re.Pattern[str]:
    rows = load_pack("en").tables["coherence"]["narrower"]
    phrases = "|".join(re.escape(phrase) for row in rows for phrase in row["phrases"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
