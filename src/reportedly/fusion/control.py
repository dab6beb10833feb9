"""Holdings into control: who is said to hold what, what a party claims and what others assess kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.fusion.lineage import Lineages
from reportedly.fusion.papers import Papers
from reportedly.fusion.standing import stand
from reportedly.ids import content_id
from reportedly.model import Claim, Control, Holding, HoldingState, Polarity, SourceKind

TAKES = frozenset({HoldingState.CONTROLS, HoldingState.CAPTURED})
YIELDS = frozenset({HoldingState.LOST, HoldingState.WITHDREW})
FINE_PLACES = frozenset({"city", "town", "village", "base", "bridge"})  # ground that one side holds as a whole


def fuse_controls(papers: Papers, lineages: Lineages) -> tuple[Control, ...]:
    """Group holdings by party, place and state, apart for claims of a party at war and for assessments of others.

    What an outlet says in its own voice after a party at war has claimed it is that claim, passed on.
    """
    groups: dict[tuple[object, ...], list[tuple[Claim, Holding]]] = {}
    for claim in papers.claims:
        if isinstance(claim.proposition, Holding):
            held = claim.proposition
            ground = (_party(held), _place(held), held.state, _share(held))
            is_relayed = claim.attribution.is_own_voice and (*ground, False) in groups  # claims come in order of paper
            key = (*ground, _is_assessed(claim, papers) and not is_relayed)
            groups.setdefault(key, []).append((claim, held))
    opposed = _opposed(groups)
    return tuple(_control(members, papers, lineages, disputed=key in opposed) for key, members in groups.items())


def _party(held: Holding) -> str:
    return held.party.party or held.party.id


def _place(held: Holding) -> str:
    """Return the place; what only lies in one is another in another place: "the airport" of Goma and of Bukavu."""
    name = held.where.name.casefold()
    return held.where.place_id or " in ".join((name, *held.where.within[:1]))


def _share(held: Holding) -> object:
    """Return how much of the ground it is: who holds a fifth of a country does not hold the country."""
    return None if held.share is None else (held.share.low, held.share.high)


def _is_assessed(claim: Claim, papers: Papers) -> bool:
    """Whether no party at war is the source: a map project may lean to a side and still assess.

    A party that no theatre lists claims what it says of itself.
    """
    if claim.attribution.source.kind is SourceKind.MAPPING:
        return True
    side = papers.side(claim)
    if side is not None and isinstance(claim.proposition, Holding) and side == _party(claim.proposition):
        return False
    return not papers.theatre.adversaries(side)


def _opposed(groups: dict[tuple[object, ...], list[tuple[Claim, Holding]]]) -> set[tuple[object, ...]]:
    """Groups whose settlement another party is told to hold, or whose taking is told to have been held off."""
    by_place: dict[str, list[tuple[tuple[object, ...], Holding]]] = {}
    for key, members in groups.items():
        held = members[0][1]
        if (
            held.share is None
            and held.where.kind in FINE_PLACES
            and any(c.polarity is Polarity.AFFIRMED for c, _ in members)
        ):
            by_place.setdefault(_place(held), []).append((key, held))
    found = set()
    for several in by_place.values():
        for key, held in several:
            if any(_excludes(held, other) for _, other in several):
                found.add(key)
    return found


def _excludes(held: Holding, other: Holding) -> bool:
    """Whether both cannot be so at once. Where times are told and differ, both may be: ground changes hands."""
    if held.when and other.when and not held.when.agrees_with(other.when):
        return False
    if _party(held) == _party(other):
        return (held.state in TAKES and other.state in YIELDS) or (held.state in YIELDS and other.state in TAKES)
    pair = {held.state, other.state}
    return pair <= TAKES or (HoldingState.HELD_OFF in pair and bool(pair & TAKES))


def _control(
    members: Sequence[tuple[Claim, Holding]], papers: Papers, lineages: Lineages, *, disputed: bool
) -> Control:
    claims = [claim for claim, _ in members]
    held = members[0][1]
    lineage_ids = lineages.behind([c for c in claims if c.polarity is Polarity.AFFIRMED], hearsay=True)
    times = Counter(h.when for _, h in members if h.when is not None)
    return Control(
        id=content_id("k", claims[0].id),
        party=held.party,
        where=held.where,
        state=held.state,
        share=held.share,
        when=min(times, key=lambda t: (-times[t], t.end - t.start, t.start)) if times else None,
        assessed=_is_assessed(claims[0], papers),
        claims=tuple(c.id for c in claims),
        lineages=lineage_ids,
        standing=stand(claims, lineage_ids, papers=papers, disputed=disputed),
    )
