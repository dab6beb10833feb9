"""The sections at the end: what is not known, what is denied or remarked besides, and which reports were changed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from reportedly.brief.events import event_name, is_talks
from reportedly.brief.papers import Papers
from reportedly.brief.positions import issue_label
from reportedly.brief.quoting import quoted_sentence, sentence_span
from reportedly.brief.sources import who_says, who_tells
from reportedly.brief.wording import counted, listed, measured, moment, quoted, sentence
from reportedly.model import (
    Claim,
    Document,
    Event,
    Gap,
    GapLabel,
    Line,
    Measure,
    Polarity,
    ResponsibilityStatus,
    SourceKind,
    Stance,
)
from reportedly.values import Span

_ANSWERED = frozenset({ResponsibilityStatus.FACT, ResponsibilityStatus.CLAIMED})  # an accusation answers nothing
_TELLING = 64  # characters: a shorter sentence ("The figures could not be verified.") is quoted with the one before it
_SPOKEN = frozenset({SourceKind.NAMED_PERSON})
_SPEAKERS_SHOWN = 10  # the rest are kept in the ledger: a brief is no transcript
_SENTENCES_SHOWN = 2

# ── not known ────────────────────────────────────────────────────────────────────────────────────────────────────────


def unknown_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell what reports say is not known, whose act is unanswered, and where a side has not spoken."""
    lines = [_open_responsibility(event, papers) for event in papers.situation.events if papers.is_news(event.claims)]
    told = {citation.claim_id for line in lines if line is not None for citation in line.citations}
    said = {_words(papers.claims[claim_id], papers) for claim_id in told}
    for claims in _by_sentence(_denied_knowledge(papers, told), papers):
        if _words(claims[0], papers) not in said:  # who is responsible is told above, with these sentences cited
            lines.append(_not_known(claims, papers))
    lines.extend(_silent_sides(papers))
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
    what = event_name(event)
    text = f"Who is responsible for the {what[:1].lower()}{what[1:]} ({who_tells(papers.known(claims), papers)})"
    return papers.line(sentence(text), claims, subject=event.id, flag="not established")


def _denied_knowledge(papers: Papers, told: set[str]) -> list[Claim]:
    unknown = [c for c in papers.claims.values() if c.polarity is Polarity.UNKNOWN and c.id not in told]
    return [claim for claim in papers.known(c.id for c in unknown) if papers.is_news((claim.id,))]


def _by_sentence(claims: Iterable[Claim], papers: Papers) -> list[list[Claim]]:
    """Put together claims that stand in the same sentence, also where rewrites print it again."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(quoted_sentence(claim, papers.document_of(claim)).casefold(), []).append(claim)
    return list(groups.values())


def _not_known(claims: list[Claim], papers: Papers) -> Line | None:
    text = f"Not known or not verified: {_in_context(claims[0], papers)} ({who_says(claims, papers)})"
    return papers.line(sentence(text), (claim.id for claim in claims), subject=claims[0].id, flag="not verified")


def _words(claim: Claim, papers: Papers) -> str:
    return quoted_sentence(claim, papers.document_of(claim))


def _in_context(claim: Claim, papers: Papers) -> str:
    """Quote the sentence, and before a short one the sentence that says what it is about."""
    text = papers.document_of(claim).text
    span = sentence_span(text, claim.evidence.span)
    if span.end - span.start > _TELLING:
        return _words(claim, papers)
    before = text[: span.start].rstrip(" ")
    if not before or before.endswith("\n"):
        return _words(claim, papers)
    return quoted(Span(sentence_span(text, Span(len(before) - 1, len(before))).start, span.end).of(text))


def _silent_sides(papers: Papers) -> list[Line | None]:
    """Tell, party by party, on which issues the other side has spoken and it has not."""
    silent: dict[str, list[tuple[str, list[str]]]] = {}
    for gap in papers.situation.gaps:
        for party, claims in _silence(gap, papers):
            silent.setdefault(party, []).append((issue_label(gap.issue).lower(), claims))
    return [_silent_side(party, issues, papers) for party, issues in sorted(silent.items())]


def _silence(gap: Gap, papers: Papers) -> list[tuple[str, list[str]]]:
    if gap.label is not GapLabel.ONE_SIDED:
        return []
    stated = [p for p in papers.situation.positions if p.issue == gap.issue and p.id in gap.inputs]
    speaking = {p.holder.party or p.holder.id for p in stated}
    claims = [claim for position in stated for claim in position.claims]
    silent = [party for party in gap.parties if party not in speaking]
    return [(party, claims) for party in silent] if len(silent) == 1 else []


def _silent_side(party: str, issues: list[tuple[str, list[str]]], papers: Papers) -> Line | None:
    known = papers.theatre.parties.get(party)
    on = listed([issue for issue, _ in issues])
    text = f"{known.name if known else party}: no position is reported on {on}, on which the other side has spoken"
    cited = [claim for _, claims in issues for claim in claims]
    return papers.line(sentence(text), cited, subject=f"silence:{party}", flag="not stated")


# ── denials and remarks ──────────────────────────────────────────────────────────────────────────────────────────────


def remark_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell what is denied, then what named people with an office said besides; trivial remarks stay in the ledger."""
    denied = [c for c in papers.claims.values() if c.polarity is Polarity.DENIED and not _is_no_denial(c)]
    lines = [_denial_line(group, papers) for group in _by_sentence(_news(denied, papers), papers)]
    remarks = [papers.claims[claim] for claim in papers.situation.remarks if claim in papers.claims]
    spoken = [c for c in _news(remarks, papers) if c.polarity is Polarity.AFFIRMED and _is_on_record(c)]
    lines += [_said_line(group, papers) for group in _by_speaker(spoken)[:_SPEAKERS_SHOWN]]
    return tuple(line for line in lines if line is not None)


def _denial_line(claims: list[Claim], papers: Papers) -> Line | None:
    text = f"Denied by {who_says(claims, papers)}: {_words(claims[0], papers)}"
    return papers.line(sentence(text), (claim.id for claim in claims), subject=claims[0].id, flag="denied")


def _by_speaker(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Put together what one person said in one report, the most said first."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.attribution.source.actor.id, claim.evidence.document_id), []).append(claim)
    return sorted(groups.values(), key=len, reverse=True)


def _said_line(claims: list[Claim], papers: Papers) -> Line | None:
    sentences = list(dict.fromkeys(_words(claim, papers) for claim in claims))
    more = (
        f" and {counted(len(sentences) - _SENTENCES_SHOWN, 'more remark')}" if len(sentences) > _SENTENCES_SHOWN else ""
    )
    text = f"{who_says(claims, papers)}: {'; '.join(sentences[:_SENTENCES_SHOWN])}{more}"
    return papers.line(sentence(text), (claim.id for claim in claims), subject=claims[0].id)


def _news(claims: Iterable[Claim], papers: Papers) -> list[Claim]:
    return [claim for claim in papers.known(c.id for c in claims) if papers.is_news((claim.id,))]


def _is_no_denial(claim: Claim) -> bool:
    """Say whether a negation is the outlet's own or a stance: "will accept no limits" is told as a position."""
    return claim.attribution.is_own_voice or isinstance(claim.proposition, Stance)


def _is_on_record(claim: Claim) -> bool:
    source = claim.attribution.source
    return source.kind in _SPOKEN and (source.actor.office is not None or source.actor.party is not None)


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
