"""Who is held responsible for an event: every answer given, in the order in which it was given.

An accusation never becomes a fact here, and "not established" stays beside the accusation that comes later.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.fusion.papers import Papers
from reportedly.model import Claim, Laid, Occurrence, Polarity, Responsibility, ResponsibilityStatus


def lay(claims: Sequence[Claim], *, papers: Papers) -> tuple[Laid, ...]:
    """Collect the answers that these occurrence claims give, one entry for each party and status."""
    answers: dict[tuple[str | None, ResponsibilityStatus], tuple[Responsibility, list[str]]] = {}
    for claim in sorted(claims, key=lambda c: papers.rank[c.id]):
        answer = _answer(claim)
        if answer is None:
            continue
        party = None if answer.party is None else answer.party.party or answer.party.id
        answers.setdefault((party, answer.status), (answer, []))[1].append(claim.id)
    return tuple(Laid(answer, tuple(ids)) for answer, ids in answers.values())


def _answer(claim: Claim) -> Responsibility | None:
    told = claim.proposition
    if not isinstance(told, Occurrence) or told.responsibility is None:
        return None
    if claim.polarity is Polarity.DENIED and told.responsibility.party is not None:
        return Responsibility(told.responsibility.party, ResponsibilityStatus.DENIED)
    return told.responsibility


def is_disputed(laid: Sequence[Laid], *, adversaries: frozenset[frozenset[str]]) -> bool:
    """Whether two parties at war are each held responsible, or a party denies what it is held responsible for."""
    firm = {ResponsibilityStatus.NOT_ESTABLISHED, ResponsibilityStatus.DENIED}
    held = {_party(entry) for entry in laid if entry.responsibility.status not in firm}
    denied = {_party(entry) for entry in laid if entry.responsibility.status is ResponsibilityStatus.DENIED}
    return bool(held & denied - {None}) or any(pair <= held for pair in adversaries)


def _party(entry: Laid) -> str | None:
    actor = entry.responsibility.party
    return None if actor is None else actor.party or actor.id
