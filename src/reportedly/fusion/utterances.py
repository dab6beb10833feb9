"""Which speakers of two reports are one: the same words are quoted from both, so that they go back to one utterance.

Two reports may quote one speech without knowing of each other: they stay two lines of reports. What the speaker says in
them is one word all the same. ``hear`` leads each speaker of a report to at most one speaker of an earlier report, so a
later report can never lower a count. A short phrase that anybody might use again joins nothing, nor do the same words
in the mouths of two people with names, or of two sides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.fusion import policy
from reportedly.fusion.papers import OUTLET_KINDS, VAGUE_KINDS, Papers
from reportedly.fusion.shared import find_quotations
from reportedly.fusion.voices import are_one_name
from reportedly.model import Claim, Quoted, SourceKind, Utterance
from reportedly.values import Span

Voice = tuple[str, str]  # a document, and the actor who speaks in it

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_OFFICIAL = frozenset({SourceKind.UNNAMED_OFFICIAL, SourceKind.PARTY})
_BODY_AND_SPEAKER = frozenset({SourceKind.BODY, SourceKind.NAMED_PERSON})


@dataclass(frozen=True, slots=True)
class Heard:
    """The utterance that a speaker's words go back to, and its first report: who speaks there."""

    root: Voice
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Saying:
    """What a speaker is said to have said in one paragraph: all of it, the words that tell something, the numbers."""

    claim: Claim
    spans: tuple[Span, ...]
    folded: tuple[str, ...]
    words: tuple[str, ...]
    numbers: frozenset[str]
    is_quoted: bool

    @property
    def voice(self) -> Voice:
        """Who speaks, in which report."""
        return voice_of(self.claim)


def voice_of(claim: Claim) -> Voice:
    """Return in which report which actor says it."""
    return claim.evidence.document_id, claim.attribution.source.actor.id


def hear(papers: Papers) -> dict[Voice, Heard]:
    """Lead each speaker of a report to the speaker of the earlier report who is quoted with the same words."""
    shelf = _Shelf(papers)
    heard: dict[Voice, Heard] = {}
    for document in papers.documents:
        told = list(_sayings(document.text, papers.claims_by_document.get(document.id, ())))
        for saying in told:
            first = None if saying.voice in heard else shelf.first(saying)
            if first is not None:
                root = shelf.roots[saying.voice] = shelf.roots.get(first.voice, first)
                heard[saying.voice] = Heard(root.voice, Utterance(_quoted(first), _quoted(saying)))
        for saying in told:
            shelf.put(saying)
    return heard


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _sayings(text: str, claims: Sequence[Claim]) -> Iterator[Saying]:
    """What each speaker says in each paragraph, long enough to be known again: in quotation marks, else as reported."""
    spoken = [c for c in claims if c.attribution.source.kind not in OUTLET_KINDS]
    if not spoken:
        return
    quotations = find_quotations(text)
    quoted: dict[tuple[Voice, int], list[tuple[Claim, Span]]] = {}
    for span in quotations:
        said = next((c for c in spoken if c.evidence.span.overlaps(span)), None)
        if said is not None:
            quoted.setdefault((voice_of(said), _paragraph(text, span)), []).append((said, span))
    for parts in quoted.values():
        yield from _saying(parts[0][0], tuple(span for _, span in parts), text, is_quoted=True)
    for claim in spoken:
        if claim.attribution.source.kind in VAGUE_KINDS and not any(
            claim.evidence.span.overlaps(span) for span in quotations
        ):
            yield from _saying(claim, (claim.evidence.span,), text, is_quoted=False)


def _paragraph(text: str, span: Span) -> int:
    return text.rfind("\n\n", 0, span.start)


def _saying(claim: Claim, spans: tuple[Span, ...], text: str, *, is_quoted: bool) -> Iterator[Saying]:
    folded = tuple(word.casefold() for span in spans for word in _WORD.findall(span.of(text)))
    words = tuple(dict.fromkeys(w for w in folded if len(w) >= policy.QUOTE_LETTERS and not w[0].isdigit()))
    if len(words) >= policy.QUOTE_WORDS or len(folded) >= policy.SHARED_WORDS:
        yield Saying(claim, spans, folded, words, frozenset(w for w in folded if w[0].isdigit()), is_quoted)


# ── who said it before ───────────────────────────────────────────────────────────────────────────────────────────────


def _keys(saying: Saying) -> Iterator[tuple[str, str]]:
    """Pairs of neighbouring words, and of words with one between them, in either order."""
    words = saying.words
    for step in (1, 2):
        for one, other in zip(words, words[step:], strict=False):
            yield (one, other) if one < other else (other, one)


@dataclass(eq=False)
class _Shelf:
    """The sayings of earlier reports, found by the words that they hold."""

    papers: Papers
    roots: dict[Voice, Saying] = field(default_factory=dict)
    _known: list[Saying] = field(default_factory=list)
    _holders: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def put(self, saying: Saying) -> None:
        """Keep a saying under its pairs of words; a pair that many hold finds nothing more."""
        for key in dict.fromkeys(_keys(saying)):
            holders = self._holders.setdefault(key, [])
            if len(holders) < policy.QUOTE_POSTINGS:
                holders.append(len(self._known))
        self._known.append(saying)

    def first(self, saying: Saying) -> Saying | None:
        """The earliest saying with the same words, whose speaker may be the same, and whoever was led to him."""
        counts = Counter(at for key in dict.fromkeys(_keys(saying)) for at in self._holders.get(key, ()))
        near = sorted(at for at, count in counts.items() if count >= policy.QUOTE_PAIRS)
        return next((self._known[at] for at in near if self._is_one(self._known[at], saying)), None)

    def _is_one(self, earlier: Saying, later: Saying) -> bool:
        root = self.roots.get(earlier.voice, earlier)
        speakers = (earlier.claim, root.claim)
        return _are_one(earlier, later) and all(may_be_one(one, later.claim, self.papers) for one in speakers)


def _are_one(earlier: Saying, later: Saying) -> bool:
    """Whether one is in quotes and the shorter one stands in the longer one, whole or in other words.

    In other words: nearly all that it tells, and all its numbers.
    """
    if not (earlier.is_quoted or later.is_quoted):
        return False
    shorter, longer = sorted((earlier, later), key=lambda s: (len(s.words), len(s.folded)))
    if len(shorter.folded) >= policy.SHARED_WORDS and " ".join(shorter.folded) in " ".join(longer.folded):
        return True
    shared = len(set(shorter.words) & set(longer.words))
    enough = shared >= policy.QUOTE_WORDS and shared >= policy.QUOTE_SHARE * len(shorter.words)
    return enough and shorter.numbers <= longer.numbers


def may_be_one(one: Claim, other: Claim, papers: Papers) -> bool:
    """Whether two reports may name one speaker: by one name, by a name and an office, or one of them by none."""
    mine, theirs = one.attribution.source, other.attribution.source
    side, other_side = papers.side(one), papers.side(other)
    if None not in (side, other_side) and side != other_side:
        return False
    if mine.actor.id == theirs.actor.id or are_one_name(one, other, papers):
        return True
    kinds = {mine.kind, theirs.kind}
    if kinds == _BODY_AND_SPEAKER:
        return side is not None and side == other_side
    if SourceKind.UNNAMED in kinds:
        return True
    return bool(kinds & _OFFICIAL) and SourceKind.COLLECTIVE not in kinds and _offices_agree(one, other)


def _offices_agree(one: Claim, other: Claim) -> bool:
    """Whether an office that is told without a name is that of the one with a name, where his is known."""
    mine, theirs = one.attribution.source, other.attribution.source
    offices = [s.actor.office or s.actor.name for s in (mine, theirs) if s.kind is not SourceKind.PARTY]
    told = [{w for w in _WORD.findall(office.casefold()) if len(w) >= policy.QUOTE_LETTERS} for office in offices]
    return len(told) < len(_BODY_AND_SPEAKER) or bool(told[0] & told[1])


def _quoted(saying: Saying) -> Quoted:
    link = saying.claim.attribution.chain[-1]
    return Quoted(saying.claim.evidence.document_id, saying.spans, link.source.actor.name, link.cue, saying.claim.id)
