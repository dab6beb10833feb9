"""Told occurrences into groups, one group an event, without comparing everything with everything.

Occurrences that tell the same fields are one from the start; the rest is compared within blocks (same kind of act and
same day, place, figure, sentence or document), best pairs first, and two groups are joined only where nothing in either
forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from reportedly.fusion import policy
from reportedly.fusion.occurrences import Told, is_distinctive
from reportedly.fusion.papers import LATE, Papers
from reportedly.fusion.passages import complete
from reportedly.fusion.sameness import FINE, Likeness, compare, find_veto
from reportedly.model import Decision, Judgement

Signature = tuple[object, ...]


@dataclass(eq=False)
class Group:
    """Occurrences held to be one event.

    ``ways`` keeps one member for each way of telling it, since the rest cannot veto anything else; ``because`` the
    reasons of each join, ``apart`` those of near misses.
    """

    members: list[Told]
    ways: dict[Signature, Told] = field(default_factory=dict)
    because: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)


def cluster(told: Sequence[Told], *, papers: Papers, judged: Judged) -> list[Group]:
    """Group told occurrences, in the order of their earliest member."""
    completed, told_on = complete(told, papers)
    groups = _alike(completed, judged)
    parent = list(range(len(groups)))
    near = []
    forbidden: dict[tuple[int, int], str] = {}  # groups only grow, so what forbids a join once forbids it for good
    likely = [*_likely_pairs(groups, papers, judged), *_told_on(groups, completed, told_on)]
    pairs = sorted(likely, key=lambda p: (-p[0].score, p[1], p[2]))
    for likeness, left, right in pairs:
        one, other = sorted((_find(parent, left), _find(parent, right)))
        if one == other:
            continue
        veto = likeness.veto or forbidden.get((one, other))
        if veto is None and likeness.same:
            veto = _forbidden(groups[one], groups[other], judged, misread=likeness.misread)
            if veto is not None:
                forbidden[one, other] = veto
        if not likeness.same or veto is not None:
            near.append((likeness, left, right, veto or "too little agrees"))
            continue
        if likeness.misread:
            _forget_time(groups[one], groups[other], papers)
        parent[other] = one
        groups[one].members.extend(groups[other].members)
        groups[one].ways.update(groups[other].ways)
        groups[one].because.extend([*groups[other].because, _told(likeness)])
    for likeness, left, right, veto in near:
        one, other = _find(parent, left), _find(parent, right)
        if one != other:
            _note_apart(groups[one], groups[other], veto, likeness)
    return [group for at, group in enumerate(groups) if parent[at] == at]


def _find(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _forget_time(one: Group, other: Group, papers: Papers) -> None:
    """Of two times of which one was read a day off, the one told later does not count: rewrites come later."""
    later = max(one, other, key=lambda g: papers.published(g.members[0].claim))
    if len(later.members) <= min(len(one.members), len(other.members)) or later.members[0].copied:
        later.members[:] = [replace(m, occurrence=replace(m.occurrence, when=None)) for m in later.members]
        later.ways = {_signature(m): m for m in reversed(later.members)}


def _told(likeness: Likeness) -> str:
    return "joined by " + ", ".join(likeness.reasons)


def _note_apart(one: Group, other: Group, veto: str, likeness: Likeness) -> None:
    shared = ", ".join(likeness.reasons)
    for mine, theirs in ((one, other), (other, one)):
        note = f"kept apart from “{theirs.members[0].occurrence.gloss}”: {veto}, though they have {shared}"
        if note not in mine.apart and len(mine.apart) < 3:
            mine.apart.append(note)


# ── who is compared ──────────────────────────────────────────────────────────────────────────────────────────────────


def _alike(told: Iterable[Told], judged: Judged) -> list[Group]:
    """Occurrences that tell the same place, night, kind and sides are one from the start."""
    groups: dict[Signature, Group] = {}
    for item in told:
        signature = _signature(item)
        if not _says_enough(item) or item.claim.id in judged.named:
            signature = (*signature, item.claim.id)
        group = groups.setdefault(signature, Group([]))
        group.members.append(item)
        group.ways.setdefault(_signature(item), item)
    found = list(groups.values())
    for group in found:
        if len(group.members) > 1:
            group.because.append("joined by the same kind of act, the same place, the same day or night")
    return found


def _signature(item: Told) -> Signature:
    told = item.occurrence
    place = told.where.place_id if told.where else None
    when = (told.when.start, told.when.end) if told.when else None
    return (told.type, item.happened, place, when, item.doer, item.target)


def _says_enough(item: Told) -> bool:
    told = item.occurrence
    known = item.has_place and told.where is not None and told.where.kind not in ("country", "area", "region")
    return known and told.when is not None and told.when.precision in FINE


def _likely_pairs(groups: Sequence[Group], papers: Papers, judged: Judged) -> Iterator[tuple[Likeness, int, int]]:
    """Pairs of groups that share a block, each compared once, with what speaks for and against them."""
    blocks: dict[Signature, list[int]] = {}
    for at, group in enumerate(groups):
        for key in sorted({key for item in group.members[: policy.POSTINGS] for key in _blocks(item)}, key=repr):
            blocks.setdefault(key, []).append(at)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for place, right in enumerate(members):
            for left in members[max(0, place - policy.BLOCK_COMPARISONS) : place]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield from _compared(groups, left, right, papers)
    yield from judged.pairs(groups)


def _told_on(
    groups: Sequence[Group], told: Sequence[Told], pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[Likeness, int, int]]:
    """Pairs that go on in one paragraph; a person's decision comes before them."""
    home = {item.claim.id: at for at, group in enumerate(groups) for item in group.members}
    for one, other in pairs:
        left, right = sorted((home[told[one].claim.id], home[told[other].claim.id]))
        if left != right:
            yield Likeness(policy.TOLD_ON_SCORE, ("one passage that goes on with it",), None, True), left, right


def _compared(groups: Sequence[Group], left: int, right: int, papers: Papers) -> Iterator[tuple[Likeness, int, int]]:
    one, other = groups[left].members[0], groups[right].members[0]
    if not _within_reach(one, other, papers):
        return
    likeness = compare(one, other)
    if likeness.score >= policy.NEAR_SCORE:
        yield likeness, left, right


def _within_reach(left: Told, right: Told, papers: Papers) -> bool:
    """Where a time is missing, the reports must have come out within days of each other."""
    if left.occurrence.when is not None and right.occurrence.when is not None:
        return True
    times = (papers.published(left.claim), papers.published(right.claim))
    return LATE in times or abs(times[0] - times[1]) <= policy.UNDATED_REACH


def _blocks(item: Told) -> Iterator[Signature]:
    """Keys under which an occurrence may meet its equal."""
    told = item.occurrence
    kind = "violence" if item.root in policy.VIOLENT_ROOTS else item.root
    place = told.where.place_id if told.where else None
    if told.when is not None and told.when.precision in FINE:
        for day in {
            (told.when.start - policy.TIME_SLACK).date(),
            (told.when.end + policy.TIME_SLACK - timedelta(seconds=1)).date(),
        }:
            yield kind, "day", day.isoformat(), item.target or item.doer or place
            yield kind, "day", day.isoformat(), place
    if place is not None and told.when is None:
        yield kind, "place", place
    if place is not None and told.when is not None:
        yield kind, "place", place, told.when.start.strftime("%Y-%m")
        yield kind, "place", place
    for amount in item.amounts:
        if is_distinctive(amount):
            yield "amount", *amount
    for person in item.harmed:
        yield kind, "person", person
    yield kind, "document", item.claim.evidence.document_id
    if item.version_of:
        yield kind, "document", item.version_of
    if item.copied:
        yield kind, "document", item.copied[0]


# ── judgements ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False)
class Judged:
    """What people decided on pairs of claims; an event id stands for the claim that names the event."""

    same: tuple[tuple[str, str], ...]
    apart: frozenset[frozenset[str]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement], named_by: dict[str, str]) -> Judged:
        """Take the last decision on each pair; ``named_by`` leads event ids to claim ids."""
        last: dict[frozenset[str], Judgement] = {}
        for judgement in judgements:
            if judgement.other_id is not None:
                ids = (judgement.target_id, judgement.other_id)
                last[frozenset(named_by.get(i, i) for i in ids)] = judgement
        same = sorted(tuple(sorted(p)) for p, j in last.items() if j.decision is Decision.SAME and len(p) == 2)
        apart = {pair for pair, j in last.items() if j.decision is Decision.NOT_SAME}
        return cls(tuple((one, other) for one, other in same), frozenset(apart))

    @property
    def named(self) -> frozenset[str]:
        """Every claim that a person decided on."""
        return frozenset(i for pair in (*self.same, *self.apart) for i in pair)

    def pairs(self, groups: Sequence[Group]) -> Iterator[tuple[Likeness, int, int]]:
        """Pairs that a person called the same: before every other pair, and no veto counts."""
        at = {item.claim.id: place for place, group in enumerate(groups) for item in group.members}
        for one, other in self.same:
            if one in at and other in at:
                left, right = sorted((at[one], at[other]))
                yield Likeness(float("inf"), ("a person's decision",), None, True), left, right

    def forbids(self, one: Group, other: Group) -> bool:
        """Whether a person kept any of these apart."""
        if not self.apart:
            return False
        return any(frozenset((m.claim.id, o.claim.id)) in self.apart for m in one.members for o in other.members)

    def joins(self, one: Group, other: Group) -> bool:
        """Whether a person called any of these the same."""
        mine = {m.claim.id for m in one.members}
        theirs = {m.claim.id for m in other.members}
        return any((a in mine and b in theirs) or (b in mine and a in theirs) for a, b in self.same)


def _forbidden(one: Group, other: Group, judged: Judged, *, misread: bool) -> str | None:
    """What forbids joining two whole groups: any veto between two of their members, but for times read a day off."""
    if judged.same and judged.joins(one, other):
        return None
    if judged.forbids(one, other):
        return "a person kept them apart"
    for mine in one.ways.values():
        for theirs in other.ways.values():
            if (veto := find_veto(mine, theirs, misread=misread)) is not None:
                return veto
    return None
