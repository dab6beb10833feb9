"""Who says it, in words: the innermost source, through whom it was printed, and how many origins there are.

Origins are counted by lineage. Four outlets that print one wire are one.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.brief.papers import Papers
from reportedly.brief.phrases import phrase
from reportedly.brief.wording import actor_words, counted, listed
from reportedly.model import Attribution, Claim, DriftKind, Link, SourceKind

_NAMED_OUTLETS = 2  # more than these are counted, not named: the evidence names them all
_NAMED_SOURCES = 3
_MARKED = (DriftKind.SOURCE_SWAPPED, DriftKind.SCOPE_MOVED, DriftKind.VERB_RAISED, DriftKind.POLARITY_FLIPPED)


def chain_words(attribution: Attribution) -> str:
    """Tell a whole chain, outermost first: "Halden Press Agency, citing the emergencies ministry"."""
    outlet = attribution.publisher.actor.name
    if attribution.is_own_voice:
        return f"{outlet}, in its own voice"
    cited = [f"citing {_cited(link)}" for link in attribution.chain[1:]]
    return ", ".join([outlet, *cited])


def _cited(link: Link) -> str:
    actor = link.source.actor
    return f"{actor.name} ({actor.office})" if actor.office else actor.name


def who_says(claims: Iterable[Claim], papers: Papers) -> str:
    """Tell who says what these claims say: "Alexander Bogomaz, governor, via 3 outlets; 2 independent"."""
    claims = tuple(claims)
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_source_key(claim), []).append(claim)
    told = [_group_words(group, papers) for key, group in groups.items() if not key.startswith(_OWN)]
    voices = [claim for key, group in groups.items() if key.startswith(_OWN) for claim in group]
    if len(told) > _NAMED_SOURCES:
        told = [*told[: _NAMED_SOURCES - 1], f"{len(told) - _NAMED_SOURCES + 1} more sources"]
    if voices:
        told.append(_own_voice_words(voices, papers))
    return "; ".join(told) + _origins(claims, papers)


_OWN = "own voice of "


def _source_key(claim: Claim) -> str:
    attribution = claim.attribution
    name = attribution.source.actor
    return f"{_OWN}{name.name}" if attribution.is_own_voice else f"{name.id} {name.name.casefold()}"


def _group_words(group: list[Claim], papers: Papers) -> str:
    source = group[0].attribution.source
    outlets = tuple(dict.fromkeys(claim.attribution.publisher.actor.name for claim in group))
    through = tuple(dict.fromkeys(link.source.actor.name for claim in group for link in claim.attribution.chain[1:-1]))
    words = actor_words(source.actor)
    if source.kind is SourceKind.UNNAMED and not source.actor.name.strip():
        words = "an unnamed source"
    wire = f", through {listed(through)}" if len(through) == 1 else ""
    return f"{words}{wire}, via {_outlets(outlets)}{_drift_mark(group, papers)}"


def _outlets(names: tuple[str, ...]) -> str:
    return listed(names) if len(names) <= _NAMED_OUTLETS else counted(len(names), "outlet")


def _own_voice_words(voices: list[Claim], papers: Papers) -> str:
    outlets = tuple(dict.fromkeys(claim.attribution.publisher.actor.name for claim in voices))
    own = "in its own voice" if len(outlets) == 1 else "in their own voice"
    return f"{_outlets(outlets)} {own}{_drift_mark(voices, papers)}"


def _drift_mark(group: list[Claim], papers: Papers) -> str:
    kinds = [kind for claim in group for kind in papers.drifted.get(claim.id, ()) if kind in _MARKED]
    if not kinds:
        return ""
    return f" [{listed([phrase('drift', kind.value) for kind in dict.fromkeys(kinds)])}]"


def _origins(claims: tuple[Claim, ...], papers: Papers) -> str:
    pages = len({claim.evidence.document_id for claim in claims})
    if pages < 2:
        return ""
    origins = papers.lineages(claims)
    return f"; {pages} reports, {'one origin' if origins == 1 else f'{origins} independent'}"
