"""Who can have said what: sources that speak against their own side's silence, and responsibility that is open."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.checks.docket import Docket
from reportedly.checks.phrases import listed, source, told
from reportedly.checks.retellings import Retold
from reportedly.model import (
    Claim,
    Event,
    Finding,
    Laid,
    Measure,
    Occurrence,
    Polarity,
    ResponsibilityStatus,
    RoleName,
    SourceKind,
    Standing,
    Verdict,
)

LAUNCHED = frozenset({"drones_launched", "missiles_launched", "aerial_launched", "bombs_dropped"})
SPEAKERS = frozenset({SourceKind.BODY, SourceKind.PARTY, SourceKind.UNNAMED_OFFICIAL, SourceKind.NAMED_PERSON})
CITED = 4
ACCUSED = frozenset(
    {ResponsibilityStatus.ACCUSED, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES, ResponsibilityStatus.POSSIBLE}
)


def speaks_for_other_side(docket: Docket) -> Iterator[Finding]:
    """A side credited with the exact toll of its own record attack: whom it was aimed at usually does that count."""
    for retold in docket.retellings:
        if retold[0].measure.measure not in LAUNCHED or len({docket.side(t.claim) for t in retold}) > 1:
            continue
        claim, measure = retold[0].claim, retold[0].measure
        side = docket.side(claim)
        if claim.attribution.source.kind not in SPEAKERS or not docket.theatre.adversaries(side):
            continue
        if side in _launchers(docket, retold) and _is_record(docket, claim):
            because = (
                f"{docket.outlet(claim)} credits {source(claim)} with {told(measure)} in a record attack of its own; "
                f"such counts come from the side under attack, and no other report here bears this one out. This is a "
                f"suspicion only"
            )
            yield Finding.of(
                check="speaks_for_other_side",
                subject=docket.figure_of_claim[claim.id].id,
                verdict=Verdict.IMPLAUSIBLE,
                because=because,
                claims=tuple(t.claim.id for t in retold[:CITED]),
                severity=1,
            )


def _launchers(docket: Docket, retold: Retold) -> set[str | None]:
    """The parties said to have launched what the figure counts."""
    found: set[str | None] = {t.measure.scope.party for t in retold if t.measure.scope.party}
    for telling in retold:
        figure = docket.figure_of_claim.get(telling.claim.id)
        event = docket.events.get(figure.event or "") if figure else None
        if event is not None:
            found |= {r.actor.party or r.actor.id for r in event.roles if r.name is RoleName.PERPETRATOR and r.actor}
    return found


def _is_record(docket: Docket, claim: Claim) -> bool:
    """Whether the same document calls the figure a record."""
    figure = docket.figure_of_claim.get(claim.id)
    records = [docket.claims[c] for c in figure.superlatives] if figure else []
    document = claim.evidence.document_id
    return any(r.evidence.document_id == document and isinstance(r.proposition, Measure) for r in records)


def open_responsibility_closed(docket: Docket) -> Iterator[Finding]:
    """Who did it is not established, and one report tells a side's doing as a fact."""
    for event in docket.situation.events:
        if not any(_is_open(laid) for laid in event.responsibility):
            continue
        owned = {_party(laid) for laid in event.responsibility if _status(laid) is ResponsibilityStatus.CLAIMED}
        opened = [c for laid in event.responsibility if _is_open(laid) for c in laid.claims]
        for laid in event.responsibility:
            party = _party(laid)
            if _status(laid) is not ResponsibilityStatus.FACT or party in owned or party not in docket.theatre.parties:
                continue
            closing = docket.claims[laid.claims[0]]
            because = (
                f"{docket.outlet(closing)} tells as a fact that {_name(laid)} did it ({_what(event)}); "
                f"{listed(docket.outlet(docket.claims[c]) for c in opened)} say that it is not established who did"
            )
            yield _about_event(
                "open_responsibility_closed", event, Verdict.UNVERIFIABLE, because, (*laid.claims[:1], *opened), 4
            )


def disputed_responsibility(docket: Docket) -> Iterator[Finding]:
    """A party is held responsible and denies it, or enemies hold each other responsible."""
    for event in docket.situation.events:
        blamed = [laid for laid in event.responsibility if _status(laid) in ACCUSED]
        denials = [laid for laid in event.responsibility if _status(laid) is ResponsibilityStatus.DENIED]
        for denial in denials:
            accusations = [laid for laid in blamed if _party(laid) == _party(denial)]
            if accusations:
                claims = (*accusations[0].claims[:2], *denial.claims[:2])
                because = (
                    f"{_name(denial)} is held responsible for {_what(event)} by {_said_by(accusations[0], docket)} and "
                    f"denied by {_said_by(denial, docket)}"
                )
                yield _about_event("disputed_responsibility", event, Verdict.UNVERIFIABLE, because, claims, 5)
        parties = {_party(laid): laid for laid in blamed}
        for one in sorted(p for p in parties if p):
            for other in sorted(docket.theatre.adversaries(one) & set(parties)):
                if one < other:
                    claims = (*parties[one].claims[:2], *parties[other].claims[:2])
                    because = (
                        f"{_name(parties[one])} and {_name(parties[other])} are both held responsible for "
                        f"{_what(event)}, by {_said_by(parties[one], docket)} and by {_said_by(parties[other], docket)}"
                    )
                    yield _about_event("disputed_responsibility", event, Verdict.UNVERIFIABLE, because, claims, 5)


def denials(docket: Docket) -> Iterator[Finding]:
    """Something that happened according to some, and did not according to others."""
    for event in docket.situation.events:
        if event.standing is not Standing.DISPUTED:
            continue
        told = [docket.claims[c] for c in event.claims]
        denied = [c for c in told if c.polarity is Polarity.DENIED and _is_of_event(c)]
        affirmed = [c for c in told if c.polarity is Polarity.AFFIRMED and _is_of_event(c)]
        if denied and affirmed:
            because = (
                f"{_what(event)}: told by {listed(_who(c, docket) for c in affirmed)}, denied by "
                f"{listed(_who(c, docket) for c in denied)}"
            )
            claims = tuple(c.id for c in (*denied[:2], *affirmed[:2]))
            yield _about_event("denials", event, Verdict.UNVERIFIABLE, because, claims, 5)


def _is_of_event(claim: Claim) -> bool:
    return isinstance(claim.proposition, Occurrence) and claim.proposition.responsibility is None


def _who(claim: Claim, docket: Docket) -> str:
    return docket.outlet(claim) if claim.attribution.is_own_voice else source(claim)


def _said_by(laid: Laid, docket: Docket) -> str:
    return listed(_who(docket.claims[c], docket) for c in laid.claims)


def _is_open(laid: Laid) -> bool:
    return _status(laid) is ResponsibilityStatus.NOT_ESTABLISHED


def _status(laid: Laid) -> ResponsibilityStatus:
    return laid.responsibility.status


def _party(laid: Laid) -> str | None:
    actor = laid.responsibility.party
    return None if actor is None else actor.party or actor.id


def _name(laid: Laid) -> str:
    return laid.responsibility.party.name if laid.responsibility.party else "nobody"


def _what(event: Event) -> str:
    where = f" in {event.where.name}" if event.where else ""
    return f"“{event.gloss}”{where if event.where and event.where.name not in event.gloss else ''}"


def _about_event(
    check: str, event: Event, verdict: Verdict, because: str, claims: tuple[str, ...], severity: int
) -> Finding:
    return Finding.of(
        check=check,
        subject=event.id,
        verdict=verdict,
        because=because,
        claims=tuple(dict.fromkeys(claims)),
        severity=severity,
    )
