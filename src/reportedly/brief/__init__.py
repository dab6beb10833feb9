"""From a situation and its findings to a brief in which every line is cited.

Wording adds no fact. The order of sections is the order of this table; the same input gives the same brief.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from reportedly.brief.disputes import check_lines, dispute_lines, ranked
from reportedly.brief.figures import figure_lines
from reportedly.brief.happenings import event_lines
from reportedly.brief.headline import headline_lines
from reportedly.brief.papers import Papers
from reportedly.brief.phrases import phrase
from reportedly.brief.positions import control_lines, position_lines
from reportedly.brief.talks import talks_lines
from reportedly.brief.unknown import remark_lines, revision_lines, unknown_lines
from reportedly.brief.wording import moment
from reportedly.model import Brief, Finding, Line, Section, Situation
from reportedly.theatres import Theatre

__all__ = ["SECTIONS", "write"]

SECTIONS: tuple[tuple[str, Callable[[Papers], tuple[Line, ...]]], ...] = (  # order here is order in the brief
    ("headline", headline_lines),
    ("talks", talks_lines),
    ("events", event_lines),
    ("figures", figure_lines),
    ("control", control_lines),
    ("positions", position_lines),
    ("disputes", dispute_lines),
    ("checks", check_lines),
    ("unknown", unknown_lines),
    ("remarks", remark_lines),
    ("revisions", revision_lines),
)


def write(situation: Situation, findings: tuple[Finding, ...], *, theatre: Theatre, reader: str) -> Brief:
    """Write the brief of a situation. ``reader`` names the rules that read the documents, for the footer.

    The brief carries the claims that its lines cite and every document of the situation, so that it can be checked
    without the ledger.
    """
    papers = Papers.of(situation, findings, theatre)
    reports = phrase("silence", "whole") if situation.since is None else _new(situation.since)
    sections = tuple(_section(key, make(papers), reports) for key, make in SECTIONS)
    cited = {citation.claim_id for section in sections for line in section.lines for citation in line.citations}
    told = tuple(finding for finding in ranked(papers) if any(claim in papers.claims for claim in finding.claims))
    checked = {claim for finding in told for claim in finding.claims}
    return Brief(
        title=theatre.name,
        theatre=theatre.id,
        as_of=situation.as_of,
        since=situation.since,
        sections=sections,
        findings=told,
        documents=situation.documents,
        claims=papers.known(cited | checked),
        reader=reader,
    )


def _new(since: datetime) -> str:
    return phrase("silence", "new", moment=moment(since))


def _section(key: str, lines: tuple[Line, ...], reports: str) -> Section:
    silence = None if lines else phrase("silence", key, reports=reports)
    return Section(key, phrase("sections", key), lines, silence)
