"""How often each phenomenon stands in the corpus, by part."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.corpus.dispatches import CLASSES, Dispatch, GoldClaim, Row, load

ENOUGH = 25  # how often each class of cue and each item of the hardest must stand in the corpus
TOLD_OFTEN = 3  # dispatches that tell an event, for it to count as told by several

HARDEST = {  # what real coverage makes hardest, in order → the counted names that show it
    "scope by syntax": ("tag scope",),
    "attribution that goes on, or the outlet's own voice": ("class continuing", "tag own-voice"),
    "nested chains": ("nested",),
    "event identity": ("tag event-identity",),
    "running total, contradiction or other scope": ("tag toll", "running total"),
    "coreference, metonyms and spellings": ("tag coreference",),
    "confirmed or said, denial left out": ("tag confirmed-or-said",),
    "boilerplate": ("tag boilerplate",),
    "near negatives": ("tag near-negative",),
}


def counts(dispatches: Sequence[Dispatch]) -> Counter[str]:
    """Count everything in some dispatches."""
    return Counter(name for dispatch in dispatches for name in _of_dispatch(dispatch))


def hardest(counted: Mapping[str, int]) -> dict[str, int]:
    """Return how often each of the hardest things stands there."""
    return {name: sum(counted.get(part, 0) for part in parts) for name, parts in HARDEST.items()}


def rare(counted: Mapping[str, int]) -> list[str]:
    """Name the classes of cue and the hardest things that stand there less often than is enough."""
    wanted = {f"class {name}": counted.get(f"class {name}", 0) for name in CLASSES} | hardest(counted)
    return [f"{name}: {count} of {ENOUGH}" for name, count in wanted.items() if count < ENOUGH]


def events(folder: Path) -> Counter[str]:
    """Count the events that several dispatches of a part tell, their near misses and their linked figures."""
    told = Counter(e for d in load(folder) for e in {c.event for c in d.claims if c.event})
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("events-*.toml"))]
    near = {n["event"] for t in tables for n in t.get("near", [])}
    several = [e["id"] for t in tables for e in t.get("event", []) if told[e["id"]] >= TOLD_OFTEN]
    return Counter(
        {
            "events told by three or more": len(several),
            "of them with a near miss": sum(e in near or _is_other(e, tables) for e in several),
            "figures linked": sum(len(t.get("figures", [])) for t in tables),
            "retellings linked": sum(len(t.get("retelling", [])) for t in tables),
        }
    )


def _is_other(event: str, tables: Sequence[Row]) -> bool:
    return any(n.get("other") == event for t in tables for n in t.get("near", []))


def _of_dispatch(dispatch: Dispatch) -> Iterator[str]:
    yield "dispatches"
    yield from ["sentences"] * len(dispatch.layout.lines)
    yield f"conflict {dispatch.head['conflict']}"
    yield f"style {dispatch.head['style']}"
    yield from (f"tag {tag}" for _, tag in dispatch.phenomena)
    for attribution in dispatch.attributions:
        yield from ("attributions", f"class {attribution.cue_class}", f"commitment {attribution.commitment}")
        yield f"source kind {attribution.kind or 'not given'}"
        if attribution.parent is not None:
            yield "nested"
    for claim in dispatch.claims:
        yield from _of_claim(claim)


def _of_claim(claim: GoldClaim) -> Iterator[str]:
    yield from ("claims", f"kind {claim.kind}")
    row = claim.fields
    yield f"polarity {row.get('polarity', 'affirmed')}"
    yield f"modality {row.get('modality', 'asserted')}"
    if claim.status is not None:
        yield f"status {claim.status}"
    if claim.kind == "measure":
        yield f"bound {row.get('bound', _bound(claim))}"
        yield from (f"measure with {key}" for key in ("of", "superlative", "party") if row.get(key))
        if row.get("running"):
            yield "running total"


def _bound(claim: GoldClaim) -> str:
    if claim.low is None and claim.high is None:
        return "none, a record"
    if claim.high is None:
        return "at least"
    if claim.low is None:
        return "at most"
    return "exact" if claim.low == claim.high else "range"
