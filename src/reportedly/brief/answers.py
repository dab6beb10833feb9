"""Who is held responsible for an event: one line, the answers in the order of their firmness, each with its source.

An accusation never reads as a fact, and "not established" stays beside the accusation that came later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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


def is_plain(event: Event) -> bool:
    """Say whether the one answer to who did it is told as part of the event: "Russia launched 472 drones"."""
    return {laid.responsibility.status for laid in event.responsibility} == {ResponsibilityStatus.FACT}


def responsibility_line(event: Event, papers: Papers) -> Line | None:
    """Tell in one line all answers to who did it; None where there is none, or only the one told with the event."""
    answers = answers_of(event, papers)
    if not answers or is_plain(event):
        return None
    told = [_told(answer, papers) for answer in answers]
    unclaimed = tuple(claim for answer in answers for claim in answer.claims if _says_unclaimed(claim))
    if unclaimed and not any(answer.status is ResponsibilityStatus.CLAIMED for answer in answers):
        told.append(phrase("responsibility", _UNCLAIMED, source=_source(unclaimed, papers)))
    cited = [claim.id for answer in answers for claim in answer.claims]
    text = f"Responsibility: {'; '.join(told)}"
    return papers.line(sentence(text), papers.telling(cited), subject=event.id, flag=_flag(answers))


def answers_of(event: Event, papers: Papers) -> list[Answer]:
    """Return the answers, firmest last; a name that is nobody's gives way to the party known for the same answer.

    Each party is told once.
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
        found[status, key] = Answer(status, key, name, papers.known(claim.id for claim in claims))
    told = _one_a_party([answer for answer in found.values() if answer.claims], papers)
    return sorted(told, key=lambda answer: (_ORDER.index(answer.status), answer.party))


def _one_a_party(answers: list[Answer], papers: Papers) -> list[Answer]:
    """Keep one way of laying it at each party's door, with the claims of all: its own word, else an accusation.

    What some call a fact and others an accusation is told as an accusation.
    """
    told = [answer for answer in answers if answer.status not in _LAID]
    for party in dict.fromkeys(answer.party for answer in answers if answer.status in _LAID):
        ways = [answer for answer in answers if answer.party == party and answer.status in _LAID]
        first = min(ways, key=lambda answer: _LAID.index(answer.status))
        claims = papers.known(claim.id for way in ways for claim in way.claims)
        told.append(first if first.status is ResponsibilityStatus.CLAIMED else replace(first, claims=claims))
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
    claims = tuple(claim for claim in answer.claims if not _says_unclaimed(claim)) or answer.claims
    return phrase("responsibility", answer.status.value, party=answer.name, source=_source(claims, papers))


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
    if statuses & _ACCUSING:
        return "accusation"
    if ResponsibilityStatus.NOT_ESTABLISHED in statuses:
        return "not established"
    return "denied" if statuses == {ResponsibilityStatus.DENIED} else None
