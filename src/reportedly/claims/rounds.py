"""Rounds of talks as named: "the first round, on 16 May", "another round between …"; and those that still lie ahead.

Talks told as a reason, a place to travel to or a date to come ("before Monday's meeting", "due to meet … for a second
round") have not been held when the words are written; a time told of something else is not theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.modality import judge, modes
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Modality, Occurrence, Role, RoleName
from reportedly.reading.mentions import Reading, TimeMention
from reportedly.values import TimePrecision, When, Where

_CONTEXT_REACH = 2  # sentences back in which the talks may be named
_AHEAD_TYPES = frozenset({"talks.round", "talks.meeting"})
_NOT_TOLD = frozenset({Modality.DEMANDED, Modality.INTENDED, Modality.EXPECTED, Modality.PLANNED, Modality.POSSIBLE})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def with_rounds(drafts: Iterable[Draft], reading: Reading, *, pack: Pack) -> tuple[Draft, ...]:
    """Return the drafts with the rounds added that are named without "talks"; what lies ahead is planned."""
    desk = _Desk(reading, Tree.of(reading.doc), pack)
    found = [_ahead(draft, desk) for draft in drafts]
    talks = {d.anchor for d in found if isinstance(d.proposition, Occurrence) and d.proposition.type in _AHEAD_TYPES}
    is_about_talks = any(isinstance(d.proposition, Occurrence) and d.proposition.type[:5] == "talks" for d in found)
    sentences = list(reading.doc.sents)
    for number, sentence in enumerate(sentences):
        for hit in load_phrases(pack, "talks", "round").find(Words.of(sentence)):
            before = sentences[max(0, number - _CONTEXT_REACH) : number + 1]
            if talks.isdisjoint(desk.tree.subtree(hit.last)) and _is_of_talks(hit, before, desk, is_about_talks):
                found.append(_ahead(_round(hit, sentence, desk), desk))
    return tuple(sorted(found, key=lambda d: d.anchor))


@dataclass(frozen=True, eq=False)
class _Desk:
    reading: Reading
    tree: Tree
    pack: Pack


def _is_of_talks(hit: Hit, before: Iterable[Sentence], desk: _Desk, is_about_talks: bool) -> bool:
    """Say whether the round is one of talks: "of" something else it is not, and talks must be spoken of."""
    nouns = {row["lemma"] for row in desk.pack.table("talks", "context")}
    of = desk.tree.under(hit.last, "of")
    if of and not any(desk.tree.lemma[o] in nouns for o in of):
        return False
    near = {desk.tree.lemma[t.i].removesuffix("s") for sentence in before for t in sentence}
    return is_about_talks or bool(nouns & near)


def _round(hit: Hit, sentence: Sentence, desk: _Desk) -> Draft:
    anchor = hit.first if desk.tree.pos[hit.first] == "VERB" else hit.last
    polarity, modality = judge(desk.tree, anchor, modes(desk.pack))
    clause = desk.tree.clause_tokens(desk.tree.clause[anchor])
    is_open = modality in _NOT_TOLD
    when = _time(_times(clause, desk), desk, forward=is_open)
    roles = _proposer(anchor, desk) if hit.row.get("further") and is_open else ()
    span = desk.tree.span(clause)
    gloss = " ".join(span.of(desk.reading.document.text).split())
    talks = Occurrence("talks.round", gloss, roles, _place(clause, desk), when, ordinal=hit.row.get("ordinal"))
    return Draft(talks, span, anchor, polarity, modality)


def _proposer(anchor: int, desk: _Desk) -> tuple[Role, ...]:
    """Return who asks for it: who proposes a round means to take part."""
    verb = desk.tree.head[anchor]
    subject = desk.tree.actor_of(verb) if desk.tree.pos[verb] == "VERB" else None
    mention = next((m for m in desk.reading.actors if m.token == subject), None)
    return () if mention is None else (Role(RoleName.PARTICIPANT, mention.actor.name, mention.actor),)


# ── what lies ahead ──


def _ahead(draft: Draft, desk: _Desk) -> Draft:
    """Put talks that still lie ahead in that mode, with the time that stands after the words that say so."""
    talks = draft.proposition
    if not isinstance(talks, Occurrence) or talks.type not in _AHEAD_TYPES or draft.modality is not Modality.ASSERTED:
        return draft
    sentence = desk.reading.doc[draft.anchor].sent
    hits = load_phrases(desk.pack, "talks", "ahead").find(Words.of(sentence))
    hit = next((h for h in hits if h.first < draft.anchor), None)
    if hit is None:
        return draft
    later = [t.i for t in sentence if t.i > hit.first]
    planned = replace(
        talks, when=_time(_times(later, desk), desk, forward=True), where=talks.where or _place(later, desk)
    )
    return replace(draft, proposition=planned, modality=Modality.PLANNED)


def _times(tokens: Iterable[int], desk: _Desk) -> Iterator[TimeMention]:
    inside = set(tokens)
    yield from (m for m in desk.reading.times if m.token in inside and m.when is not None)


def _time(mentions: Iterable[TimeMention], desk: _Desk, *, forward: bool) -> When | None:
    for mention in mentions:
        if mention.when is not None and mention.when.precision in (TimePrecision.DAY, TimePrecision.HOUR):
            return _forward(mention, desk) if forward else mention.when
    return None


def _forward(mention: TimeMention, desk: _Desk) -> When | None:
    """Return the next such day where a day without a year was read as one gone by: what is proposed is to come."""
    published, when = desk.reading.document.published_at, mention.when
    is_dated = _YEAR.search(mention.span.of(desk.reading.document.text))
    if when is None or published is None or when.end > published or is_dated:
        return when
    try:
        return replace(when, start=_next_year(when.start), end=_next_year(when.end))
    except ValueError:  # 29 February
        return when


def _next_year(moment: datetime) -> datetime:
    return moment.replace(year=moment.year + 1)


def _place(tokens: Iterable[int], desk: _Desk) -> Where | None:
    """Return the finest place that stands after a preposition among these words."""
    inside = set(tokens)
    told = [m.where for m in desk.reading.places if m.token in inside and desk.tree.dep[m.token] == "pobj"]
    return min(told, key=lambda w: -len(w.within), default=None)
