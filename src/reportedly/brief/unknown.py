"""The sections at the end: what is not known, what is denied or remarked besides, and which reports were changed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from reportedly.brief.events import event_name, is_talks
from reportedly.brief.papers import Papers
from reportedly.brief.positions import issue_label
from reportedly.brief.sources import who_says
from reportedly.brief.wording import measured, moment, quoted, sentence
from reportedly.model import (
    Claim,
    Document,
    Event,
    Gap,
    GapLabel,
    Line,
    Measure,
    Occurrence,
    Polarity,
    Remark,
    ResponsibilityStatus,
    SourceKind,
    Stance,
)

_ANSWERED = frozenset(
    {ResponsibilityStatus.FACT, ResponsibilityStatus.CLAIMED, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES}
)
_SPOKEN = frozenset({SourceKind.NAMED_PERSON})
_REMARKS_SHOWN = 12  # the rest are kept in the ledger: a brief is no transcript

# ── not known ────────────────────────────────────────────────────────────────────────────────────────────────────────


def unknown_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell what reports say is not known, whose act is unanswered, and where a side has not spoken."""
    lines = [_open_responsibility(event, papers) for event in papers.situation.events if papers.is_news(event.claims)]
    told = {citation.claim_id for line in lines if line is not None for citation in line.citations}
    for claims in _by_words(_denied_knowledge(papers, told), papers):
        lines.append(_not_known(claims, papers))
    lines.extend(_silent_side(gap, papers) for gap in papers.situation.gaps)
    return tuple(line for line in lines if line is not None)


def _open_responsibility(event: Event, papers: Papers) -> Line | None:
    statuses = {laid.responsibility.status for laid in event.responsibility}
    if ResponsibilityStatus.NOT_ESTABLISHED not in statuses or statuses & _ANSWERED or is_talks(event):
        return None
    claims = [
        claim
        for laid in event.responsibility
        if laid.responsibility.status is ResponsibilityStatus.NOT_ESTABLISHED
        for claim in laid.claims
    ]
    text = f"Who is responsible: {event_name(event)} ({who_says(papers.known(claims), papers)})"
    return papers.line(sentence(text), claims, subject=event.id, flag="not established")


def _denied_knowledge(papers: Papers, told: set[str]) -> list[Claim]:
    unknown = [c for c in papers.claims.values() if c.polarity is Polarity.UNKNOWN and c.id not in told]
    return [claim for claim in papers.known(c.id for c in unknown) if papers.is_news((claim.id,))]


def _by_words(claims: Iterable[Claim], papers: Papers) -> list[list[Claim]]:
    """Put together claims of one origin in the same words, so that a rewrite is not told twice."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(" ".join(claim.evidence.quote.casefold().split()), []).append(claim)
    return list(groups.values())


def _not_known(claims: list[Claim], papers: Papers) -> Line | None:
    text = f"Not known or not verified: {_what(claims[0])} ({who_says(claims, papers)})"
    return papers.line(sentence(text), (claim.id for claim in claims), subject=claims[0].id, flag="not verified")


def _what(claim: Claim) -> str:
    match claim.proposition:
        case Measure(quantity=quantity) as told if quantity is not None:
            return f"{measured(quantity, told.measure, told.scope)}, {quoted(claim.evidence.quote)}"
        case Occurrence(gloss=gloss) | Stance(gloss=gloss) | Remark(gloss=gloss):
            return quoted(gloss)
        case _:
            return quoted(claim.evidence.quote)


def _silent_side(gap: Gap, papers: Papers) -> Line | None:
    if gap.label is not GapLabel.ONE_SIDED:
        return None
    stated = [p for p in papers.situation.positions if p.issue == gap.issue and p.id in gap.inputs]
    speaking = {p.holder.party or p.holder.id for p in stated}
    silent = [party for party in gap.parties if party not in speaking]
    if not stated or len(silent) != 1:
        return None
    names = papers.theatre.parties
    name = names[silent[0]].name if silent[0] in names else silent[0]
    others = ", ".join(sorted({names[p].name if p in names else p for p in speaking}))
    text = f"{issue_label(gap.issue)}: no position of {name} is reported; {others} has stated one"
    claims = [claim for position in stated for claim in position.claims]
    return papers.line(sentence(text), claims, subject=f"gap:{gap.issue}", flag="not stated")


# ── denials and remarks ──────────────────────────────────────────────────────────────────────────────────────────────


def remark_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell what is denied, then what named people with an office said besides; trivial remarks stay in the ledger."""
    denied = [c for c in papers.claims.values() if c.polarity is Polarity.DENIED and not _is_no_denial(c)]
    lines = [_remark_line(group, "Denied", "denied", papers) for group in _by_words(_news(denied, papers), papers)]
    remarks = [papers.claims[claim] for claim in papers.situation.remarks if claim in papers.claims]
    spoken = [c for c in _news(remarks, papers) if c.polarity is Polarity.AFFIRMED and _is_on_record(c)]
    groups = _by_words(spoken, papers)[:_REMARKS_SHOWN]
    lines += [_remark_line(group, "Said", None, papers) for group in groups]
    return tuple(line for line in lines if line is not None)


def _news(claims: Iterable[Claim], papers: Papers) -> list[Claim]:
    return [claim for claim in papers.known(c.id for c in claims) if papers.is_news((claim.id,))]


def _is_no_denial(claim: Claim) -> bool:
    """Say whether a negation is the outlet's own or a stance: "will accept no limits" is told as a position."""
    return claim.attribution.is_own_voice or isinstance(claim.proposition, Stance)


def _is_on_record(claim: Claim) -> bool:
    source = claim.attribution.source
    return source.kind in _SPOKEN and (source.actor.office is not None or source.actor.party is not None)


def _remark_line(claims: list[Claim], verb: str, flag: str | None, papers: Papers) -> Line | None:
    text = f"{verb} by {who_says(claims, papers)}: {_what(claims[0])}"
    return papers.line(sentence(text), (claim.id for claim in claims), subject=claims[0].id, flag=flag)


# ── changed reports ──────────────────────────────────────────────────────────────────────────────────────────────────


def revision_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell which report replaces an earlier one at the same address, and which figures changed."""
    lines: list[Line | None] = []
    for earlier, later in _revisions(papers):
        if papers.situation.since is None or (later.published_at or papers.situation.as_of) >= papers.situation.since:
            lines.append(_revision_line(earlier, later, papers))
    return tuple(line for line in lines if line is not None)


def _revisions(papers: Papers) -> list[tuple[Document, Document]]:
    at_address: dict[tuple[str, str], list[Document]] = {}
    for document in papers.situation.documents:
        if document.url and document.published_at:
            at_address.setdefault((document.publisher, document.url), []).append(document)
    pairs: list[tuple[Document, Document]] = []
    for versions in at_address.values():
        ordered = sorted(versions, key=lambda d: (str(d.published_at), d.id))
        pairs.extend(pairwise(ordered))
    return pairs


def _revision_line(earlier: Document, later: Document, papers: Papers) -> Line | None:
    before, after = _measures_in(earlier, papers), _measures_in(later, papers)
    changed = [(old, new) for code, new in after.items() if (old := before.get(code)) is not None and old[0] != new[0]]
    cited = [claim for old, new in changed for claim in (old[1], new[1])]
    if not cited:
        cited = [claim.id for claim in papers.claims.values() if claim.evidence.document_id in (earlier.id, later.id)][
            :2
        ]
    told = [f"{old[0]} becomes {new[0]}" for old, new in changed]
    change = f": {'; '.join(told)}" if told else ": no figure changed"
    text = f"{later.publisher} replaced its report of {moment(earlier.published_at)} on {moment(later.published_at)}"
    return papers.line(sentence(f"{text}{change}"), cited, subject=later.id, flag="correction")


def _measures_in(document: Document, papers: Papers) -> dict[str, tuple[str, str]]:
    """Return the first amount of each measure in a report, in words, with its claim."""
    found: dict[str, tuple[str, str]] = {}
    claims = papers.known(c.id for c in papers.claims.values() if c.evidence.document_id == document.id)
    for claim in claims:
        told = claim.proposition
        if isinstance(told, Measure) and told.quantity is not None:
            found.setdefault(told.measure, (measured(told.quantity, told.measure, told.scope), claim.id))
    return found
