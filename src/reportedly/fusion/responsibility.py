"""Who is held responsible for an event: every answer given, dated, in the order in which it was first given.

An accusation never becomes a fact here, and "not established" stays beside the accusation that comes later. That nobody
had claimed an act and that somebody then claims it is no contradiction but a change in time, and so is a party that
denied and then owns up. An accusation and a denial of one party, or two parties at war that are both held to have done
it, stand against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.fusion.lineage import Lineages
from reportedly.fusion.papers import LATE, Papers
from reportedly.model import Claim, Laid, LaidState, Occurrence, Polarity, Responsibility, ResponsibilityStatus

Pairs = frozenset[frozenset[str]]


def lay(claims: Sequence[Claim], *, papers: Papers, lineages: Lineages) -> tuple[Laid, ...]:
    """Collect the answers that these occurrence claims give, one entry for each party and status."""
    answers: dict[tuple[str | None, ResponsibilityStatus], tuple[Responsibility, list[Claim]]] = {}
    for claim in sorted(claims, key=lambda c: papers.rank[c.id]):
        answer = _answer(claim)
        if answer is None:
            continue
        party = None if answer.party is None else answer.party.party or answer.party.id
        answers.setdefault((party, answer.status), (answer, []))[1].append(claim)
    theatre = papers.theatre
    pairs = frozenset(frozenset((p, a)) for p in theatre.parties for a in theatre.adversaries(p)) if answers else None
    laid = [_laid(answer, told, papers, lineages) for answer, told in answers.values()]
    return tuple(replace(one, against=_against(one, laid, pairs or frozenset())) for one in laid)


def _laid(answer: Responsibility, told: Sequence[Claim], papers: Papers, lineages: Lineages) -> Laid:
    times = [time for claim in told if (time := papers.published(claim)) != LATE]
    return Laid(
        answer,
        tuple(claim.id for claim in told),
        first_told=min(times, default=None),
        last_told=max(times, default=None),
        sources=tuple(dict.fromkeys(claim.attribution.source.actor.name for claim in told)),
        lineages=lineages.behind(told),
    )


def _answer(claim: Claim) -> Responsibility | None:
    told = claim.proposition
    if not isinstance(told, Occurrence) or told.responsibility is None:
        return None
    if claim.polarity is Polarity.DENIED and told.responsibility.party is not None:
        return Responsibility(told.responsibility.party, ResponsibilityStatus.DENIED)
    return told.responsibility


# ── what stands against what ─────────────────────────────────────────────────────────────────────────────────────────


def is_disputed(laid: Sequence[Laid]) -> bool:
    """Whether any two answers stand against each other."""
    return any(one.against for one in laid)


def _against(one: Laid, laid: Sequence[Laid], adversaries: Pairs) -> tuple[int, ...]:
    return tuple(at for at, other in enumerate(laid) if _clash(one, other, laid, adversaries))


def _clash(one: Laid, other: Laid, laid: Sequence[Laid], adversaries: Pairs) -> bool:
    mine, theirs = _party(one), _party(other)
    if mine is None or theirs is None:
        return False
    denials = {one.state, other.state} & {LaidState.DENIED}
    if mine == theirs:
        return bool(denials) and one.state is not other.state and not _owned_up(mine, laid)
    return not denials and frozenset((mine, theirs)) in adversaries


def _owned_up(party: str, laid: Sequence[Laid]) -> bool:
    """Whether the party's own word, after its last denial, is that it did it."""
    own = [one for one in laid if _party(one) == party]
    denied = [one.last_told for one in own if one.state is LaidState.DENIED]
    claimed = [one.first_told for one in own if one.state is LaidState.CLAIMED]
    return any(c is not None and all(d is not None and c > d for d in denied) for c in claimed)


def _party(entry: Laid) -> str | None:
    actor = entry.responsibility.party
    return None if actor is None else actor.party or actor.id
