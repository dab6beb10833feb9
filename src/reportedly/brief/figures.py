"""The section on figures: each amount with its bound and source, and how amounts of one figure stand to each other.

A running total is told as a series. Sums, roundings and units are named as such. Only a contradiction is a dispute.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.brief.events import event_name, in_time
from reportedly.brief.papers import Papers
from reportedly.brief.phrases import load_phrases, phrase
from reportedly.brief.quoting import quoted_sentence
from reportedly.brief.sources import who_says, who_tells
from reportedly.brief.wording import (
    amount,
    listed,
    measure_label,
    measured,
    moment,
    place_words,
    sentence,
    when_words,
)
from reportedly.fusion.sides import parts_of, sides_of
from reportedly.model import Claim, Event, Figure, FigureLabel, Given, Line, Measure, Polarity, Standing
from reportedly.taxonomy import load_taxonomy

_FLAGS = {Standing.DISPUTED: "disputed", Standing.DENIED: "denied", Standing.SUPERSEDED: "superseded"}


def figure_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell every figure, those of one event together, in order of time."""
    events = {event.id: event for event in papers.situation.events}
    measures = {figure.id: place for place, figure in enumerate(papers.situation.figures)}

    def order(figure: Figure) -> tuple[object, ...]:
        event = events.get(figure.event or "")
        when = event.when if event else figure.scope.when
        return (event is None, *in_time(when, event.id if event else ""), measures[figure.id])

    told = [figure for figure in sorted(papers.situation.figures, key=order) if papers.is_news(figure.claims)]
    told = [figure for figure in told if figure.standing is not Standing.SUPERSEDED]  # told as a changed report
    lines: list[Line] = []
    for figure in told:
        lines.extend(lines_of_figure(figure, events, papers))
    return tuple(lines)


def lines_of_figure(figure: Figure, events: Mapping[str, Event], papers: Papers) -> list[Line]:
    """Tell one figure, then the records that it is said to be."""
    lines = [_figure_line(figure, events, papers)]
    records: dict[tuple[str, bool], list[Claim]] = {}
    for claim in papers.known(figure.superlatives):
        told = claim.proposition
        if isinstance(told, Measure) and told.superlative is not None:
            records.setdefault((told.superlative.rank, claim.id in papers.drifted), []).append(claim)
    lines += [_record_line(figure, claims, papers) for claims in records.values()]
    return [line for line in lines if line is not None]


def figure_heading(figure: Figure, events: Mapping[str, Event]) -> str:
    """Say what a figure is about: its event, or its own place, party and time."""
    event = _placed_event(figure, events)
    if event is not None:
        return event_name(event)
    scope = figure.scope
    parts = [measure_label(figure.measure)]
    if scope.where is not None:
        parts.append(place_words(scope.where))
    if scope.when is not None:
        parts.append(when_words(scope.when))
    heading = ", ".join(parts)
    return heading[:1].upper() + heading[1:]


def _placed_event(figure: Figure, events: Mapping[str, Event]) -> Event | None:
    """Return the figure's event where it has a place or a time to be named by."""
    event = events.get(figure.event or "")
    return event if event is not None and (event.where is not None or event.when is not None) else None


def _context(given: list[Given], figure: Figure, events: Mapping[str, Event], papers: Papers) -> str:
    """Quote the sentence of an amount that has no event, place or time to say what it is about."""
    if len(given) > 1 or _placed_event(figure, events) or figure.scope.where or figure.scope.when:
        return ""
    claim = papers.known(given[0].claims)[0]
    return f", in {quoted_sentence(claim, papers.document_of(claim))}"


def _figure_line(figure: Figure, events: Mapping[str, Event], papers: Papers) -> Line | None:
    given = [one for one in in_print_order(figure, papers) if papers.known(one.claims)]
    if not given:
        return None
    flag: str | None
    labels = {relation.label for relation in figure.relations}
    if FigureLabel.CONTRADICTION in labels:
        body, flag = _side_by_side(given, figure, papers), "disputed"
    elif FigureLabel.UPDATE in labels:
        body, flag = _series(given, figure, papers), "update"
    else:
        body, flag = _one_amount(given, figure, papers), _FLAGS.get(figure.standing)
    text = f"{figure_heading(figure, events)}: {body}{_context(given, figure, events, papers)}"
    claims = [claim for one in given for claim in one.claims]
    return papers.line(sentence(text), claims, subject=figure.id, flag=flag)


def figure_in_short(figure: Figure, papers: Papers) -> str:
    """Tell a figure in a few words: the amount that stands; all of them where they contradict each other."""
    if any(relation.label is FigureLabel.CONTRADICTION for relation in figure.relations):
        sides = [amount(one.quantity, noun="") for one in in_print_order(figure, papers) if is_side(one, figure)]
        return f"{measure_label(figure.measure)}: {listed(sides, last='or')} (disputed)"
    if figure.best is None or figure.standing in (Standing.DENIED, Standing.SUPERSEDED):
        return ""
    best = figure.given[figure.best]
    marked = all(papers.drifted.get(claim) for claim in best.claims)
    if marked:
        return ""
    first = in_print_order(figure, papers)[0]
    risen = any(r.label is FigureLabel.UPDATE for r in figure.relations) and first.quantity != best.quantity
    return _told(best, figure, papers) + (f" (first {amount(first.quantity, noun='')})" if risen else "")


def is_side(one: Given, figure: Figure) -> bool:
    """Say whether an amount is a side of the dispute, and no other wording of one."""
    return figure.given.index(one) in sides_of(figure)


def in_print_order(figure: Figure, papers: Papers) -> list[Given]:
    """Return the amounts in the order in which they were first printed."""

    def first(given: Given) -> tuple[int, ...]:
        return tuple(papers.order[claim.id] for claim in papers.known(given.claims)[:1])

    return sorted(figure.given, key=first)


def _party(figure: Figure, papers: Papers) -> str:
    """Say whose amount it is: launched, held or lost by whom."""
    if figure.scope.party is None:
        return ""
    party = papers.theatre.parties.get(figure.scope.party)
    entry = load_taxonomy().measures.get(figure.measure)
    group = str(entry.fields.get("group", "other")) if entry else "other"
    forms = load_phrases()["party"]
    form = forms.get(figure.measure, forms.get(group, forms["other"]))
    return form.format(party=party.name if party else figure.scope.party)


def _told(given: Given, figure: Figure, papers: Papers) -> str:
    return measured(given.quantity, figure.measure, figure.scope) + _party(figure, papers)


def with_source(given: Given, figure: Figure, papers: Papers) -> str:
    """Tell one amount of a figure with who gives it; one that all its sources deny is told as denied."""
    claims = papers.known(given.claims)
    denied = "denied: " if claims and all(claim.polarity is Polarity.DENIED for claim in claims) else ""
    who = who_says(claims, papers, lineages=given.lineages)
    return f"{denied}{_told(given, figure, papers)} ({who}{_against_interest(given)})"


def _against_interest(given: Given) -> str:
    """Mark the amount that a side tells against its own interest, and say how."""
    kinds = dict.fromkeys(admission.kind for admission in given.admissions)
    return f"; against its own interest: {listed([phrase('admission', kind.value) for kind in kinds])}" if kinds else ""


def _side_by_side(given: list[Given], figure: Figure, papers: Papers) -> str:
    """Tell the sides of a dispute, then what is also told."""
    sides = [one for one in given if is_side(one, figure)]
    told = "; against that, ".join(with_source(one, figure, papers) for one in sides)
    return "; ".join([told, *(f"also told: {with_source(one, figure, papers)}" for one in given if one not in sides)])


def _series(given: list[Given], figure: Figure, papers: Papers) -> str:
    """Tell a running total: the steps, that it is an update, the last with its time and source, then the rest."""
    steps = _steps(given, figure)
    if len(steps) < 2:
        return _one_amount(given, figure, papers)
    latest = steps[-1]
    before = " → ".join(amount(one.quantity, noun="") for one in steps[:-1])
    claims = papers.known(latest.claims)
    overtaken = papers.order[papers.known(steps[-2].claims)[0].id]
    told_after = next((c for c in claims if papers.order[c.id] > overtaken), claims[0])
    when = moment(papers.document_of(told_after).published_at)
    source = who_says(claims, papers, lineages=latest.lineages)
    told = [f"{before} → {_told(latest, figure, papers)}, an update, not a dispute: latest {when} ({source})"]
    told += [f"before that {', '.join(_step(one, papers) for one in steps[:-1])}"]
    told += [_also(one, latest, figure, papers) for one in given if one not in steps]
    return "; ".join(told)


def _step(one: Given, papers: Papers) -> str:
    """Tell an earlier amount with when it was first printed and who gave it."""
    claims = papers.known(one.claims)
    printed = moment(papers.document_of(claims[0]).published_at)
    return f"{amount(one.quantity, noun='')} on {printed} ({who_tells(claims, papers, lineages=one.lineages)})"


def _steps(given: list[Given], figure: Figure) -> list[Given]:
    """Return the amounts that updates join, each before the one that replaced it, else in order of print.

    A part of an amount that is a step itself is none.
    """
    updates = [(r.left, r.right) for r in figure.relations if r.label is FigureLabel.UPDATE]
    updated = {place for pair in updates for place in pair}
    updated -= parts_of(figure)
    places = [figure.given.index(one) for one in given if figure.given.index(one) in updated]
    for earlier, later in updates:
        if earlier in places and later in places and places.index(earlier) > places.index(later):
            places.remove(earlier)
            places.insert(places.index(later), earlier)
    return [figure.given[place] for place in places if not _is_looser(place, places, figure)]


def _is_looser(place: int, places: list[int], figure: Figure) -> bool:
    """Say whether an amount only tells another step's number with a bound: "at least 7" beside "7"."""
    quantity = figure.given[place].quantity
    numbers = [figure.given[other].quantity for other in places if other != place]
    return quantity.low != quantity.high and any(quantity.low == one.low == one.high for one in numbers)


def _one_amount(given: list[Given], figure: Figure, papers: Papers) -> str:
    """Tell the amount most origins give, then the others with how they stand to it."""
    main = max(given, key=lambda one: (papers.lineages(papers.known(one.claims)), len(one.claims), -given.index(one)))
    rest = [one for one in given if one is not main]
    told = [with_source(main, figure, papers)]
    told += [_also(one, main, figure, papers) for one in rest]
    return "; ".join(told)


def _also(one: Given, main: Given, figure: Figure, papers: Papers) -> str:
    return f"also told: {with_source(one, figure, papers)}{_how(one, main, figure)}"


def _how(one: Given, main: Given, figure: Figure) -> str:
    pair = {figure.given.index(one), figure.given.index(main)}
    if figure.given.index(one) in parts_of(figure):  # a part of an earlier count is no step to the latest one
        return f", {phrase('relation', FigureLabel.PART.value)}"
    for relation in figure.relations:
        if {relation.left, relation.right} == pair:
            return f", {phrase('relation', relation.label.value)}"
    return ""


def _record_line(figure: Figure, claims: list[Claim], papers: Papers) -> Line | None:
    """Quote the sentence that first tells the record; its rank and its reach are in the words."""
    words = quoted_sentence(claims[0], papers.document_of(claims[0]))
    text = f"Told as a record in {measure_label(figure.measure)}: {words} ({who_says(claims, papers)})"
    return papers.line(sentence(text), (claim.id for claim in claims), subject=figure.id)
