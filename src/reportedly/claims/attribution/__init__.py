"""Who says what: attributions found in a reading, and the chain of whoever says what stands at a token.

One finder a kind of cue, each from the cue outward: its frame, its source, its content. What the pack's rows allow is
found and nothing else; where the words do not say who speaks, the outlet does.
"""

from __future__ import annotations

from reportedly.claims.attribution.assembly import find_attributions
from reportedly.claims.attribution.nesting import chain_at, innermost
from reportedly.claims.attribution.sources import publisher_link

__all__ = ["chain_at", "find_attributions", "innermost", "publisher_link"]
