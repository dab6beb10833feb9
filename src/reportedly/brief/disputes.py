"""The sections on what does not fit: disputes side by side, drift from report to report, and what the checks found."""

from __future__ import annotations

from collections import Counter

from reportedly.brief.events import event_name
from reportedly.brief.figures import figure_heading, in_print_order, is_side, with_source
from reportedly.brief.papers import Papers
from reportedly.brief.phrases import load_phrases, phrase
from reportedly.brief.sources import chain_words, who_says
from reportedly.brief.wording import moment, sentence
from reportedly.model import Event, Figure, FigureLabel, Finding, Given, LaidState, Line, Relation, Verdict

_VERDICTS = (Verdict.CONTRADICTED, Verdict.IMPLAUSIBLE, Verdict.UNVERIFIABLE, Verdict.SUPPORTED)


def dispute_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell figures in contradiction, acts laid at a door and denied, then drift, each with both sides cited."""
    events = {event.id: event for event in papers.situation.events}
    lines: list[Line | None] = []
    for figure in papers.situation.figures:
        if papers.is_news(figure.claims):
            lines.extend(_figure_disputes(figure, events, papers))
    for event in papers.situation.events:
        if papers.is_news(event.claims):
            lines.append(_responsibility_dispute(event, papers))
    lines.extend(finding_line(finding, papers) for finding in ranked(papers) if finding.drift is not None)
    return tuple(line for line in lines if line is not None)


def _figure_disputes(figure: Figure, events: dict[str, Event], papers: Papers) -> list[Line | None]:
    clashes = [relation for relation in figure.relations if relation.label is FigureLabel.CONTRADICTION]
    if not clashes:
        return []
    given = [one for one in in_print_order(figure, papers) if is_side(one, figure)]
    told = [with_source(one, figure, papers) for one in given]
    among = [clash for clash in clashes if _is_of(clash, given, figure)]
    text = f"{figure_heading(figure, events)}: {'; against that, '.join(told)}{_why(among or clashes)}"
    claims = [claim for one in given for claim in one.claims]
    return [papers.line(sentence(text), claims, subject=figure.id, flag="disputed")]


def _is_of(clash: Relation, given: list[Given], figure: Figure) -> bool:
    return figure.given[clash.left] in given and figure.given[clash.right] in given


def _why(clashes: list[Relation]) -> str:
    reasons = list(dict.fromkeys(relation.because.rstrip(".") for relation in clashes if relation.because))
    return f". Why it is no update and no rounding: {reasons[0]}" if reasons else ""


def _responsibility_dispute(event: Event, papers: Papers) -> Line | None:
    """Tell an act that one lays at a party's door and another denies for it, or lays at the door of its adversary."""
    pairs = [(one, event.responsibility[at]) for one in event.responsibility for at in one.against]
    for one, other in sorted(pairs, key=lambda pair: pair[0].state is LaidState.DENIED):
        party, theirs = one.responsibility.party, other.responsibility.party
        if party is None or theirs is None:
            continue
        said = who_says(papers.known(one.claims), papers)
        against = who_says(papers.known(other.claims), papers)
        how = "denied" if other.state is LaidState.DENIED else f"against that, at the door of {theirs.name}"
        text = f"{event_name(event)}: laid at the door of {party.name} ({said}); {how} ({against})"
        return papers.line(sentence(text), (*one.claims, *other.claims), subject=event.id, flag="disputed")
    return None


def ranked(papers: Papers) -> tuple[Finding, ...]:
    """Return the findings in the order in which a reader wants them flagged: the gravest first, one of each kind."""
    seen: Counter[tuple[object, ...]] = Counter()
    order: dict[str, tuple[int, int, int]] = {}
    for finding in sorted(papers.findings, key=lambda f: (f.severity, _VERDICTS.index(f.verdict))):
        kind = (finding.severity, finding.check)
        order[finding.id] = (finding.severity, seen[kind], _VERDICTS.index(finding.verdict))
        seen[kind] += 1
    return tuple(sorted(papers.findings, key=lambda f: order[f.id]))


def finding_line(finding: Finding, papers: Papers) -> Line | None:
    """Tell one finding; a drift names what changed, in which report, and against which."""
    if finding.drift is None:
        named = load_phrases()["checks"].get(finding.check) or phrase("verdict", finding.verdict.value)
        text = f"{named}: {finding.because}"
        flag = {Verdict.CONTRADICTED: "does not hold", Verdict.IMPLAUSIBLE: "implausible"}.get(finding.verdict)
        flag = "disputed" if finding.check in load_phrases()["checks"] else flag
        return papers.line(sentence(text), finding.claims, subject=finding.subject, flag=flag)
    text = f"{phrase('drift', finding.drift.value).capitalize()}: {finding.because.rstrip('.')}{_both(finding, papers)}"
    return papers.line(sentence(text), finding.claims, subject=finding.subject, flag="drift")


def _both(finding: Finding, papers: Papers) -> str:
    """Name both reports with their chains, where the reason does not name them."""
    first, rest = papers.known(finding.claims[:1]), papers.known(finding.claims[1:])
    if not first or not rest:
        return ""
    told, against = first[0], rest[0]
    if all(papers.document_of(claim).publisher in finding.because for claim in (told, against)):
        return ""
    return (
        f". Told by {chain_words(told.attribution)} ({moment(papers.document_of(told).published_at)});"
        f" against {chain_words(against.attribution)} ({moment(papers.document_of(against).published_at)})"
    )


def check_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell what the checks found besides drift: what does not hold first, what holds last."""
    shown = [f for f in ranked(papers) if f.drift is None and f.check not in load_phrases()["checks"]]
    lines = [finding_line(finding, papers) for finding in shown]  # a contradiction is told under disputes
    return tuple(line for line in lines if line is not None)
