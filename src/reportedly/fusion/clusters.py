"""Told occurrences into groups, one group an event, without comparing everything with everything.

What one report tells of one act is one story from the start (``stories``); stories are then compared within blocks
(same kind of act and same day, place, figure, name, sentence or document), best pairs first, and two groups are joined
only where nothing in either forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations

from reportedly.fusion import policy
from reportedly.fusion.facts import Facts, Signature, facts_of, signature
from reportedly.fusion.grounds import key_of
from reportedly.fusion.kinds import are_alike
from reportedly.fusion.occurrences import FINE, Told, is_distinctive
from reportedly.fusion.papers import LATE, Papers
from reportedly.fusion.passages import complete
from reportedly.fusion.sameness import Likeness, compare, compare_headlines, compare_targets, is_news, weigh_names
from reportedly.fusion.stories import find_stories
from reportedly.fusion.vetoes import find_veto, find_veto_inside
from reportedly.model import Decision, Judgement


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
    forest = Forest([Group([item], {signature(item): item}) for item in completed], judged, papers)
    home = {item.claim.id: at for at, item in enumerate(completed)}
    forest.join_all(judged.pairs(home))
    forest.join_all(_inside(told_on, "one passage that goes on with it"))
    forest.join_all(_inside(find_stories(completed, told_on, papers), "one story of one report"))
    stories = forest.roots()
    facts = facts_of({at: forest.groups[at].members for at in stories}, papers)
    pairs = [*_alike(forest, stories, judged), *_likely_pairs(stories, facts, papers)]
    near = forest.join_all(sorted(pairs, key=lambda p: (-p[0].score, p[1], p[2])))
    forest.note_apart(near)
    _note_told_beside(forest)
    return [forest.groups[at] for at in forest.roots()]


Pair = tuple[Likeness, int, int]


def _inside(pairs: Iterable[tuple[int, int]], reason: str) -> Iterator[Pair]:
    for one, other in pairs:
        yield Likeness(policy.TOLD_ON_SCORE, (reason,), None, True), one, other


@dataclass(eq=False)
class Forest:
    """Groups that are joined step by step; each is found under the place of its earliest member."""

    groups: list[Group]
    judged: Judged
    papers: Papers
    _parent: list[int] = field(default_factory=list)
    _forbidden: dict[tuple[int, int], str] = field(default_factory=dict)  # groups only grow: once forbidden, for good

    def __post_init__(self) -> None:
        self._parent = list(range(len(self.groups)))

    def find(self, at: int) -> int:
        """Return where the group of this place is now found."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def roots(self) -> list[int]:
        """Return the places under which groups are found."""
        return [at for at in range(len(self.groups)) if self._parent[at] == at]

    def join_all(self, pairs: Iterable[Pair]) -> list[tuple[Likeness, int, int, str]]:
        """Join pair after pair where nothing forbids it; return those kept apart, with what forbids them."""
        near = []
        for likeness, left, right in pairs:
            one, other = sorted((self.find(left), self.find(right)))
            if one == other:
                continue
            veto = self._veto(likeness, one, other)
            if veto is None:
                self._join(likeness, one, other)
            else:
                near.append((likeness, left, right, veto))
        return near

    def _veto(self, likeness: Likeness, one: int, other: int) -> str | None:
        if likeness.veto is not None or not likeness.same:
            return likeness.veto or "too little agrees"
        if (one, other) not in self._forbidden:
            veto = _forbidden(self.groups[one], self.groups[other], self.judged, misread=likeness.misread)
            if veto is None:
                return None
            self._forbidden[one, other] = veto
        return self._forbidden[one, other]

    def _join(self, likeness: Likeness, one: int, other: int) -> None:
        kept, joined = self.groups[one], self.groups[other]
        if likeness.misread:
            _forget_time(kept, joined, self.papers)
        self._parent[other] = one
        kept.members.extend(joined.members)
        kept.ways.update(joined.ways)
        kept.because.extend([*joined.because, _told(likeness)])

    def note_apart(self, near: Iterable[tuple[Likeness, int, int, str]]) -> None:
        """Note with both groups what keeps them apart, those that are most alike first."""
        for likeness, left, right, veto in near:
            one, other = self.find(left), self.find(right)
            if one != other:
                _note_apart(self.groups[one], self.groups[other], veto, likeness)


def _forget_time(one: Group, other: Group, papers: Papers) -> None:
    """Of two times of which one was read a day off, the one told later does not count: rewrites come later."""
    later = max(one, other, key=lambda g: papers.published(g.members[0].claim))
    if len(later.members) <= min(len(one.members), len(other.members)) or later.members[0].copied:
        later.members[:] = [replace(m, occurrence=replace(m.occurrence, when=None)) for m in later.members]
        later.ways = {signature(m): m for m in reversed(later.members)}


def _told(likeness: Likeness) -> str:
    return "joined by " + ", ".join(likeness.reasons)


def _note_apart(one: Group, other: Group, veto: str, likeness: Likeness) -> None:
    shared = ", ".join(likeness.reasons)
    for mine, theirs in ((one, other), (other, one)):
        note = f"kept apart from “{theirs.members[0].occurrence.gloss}”: {veto}, though they have {shared}"
        if note not in mine.apart and len(mine.apart) < 3:
            mine.apart.append(note)


def _note_told_beside(forest: Forest) -> None:
    """Note the acts that a report tells beside each other as two where readers may take one for the other."""
    by_report: dict[str, dict[int, Told]] = {}
    for at in forest.roots():
        for item in forest.groups[at].members:
            is_placed = item.occurrence.where is not None or item.occurrence.when is not None
            if item.happened and is_placed and item.root != "interception":
                by_report.setdefault(item.claim.evidence.document_id, {}).setdefault(at, item)
    for told in by_report.values():
        for (one, mine), (other, theirs) in combinations(sorted(told.items()), 2):
            found = _told_beside(mine, theirs)
            if found is not None:
                _note_apart(forest.groups[one], forest.groups[other], *found)


def _told_beside(mine: Told, theirs: Told) -> tuple[str, Likeness] | None:
    """What keeps two acts of one report apart, and what they share; None where nobody takes one for the other."""
    veto, beside = find_veto_inside(mine, theirs), "one report that tells both"
    if are_alike(mine, theirs):
        return veto or "told as two", Likeness(0.0, ("the same kind of act", beside))
    return (veto, Likeness(0.0, (beside,))) if veto is not None and _may_be_mixed_up(mine, theirs) else None


def _may_be_mixed_up(mine: Told, theirs: Told) -> bool:
    """Whether two acts of one report are both fighting, or both people taken, under unlike names."""
    roots = {mine.root, theirs.root}
    return any(roots <= kinds for kinds in policy.MIXED_UP)


# ── who is compared ──────────────────────────────────────────────────────────────────────────────────────────────────


def _alike(forest: Forest, stories: Sequence[int], judged: Judged) -> Iterator[Pair]:
    """Stories that tell the same place, night, kind and sides: each with the one told last before it."""
    last: dict[Signature, int] = {}
    reason = ("the same kind of act", "the same place", "the same day or night")
    for at in stories:
        for key, item in forest.groups[at].ways.items():
            if _says_enough(item) and item.claim.id not in judged.named:
                if key in last:
                    yield Likeness(policy.ALIKE_SCORE, reason, None, True), last[key], at
                last[key] = at


def _says_enough(item: Told) -> bool:
    told = item.occurrence
    known = item.has_place and told.where is not None and told.where.kind not in policy.WIDE_PLACES
    return known and told.when is not None and told.when.precision in FINE


def _likely_pairs(stories: Sequence[int], facts: Mapping[int, Facts], papers: Papers) -> Iterator[Pair]:
    """Pairs of stories that share a block, each compared once, with what speaks for and against them."""
    blocks: dict[Signature, list[int]] = {}
    for at in stories:
        for key in sorted(set(_blocks_of(facts[at])), key=repr):
            blocks.setdefault(key, []).append(at)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for place, right in enumerate(members):
            for left in members[max(0, place - policy.BLOCK_COMPARISONS) : place]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield from _compared(facts, left, right, papers)


def _compared(facts: Mapping[int, Facts], left: int, right: int, papers: Papers) -> Iterator[Pair]:
    if not _within_reach(facts[left], facts[right], papers):
        return
    likeness = compare(facts[left], facts[right])
    if likeness.score >= policy.NEAR_SCORE:
        yield likeness, left, right


def _within_reach(left: Facts, right: Facts, papers: Papers) -> bool:
    """Both times must lie within weeks; where one is missing, the reports within days, or they name the same people."""
    if left.times and right.times:
        return any(mine.agrees_with(other, policy.NEAR_REACH) for mine in left.times for other in right.times)
    if _are_printed_near(left, right, papers) or weigh_names(left, right) >= policy.NAMES_FULL:
        return True
    return compare_headlines(left, right) is not None and compare_targets(left, right) is not None


def _are_printed_near(left: Facts, right: Facts, papers: Papers) -> bool:
    """Whether both reports, or the one without a time and the time that the other tells, lie within days."""
    times = (papers.published(left.ways[0].claim), papers.published(right.ways[0].claim))
    if LATE in times or abs(times[0] - times[1]) <= policy.UNDATED_REACH:
        return True
    undated, dated = (times[0], right) if right.times else (times[1], left)
    return any(when.precision in FINE and is_news(when, undated) for when in dated.times)


def _blocks_of(facts: Facts) -> Iterator[Signature]:
    for item in facts.ways[: policy.WAYS_IN_BLOCKS]:
        yield from _blocks(item)
    if facts.roots & policy.VIOLENT_ROOTS:
        for place in facts.places:
            yield "violence", "place", key_of(place)
    for amount in facts.amounts:
        if is_distinctive(amount):
            yield "amount", *amount
    if facts.roots & policy.NEWS_ROOTS:
        for name in facts.names:
            yield "violence", "name", name
        for name in facts.matter.headline | facts.matter.lead:
            yield "violence", "headline", name
    for person in facts.harmed:
        yield "person", person


def _blocks(item: Told) -> Iterator[Signature]:
    """Keys under which an occurrence may meet its equal."""
    told = item.occurrence
    kind = "violence" if item.root in policy.VIOLENT_ROOTS else item.root
    kind = "handover" if item.root in policy.HANDOVER_ROOTS else kind
    place = key_of(told.where) if told.where else None
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

    def pairs(self, at: Mapping[str, int]) -> Iterator[tuple[Likeness, int, int]]:
        """Pairs that a person called the same: before every other pair, and no veto counts."""
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
