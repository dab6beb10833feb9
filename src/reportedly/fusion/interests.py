"""Which side speaks against its own interest: its own losses, the other side's success, harm that it did itself.

What a side tells against itself weighs more than what it boasts. So the mark is given only where it is known for which
side the source speaks and whose the loss, the success or the deed is; a leaning is no side, and a place is no owner.
The taxonomy says of each measure what it tells (``interest``): a loss, a loss of fighters, a success.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportedly.fusion import policy
from reportedly.fusion.papers import Papers
from reportedly.lang import load_pack
from reportedly.model import (
    Admission,
    AdmissionKind,
    Claim,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    ResponsibilityStatus,
    RoleName,
    SourceKind,
)
from reportedly.taxonomy import load_taxonomy

_SPEAKS_FOR_A_SIDE = frozenset(
    {SourceKind.BODY, SourceKind.NAMED_PERSON, SourceKind.PARTY, SourceKind.UNNAMED_OFFICIAL}
)
_OWNED = frozenset({ResponsibilityStatus.FACT, ResponsibilityStatus.CLAIMED})
_WORD = re.compile(r"\w+")

Side = str | None


def find_admissions(claims: Sequence[Claim], papers: Papers) -> tuple[Admission, ...]:
    """Return which of these claims of an amount are told against the interest of the side that tells them, and why."""
    return tuple(admission for claim in claims for admission in _admission(claim, papers))


def _admission(claim: Claim, papers: Papers) -> Iterator[Admission]:
    measure, side = claim.proposition, _speaks_for(claim, papers)
    if side is None or not isinstance(measure, Measure) or not _is_told_of_some(claim, measure):
        return
    about = papers.claim_by_id.get(measure.about or "")
    act = about.proposition if about is not None and isinstance(about.proposition, Occurrence) else None
    source, own = claim.attribution.source.actor.name, _side_words(side, papers)
    told = _interest(measure)
    if told in policy.LOSSES_TOLD and _loser(measure, act, told) == side:
        yield Admission(claim.id, side, AdmissionKind.LOSS, f"{source} tells a loss of {own}")
    elif told == policy.SUCCESS_TOLD and measure.scope.party in papers.theatre.adversaries(side):
        winner = papers.theatre.parties[measure.scope.party].name if measure.scope.party else ""
        because = f"{source} tells a success of {winner}, the adversary of {own}"
        yield Admission(claim.id, side, AdmissionKind.SUCCESS, because)
    elif about is not None and act is not None and _is_own_fault(claim, about, act, side, papers):
        because = f"{source} owns up to harm done by {own}"
        yield Admission(claim.id, side, AdmissionKind.FAULT, because)


def _side_words(side: str, papers: Papers) -> str:
    party = papers.theatre.parties.get(side)
    return f"{party.name}, its own side" if party else "its own side"


def _is_own_fault(claim: Claim, about: Claim, act: Occurrence, side: str, papers: Papers) -> bool:
    """Whether the source itself says that its own side did it, and what it tells is nothing to boast of."""
    same = about.attribution.source.actor.id == claim.attribution.source.actor.id
    measure = claim.proposition
    return same and isinstance(measure, Measure) and _did(act, papers) == {side} and _concedes(claim, measure)


def _is_told_of_some(claim: Claim, measure: Measure) -> bool:
    """Whether an amount above nothing is told as being so: "none was destroyed" concedes nothing."""
    quantity = measure.quantity
    if quantity is None or claim.polarity is not Polarity.AFFIRMED or claim.modality is not Modality.ASSERTED:
        return False
    return quantity.low is not None and quantity.low > 0


def _speaks_for(claim: Claim, papers: Papers) -> Side:
    """The side that the source is of; one that only leans to a side speaks for nobody."""
    source = claim.attribution.source
    if source.kind not in _SPEAKS_FOR_A_SIDE:
        return None
    body = papers.theatre.bodies.get(source.actor.id)
    if body is not None:
        return body.party
    return source.actor.party or (source.actor.id if source.actor.id in papers.theatre.parties else None)


def _interest(measure: Measure) -> str | None:
    entry = load_taxonomy().measures.get(measure.measure)
    told = entry.fields.get("interest") if entry else None
    return str(told) if told is not None else None


def _loser(measure: Measure, act: Occurrence | None, told: str) -> Side:
    """Whose loss it is: as told with the amount, else the one side of which the same report says that it was hit.

    Of people only fighters are a loss against one's interest: every side counts its dead civilians aloud.
    """
    if told == policy.FIGHTERS_TOLD and measure.scope.of not in policy.FIGHTERS:
        return None
    if measure.scope.party is not None:
        return measure.scope.party
    hit = {
        role.actor.party
        for role in (act.roles if act else ())
        if role.name in (RoleName.TARGET, RoleName.VICTIM) and role.actor is not None
    }
    return hit.pop() if len(hit) == 1 else None


def _did(act: Occurrence, papers: Papers) -> set[Side]:
    """The sides that are said as a fact to have done it."""
    doers = [role.actor for role in act.roles if role.name is RoleName.PERPETRATOR]
    laid = act.responsibility
    doers += [laid.party] if laid is not None and laid.status in _OWNED else []
    return {d.party or papers.theatre.side_of(d.id) for d in doers if d is not None}


def _concedes(claim: Claim, measure: Measure) -> bool:
    """Whether harm is told that nobody boasts of: civilians are named, or the cue says that it is owned up to."""
    if _interest(measure) != policy.FIGHTERS_TOLD:
        return False
    if measure.scope.of in policy.CIVILIANS:
        return True
    cue = claim.attribution.chain[-1].cue or ""
    return measure.scope.of is None and any(word in _admitting() for word in _WORD.findall(cue.casefold()))


@cache
def _admitting() -> frozenset[str]:
    rows: Sequence[Mapping[str, object]] = load_pack("en").tables["interest"]["admitting"]
    return frozenset(word for row in rows for word in _listed(row["words"]))


def _listed(words: object) -> tuple[str, ...]:
    return tuple(str(word) for word in words) if isinstance(words, list | tuple) else ()
