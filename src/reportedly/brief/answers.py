"""Who is held responsible for an event: one line, the answers in the order in which they came, each with its source.

An accusation never reads as a fact, "not established" stays before the accusation that came later, and a claim after
"nobody has claimed it" is told as what came next. Answers that cannot both hold stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from reportedly.brief.papers import Papers
from reportedly.brief.phrases import phrase
from reportedly.brief.sources import who_tells
from reportedly.brief.wording import day, quoted, sentence
from reportedly.model import Actor, Claim, Event, Line, Polarity, ResponsibilityStatus

_ORDER = (
    ResponsibilityStatus.NOT_ESTABLISHED,
    ResponsibilityStatus.POSSIBLE,
    ResponsibilityStatus.ACCUSED,
    ResponsibilityStatus.ACCUSED_BY_AUTHORITIES,
    ResponsibilityStatus.CLAIMED,
    ResponsibilityStatus.FACT,
    ResponsibilityStatus.DENIED,
)
_LAID = (  # ways of laying an act at a door; the first that is given is told
    ResponsibilityStatus.CLAIMED,
    ResponsibilityStatus.ACCUSED_BY_AUTHORITIES,
    ResponsibilityStatus.ACCUSED,
    ResponsibilityStatus.POSSIBLE,
    ResponsibilityStatus.FACT,
)
_ACCUSING = frozenset(
    {ResponsibilityStatus.ACCUSED, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES, ResponsibilityStatus.POSSIBLE}
)
_UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is told: its status, the party and its name in words, and the claims that give it."""

    status: ResponsibilityStatus
    party: str
    name: str
    claims: tuple[Claim, ...]
    against: frozenset[str] = frozenset()  # the parties whose answers cannot hold beside it


def is_plain(event: Event) -> bool:
    """Say whether the one answer to who did it is told as part of the event: "Russia launched 472 drones"."""
    return {laid.responsibility.status for laid in event.responsibility} == {ResponsibilityStatus.FACT}


def responsibility_line(event: Event, papers: Papers) -> Line | None:
    """Tell in one line all answers to who did it; None where there is none, or only the one told with the event."""
    answers = answers_of(event, papers)
    if not answers or is_plain(event):
        return None
    told = _told(answers[0], papers)
    for before, answer in pairwise(answers):
        told += _between(before, answer, papers) + _told(answer, papers)
    cited = [claim.id for answer in answers for claim in answer.claims]
    text = f"Responsibility: {told}"
    return papers.line(sentence(text), papers.telling(cited), subject=event.id, flag=_flag(answers))


def _between(before: Answer, answer: Answer, papers: Papers) -> str:
    """Say whether an answer stands against what was told before it, came on a later day, or stands beside it."""
    if (before.party in answer.against or answer.party in before.against) and not _is_open(answer):
        return "; against that, "
    return " → " if _day(before, papers) < _day(answer, papers) else "; "


def _is_open(answer: Answer) -> bool:
    return answer.status is ResponsibilityStatus.NOT_ESTABLISHED


def _day(answer: Answer, papers: Papers) -> date:
    """The day on which an answer was first printed."""
    return papers.published(answer.claims[0]).date()


def answers_of(event: Event, papers: Papers) -> list[Answer]:
    """Return the answers in order of the day on which they were first printed, the firmest last of one day.

    A name that is nobody's gives way to the party known for the same answer. Each party is told once, but for one that
    was accused on an earlier day than it claimed or denied.
    """
    found: dict[tuple[ResponsibilityStatus, str], Answer] = {}
    for laid in sorted(event.responsibility, key=lambda one: not _is_known(one.responsibility.party, papers)):
        status, party = laid.responsibility.status, laid.responsibility.party
        key = _key(party, papers)
        if not _is_known(party, papers):
            key = next((known for at, known in found if at is status), key)
        earlier = found.get((status, key))
        name = earlier.name if earlier else _name(party, papers)
        claims = (*(earlier.claims if earlier else ()), *papers.known(laid.claims))
        others = {_key(event.responsibility[at].responsibility.party, papers) for at in laid.against}
        against = frozenset(others) | (earlier.against if earlier else frozenset())
        found[status, key] = Answer(status, key, name, papers.known(claim.id for claim in claims), against)
    told = _one_a_party([answer for answer in found.values() if answer.claims], papers)
    told = [part for answer in told for part in _unclaimed_apart(answer)]
    return sorted(told, key=lambda answer: (_day(answer, papers), _ORDER.index(answer.status), answer.party))


def _unclaimed_apart(answer: Answer) -> list[Answer]:
    """Tell "nobody has claimed it" apart from "nobody knows who did it"."""
    if not _is_open(answer):
        return [answer]
    unclaimed = tuple(claim for claim in answer.claims if _says_unclaimed(claim))
    unknown = tuple(claim for claim in answer.claims if not _says_unclaimed(claim))
    parts = (replace(answer, claims=unknown), replace(answer, name=_UNCLAIMED, claims=unclaimed))
    return [part for part in parts if part.claims]


def _one_a_party(answers: list[Answer], papers: Papers) -> list[Answer]:
    """Keep one way of laying it at each party's door, with the claims of all: its own word, else an accusation.

    What some call a fact and others an accusation is told as an accusation. One made on an earlier day than the
    party's own word stays before it.
    """
    told = [answer for answer in answers if answer.status not in _LAID]
    for party in dict.fromkeys(answer.party for answer in answers if answer.status in _LAID):
        ways = [answer for answer in answers if answer.party == party and answer.status in _LAID]
        own = [way for way in ways if way.status is ResponsibilityStatus.CLAIMED]
        others = [way for way in ways if way.status is not ResponsibilityStatus.CLAIMED]
        if own and others:
            others = [way for way in others if way.status in _ACCUSING and _day(way, papers) < _day(own[0], papers)]
        told += own
        if others:
            first = min(others, key=lambda answer: _LAID.index(answer.status))
            claims = papers.known(claim.id for way in others for claim in way.claims)
            told.append(replace(first, claims=claims))
    return told


def _is_known(party: Actor | None, papers: Papers) -> bool:
    if party is None:
        return True
    return party.party is not None or party.id in papers.theatre.parties or party.id in papers.theatre.bodies


def _key(party: Actor | None, papers: Papers) -> str:
    return "" if party is None else party.party or papers.theatre.side_of(party.id) or party.id


def _name(party: Actor | None, papers: Papers) -> str:
    if party is None:
        return ""
    return party.name if _is_known(party, papers) else quoted(party.name)


def _told(answer: Answer, papers: Papers) -> str:
    key = _UNCLAIMED if answer.name == _UNCLAIMED else answer.status.value
    return phrase("responsibility", key, party=answer.name, source=_source(answer.claims, papers))


def _says_unclaimed(claim: Claim) -> bool:
    """Say whether it is told that nobody has claimed it, which is less than that nobody knows who it was."""
    return claim.polarity is Polarity.DENIED


def _source(claims: tuple[Claim, ...], papers: Papers) -> str:
    """Tell who says so, and on which day; of several reports the first and the last day."""
    days = list(dict.fromkeys(day(at) for claim in claims if (at := papers.document_of(claim).published_at)))
    ends = " – ".join(dict.fromkeys((*days[:1], *days[-1:])))
    return f"{who_tells(claims, papers)}, {ends}" if ends else who_tells(claims, papers)


def _flag(answers: list[Answer]) -> str | None:
    statuses = {answer.status for answer in answers}
    owned = {answer.party for answer in answers if answer.status is ResponsibilityStatus.CLAIMED}
    if any(answer.against for answer in answers):
        return "disputed"
    if any(answer.status in _ACCUSING and answer.party not in owned for answer in answers):
        return "accusation"
    if ResponsibilityStatus.NOT_ESTABLISHED in statuses and not owned:
        return "not established"
    return "denied" if statuses == {ResponsibilityStatus.DENIED} else None
