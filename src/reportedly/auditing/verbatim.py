"""What stands word for word: quotations of a report's own sentences, and lines of the ledger's own brief.

A quotation that stands so in a report is told there, whatever the words around it are read as; only whom it is credited
to may still differ. A line of the brief rests on its citations, so that the brief held against its own ledger holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.auditing.matter import is_same_source
from reportedly.auditing.record import Record
from reportedly.auditing.said import Said, stems_of
from reportedly.model import AuditedClaim, AuditVerdict, DriftKind, Line
from reportedly.values import Span

FEWEST = 5  # words of a quotation that is not met by chance
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"\n]+)\"|«([^»]+)»")
_BY_SOURCE = frozenset({DriftKind.SOURCE_SWAPPED})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text that stands so elsewhere, with the ledger's claims that it rests on."""

    span: Span
    claims: tuple[str, ...]
    because: str


def quotations(text: str, record: Record) -> list[Stretch]:
    """Return the quotations that stand word for word in a report of the ledger, with the report's claims there."""
    found = []
    for match in _QUOTED.finditer(text):
        group = next(number for number in (1, 2, 3) if match[number])
        words = match[group].split()
        if len(words) >= FEWEST and (rests := _told_there(words, record)):
            because = f"quoted word for word from {rests[0].document.publisher}"
            found.append(Stretch(Span(*match.span(group)), tuple(one.claim.id for one in rests), because))
    return found


def _told_there(words: Sequence[str], record: Record) -> list[Said]:
    """The claims at the place of the first report, of the likeliest, that has these words in a row."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    near = record.sharing(stems_of(" ".join(words)))
    for document in dict.fromkeys(one.document for one in near):
        place = pattern.search(document.text)
        if place is not None:
            span = Span(*place.span())
            return [one for one in near if one.document is document and one.claim.evidence.span.overlaps(span)]
    return []


def lines_in(text: str, lines: Iterable[Line]) -> list[Stretch]:
    """Return where lines of the ledger's own brief stand in a text."""
    found = []
    for line in lines:
        start = text.find(line.text)
        while start >= 0:
            claims = tuple(dict.fromkeys(citation.claim_id for citation in line.citations))
            span = Span(start, start + len(line.text))
            found.append(Stretch(span, claims, "a line of the ledger's own brief, with its citations"))
            start = text.find(line.text, start + 1)
    return found


def bear_out(audited: AuditedClaim, told: Said, stretches: Sequence[Stretch], record: Record) -> AuditedClaim:
    """Let what stands word for word support a claim that was not found, or that differs outside of it only."""
    if audited.verdict in (AuditVerdict.SUPPORTED, AuditVerdict.DISPUTED):
        return audited
    if any(drift.kind in _BY_SOURCE for drift in audited.drift):
        return audited
    for stretch in stretches:
        rests = [record.said[claim] for claim in stretch.claims if claim in record.said]
        credited = told.is_own_voice or any(one.is_own_voice or is_same_source(told, one) for one in rests)
        if stretch.span.overlaps(audited.claim.evidence.span) and credited:
            return _borne_out(audited, stretch, record)
    return audited


def stand_in(audited: AuditedClaim, lines: Sequence[Stretch], record: Record) -> AuditedClaim:
    """Support a claim that stands in a line of the brief by what the line cites."""
    inside = [line for line in lines if line.span.contains(audited.claim.evidence.span)]
    return _borne_out(audited, inside[0], record) if inside else audited


def _borne_out(audited: AuditedClaim, stretch: Stretch, record: Record) -> AuditedClaim:
    return replace(
        audited,
        verdict=AuditVerdict.SUPPORTED,
        because=stretch.because,
        drift=(),
        against=stretch.claims,
        independent=record.independent(stretch.claims),
        sides=(),
    )
