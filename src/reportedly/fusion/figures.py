"""Amounts into figures: every amount given for one thing, who gave it, how the amounts stand to each other.

Nothing is averaged. ``best`` is None where the amounts contradict each other and no majority of independent lineages
decides, and the latest where they are updates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from reportedly.fusion.amounts import Amount, label
from reportedly.fusion.interests import find_admissions
from reportedly.fusion.lineage import Lineages
from reportedly.fusion.narrower import tells_of_some
from reportedly.fusion.papers import Papers
from reportedly.fusion.series import Series, gather
from reportedly.fusion.standing import stand
from reportedly.ids import content_id
from reportedly.model import Claim, Event, Figure, FigureLabel, Given, Measure, Polarity, Relation, Standing
from reportedly.values import Bound

RELATED_AT_MOST = 24  # amounts of one figure that are compared all with all; beyond, each with its predecessor


def fuse_figures(
    papers: Papers, lineages: Lineages, events: Sequence[Event], of_claim: dict[str, str]
) -> tuple[Figure, ...]:
    """Group the measure claims and tell each group as one figure."""
    gathered = gather(papers, events, of_claim)
    kin: dict[str, dict[str, list[Decimal]]] = {}
    for series in gathered:
        if series.event is not None:
            told = kin.setdefault(series.event, {}).setdefault(series.measure, [])
            told.extend(n for n in (_number(c) for c in series.claims) if n is not None)
    figures = [_figure(series, papers, lineages, kin.get(series.event or "", {})) for series in gathered]
    return tuple(sorted((f for f in figures if f is not None), key=lambda f: papers.rank[f.claims[0]]))


def _number(claim: Claim) -> Decimal | None:
    quantity = _measure(claim).quantity
    if quantity is None:
        return None
    return quantity.low if quantity.low is not None else quantity.high


def _measure(claim: Claim) -> Measure:
    assert isinstance(claim.proposition, Measure)  # noqa: S101 - series hold measure claims only
    return claim.proposition


def _figure(series: Series, papers: Papers, lineages: Lineages, kin: dict[str, list[Decimal]]) -> Figure | None:
    told = [c for c in series.claims if _measure(c).quantity is not None and c.polarity is Polarity.AFFIRMED]
    denied = [c for c in series.claims if c.polarity is Polarity.DENIED]
    records = papers.in_order(c.id for c in series.claims if _measure(c).superlative is not None)
    given = _given(told or denied, papers, lineages)
    if not given:
        return None
    amounts = [_amount(entry, papers) for entry in given]
    others = {measure: numbers for measure, numbers in kin.items() if measure != series.measure}
    relations = _relations(amounts, others)
    contradicted = any(r.label is FigureLabel.CONTRADICTION for r in relations)
    lineage_ids = lineages.behind(told or denied, hearsay=True)
    lineages.behind([papers.claim_by_id[c] for c in records], hearsay=True)  # whose word the record is, for the brief
    standing = stand(told + denied, lineage_ids, papers=papers, disputed=contradicted)
    current = _current(amounts, relations)
    low, best, high = _ends(given, current, relations, amounts, denied=standing is Standing.DENIED)
    if standing is Standing.CORROBORATED and not _is_corroborated(given, current):
        standing = Standing.REPORTED
    return Figure(
        id=content_id("f", series.measure, (told or denied)[0].id),
        measure=series.measure,
        scope=series.scope,
        event=series.event,
        given=given,
        low=low,
        best=best,
        high=high,
        relations=relations,
        superlatives=records,
        standing=standing,
    )


def _given(claims: Sequence[Claim], papers: Papers, lineages: Lineages) -> tuple[Given, ...]:
    """Each amount once, in order of its first telling, with its claims, sources and independent lineages."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: papers.rank[c.id]):
        measure = _measure(claim)
        quantity = measure.quantity
        assert quantity is not None  # noqa: S101 - chosen so by the caller
        groups.setdefault((quantity.low, quantity.high, quantity.unit, quantity.bound, measure.scope.of), []).append(
            claim
        )
    found = []
    for members in groups.values():
        quantity = _measure(members[0]).quantity
        assert quantity is not None  # noqa: S101 - as above
        names = tuple(dict.fromkeys(c.attribution.source.actor.name for c in members))
        behind, admitted = lineages.behind(members, hearsay=True), find_admissions(members, papers)
        found.append(Given(quantity, tuple(c.id for c in members), names, behind, admitted))
    return tuple(found)


def _amount(entry: Given, papers: Papers) -> Amount:
    claims = [papers.claim_by_id[c] for c in entry.claims]
    times = [papers.published(c) for c in claims]
    measures = [_measure(c) for c in claims]
    return Amount(
        quantity=entry.quantity,
        measure=measures[0].measure,
        first=min(times),
        last=max(times),
        sources=frozenset(c.attribution.source.actor.id for c in claims),
        documents=frozenset(c.evidence.document_id for c in claims),
        scope=measures[0].scope,
        running=any(m.scope.running for m in measures),
        replaced=all(c.evidence.document_id in papers.replaced for c in claims),
        narrower=all(tells_of_some(c, papers) for c in claims),
    )


def _relations(amounts: Sequence[Amount], kin: dict[str, list[Decimal]]) -> tuple[Relation, ...]:
    pairs: Iterable[tuple[int, int]] = combinations(range(len(amounts)), 2)
    if len(amounts) > RELATED_AT_MOST:
        pairs = ((at, at + 1) for at in range(len(amounts) - 1))
    numbers = [a.number for a in amounts]
    found = []
    for left, right in pairs:
        name, because = label(amounts[left], amounts[right], kin, numbers)
        turned = name is FigureLabel.UPDATE and amounts[right].replaced and not amounts[left].replaced
        found.append(Relation(name, *((right, left) if turned else (left, right)), because))
    return tuple(found)


# ── low, best, high ──────────────────────────────────────────────────────────────────────────────────────────────────


def _current(amounts: Sequence[Amount], relations: Sequence[Relation]) -> list[int]:
    """The amounts that still stand: not replaced by an update, neither part nor summand of another."""
    gone = set()
    for relation in relations:
        left, right = amounts[relation.left], amounts[relation.right]
        if relation.label is FigureLabel.UPDATE:
            gone.add(relation.left)
        elif relation.label in (FigureLabel.PART, FigureLabel.SUM):
            gone.add(relation.left if left.number <= right.number else relation.right)
    return [at for at in range(len(amounts)) if at not in gone] or [len(amounts) - 1]


def _ends(
    given: Sequence[Given],
    current: Sequence[int],
    relations: Sequence[Relation],
    amounts: Sequence[Amount],
    *,
    denied: bool,
) -> tuple[int, int | None, int]:
    low = min(current, key=lambda at: (_floor(given[at]), at))
    high = max(current, key=lambda at: (_ceiling(given[at]), -at))
    if denied:
        return low, None, high
    disputed = {at for r in relations if r.label is FigureLabel.CONTRADICTION for at in (r.left, r.right)} & set(
        current
    )
    if not disputed:
        return low, _best(given, current, amounts), high
    support = sorted(((len(given[at].lineages), at) for at in current), reverse=True)
    majority = support[0][0] > 1 and support[0][0] > sum(count for count, _ in support[1:])
    return low, support[0][1] if majority else None, high


def _best(given: Sequence[Given], current: Sequence[int], amounts: Sequence[Amount]) -> int:
    """Exact before bounded before rounded, then the most independent lineages, then the latest."""
    fineness = {Bound.EXACT: 0, Bound.AT_LEAST: 1, Bound.MORE_THAN: 1, Bound.RANGE: 2, Bound.ABOUT: 2}

    def rank(at: int) -> tuple[int, int, int, int]:
        digits = len(amounts[at].number.normalize().as_tuple().digits)
        return (fineness.get(given[at].quantity.bound, 3), -digits, -len(given[at].lineages), -at)

    return min(current, key=rank)


def _floor(entry: Given) -> Decimal:
    return entry.quantity.low if entry.quantity.low is not None else Decimal("-Infinity")


def _ceiling(entry: Given) -> Decimal:
    return entry.quantity.high if entry.quantity.high is not None else Decimal("Infinity")


def _is_corroborated(given: Sequence[Given], current: Sequence[int]) -> bool:
    """Several lineages must stand behind the amounts that still hold, not behind ones that were overtaken."""
    return len({lineage for at in current for lineage in given[at].lineages}) > 1
