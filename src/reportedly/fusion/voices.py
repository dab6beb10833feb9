"""Whose voice a claim is in the end: one key for one source, however a report names it.

"The air force", "Air Force" and "Ukraine's air force" are one voice, and so is "the same statement" after any of them.
When in doubt two are counted as one: support that is not there is the worse error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.fusion import policy
from reportedly.fusion.papers import Papers
from reportedly.model import Claim, Measure, SourceKind

Key = tuple[str, str]  # what kind of root, and its name

_WORD = re.compile(r"\w{3,}")
_SPEAKING = frozenset({SourceKind.BODY, SourceKind.NAMED_PERSON, SourceKind.PARTY, SourceKind.UNNAMED_OFFICIAL})


def antecedent(claim: Claim, papers: Papers) -> Claim | None:
    """The claim last before this one, near it in the same report, whose source is somebody who speaks.

    A statement without a name ("the same statement") is the paper of whoever was cited last.
    """
    start = claim.evidence.span.start
    found = None
    for other in papers.claims_by_document[claim.evidence.document_id]:
        if other.evidence.span.start >= start:
            break
        near = start - other.evidence.span.end <= policy.STATEMENT_CHARS
        if near and other.attribution.source.kind in _SPEAKING:
            found = other
    return found


def is_nameless_paper(claim: Claim, papers: Papers) -> bool:
    """Whether the source is a paper that has neither a name nor a party: "the same statement"."""
    source = claim.attribution.source
    is_paper = source.kind is SourceKind.DOCUMENT and source.actor.id not in papers.theatre.bodies
    return is_paper and source.actor.name.islower() and papers.side(claim) is None


def one_name(keys: Sequence[Key], told: Sequence[Claim], papers: Papers) -> dict[Key, Key]:
    """Lead each source to the first one of these whose name holds its words or is held by it, on the same side."""
    first: dict[Key, tuple[frozenset[str], str | None]] = {}
    led: dict[Key, Key] = {}
    for key, claim in zip(keys, told, strict=True):
        if key[0] != "source" or key in led:
            continue
        words, side = _words(claim), papers.side(claim)
        same = (known for known, (theirs, other) in first.items() if _is_one(words, theirs, side, other))
        led[key] = next(same, key)
        first.setdefault(led[key], (words, side))
    return led


def are_one_name(one: Claim, other: Claim, papers: Papers) -> bool:
    """Whether the name of one source holds the words of the other's, on the same side."""
    return _is_one(_words(one), _words(other), papers.side(one), papers.side(other))


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(_WORD.findall(claim.attribution.source.actor.name.casefold().removeprefix("the ")))


def _is_one(words: frozenset[str], other: frozenset[str], side: str | None, other_side: str | None) -> bool:
    sides_agree = side == other_side or None in (side, other_side)
    return bool(words and other) and sides_agree and (words <= other or other <= words)


def at_most_one_a_line(keys: Sequence[Key], lines: Sequence[str]) -> list[Key]:
    """Let each line of reports bring at most one new voice: two sources met in one report are no two reports."""
    counted: set[Key] = set()
    brought: dict[str, Key] = {}
    found = []
    for key, line in zip(keys, lines, strict=True):
        if key not in counted and line not in brought:
            counted.add(key)
            brought[line] = key
        found.append(key if key in counted else brought[line])
    return found


def says(claim: Claim) -> tuple[object, ...]:
    """What makes two claims of one copied sentence the same one."""
    told = claim.proposition
    return (told.measure, told.quantity) if isinstance(told, Measure) else (claim.evidence.quote,)
