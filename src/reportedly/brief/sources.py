"""Who says it, in words: the innermost source, through whom it was printed, and how many origins there are.

Origins are counted by lineage. Four outlets that print one wire are one.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.brief.papers import Papers
from reportedly.brief.phrases import load_phrases, phrase
from reportedly.brief.wording import actor_words, counted, listed
from reportedly.model import Attribution, Claim, DriftKind, Link, Source, SourceKind

_NAMED_OUTLETS = 2  # more than these are counted, not named: the evidence names them all
_NAMED_SOURCES = 3
_BY_NAME = frozenset({SourceKind.PUBLISHER, SourceKind.NAMED_PERSON, SourceKind.PARTY, SourceKind.OUTLET})
_INDEFINITE = frozenset({"a", "an"})
_DETERMINERS = frozenset(load_phrases()["articles"].values()) | frozenset(load_phrases()["determiners"].values())
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
    return f"{actor.name} ({actor.office})" if actor.office else source_words(link.source)


def source_words(source: Source) -> str:
    """Name a source, with its office; one that is told by its kind alone gets its article: "a source"."""
    words = actor_words(source.actor)
    if source.kind in _BY_NAME or not words[:1].islower():
        return words
    article = load_phrases()["articles"].get(words.split()[-1])
    if article is None or words.split()[0] in _DETERMINERS:
        return words
    if article in _INDEFINITE:
        article = "an" if words[0] in "aeiou" else "a"
    return f"{article} {words}"


def who_says(claims: Iterable[Claim], papers: Papers, *, lineages: tuple[str, ...] = ()) -> str:
    """Tell who says what these claims say: "Alexander Bogomaz, governor, via 3 outlets; 3 reports, one origin".

    ``lineages`` are the independent origins that fusion found behind the claims; without them they are counted by
    document.
    """
    claims = tuple(claims)
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_source_key(claim), []).append(claim)
    told = [_group_words(group, papers) for key, group in groups.items() if not key.startswith(_OWN)]
    voices = [claim for key, group in groups.items() if key.startswith(_OWN) for claim in group]
    if len(told) > _NAMED_SOURCES:
        named = [words for place, words in enumerate(told) if place < _NAMED_SOURCES - 1 or words.endswith("]")]
        rest = len(told) - len(named)  # a marked source is never counted away
        told = [*named, f"{rest} more source{'' if rest == 1 else 's'}"] if rest else named
    if voices:
        told.append(_own_voice_words(voices, papers))
    return "; ".join(told) + _origins(claims, papers, lineages)


def who_tells(
    claims: Iterable[Claim], papers: Papers, *, first: tuple[str, ...] = (), lineages: tuple[str, ...] = ()
) -> str:
    """Tell in short who says it: one source, every marked source, and how many reports and origins there are.

    The source named is that of the claim in ``first``, else the earliest that is no outlet.
    """
    claims = papers.known(claim.id for claim in claims)
    sourced = [claim for claim in claims if not claim.attribution.is_own_voice]
    named = [*papers.known(first)[:1], *sourced, *claims][:1]
    marked = [claim for claim in claims if claim not in named and _drift_mark([claim], papers)]
    return "; ".join(dict.fromkeys(_one_voice(claim, papers) for claim in (*named, *marked))) + _origins(
        claims, papers, lineages
    )


def _one_voice(claim: Claim, papers: Papers) -> str:
    return (_own_voice_words if claim.attribution.is_own_voice else _group_words)([claim], papers)


_OWN = "own voice of "


def _source_key(claim: Claim) -> str:
    attribution = claim.attribution
    name = attribution.source.actor
    return f"{_OWN}{name.name}" if attribution.is_own_voice else f"{name.id} {name.name.casefold()}"


def _group_words(group: list[Claim], papers: Papers) -> str:
    source = group[0].attribution.source
    outlets = tuple(dict.fromkeys(claim.attribution.publisher.actor.name for claim in group))
    through = _through(group)
    wire = f", through {through}" if through else ""
    return f"{source_words(source)}{wire}, via {_outlets(outlets)}{_drift_mark(group, papers)}"


def _through(group: list[Claim]) -> str | None:
    """Return the one outlet between the source and every printer, who may be that outlet itself; None otherwise."""
    named = {link.source.actor.name for claim in group for link in claim.attribution.chain[1:-1]}
    if len(named) != 1:
        return None
    passed = [{link.source.actor.name for link in claim.attribution.chain[:-1]} for claim in group]
    return next(iter(named)) if all(named <= names for names in passed) else None


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


def _origins(claims: tuple[Claim, ...], papers: Papers, lineages: tuple[str, ...]) -> str:
    pages = len({claim.evidence.document_id for claim in claims})
    if pages < 2:
        return ""
    unchanged = {claim.evidence.document_id for claim in claims if claim.id not in papers.drifted}
    found = len(lineages) or papers.lineages(claims)
    origins = max(1, min(found, len(unchanged)))  # a report that changed another's words is no witness of its own
    return f"; {pages} reports, {'one origin' if origins == 1 else f'{origins} independent'}"
