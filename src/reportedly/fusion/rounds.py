"""Rounds of talks: which round, planned or held, where, when, who sits at the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from reportedly.fusion import policy
from reportedly.fusion.lineage import Lineages
from reportedly.fusion.papers import LATE, Papers
from reportedly.fusion.standing import stand
from reportedly.ids import content_id
from reportedly.model import Actor, ActorKind, Claim, Modality, Occurrence, Polarity, Role, RoleName, Round
from reportedly.values import When, Where

COARSE = ("country", "area", "region")
TALKING = "talks.round"
MEETING = "talks.meeting"  # may be the round under another name, never makes one
OPEN = frozenset({Modality.DEMANDED, Modality.INTENDED})  # proposed by one side, agreed by nobody yet
MEETING_REACH = timedelta(days=2)  # "Monday's meeting in Istanbul" is told this near to the round that it is


@dataclass(eq=False)
class Table:
    """Claims about one round."""

    told: list[tuple[Claim, Occurrence]] = field(default_factory=list)

    @property
    def ordinal(self) -> int | None:
        """The number of the round, where any claim gives it."""
        return next((o.ordinal for _, o in self.told if o.ordinal is not None), None)

    @property
    def is_open(self) -> bool:
        """Whether the round is only proposed by somebody."""
        return all(claim.modality in OPEN for claim, _ in self.told)

    @property
    def whens(self) -> list[When]:
        """Every time told for it."""
        return [o.when for _, o in self.told if o.when is not None]

    @property
    def wheres(self) -> list[Where]:
        """Every place told for it."""
        return [o.where for _, o in self.told if o.where is not None]


def fuse_rounds(papers: Papers, lineages: Lineages) -> tuple[Round, ...]:
    """Group claims about talks: those with a number or a date first, then those that only say "the talks"."""
    told = [
        (claim, claim.proposition)
        for claim in papers.claims
        if isinstance(claim.proposition, Occurrence) and claim.proposition.type in {*policy.TALKS_TYPES, MEETING}
    ]
    ranked = sorted(
        told,
        key=lambda t: (
            t[1].type == MEETING,
            t[1].ordinal is None,
            t[1].when is None,
            t[1].type != TALKING,
            papers.rank[t[0].id],
        ),
    )
    tables: list[Table] = []
    for claim, talks in ranked:
        fitting = [table for table in tables if _fits(claim, talks, table, papers)]
        table = _nearest(claim, fitting, papers)
        if table is None and talks.type == MEETING:
            continue
        if table is None:
            table = Table()
            tables.append(table)
        table.told.append((claim, talks))
    rounds = [_round(table, papers, lineages) for table in tables]
    return tuple(sorted(rounds, key=lambda r: papers.rank[r.claims[0]]))


def _fits(claim: Claim, talks: Occurrence, table: Table, papers: Papers) -> bool:
    """Whether nothing in number, date, place or parties sets the claim apart from the round."""
    if talks.ordinal is not None and table.ordinal is not None and talks.ordinal != table.ordinal:
        return False
    if talks.when and table.whens and not any(talks.when.agrees_with(w, policy.TIME_SLACK) for w in table.whens):
        return False
    if talks.where and not all(_same_venue(talks.where, place) for place in table.wheres):
        return False
    is_other = (claim.modality in OPEN) is not table.is_open  # what one side proposes is not the round that is held
    if is_other or (talks.type == MEETING and not _is_same_meeting(claim, talks, table, papers)):
        return False
    mine, theirs = _sides(talks), {side for _, o in table.told for side in _sides(o)}
    if mine and theirs and not mine & theirs and not _are_at_war(mine, theirs, papers):
        return False
    return _shares_something(claim, talks, table, papers) and (
        talks.when is not None or _told_near(claim, table, papers)
    )


def _shares_something(claim: Claim, talks: Occurrence, table: Table, papers: Papers) -> bool:
    """Whether report, number, side or place are one: without a theatre, "the talks" may be those of another war."""
    report = papers.document_by_id[claim.evidence.document_id]
    if papers.theatre.parties or any(other.evidence.document_id == report.id for other, _ in table.told):
        return True
    names_place = any(place.name in report.text for place in table.wheres)
    sides = {side for _, other in table.told for side in _sides(other)}
    return names_place or bool(_sides(talks) & sides) or talks.ordinal == table.ordinal is not None


def _are_at_war(mine: set[str], theirs: set[str], papers: Papers) -> bool:
    """Whether two reports name one side each of those who meet: the two delegations come to one table."""
    return any(side in papers.theatre.adversaries(other) for side in mine for other in theirs)


def _is_same_meeting(claim: Claim, talks: Occurrence, table: Table, papers: Papers) -> bool:
    """Whether a meeting is told at the round's own place, and on its day or near to it."""
    if talks.where is None or not any(_same_venue(talks.where, place) for place in table.wheres):
        return False
    published = papers.published(claim)
    if talks.when is not None or published == LATE:
        return talks.when is not None
    return any(w.start - MEETING_REACH <= published <= w.end + MEETING_REACH for w in table.whens)


def _same_venue(one: Where, other: Where) -> bool:
    if one.place_id is None and other.place_id is None:
        return one.name.casefold() == other.name.casefold()
    return one.place_id is None or other.place_id is None or one.agrees_with(other)


def _sides(talks: Occurrence) -> set[str]:
    """The parties at the table; whoever meets them in his own country is the host."""
    taking_part = [r.actor for r in talks.roles if r.actor and r.name in (RoleName.PARTICIPANT, RoleName.DELEGATE)]
    return {a.party or a.id for a in taking_part if not _is_at_home(a, talks.where)}


def _is_at_home(actor: Actor, where: Where | None) -> bool:
    return where is not None and (actor.party or actor.id) in where.within


def _told_near(claim: Claim, table: Table, papers: Papers) -> bool:
    """A claim without a date is about a round that is near when the claim comes out, or that its own report dates."""
    if any(other.evidence.document_id == claim.evidence.document_id for other, _ in table.told):
        return True
    published = papers.published(claim)
    times = [when.start for when in table.whens]
    if not times or claim.modality in OPEN:  # a proposal is near to the others that tell it, however far off its date
        times += [papers.published(c) for c, _ in table.told]
    return published == LATE or any(time == LATE or abs(published - time) <= policy.ROUND_REACH for time in times)


def _nearest(claim: Claim, tables: Sequence[Table], papers: Papers) -> Table | None:
    """The round nearest in time to when the claim came out: "the talks" are the next or the last ones."""
    if len(tables) < 2:
        return tables[0] if tables else None
    published = papers.published(claim)
    if published == LATE:
        return tables[0]
    return min(tables, key=lambda t: min((abs(w.start - published) for w in t.whens), default=policy.ROUND_REACH))


def _round(table: Table, papers: Papers, lineages: Lineages) -> Round:
    told = sorted(table.told, key=lambda t: papers.rank[t[0].id])
    claims = [claim for claim, _ in told]
    lineage_ids = lineages.behind([c for c in claims if c.polarity is Polarity.AFFIRMED])
    roles = [role for _, talks in told for role in talks.roles]
    when = _commonest_time(table.whens)
    return Round(
        id=content_id("r", claims[0].id),
        ordinal=table.ordinal,
        where=_finest(table.wheres),
        when=when,
        parties=_parties(table, papers),
        delegates=_delegates(roles),
        hosts=_hosts(table),
        modality=_modality(told, when, papers),
        claims=tuple(c.id for c in claims),
        lineages=lineage_ids,
        standing=stand(claims, lineage_ids, papers=papers),
    )


def _commonest_time(times: Sequence[When]) -> When | None:
    counts = Counter(times)
    return min(counts, key=lambda t: (-counts[t], t.end - t.start, t.start)) if counts else None


def _finest(places: Sequence[Where]) -> Where | None:
    known = [p for p in places if p.place_id is not None] or list(places)
    counts = Counter(known)
    return min(counts, key=lambda p: (p.kind in COARSE, -len(p.within), -counts[p], p.name)) if counts else None


def _parties(table: Table, papers: Papers) -> tuple[Actor, ...]:
    """The parties at the table, by the theatre's names; who belongs to none stands under the own name."""
    found: dict[str, Actor] = {}
    for _, talks in table.told:
        for role in talks.roles:
            if role.actor is None or (role.actor.party or role.actor.id) not in _sides(talks):
                continue
            known = papers.theatre.parties.get(role.actor.party or role.actor.id)
            actor = Actor(known.id, known.name, ActorKind.PARTY, known.id) if known else role.actor
            if actor.kind is not ActorKind.UNNAMED:
                found.setdefault(actor.id, actor)
    return tuple(found.values())


def _hosts(table: Table) -> tuple[Actor, ...]:
    """Who is told as host, and who meets the others at the venue in his own country."""
    roles = [r for _, o in table.told for r in o.roles if r.name is RoleName.HOST]
    at_home = [
        r
        for _, o in table.told
        for r in o.roles
        if r.name is RoleName.PARTICIPANT and r.actor is not None and _is_at_home(r.actor, o.where)
    ]
    return _actors([*roles, *at_home])


def _actors(roles: Iterable[Role]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for role in roles:
        if role.actor is not None and role.actor.kind is not ActorKind.UNNAMED:
            found.setdefault(role.actor.id, role.actor)
    return tuple(found.values())


def _delegates(roles: Iterable[Role]) -> tuple[Role, ...]:
    found: dict[str, Role] = {}
    for role in roles:
        if role.name is RoleName.DELEGATE:
            found.setdefault(role.actor.id if role.actor else role.text.casefold(), role)
    return tuple(found.values())


def _modality(told: Sequence[tuple[Claim, Occurrence]], when: When | None, papers: Papers) -> Modality:
    """Held once somebody says so after it began; until then as it was told last."""
    for claim, talks in told:
        began = when is None or papers.published(claim) == LATE or papers.published(claim) >= when.start
        if (
            talks.type == TALKING
            and claim.modality is Modality.ASSERTED
            and claim.polarity is Polarity.AFFIRMED
            and began
        ):
            return Modality.ASSERTED
    later = [c.modality for c, talks in told if talks.type == TALKING and c.modality is not Modality.ASSERTED]
    return later[-1] if later else Modality.PLANNED
