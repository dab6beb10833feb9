"""Which earlier report a document was copied or rewritten from: shared words, a wire that it names, an older version.

Each document has at most one original, an earlier one, so a later report can never lower a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.fusion import policy
from reportedly.fusion.papers import Papers
from reportedly.fusion.shared import Run, Words, fingerprints, shared_runs, words_of
from reportedly.model import Claim, Document, Measure, SourceKind


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: the first report of its line, the one it was taken from, and why we think so."""

    root: str
    original: str | None = None
    because: str | None = None
    runs: tuple[Run, ...] = ()


def trace(papers: Papers) -> dict[str, Origin]:
    """Find each document's original among those published before it."""
    words: dict[str, Words] = {}
    postings: dict[int, list[str]] = {}
    origins: dict[str, Origin] = {}
    figures = {document: _figures(claims) for document, claims in papers.claims_by_document.items()}
    latest_version: dict[tuple[str, str], Document] = {}
    by_outlet: dict[str, list[Document]] = {}
    for document in papers.documents:
        words[document.id] = words_of(document.text)
        prints = fingerprints(words[document.id])
        address = (document.publisher.casefold(), document.url or "")
        found = (
            _from_version(latest_version.get(address) if document.url else None)
            or _from_text(document, words, _candidates(prints, postings), papers)
            or _from_wire(document, by_outlet, figures, papers)
        )
        original, because, runs = found or (None, None, ())
        root = origins[original].root if original else document.id
        origins[document.id] = Origin(root, original, because, runs)
        for value in prints:
            holders = postings.setdefault(value, [])
            if len(holders) < policy.POSTINGS:
                holders.append(document.id)
        latest_version[address] = document
        by_outlet.setdefault(papers.outlet_key(document.publisher), []).append(document)
    return origins


_Found = tuple[str, str, tuple[Run, ...]]


def _from_version(earlier: Document | None) -> _Found | None:
    """A changed article at a known address is a version of the one before."""
    if earlier is None:
        return None
    return earlier.id, f"a later version of the {earlier.publisher} report at the same address", ()


def _candidates(prints: frozenset[int], postings: dict[int, list[str]]) -> list[str]:
    counts = Counter(holder for value in prints for holder in postings.get(value, ()))
    return sorted(counts, key=lambda holder: (-counts[holder], holder))[: policy.ORIGINALS_TRIED]


def _from_text(document: Document, words: dict[str, Words], candidates: list[str], papers: Papers) -> _Found | None:
    """Enough equal words: the candidate that shares most, the earliest of equals."""
    own = words[document.id]
    best: tuple[int, str, tuple[Run, ...]] | None = None
    for candidate in sorted(candidates, key=papers.place.__getitem__):
        runs = shared_runs(words[candidate], own)
        shared = sum(run.words for run in runs)
        shorter = max(1, min(own.written, words[candidate].written))
        enough = shared >= policy.SHARED_WORDS_TOTAL or shared >= policy.SHARED_SHARE * shorter
        if not runs and own.folded == words[candidate].folded:
            shared, enough = own.written, True
        if enough and shared and (best is None or shared > best[0]):
            best = (shared, candidate, runs)
    if best is None:
        return None
    shared, candidate, runs = best
    other = papers.document_by_id[candidate].publisher
    return candidate, f"{document.publisher} shares {shared} words in a row or in runs with {other}", runs


def _from_wire(
    document: Document,
    by_outlet: dict[str, list[Document]],
    figures: dict[str, frozenset[tuple[str, str]]],
    papers: Papers,
) -> _Found | None:
    """An outlet is named as the source, and what it reported before stands here with the same figures."""
    own = figures.get(document.id, frozenset())
    best: tuple[int, _Found] | None = None
    for key, name in _outlets_named(document, papers):
        for earlier in by_outlet.get(key, ()):
            shared = len(own & figures.get(earlier.id, frozenset()))
            if not _within_reach(earlier, document) or shared < max(policy.WIRE_FIGURES, (len(own) + 1) // 2):
                continue
            if best is None or shared > best[0]:
                because = f"{document.publisher} names {name} and gives {shared} of the same figures"
                best = (shared, (earlier.id, because, ()))
    return best[1] if best else None


def _outlets_named(document: Document, papers: Papers) -> list[tuple[str, str]]:
    own = papers.outlet_key(document.publisher)
    named: dict[str, str] = {}
    for claim in papers.claims_by_document.get(document.id, ()):
        for link in claim.attribution.chain[1:]:
            key = papers.outlet_key(link.source.actor.name)
            if link.source.kind is SourceKind.OUTLET and key != own:
                named.setdefault(key, link.source.actor.name)
    return sorted(named.items())


def _within_reach(earlier: Document, later: Document) -> bool:
    if earlier.published_at is None or later.published_at is None:
        return True
    return later.published_at - earlier.published_at <= policy.WIRE_REACH


def _figures(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    told = [c.proposition for c in claims if isinstance(c.proposition, Measure) and c.proposition.quantity]
    return frozenset((m.measure, f"{m.quantity.low}..{m.quantity.high}") for m in told if m.quantity)
