"""One claim, event, figure or document with all its evidence quoted in context: for the terminal and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.brief.events import event_name
from reportedly.brief.phrases import phrase
from reportedly.brief.wording import actor_words, amount, measure_label, measured, moment, quoted, when_words
from reportedly.codec import encode
from reportedly.model import Claim, Document, Event, Figure, Holding, Measure, Occurrence, Remark, Stance
from reportedly.render.evidence import Note, note_of, safe_address, shown

WIDTH = 96
Shown = Claim | Event | Figure | Document


def show_text(noun: Shown, claims: Iterable[Claim], documents: Iterable[Document]) -> str:
    """Return a noun in words with the evidence of its claims.

    ``claims`` are those of the noun (a claim's own, an event's, a document's); one whose document is not among
    ``documents`` is named without its context.
    """
    known = {document.id: document for document in documents}
    parts = [*_heading(noun), ""]
    for number, claim in enumerate(claims, start=1):
        document = known.get(claim.evidence.document_id)
        if document is None:
            parts.append(
                f"[{number}] {shown(claim.id)}: its document {shown(claim.evidence.document_id)} is not at hand"
            )
            continue
        published = moment(document.published_at)
        parts.extend(_evidence(claim, note_of(number, claim, document, claim.evidence.span, published=published)))
    return "\n".join(parts).rstrip() + "\n"


def show_values(noun: Shown, claims: Iterable[Claim], documents: Iterable[Document]) -> dict[str, Any]:
    """Return the same as JSON-ready values; each claim carries its context."""
    known = {document.id: document for document in documents}
    return {type(noun).__name__.lower(): encode(noun), "evidence": [_values(claim, known) for claim in claims]}


def _values(claim: Claim, known: dict[str, Document]) -> dict[str, Any]:
    document = known.get(claim.evidence.document_id)
    values: dict[str, Any] = {"claim": encode(claim), "context": None}
    if document is not None:
        note = note_of(1, claim, document, claim.evidence.span, published=moment(document.published_at))
        values["context"] = {
            "publisher": document.publisher,
            "title": document.title,
            "published_at": document.published_at.isoformat() if document.published_at else None,
            "url": document.url,
            "before": note.excerpt.before,
            "quote": claim.evidence.quote,
            "after": note.excerpt.after,
        }
    return values


# ── headings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _heading(noun: Shown) -> Iterator[str]:
    match noun:
        case Claim():
            yield f"Claim {noun.id} ({noun.kind})"
            yield shown(claim_words(noun))
        case Event():
            yield f"Event {noun.id} ({noun.standing.value}, {len(noun.lineages)} independent)"
            yield shown(f"{event_name(noun)}: {noun.gloss}")
            yield from (f"  joined: {shown(reason)}" for reason in noun.because)
            yield from (f"  kept apart: {shown(reason)}" for reason in noun.apart)
            if noun.part_of is not None:
                yield shown(f"  part of {noun.part_of}: {noun.part_because}")
            for laid in noun.responsibility:
                party = f" ({laid.responsibility.party.name})" if laid.responsibility.party else ""
                told = f", first told {moment(laid.first_told)} by {', '.join(laid.sources)}" if laid.sources else ""
                yield shown(f"  responsibility: {laid.responsibility.status.value}{party}{told}")
        case Figure():
            yield f"Figure {noun.id} ({noun.standing.value})"
            yield from _figure(noun)
        case Document():
            yield f"Document {noun.id}"
            title = f"{noun.title}, " if noun.title else ""
            address = safe_address(noun.url)
            yield shown(f"{noun.publisher}, {title}{moment(noun.published_at)}{f', {address}' if address else ''}")


def _figure(figure: Figure) -> Iterator[str]:
    about = measure_label(figure.measure)
    where = f", {figure.scope.where.name}" if figure.scope.where else ""
    when = f", {when_words(figure.scope.when)}" if figure.scope.when else ""
    yield shown(f"{about}{where}{when}")
    for place, given in enumerate(figure.given):
        marks = [
            name for name, at in (("low", figure.low), ("best", figure.best), ("high", figure.high)) if at == place
        ]
        yield shown(f"  {amount(given.quantity)}{f' ({chr(44).join(marks)})' if marks else ''}")
        yield from (shown(f"    against its own interest: {one.because}") for one in given.admissions)
    for relation in figure.relations:
        left, right = figure.given[relation.left], figure.given[relation.right]
        label = phrase("relation", relation.label.value)
        yield shown(f"  {amount(left.quantity)} and {amount(right.quantity)}: {label} ({relation.because})")


def claim_words(claim: Claim) -> str:
    """Say in a few words what a claim says, without who says it."""
    match claim.proposition:
        case Measure(quantity=quantity) as told if quantity is not None:
            return measured(quantity, told.measure, told.scope)
        case Holding() as told:
            return phrase("holding", told.state.value, party=told.party.name, place=told.where.name)
        case Stance() as told:
            return f"{phrase('stance', told.stance.value, holder=actor_words(told.holder))}: {quoted(told.gloss)}"
        case Occurrence(gloss=gloss) | Remark(gloss=gloss):
            return quoted(gloss)
        case _:
            return quoted(claim.evidence.quote)


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _evidence(claim: Claim, note: Note) -> Iterator[str]:
    title = f", “{note.title}”" if note.title else ""
    yield f"[{note.number}] {note.outlet}{title}, {note.published}"
    if note.address:
        yield f"    {note.address}"
    quote = f"{note.excerpt.before}»{note.excerpt.quote}«{note.excerpt.after}"
    yield textwrap.fill(quote, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    chain = " → ".join(f"{step.name} (“{step.cue}”)" if step.cue else step.name for step in note.chain)
    mode = f"; {note.remark}" if note.remark else ""
    yield textwrap.fill(f"{chain}{mode}", WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield f"    {claim.kind} {claim.id}"
    yield ""
