"""Which reports go back to one original, and how many independent ones stand behind a set of claims.

Two questions, two answers. ``trace`` asks of documents: which earlier one was this one copied or rewritten from?
``Lineages.behind`` asks of claims on one matter: whose word is it in the end? Twelve outlets that credit one bulletin
are one lineage. When in doubt two are counted as one: support that is not there is the worse error.

Each document has at most one original, an earlier one, so a later report can never lower a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.fusion import policy
from reportedly.fusion.papers import OUTLET_KINDS, VAGUE_KINDS, Papers
from reportedly.fusion.shared import Run, Words, fingerprints, shared_runs, words_of
from reportedly.fusion.voices import Key, antecedent, at_most_one_a_line, is_nameless_paper, one_name, says
from reportedly.ids import content_id
from reportedly.model import UNSTATED_PUBLISHER, Claim, Document, Lineage, Measure, SourceKind
from reportedly.values import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: the first report of its line, the one it was taken from, and why we think so."""

    root: str
    original: str | None = None
    because: str | None = None
    runs: tuple[Run, ...] = ()


# ── documents ────────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(eq=False)
class Lineages:
    """Answers whose word a set of claims is in the end, and collects the records of every answer given."""

    papers: Papers
    origins: dict[str, Origin]
    _claims: dict[Key, set[str]] = field(default_factory=dict)
    _names: dict[Key, str] = field(default_factory=dict)

    def root(self, claim: Claim) -> str:
        """The first document of the line that the claim's document belongs to."""
        return self.origins[claim.evidence.document_id].root

    def copied_from(self, claim: Claim) -> tuple[str, Span] | None:
        """The original and the span there that the claim's words were copied from, or None."""
        origin = self.origins[claim.evidence.document_id]
        for run in origin.runs:
            if origin.original and run.right.overlaps(claim.evidence.span):
                return origin.original, run.left
        return None

    def behind(self, claims: Sequence[Claim], *, hearsay: bool = False) -> tuple[str, ...]:
        """Return the ids of the independent lineages behind claims on one matter, earliest first.

        ``hearsay`` is for amounts: an outlet cannot count drones itself, so that its own voice goes back to whoever
        gave the same amount with a name, and several outlets' own voices are one.
        """
        told = sorted(claims, key=lambda c: self.papers.rank[c.id])
        keys = self._resolved(told, hearsay=hearsay)
        for claim, key in zip(told, keys, strict=True):
            self._claims.setdefault(key, set()).add(claim.id)
            if self._own_key(claim) == key:
                self._names.setdefault(key, self._name(claim, key))
        return tuple(dict.fromkeys(content_id("l", *key) for key in keys))

    def _resolved(self, told: Sequence[Claim], *, hearsay: bool) -> list[Key]:
        named = [self._own_key(claim) for claim in told]
        aliases = one_name(named, told, self.papers)
        own = [aliases.get(key, key) for key in named]
        speaks: dict[str, Key] = {}  # the first source with a name of each side
        sourced: dict[str, Key] = {}  # the first source with a name in each document
        for key, claim in zip(own, told, strict=True):
            if key[0] in ("source", "maps", "document"):
                speaks.setdefault(self.papers.side(claim) or "", key)
            if key[0] != "outlet":
                sourced.setdefault(claim.evidence.document_id, key)
        keys = [self._led_back(key, claim, sourced) for key, claim in zip(own, told, strict=True)]
        keys = [speaks.get(key[1], key) if key[0] == "side" else key for key in keys]
        if hearsay and any(isinstance(c.proposition, Measure) for c in told):
            keys = self._without_the_enemy(keys, told, speaks)
        if hearsay and keys:
            first = next((key for key in keys if key[0] != "outlet"), keys[0])
            keys = [first if key[0] == "outlet" else key for key in keys]
        return at_most_one_a_line(keys, [self.root(claim) for claim in told])

    def _without_the_enemy(self, keys: list[Key], told: Sequence[Claim], speaks: dict[str, Key]) -> list[Key]:
        """One side's count in the mouth of its enemy is as likely a swapped source as a second witness: not counted.

        What both sides see (an exchange, who holds what) either may tell.
        """
        measures = {c.proposition.measure for c in told if isinstance(c.proposition, Measure)}
        sides = [side for side in speaks if self.papers.theatre.adversaries(side)]
        if not sides or measures & (policy.EXCHANGES | policy.LEVELS):
            return keys
        enemies = self.papers.theatre.adversaries(sides[0])
        return [
            speaks[sides[0]] if self.papers.side(claim) in enemies and key[0] != "maps" else key
            for key, claim in zip(keys, told, strict=True)
        ]

    def _led_back(self, key: Key, claim: Claim, sourced: dict[str, Key]) -> Key:
        """An outlet's own voice beside a source goes back to the source, in its own text or in its original's."""
        if key[0] != "outlet":
            return key
        return sourced.get(claim.evidence.document_id) or sourced.get(self.root(claim)) or key

    def _own_key(self, claim: Claim) -> Key:
        speaker = antecedent(claim, self.papers) if is_nameless_paper(claim, self.papers) else None
        return self._key_of(speaker or claim)

    def _key_of(self, claim: Claim) -> Key:
        source = self._first_telling(claim).attribution.source
        if source.kind is SourceKind.OUTLET:
            return "outlet", self.papers.outlet_key(source.actor.name)
        if source.kind in VAGUE_KINDS:
            side = self.papers.side(claim)
            return ("side", side) if side else self._outlet_of_root(claim)
        if source.kind is SourceKind.DOCUMENT and source.actor.id not in self.papers.theatre.bodies:
            return "document", self.papers.side(claim) or source.actor.name.casefold()
        if source.kind is SourceKind.MAPPING and source.actor.id not in self.papers.theatre.bodies:
            return "maps", self.papers.side(claim) or source.actor.name.casefold()
        if source.kind in OUTLET_KINDS:
            return self._outlet_of_root(claim)
        return "source", source.actor.id

    def _first_telling(self, claim: Claim) -> Claim:
        """The claim of the original that this one was copied from, word for word; itself where there is none."""
        copied = self.copied_from(claim)
        if copied is None:
            return claim
        document, span = copied
        same = [
            other
            for other in self.papers.claims_by_document.get(document, ())
            if other.kind == claim.kind and other.evidence.span.overlaps(span) and says(other) == says(claim)
        ]
        return self._first_telling(same[0]) if same else claim

    def _outlet_of_root(self, claim: Claim) -> Key:
        root = self.papers.document_by_id[self.root(claim)]
        if root.publisher == UNSTATED_PUBLISHER:
            return "outlet", root.id
        return "outlet", self.papers.outlet_key(root.publisher)

    def _name(self, claim: Claim, key: Key) -> str:
        if key[0] == "outlet":
            return self.papers.document_by_id[self.root(claim)].publisher
        return claim.attribution.source.actor.name

    def records(self) -> tuple[Lineage, ...]:
        """Return the lines of documents that are more than one, then whose word the claims asked about were."""
        return (*self._document_lineages(), *self._source_lineages())

    def _document_lineages(self) -> list[Lineage]:
        lines: dict[str, list[Document]] = {}
        for document in self.papers.documents:
            lines.setdefault(self.origins[document.id].root, []).append(document)
        found = []
        for root, documents in lines.items():
            if len(documents) < 2:
                continue
            claims = [c.id for d in documents for c in self.papers.claims_by_document.get(d.id, ())]
            because = tuple(o.because for d in documents if (o := self.origins[d.id]).because)
            ids = tuple(d.id for d in documents)
            found.append(Lineage(content_id("l", "document", root), root, ids, tuple(claims), because))
        return found

    def _source_lineages(self) -> list[Lineage]:
        found = []
        for key in sorted(self._claims):
            claims = self.papers.in_order(self._claims[key])
            documents = tuple(dict.fromkeys(self.papers.claim_by_id[c].evidence.document_id for c in claims))
            name = self._names.get(key, key[1])
            found.append(Lineage(content_id("l", *key), name, documents, claims, self._why(name, documents)))
        return found

    def _why(self, name: str, documents: Sequence[str]) -> tuple[str, ...]:
        outlets = list(dict.fromkeys(self.papers.document_by_id[d].publisher for d in documents))
        if len(outlets) < 2:
            return ()
        return (f"{', '.join(outlets[:-1])} and {outlets[-1]} go back to {name}",)
