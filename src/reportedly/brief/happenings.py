"""The section on events: the weightiest first, each with its figures and who is held responsible; then the rest, short.

Nothing is lost: what is not told at length is told in a line, and what is only a fragment or a wish is cited together.
"""

from __future__ import annotations

from math import log10

from reportedly.brief.answers import responsibility_line
from reportedly.brief.events import event_flag, event_name, event_sentence, is_saying, is_talks, told_by
from reportedly.brief.figures import figure_in_short, in_print_order
from reportedly.brief.papers import Papers
from reportedly.brief.quoting import sentence_span
from reportedly.brief.sources import who_tells
from reportedly.brief.wording import counted, quoted, sentence
from reportedly.fusion.sides import sides_of
from reportedly.model import Claim, Event, Figure, Line, Modality, ResponsibilityStatus, Standing

_MAIN_SHOWN = 10
_ALSO_SHOWN = 20
_FIGURES_SHOWN = 5
_QUOTED = 160  # characters of a sentence in a line of the list
_ENDS = (".", "!", "?", "”", '"', "’")  # a sentence ends so; a heading or a line of a table does not
_NOT_HAPPENED = frozenset({Modality.CONDITIONAL, Modality.DEMANDED, Modality.INTENDED})
_WEIGHTY = frozenset(
    {ResponsibilityStatus.CLAIMED, ResponsibilityStatus.ACCUSED, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES}
)
_HARM = ("killed", "injured")


def event_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell the main events at length, the others in a line each, and cite single mentions together at the end."""
    told = by_weight([e for e in papers.situation.events if not is_talks(e) and not is_saying(e)], papers)
    told = [e for e in told if papers.is_news(e.claims) and e.standing is not Standing.SUPERSEDED]
    main = [event for event in told if is_main(event, papers)][:_MAIN_SHOWN]
    rest = [event for event in told if event not in main]
    also = [event for event in rest if _is_told_in_a_sentence(event, papers)][:_ALSO_SHOWN]
    lines = [line for event in main for line in _lines_of(event, papers)]
    lines += [line for event in also if (line := _short_line(event, papers)) is not None]
    return (*lines, *_mentions([event for event in rest if event not in also], papers))


# ── weight ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def by_weight(events: list[Event], papers: Papers) -> list[Event]:
    """Order by weight, the heaviest first."""
    figures = {figure.id: figure for figure in papers.situation.figures}
    return sorted(events, key=lambda event: (-_weight(event, figures, papers), event.id))


def _weight(event: Event, figures: dict[str, Figure], papers: Papers) -> float:
    """Weigh how many origins and reports tell it, how many were harmed, how large it was, its kind and who is named."""
    told = [figures[one] for one in event.figures if one in figures]
    reports = len({claim.evidence.document_id for claim in papers.known(event.claims)})
    harmed = max((_size(figure) for figure in told if figure.measure in _HARM), default=0.0)
    size = max((_size(figure) for figure in told if figure.measure not in _HARM), default=0.0)
    placed = (event.where is not None) + (event.when is not None)
    is_attack = event.type.split(".")[0] == "attack"
    return (
        2 * len(event.lineages)
        + reports / 2
        + 2 * log10(1 + harmed)
        + log10(1 + size) / 2
        + placed
        + is_attack
        + _is_laid(event)
    )


def _is_laid(event: Event) -> bool:
    return any(laid.responsibility.status in _WEIGHTY for laid in event.responsibility)


def _size(figure: Figure) -> float:
    quantity = figure.given[figure.low if figure.best is None else figure.best].quantity
    return max(0.0, float(quantity.low if quantity.low is not None else quantity.high or 0))


def is_main(event: Event, papers: Papers) -> bool:
    """Say whether an event is told as more than a mention: placed and dated, or one of them and told with more."""
    if event.part_of is not None or not _is_told_in_a_sentence(event, papers):
        return False
    reports = len({claim.evidence.document_id for claim in papers.known(event.claims)})
    known = (event.where is not None) + (event.when is not None)
    return known > 1 or (known == 1 and (reports > 1 or bool(event.figures) or _is_laid(event)))


def _is_told_in_a_sentence(event: Event, papers: Papers) -> bool:
    """Say whether a whole sentence tells that it happened or is to happen: no heading, no wish, no condition."""
    claims = [claim for claim in papers.known(event.claims) if claim.modality not in _NOT_HAPPENED]
    return any(_sentence(claim, papers).endswith(_ENDS) for claim in claims)


def _sentence(claim: Claim, papers: Papers) -> str:
    text = papers.document_of(claim).text
    return sentence_span(text, claim.evidence.span).of(text).rstrip()


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def event_line(event: Event, papers: Papers) -> Line | None:
    """Tell an event in one line with its figures."""
    shown = [f for f in papers.situation.figures if f.event == event.id and papers.known(f.claims)][:_FIGURES_SHOWN]
    told = [words for figure in shown if (words := figure_in_short(figure, papers))]
    figures = f" Figures: {'; '.join(told)}." if told else ""
    cited = [claim for figure in shown for claim in _first_of_each(figure, papers)]
    text = event_sentence(event, papers, extra=figures)
    claims = (*papers.telling((*told_by(event, papers), *event.claims)), *cited)
    unchanged = [claim for claim in claims if claim not in papers.drifted]  # what was changed is told with its figure
    return papers.line(text, unchanged or claims, subject=event.id, flag=event_flag(event, papers))


def _first_of_each(figure: Figure, papers: Papers) -> list[str]:
    """Return the first claim of each amount that is told, the earliest too; the section on figures cites all."""
    best = figure.low if figure.best is None else figure.best
    told = [in_print_order(figure, papers)[0], *(figure.given[at] for at in sides_of(figure) or (best,))]
    return [claim.id for given in told for claim in papers.known(given.claims)[:1]]


def _lines_of(event: Event, papers: Papers) -> list[Line]:
    lines = (event_line(event, papers), responsibility_line(event, papers))
    return [line for line in lines if line is not None]


def _short_line(event: Event, papers: Papers) -> Line | None:
    """Tell one of the lesser events: its name, its sentence cut short, who says so."""
    claims = papers.known(event.claims)
    first = [*papers.known(told_by(event, papers)), *claims][0]
    who = who_tells(claims, papers, first=(first.id,), lineages=event.lineages)
    text = f"Also reported: {event_name(event)}: {quoted(_sentence(first, papers), limit=_QUOTED)} ({who})"
    cited = papers.telling((first.id, *event.claims))
    return papers.line(sentence(text), cited, subject=event.id, flag=event_flag(event, papers))


def _mentions(events: list[Event], papers: Papers) -> list[Line]:
    """Cite what is told in no whole sentence, or only as wished or on a condition: kept, not told at length."""
    claims = [claim for event in events for claim in event.claims]
    told = counted(len(events), "further mention")
    text = f"Not told at length: {told}, in headings and fragments, or only as wished or on a condition"
    line = papers.line(sentence(text), claims, subject="mentions")
    return [] if line is None else [line]
