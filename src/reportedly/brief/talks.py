"""The section on talks: each round, proposed, planned or held, then what else is said about talks."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.brief.events import event_flag, event_sentence, in_time, is_talks
from reportedly.brief.papers import Papers
from reportedly.brief.phrases import load_phrases, phrase
from reportedly.brief.quoting import quoted_sentence
from reportedly.brief.sources import who_says
from reportedly.brief.wording import actor_words, listed, place_words, sentence, when_words
from reportedly.model import (
    Actor,
    ActorKind,
    Claim,
    Event,
    Line,
    Modality,
    Occurrence,
    Polarity,
    Role,
    RoleName,
    Round,
    Standing,
)
from reportedly.values import Where

_FLAGS = {Standing.DISPUTED: "disputed", Standing.DENIED: "denied", Standing.SUPERSEDED: "superseded"}
_OPEN = frozenset({Modality.DEMANDED, Modality.INTENDED})  # one side asks for it; nobody is reported to have agreed
_QUOTED = 2  # sentences quoted for a round: how it is told, and what came of it


def talks_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell the rounds in order of time, then what else is said about talks."""
    rounds = sorted(papers.situation.rounds, key=lambda r: (*in_time(r.when, r.id), r.ordinal or 99))
    lines = [round_line(one, papers) for one in rounds if papers.is_news(one.claims)]
    in_rounds = {claim for one in rounds for claim in one.claims}
    for event in sorted(papers.situation.events, key=lambda e: in_time(e.when, e.id)):
        if is_talks(event) and papers.is_news(event.claims) and not set(event.claims) <= in_rounds:
            rest = [claim for claim in event.claims if claim not in in_rounds]
            lines.append(_talks_event_line(event, rest, papers))
    return tuple(line for line in lines if line is not None)


def _talks_event_line(event: Event, claims: Iterable[str], papers: Papers) -> Line | None:
    text = event_sentence(event, papers)
    return papers.line(text, claims, subject=event.id, flag=event_flag(event, papers))


def round_line(one: Round, papers: Papers) -> Line | None:
    """Tell a round: where, when, who with whom, who leads and who hosts, in which mode and in which words."""
    parts = [_round_name(one)]
    if one.where is not None:
        parts.append(_venue(one.where, papers))
    if one.when is not None:
        parts.append(when_words(one.when))
    details = [_parties(one), _delegates(one.delegates, papers), _hosts(one.hosts)]
    about = "; ".join(text for text in details if text)
    told = tuple(c for c in papers.known(one.claims) if c.polarity is Polarity.AFFIRMED) or papers.known(one.claims)
    text = f"{', '.join(parts)}{f': {about}' if about else ''}{_quotes(one, told, papers)}"
    source = who_says(told, papers, lineages=one.lineages)
    return papers.line(sentence(f"{text} ({source})"), papers.telling(one.claims), subject=one.id, flag=_flag(one))


def _flag(one: Round) -> str | None:
    if one.standing in _FLAGS:
        return _FLAGS[one.standing]
    mode = "proposed" if one.modality in _OPEN else one.modality.value
    return phrase("round", mode) or None


def _round_name(one: Round) -> str:
    if one.modality in _OPEN:
        return "A further round of talks"
    if one.ordinal is None:
        return "Talks"
    ordinal = load_phrases()["ordinals"].get(str(one.ordinal))
    return f"{ordinal} round of talks" if ordinal else f"Round {one.ordinal} of talks"


def _venue(where: Where, papers: Papers) -> str:
    """Name the place, and for a building the town it stands in."""
    town = papers.theatre.places.get(where.within[0]) if where.kind == "venue" and where.within else None
    return f"{place_words(where)}, {town.name}" if town else place_words(where)


def _parties(one: Round) -> str:
    actors = one.parties
    named = listed([a.name for a in actors if a.kind is ActorKind.PARTY] or [a.name for a in actors])
    if one.modality in _OPEN:
        return f"proposed by {named}, not reported as agreed" if named else "proposed, not reported as agreed"
    return named


def _delegates(delegates: tuple[Role, ...], papers: Papers) -> str:
    """Name the delegates, each side's with its own: "for Ukraine, Rustem Umerov, Defence Minister"."""
    by_side: dict[str, list[str]] = {}
    for role in delegates:
        if role.name is RoleName.DELEGATE:
            side = papers.theatre.parties.get((role.actor.party if role.actor else None) or "")
            name = role.text if role.actor is None else actor_words(role.actor)
            by_side.setdefault(f"for {side.name}, " if side else "", []).append(name)
    sides = [f"{side}{listed(list(dict.fromkeys(names)))}" for side, names in by_side.items()]
    return f"delegates named: {'; '.join(sides)}" if sides else ""


def _hosts(hosts: tuple[Actor, ...]) -> str:
    return f"host: {listed([actor_words(host) for host in hosts])}" if hosts else ""


def _quotes(one: Round, told: Iterable[Claim], papers: Papers) -> str:
    """Quote how the round is told, in the mode it stands in: of one held, never what was said of it before."""
    rounds = [
        claim
        for claim in told
        if isinstance(claim.proposition, Occurrence)
        and claim.proposition.type == "talks.round"
        and claim.modality is one.modality
    ]
    quotes = dict.fromkeys(quoted_sentence(claim, papers.document_of(claim)) for claim in rounds)
    return f": {'; '.join(list(quotes)[:_QUOTED])}" if quotes else ""
