"""Evidence as shown: the quote inside its paragraph, numbered, with the chain of who says it.

What is shown is made safe to look at: characters that turn the reading direction round or drive a terminal are replaced
by U+FFFD. The claim's own quote is never touched; only what is displayed is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from reportedly.model import Brief, Citation, Claim, Commitment, Document, Modality, Polarity
from reportedly.values import Span

CONTEXT_CHARACTERS = 600  # about a paragraph: enough to judge a sentence, little enough to read beside the line
_LONG_LINE = 100  # a text with lines longer than this is not hard-wrapped: each of its lines is a paragraph
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n")
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MIN_SIDE = 40


def shown(text: str) -> str:
    """Return the text on one line, without characters that would act instead of being read."""
    return _UNSHOWABLE.sub("\ufffd", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quote with what stands before and after it in its paragraph, ready to be shown."""

    before: str
    quote: str
    after: str


def excerpt(text: str, span: Span, *, limit: int = CONTEXT_CHARACTERS) -> Excerpt:
    """Return the paragraph around a span, cut at word ends to about ``limit`` characters, the quote never cut."""
    start, end = _paragraph(text, span)
    before, quote, after = text[start : span.start], span.of(text), text[span.end : end]
    room = max(limit - len(quote), 2 * _MIN_SIDE)
    half = room // 2
    left = half + max(0, half - len(after))
    right = half + max(0, half - len(before))
    return Excerpt(_tail(before, left), shown(quote), _head(after, right))


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    """Return the ends of the paragraph that holds the span; one longer span takes all paragraphs it touches."""
    start, end = 0, len(text)
    for found in _BLANK_LINE.finditer(text):
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end:
            end = found.start()
            break
    if any(len(line) > _LONG_LINE for line in text[start:end].split("\n")):
        start = max(start, text.rfind("\n", start, span.start) + 1)
        line_end = text.find("\n", span.end, end)
        end = end if line_end < 0 else line_end
    return start, end


def _tail(text: str, limit: int) -> str:
    """Return the end of the text before a quote, from a word's start; the blank before the quote is kept."""
    blank = " " if text[-1:].isspace() else ""
    words = shown(text)
    if len(words) > limit:
        words = "… " + words[-limit:].partition(" ")[2]
    return words + blank if words else ""


def _head(text: str, limit: int) -> str:
    blank = " " if text[:1].isspace() else ""
    words = shown(text)
    if len(words) > limit:
        words = words[:limit].rpartition(" ")[0] + " …"
    return blank + words if words else ""


def safe_address(url: str | None) -> str | None:
    """Return an address that may become a link: http and https with a host, nothing else."""
    if not url or _UNSHOWABLE.search(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


@dataclass(frozen=True, slots=True)
class Step:
    """One source of a chain as shown, with the words that say so and how far the writer vouches for it."""

    name: str
    cue: str | None
    commitment: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of evidence as shown. ``number`` is the same wherever the claim is cited."""

    number: int
    claim_id: str
    kind: str
    outlet: str
    title: str | None
    published: str
    address: str | None
    excerpt: Excerpt
    chain: tuple[Step, ...]
    remark: str | None


def chain_of(claim: Claim) -> tuple[Step, ...]:
    """Return the sources of a claim, the publisher first."""
    return tuple(
        Step(
            name=shown(f"{a.name}, {a.office}" if (a := link.source.actor).office else a.name),
            cue=shown(link.cue) if link.cue else None,
            commitment=None if link.commitment is Commitment.NEUTRAL else link.commitment.value,
        )
        for link in claim.attribution.chain
    )


def remark_on(claim: Claim) -> str | None:
    """Say in which mode a claim is put, where it is not simply affirmed: "denied", "planned, denied knowledge"."""
    words = []
    if claim.modality is not Modality.ASSERTED:
        words.append(claim.modality.value)
    if claim.polarity is not Polarity.AFFIRMED:
        words.append(claim.polarity.value)
    return ", ".join(words) or None


def note_of(
    number: int, claim: Claim, document: Document, span: Span, *, published: str, context: int = CONTEXT_CHARACTERS
) -> Note:
    """Return the evidence of a claim as shown."""
    return Note(
        number=number,
        claim_id=claim.id,
        kind=claim.kind,
        outlet=shown(document.publisher),
        title=shown(document.title) if document.title else None,
        published=published,
        address=safe_address(document.url),
        excerpt=excerpt(document.text, span, limit=context),
        chain=chain_of(claim),
        remark=remark_on(claim),
    )


def numbered(brief: Brief) -> Mapping[Citation, int]:
    """Number the citations in order of reading; the same evidence has one number throughout."""
    numbers: dict[tuple[str, Span], int] = {}
    given: dict[Citation, int] = {}
    for line in brief.lines:
        for citation in line.citations:
            given[citation] = numbers.setdefault((citation.document_id, citation.span), len(numbers) + 1)
    return given
