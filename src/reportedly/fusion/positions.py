"""Stances into positions: what a party wants, offers or refuses on an issue, with every claim that says so.

One holder, one issue, one stance, one pole, conditional or not: one position. A later opposite stance of the same
holder replaces the earlier one; a different speaker of the same party does not. The writer's own view of the gap is
never used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reportedly.fusion import policy
from reportedly.fusion.lineage import Lineages
from reportedly.fusion.papers import LATE, Papers
from reportedly.fusion.standing import stand
from reportedly.ids import content_id
from reportedly.model import Actor, Claim, Polarity, Pole, Position, Stance, Standing


def fuse_positions(papers: Papers, lineages: Lineages) -> tuple[Position, ...]:
    """Group stance claims into positions, in the order in which they were first told."""
    groups: dict[tuple[object, ...], list[tuple[Claim, Stance]]] = {}
    for claim in papers.claims:
        stance = claim.proposition
        if isinstance(stance, Stance) and not stance.narrator_judgement:
            groups.setdefault(_key(stance), []).append((claim, stance))
    return _superseded([_position(members, papers, lineages) for members in groups.values()], papers)


def _key(stance: Stance) -> tuple[object, ...]:
    """Stances on no known issue are one only in the same words."""
    matter = stance.issue or stance.gloss.casefold()
    return stance.holder.id, matter, stance.stance, stance.pole, stance.condition is not None


def _position(members: Sequence[tuple[Claim, Stance]], papers: Papers, lineages: Lineages) -> Position:
    claims = [claim for claim, _ in members]
    first = members[0][1]
    affirmed = [c for c in claims if c.polarity is not Polarity.DENIED]
    lineage_ids = lineages.behind(affirmed, hearsay=True)
    published = papers.published(claims[0])
    addressees: dict[str, Actor] = {}
    for _, stance in members:
        for actor in stance.addressees:
            addressees.setdefault(actor.id, actor)
    return Position(
        id=content_id("p", claims[0].id),
        holder=first.holder,
        issue=first.issue,
        stance=first.stance,
        pole=first.pole,
        gloss=first.gloss,
        modality=claims[0].modality,
        condition=next((s.condition for _, s in members if s.condition is not None), None),
        addressees=tuple(addressees.values()),
        said_on=None if published == LATE else published,
        claims=tuple(c.id for c in claims),
        lineages=lineage_ids,
        standing=stand(claims, lineage_ids, papers=papers),
    )


def party_of(position: Position) -> str:
    """The party whose position it is; the holder itself where it is a party or belongs to none."""
    return position.holder.party or position.holder.id


# ── movement ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _superseded(positions: Sequence[Position], papers: Papers) -> tuple[Position, ...]:
    """Mark positions that the same holder later gave up for the opposite one."""
    by_matter: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        if position.issue is not None and position.pole is not Pole.NONE:
            by_matter.setdefault((position.holder.id, position.issue), []).append(position)
    gone = {
        earlier.id
        for several in by_matter.values()
        for earlier in several
        for later in several
        if _replaces(later, earlier, papers)
    }
    return tuple(replace(p, standing=Standing.SUPERSEDED) if p.id in gone else p for p in positions)


def _replaces(later: Position, earlier: Position, papers: Papers) -> bool:
    """An opposite pole, unconditional both, said after the earlier one was last repeated, with no less authority."""
    if later.pole is earlier.pole or later.condition or earlier.condition:
        return False
    if later.said_on is None or Standing.DENIED in (later.standing, earlier.standing):
        return False
    if _is_own_account(earlier, papers) and not _is_own_account(later, papers):
        return False
    return later.said_on - _last_said(earlier, papers) > policy.REPLACES_AFTER


def _last_said(position: Position, papers: Papers) -> datetime:
    return max(papers.published(papers.claim_by_id[c]) for c in position.claims)


def _is_own_account(position: Position, papers: Papers) -> bool:
    """Whether the holder's own side says so; a counterpart's account weighs less."""
    adversaries = papers.theatre.adversaries(party_of(position))
    return any(papers.side(papers.claim_by_id[c]) not in adversaries for c in position.claims)
