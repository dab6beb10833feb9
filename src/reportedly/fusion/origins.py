"""Which earlier report a document was copied or rewritten from: shared words, a wire that it names, an older version.

Each document has at most one original, an earlier one, so a later report can never lower a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

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


@dataclass(eq=False)
class Shelf:
    """The words of the reports looked at last; of others they are taken from the text again. Copies come soon."""

    papers: Papers
    _held: dict[str, Words] = field(default_factory=dict)

    def words(self, document: str) -> Words:
        """Return a report's words."""
        found = self._held.pop(document, None) or words_of(self.papers.document_by_id[document].text)
        self._held[document] = found
        if len(self._held) > policy.WORDS_HELD:
            del self._held[next(iter(self._held))]
        return found


@dataclass(eq=False)
class Prints:
    """The places of the earliest reports that left each fingerprint. Most are left by one report: it is kept bare."""

    _first: dict[int, int] = field(default_factory=dict)
    _more: dict[int, list[int]] = field(default_factory=dict)

    def put(self, prints: Iterable[int], place: int) -> None:
        """Note the fingerprints of a report."""
        for value in prints:
            if self._first.setdefault(value, place) != place:
                more = self._more.setdefault(value, [])
                if len(more) < policy.POSTINGS - 1:
                    more.append(place)

    def candidates(self, prints: Iterable[int]) -> list[int]:
        """Return the reports that share most of these fingerprints, the earliest of equals first."""
        counts: Counter[int] = Counter()
        for value in prints:
            if value in self._first:
                counts.update((self._first[value], *self._more.get(value, ())))
        return sorted(counts, key=lambda place: (-counts[place], place))[: policy.ORIGINALS_TRIED]


def trace(papers: Papers) -> dict[str, Origin]:
    """Find each document's original among those published before it."""
    shelf = Shelf(papers)
    prints_held = Prints()
    origins: dict[str, Origin] = {}
    figures = {document: _figures(claims) for document, claims in papers.claims_by_document.items()}
    latest_version: dict[tuple[str, str], Document] = {}
    by_outlet: dict[str, list[Document]] = {}
    bare: dict[str, Document] = {}  # the first report of each text that is a quotation and nothing else
    for document in papers.documents:
        prints = fingerprints(shelf.words(document.id))
        address = (document.publisher.casefold(), document.url or "")
        found = (
            _from_version(latest_version.get(address) if document.url else None)
            or _from_text(document, shelf, [papers.documents[at].id for at in prints_held.candidates(prints)])
            or _from_wire(document, by_outlet, figures, papers)
            or (None if prints else _from_bare(document, bare))
        )
        original, because, runs = found or (None, None, ())
        root = origins[original].root if original else document.id
        origins[document.id] = Origin(root, original, because, runs)
        prints_held.put(prints, papers.place[document.id])
        latest_version[address] = document
        by_outlet.setdefault(papers.outlet_key(document.publisher), []).append(document)
    return origins


_Found = tuple[str, str, tuple[Run, ...]]


def _from_version(earlier: Document | None) -> _Found | None:
    """A changed article at a known address is a version of the one before."""
    if earlier is None:
        return None
    return earlier.id, f"a later version of the {earlier.publisher} report at the same address", ()


def _from_text(document: Document, shelf: Shelf, candidates: Sequence[str]) -> _Found | None:
    """Enough equal words: the candidate that shares most, the earliest of equals."""
    own, papers = shelf.words(document.id), shelf.papers
    best: tuple[int, str, tuple[Run, ...]] | None = None
    for candidate in sorted(candidates, key=papers.place.__getitem__):
        runs = shared_runs(shelf.words(candidate), own)
        shared = sum(run.words for run in runs)
        shorter = max(1, min(own.written, shelf.words(candidate).written))
        enough = shared >= policy.SHARED_WORDS_TOTAL or shared >= policy.SHARED_SHARE * shorter
        if not runs and own.folded == shelf.words(candidate).folded:
            shared, enough = own.written, True
        if enough and shared and (best is None or shared > best[0]):
            best = (shared, candidate, runs)
    if best is None:
        return None
    shared, candidate, runs = best
    other = papers.document_by_id[candidate].publisher
    return candidate, f"{document.publisher} shares {shared} words in a row or in runs with {other}", runs


def _from_bare(document: Document, bare: dict[str, Document]) -> _Found | None:
    """A text that is a quotation and nothing else, and was printed before as it is."""
    first = bare.setdefault(document.text, document)
    if first is document:
        return None
    return first.id, f"{document.publisher} prints the same text as {first.publisher}, word for word", ()


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
        for earlier in _within_reach(by_outlet.get(key, ()), document):
            shared = len(own & figures.get(earlier.id, frozenset()))
            if shared < max(policy.WIRE_FIGURES, (len(own) + 1) // 2):
                continue
            if best is None or shared >= best[0]:  # the earliest of equals
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


def _within_reach(reports: Sequence[Document], later: Document) -> Iterator[Document]:
    """The latest of these reports first, as far back as a rewrite may lie behind them."""
    for earlier in islice(reversed(reports), policy.WIRE_TRIED):
        if _is_older(earlier.published_at, later.published_at):
            return
        yield earlier


def _is_older(earlier: datetime | None, later: datetime | None) -> bool:
    return earlier is not None and later is not None and later - earlier > policy.WIRE_REACH


def _figures(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    told = [c.proposition for c in claims if isinstance(c.proposition, Measure) and c.proposition.quantity]
    return frozenset((m.measure, f"{m.quantity.low}..{m.quantity.high}") for m in told if m.quantity)
