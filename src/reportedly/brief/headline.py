"""The few lines that come first: the gravest findings, then the largest events and the talks."""

from __future__ import annotations

from reportedly.brief.disputes import finding_line, ranked
from reportedly.brief.events import is_saying, is_talks
from reportedly.brief.happenings import by_weight, event_line
from reportedly.brief.papers import Papers
from reportedly.brief.talks import round_line
from reportedly.model import Event, Finding, Line, Round, Verdict

_FINDINGS = 3
_EVENTS = 2
_GRAVE = 2  # findings of a lesser severity do not open a brief
_TOLD_FIRST = frozenset({Verdict.CONTRADICTED, Verdict.IMPLAUSIBLE})


def headline_lines(papers: Papers) -> tuple[Line, ...]:
    """Return three to six lines; fewer only where there is no more to tell."""
    found: list[Line | None] = [finding_line(finding, papers) for finding in _gravest(papers)]
    room = max(_EVENTS, _FINDINGS - len(found))  # where little is found, the events fill the place
    largest = by_weight(_happenings(papers), papers)[:room]
    found += [event_line(event, papers) for event in largest]
    latest = _latest_round(papers)
    found += [round_line(latest, papers)] if latest else []
    return tuple(dict.fromkeys(line for line in found if line is not None))


def _gravest(papers: Papers) -> list[Finding]:
    """Return the gravest findings, one a kind and one a claim, so that one bad sentence does not fill the headline."""
    chosen: dict[tuple[str, str], Finding] = {}
    for finding in ranked(papers):
        if finding.verdict in _TOLD_FIRST and finding.severity <= _GRAVE and papers.is_news(finding.claims):
            kind = (finding.check, finding.drift or finding.subject)
            known = chosen.setdefault(kind, finding)
            if finding.severity == known.severity and len(finding.claims) > len(known.claims):
                chosen[kind] = finding
    first = {finding.claims[0]: finding for finding in reversed(chosen.values())}
    return [finding for finding in chosen.values() if first[finding.claims[0]] is finding][:_FINDINGS]


def _happenings(papers: Papers) -> list[Event]:
    return [
        event
        for event in papers.situation.events
        if not is_talks(event) and not is_saying(event) and event.part_of is None and papers.is_news(event.claims)
    ]


def _latest_round(papers: Papers) -> Round | None:
    dated = [one for one in papers.situation.rounds if one.when is not None and papers.is_news(one.claims)]
    return max(dated, key=lambda one: (len(one.claims), one.when.start if one.when else None, one.id), default=None)
