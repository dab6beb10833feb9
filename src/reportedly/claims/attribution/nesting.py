"""How attributions stand inside one another, and the chain of whoever says what stands at a token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.attribution.scene import Found
from reportedly.claims.drafts import Attributed
from reportedly.model import Attribution, Link, SourceKind
from reportedly.reading.mentions import Reading


def detach(founds: Sequence[Found]) -> list[Found]:
    """Take out of a content what its own speaker says by another cue: "X said P, adding that Q" are two contents."""
    detached = []
    for found in founds:
        content = found.content
        for other in founds:
            if other is found or other.source_token is None or other.cue_token is None:
                continue
            same = other.source_token == found.source_token and other.cue_token != found.cue_token
            if same and other.cue_token in content and found.cue_token not in other.content:
                content = content - other.content - other.cue
        if content:
            detached.append(replace(found, content=content))
    return detached


def parent_of(n: int, founds: Sequence[Found]) -> int | None:
    """Return the index of the smallest attribution whose content holds this one's cue."""
    found = founds[n]
    if found.inside is not None:
        return next((m for m, f in enumerate(founds) if f.cue_token == found.inside), None)
    marks = found.cue or found.source
    if not marks:
        return None
    mark = min(marks) if found.cue_token is None else found.cue_token
    around = [m for m, f in enumerate(founds) if m != n and mark in f.content and not _is_inside(f, found)]
    return min(around, key=lambda m: (len(founds[m].content), m), default=None)


def _is_inside(other: Found, found: Found) -> bool:
    """Say whether the other stands in this one's content: then the larger content is the outer one."""
    mark = other.cue_token if other.cue_token is not None else min(other.source, default=None)
    return mark in found.content and len(other.content) <= len(found.content)


def innermost(token: int, attributions: Sequence[Attributed], reading: Reading) -> int | None:
    """Return the index of the innermost attribution whose content holds the token; None for the outlet's own voice."""
    offset = reading.doc[token].idx
    holding = [n for n, found in enumerate(attributions) if any(s.start <= offset < s.end for s in found.content)]
    return max(holding, key=lambda n: (_depth(n, attributions), -_size(attributions[n]), -n), default=None)


def chain_at(token: int, attributions: Sequence[Attributed], reading: Reading, publisher: Link) -> Attribution:
    """Return the chain of whoever says what stands at the token, the publisher first."""
    links: list[Link] = []
    here = innermost(token, attributions, reading)
    seen: set[int] = set()
    while here is not None and here not in seen:
        seen.add(here)
        if _vouches(attributions[here]) and not _repeats(attributions[here].link, links):
            links.append(attributions[here].link)
        here = attributions[here].parent
    return Attribution((publisher, *reversed(links)))


def _vouches(found: Attributed) -> bool:
    """The outlet stands first in any chain; who condemns an attack does not say that it happened."""
    return found.link.source.kind is not SourceKind.PUBLISHER and found.cue_class != "reaction"


def _repeats(link: Link, links: Sequence[Link]) -> bool:
    return bool(links) and links[-1].source.actor.id == link.source.actor.id


def _depth(n: int, attributions: Sequence[Attributed]) -> int:
    depth = 0
    seen: set[int] = set()
    here: int | None = n
    while here is not None and here not in seen:
        seen.add(here)
        here = attributions[here].parent
        depth += 1
    return depth


def _size(found: Attributed) -> int:
    return sum(s.end - s.start for s in found.content)
