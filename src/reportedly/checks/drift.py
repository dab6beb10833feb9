"""How a claim changed from one report to another: the source, the verb, the bound, the hedge, the scope.

Each function looks at one figure in all its tellings and yields what one report changed, against the majority of the
others or against the report it was taken from. Where the others do not agree among themselves nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.checks.docket import Docket
from reportedly.checks.phrases import first_of_each, listed, reports, source, told
from reportedly.checks.retellings import Retold, Telling, by_document
from reportedly.fusion.policy import EXCHANGES, LEVELS
from reportedly.model import Claim, DriftKind, Finding, Modality, SourceKind, Verdict
from reportedly.taxonomy import load_taxonomy
from reportedly.values import Bound, Where

CITED = 4  # reports cited beside the odd one
OWN_COUNTS = frozenset({"air", "losses"})  # groups of measures that an outlet cannot count itself
OPEN = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN, Bound.ABOUT})
AREAS = frozenset({"area_gained", "area_lost", "area_controlled", "settlements_captured"})


def source_swapped(docket: Docket) -> Iterator[Finding]:
    """One report credits a side with a figure that the others credit to its enemy."""
    for retold in docket.retellings:
        if retold[0].measure.measure in EXCHANGES | LEVELS:
            continue
        sides = _sides(retold, docket)
        odd_side = _odd_side(sides, retold, docket)
        if odd_side is None:
            continue
        enemies = docket.theatre.adversaries(odd_side)
        others = [t for t in retold if docket.side(t.claim) in enemies]
        for document, side in sides.items():
            if side == odd_side:
                odd = next(t for t in retold if t.document == document and docket.side(t.claim) == side)
                yield _swapped(odd, others, docket)


def _sides(retold: Retold, docket: Docket) -> dict[str, str]:
    """The one side that each document credits; documents that credit both sides, or none, are left out."""
    found = {}
    for document, tellings in by_document(retold).items():
        credited = {side for t in tellings if (side := docket.side(t.claim)) and docket.theatre.adversaries(side)}
        if len(credited) == 1:
            found[document] = credited.pop()
    return found


def _odd_side(sides: dict[str, str], retold: Retold, docket: Docket) -> str | None:
    """The side credited by fewer documents; of one against one, the side that is said to have done it."""
    counts = Counter(sides.values())
    for side in sorted(counts):
        against = sum(counts[enemy] for enemy in docket.theatre.adversaries(side))
        if against >= 2 and counts[side] * 2 <= against:
            return side
        if against == counts[side] == 1 and side in _doers(retold, docket):
            return side
    return None


def _doers(retold: Retold, docket: Docket) -> set[str | None]:
    """The parties that launched or did what the figure counts."""
    found: set[str | None] = {t.measure.scope.party for t in retold if _group(t.measure.measure) == "air"}
    return found


def _swapped(odd: Telling, others: Sequence[Telling], docket: Docket) -> Finding:
    cited = first_of_each([t.claim for t in others])
    because = (
        f"{docket.outlet(odd.claim)} credits {source(odd.claim)} with {told(odd.measure)}; {reports(len(cited))} "
        f"({listed(docket.outlet(c) for c in cited)}) credit{'s' if len(cited) == 1 else ''} "
        f"{listed(source(c) for c in cited)}, the other side"
    )
    return _finding(docket, "source_swapped", DriftKind.SOURCE_SWAPPED, odd.claim, cited, because, 1)


def source_lost(docket: Docket) -> Iterator[Finding]:
    """A party's figure in the outlet's own voice, though the reports before it credit the party."""
    for retold in docket.retellings:
        if _group(retold[0].measure.measure) not in OWN_COUNTS and retold[0].measure.measure not in AREAS:
            continue
        documents = by_document(retold)
        credited = [t for t in retold if docket.theatre.adversaries(docket.side(t.claim)) and not _is_mapping(t.claim)]
        for tellings in documents.values():
            first = tellings[0]
            if not all(_is_own_voice(t.claim) for t in tellings) or _credits_elsewhere(first, credited, docket):
                continue
            before = [t for t in credited if docket.published(t.claim) <= docket.published(first.claim)]
            same_line = [t for t in before if _line(t, docket) == _line(first, docket)]
            if same_line or len({t.document for t in before}) >= 2:
                cited = first_of_each([t.claim for t in (*same_line, *before)])
                because = (
                    f"{docket.outlet(first.claim)} gives {told(first.measure)} in its own voice; "
                    f"{listed(docket.outlet(c) for c in cited)} credit{'s' if len(cited) == 1 else ''} "
                    f"{listed(source(c) for c in cited)}"
                )
                yield _finding(docket, "source_lost", DriftKind.SOURCE_LOST, first.claim, cited, because, 3)


def _credits_elsewhere(first: Telling, credited: Sequence[Telling], docket: Docket) -> bool:
    """Whether the document credits the same side with another figure of the same event: it goes on with that source."""
    figure = docket.figure_of_claim.get(first.claim.id)
    sides = {docket.side(t.claim) for t in credited}
    others = docket.figures_by_event.get(figure.event, ()) if figure and figure.event else ()
    told = (docket.claims[c] for other in others for c in other.claims)
    return any(c.evidence.document_id == first.document and docket.side(c) in sides for c in told)


def verb_raised(docket: Docket) -> Iterator[Finding]:
    """The same count, told more strongly than before: hit, damaged, destroyed."""
    for retold in docket.retellings:
        steps = Counter(t.step for tellings in by_document(retold).values() for t in tellings[:1])
        if None in steps or len(steps) < 2:
            continue
        for tellings in by_document(retold).values():
            raised = min(tellings, key=lambda t: t.step or 0)
            weaker = [t for t in retold if _is_weaker(t, raised, docket)]
            if weaker and _stands_alone(raised, weaker, retold, docket):
                common = Counter(t.step for t in weaker).most_common(1)[0][0]
                cited = first_of_each([t.claim for t in weaker if t.step == common])
                because = (
                    f"{docket.outlet(raised.claim)} tells {told(raised.measure)}; "
                    f"{listed(docket.outlet(c) for c in cited)}, with {listed(source(c) for c in cited)} as source, "
                    f"told {told(next(t.measure for t in weaker if t.step == common))}"
                )
                yield _finding(docket, "verb_raised", DriftKind.VERB_RAISED, raised.claim, cited, because, 2)


def _is_weaker(telling: Telling, raised: Telling, docket: Docket) -> bool:
    """Told before, with a source, and less strongly; the later one has the same source or names none."""
    if telling.step is None or raised.step is None or telling.step >= raised.step:
        return False
    if telling.document == raised.document or docket.published(telling.claim) > docket.published(raised.claim):
        return False
    if _is_own_voice(telling.claim):
        return False
    return _is_own_voice(raised.claim) or docket.side(telling.claim) == docket.side(raised.claim)


def _stands_alone(raised: Telling, weaker: Sequence[Telling], retold: Retold, docket: Docket) -> bool:
    """Fewer reports before it told it as strongly than told it less strongly."""
    before = {
        t.document
        for t in retold
        if t.step is not None
        and t.step >= (raised.step or 0)
        and t.document != raised.document
        and docket.published(t.claim) <= docket.published(raised.claim)
    }
    return len(before) < len({t.document for t in weaker})


def bound_lost(docket: Docket) -> Iterator[Finding]:
    """At least, more than, about: the bound is gone, though nobody had given the number without it."""
    for retold in docket.retellings:
        if not any(_bound(t) in OPEN for t in retold):
            continue
        for tellings in by_document(retold).values():
            bare = tellings[0]
            if any(_bound(t) is not Bound.EXACT for t in tellings):
                continue
            before = [t for t in retold if t.document != bare.document and _is_before(t, bare, docket)]
            same = [t for t in before if t.measure.measure == bare.measure.measure]
            if same and all(_bound(t) in OPEN for t in same) and _is_traced(bare, same, docket):
                cited = first_of_each([t.claim for t in same])
                because = (
                    f"{docket.outlet(bare.claim)} gives {told(bare.measure)} as exact; "
                    f"{listed(docket.outlet(c) for c in cited)} gave {told(same[0].measure)}"
                )
                yield _finding(docket, "bound_lost", DriftKind.BOUND_LOST, bare.claim, cited, because, 3)


def _is_traced(telling: Telling, before: Sequence[Telling], docket: Docket) -> bool:
    """The number is likely taken from these: same line of reports, same source, or several of them."""
    if len({t.document for t in before}) >= 2:
        return True
    same_source = {t.claim.attribution.source.actor.id for t in before}
    lines = {_line(t, docket) for t in before}
    return _line(telling, docket) in lines or telling.claim.attribution.source.actor.id in same_source


def hedge_lost(docket: Docket) -> Iterator[Finding]:
    """Told as possible by its source, and as certain by who took it over."""
    for retold in docket.retellings:
        if not any(t.claim.modality is Modality.POSSIBLE for t in retold):
            continue
        for tellings in by_document(retold).values():
            flat = tellings[0]
            if any(t.claim.modality is not Modality.ASSERTED for t in tellings):
                continue
            before = [t for t in retold if t.document != flat.document and _is_before(t, flat, docket)]
            linked = [t for t in before if _line(t, docket) == _line(flat, docket) or _same_source(t, flat)]
            if linked and all(t.claim.modality is Modality.POSSIBLE for t in linked):
                cited = first_of_each([t.claim for t in linked])
                because = (
                    f"{docket.outlet(flat.claim)} tells {told(flat.measure)} as certain; "
                    f"{listed(docket.outlet(c) for c in cited)} told it as possible only"
                )
                yield _finding(docket, "hedge_lost", DriftKind.HEDGE_LOST, flat.claim, cited, because, 2)


def _same_source(one: Telling, other: Telling) -> bool:
    mine = one.claim.attribution.source
    return mine.kind is not SourceKind.PUBLISHER and mine.actor.id == other.claim.attribution.source.actor.id


def scope_moved(docket: Docket) -> Iterator[Finding]:
    """The same amount of ground, told of another place than the majority tells it of."""
    for retold in docket.retellings:
        if retold[0].measure.measure not in AREAS:
            continue
        placed = {d: t[0] for d, t in by_document(retold).items() if _place(t[0]) is not None}
        counts = Counter(where.place_id for t in placed.values() if (where := _place(t)) is not None)
        if len(counts) < 2:
            continue
        usual = min(counts, key=lambda place: (-counts[place], place or ""))
        stays = [t for t in placed.values() if (where := _place(t)) and where.place_id == usual]
        for moved in placed.values():
            where = _place(moved)
            if where is None or where.place_id == usual or counts[where.place_id] >= counts[usual]:
                continue
            yield _moved(moved, where, stays, docket)


def _moved(moved: Telling, where: Where, stays: Sequence[Telling], docket: Docket) -> Finding:
    cited = first_of_each([t.claim for t in stays])
    usual = _place(stays[0])
    because = (
        f"{docket.outlet(moved.claim)} puts {told(moved.measure)} in {where.name}; "
        f"{reports(len(cited))} ({listed(docket.outlet(c) for c in cited)}) put{'s' if len(cited) == 1 else ''} it in "
        f"{usual.name if usual else 'another place'}"
    )
    return _finding(docket, "scope_moved", DriftKind.SCOPE_MOVED, moved.claim, cited, because, 2)


def _place(telling: Telling) -> Where | None:
    where = telling.measure.scope.where
    return where if where is not None and where.place_id is not None else None


# ── shared ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _finding(
    docket: Docket, check: str, kind: DriftKind, odd: Claim, cited: Sequence[Claim], because: str, severity: int
) -> Finding:
    figure = docket.figure_of_claim.get(odd.id)
    return Finding.of(
        check=check,
        subject=figure.id if figure else odd.id,
        verdict=Verdict.CONTRADICTED,
        because=because,
        claims=(odd.id, *(c.id for c in cited[:CITED])),
        severity=severity,
        drift=kind,
    )


def _group(measure: str) -> str | None:
    entry = load_taxonomy().measures.get(measure)
    return str(entry.fields.get("group")) if entry else None


def _line(telling: Telling, docket: Docket) -> str:
    return docket.line_of[telling.document]


def _bound(telling: Telling) -> Bound | None:
    return telling.measure.quantity.bound if telling.measure.quantity else None


def _is_before(telling: Telling, other: Telling, docket: Docket) -> bool:
    return docket.published(telling.claim) < docket.published(other.claim)


def _is_own_voice(claim: Claim) -> bool:
    return claim.attribution.is_own_voice


def _is_mapping(claim: Claim) -> bool:
    return claim.attribution.source.kind is SourceKind.MAPPING
