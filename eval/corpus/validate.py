"""Whether the corpus is as its guideline says: every problem, in words, with the file."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.corpus.dispatches import (
    BOUNDS,
    CLASSES,
    KINDS,
    MODALITIES,
    OWN,
    SOURCE_KINDS,
    STATUSES,
    STYLES,
    Dispatch,
    GoldAttribution,
    GoldClaim,
    Row,
    Unreadable,
    is_events_file,
    load_one,
)
from reportedly.model import HoldingState, StanceKind
from reportedly.taxonomy import load_taxonomy

LABELS = (
    "same",
    "rounding",
    "unit",
    "bound",
    "part of whole",
    "sum of parts",
    "update",
    "different scope",
    "different indicator",
    "contradiction",
)
RETELLINGS = ("copy", "rewrite", "update", "other side", "independent")
SHORTEST, LONGEST = 6, 14  # sentences a dispatch, as the guideline asks; digests and live blogs may run on
LEAN = ("training", "tuning")  # parts whose claims are told without their givers, parties and places
LONG_STYLES = ("digest", "live blog", "interview")


def problems(paths: Iterable[Path]) -> Iterator[str]:
    """Yield what is wrong with the files; folders are searched for their files."""
    for folder, files in _by_folder(paths).items():
        dispatches: dict[str, Dispatch] = {}
        for path in (p for p in files if not is_events_file(p)):
            try:
                dispatch = load_one(path)
            except Unreadable as error:
                yield from str(error).split("\n")
                continue
            dispatches[dispatch.id] = dispatch
            yield from (f"{path}: {problem}" for problem in _of_dispatch(dispatch, path))
        yield from _of_events(folder, dispatches, [p for p in files if is_events_file(p)])


def _by_folder(paths: Iterable[Path]) -> dict[Path, list[Path]]:
    found: dict[Path, list[Path]] = {}
    for path in paths:
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            found.setdefault(file.parent, []).append(file)
    return found


def _of_dispatch(dispatch: Dispatch, path: Path) -> Iterator[str]:
    if dispatch.id != path.stem:
        yield f"its id is {dispatch.id!r}: name the file after it"
    if dispatch.head["style"] not in STYLES:
        yield f"style {dispatch.head['style']!r}: one of {', '.join(STYLES)}"
    length = len(dispatch.layout.lines)
    if length < SHORTEST or (length > LONGEST and dispatch.head["style"] not in LONG_STYLES):
        yield f"{length} sentences: {SHORTEST} to {LONGEST} are asked for"
    if dispatch.document.published_at is None:  # pragma: no cover - the field is required
        yield "published_at is missing"
    ids = Counter([a.id for a in dispatch.attributions] + [c.id for c in dispatch.claims])
    yield from (f"the id {name!r} is given {count} times" for name, count in ids.items() if count > 1)
    for attribution in dispatch.attributions:
        yield from (f"{attribution.id}: {problem}" for problem in _of_attribution(attribution, dispatch))
    is_lean = path.parent.name in LEAN
    for claim in dispatch.claims:
        yield from (f"{claim.id}: {problem}" for problem in _of_claim(claim))
        if not is_lean:
            yield from (f"{claim.id}: {problem}" for problem in _of_whole_claim(claim, dispatch))
    for number, tag in dispatch.phenomena:
        if number > length:
            yield f"phenomena {tag!r}: there is no line {number}"


def _of_attribution(attribution: GoldAttribution, dispatch: Dispatch) -> Iterator[str]:
    known = {a.id for a in dispatch.attributions}
    yield from _word(attribution.cue_class, CLASSES, "class")
    yield from _word(attribution.commitment, ("endorsing", "neutral", "distancing"), "commitment")
    yield from _word(attribution.polarity, ("affirmed", "denied", "unknown"), "polarity")
    if attribution.kind is not None:
        yield from _word(attribution.kind, SOURCE_KINDS, "kind")
    if not attribution.content:
        yield "an attribution needs its content"
    for key, other in (("parent", attribution.parent), ("continues", attribution.continues)):
        if other is not None and (other not in known or other == attribution.id):
            yield f"{key} {other!r} is no other attribution here"
    goes_on = attribution.cue_class == "continuing"
    if goes_on and (attribution.continues is None or attribution.source or attribution.cue):
        yield "a continuing attribution has continues, and neither source nor cue"
    if not goes_on and attribution.cue_class not in ("quote", "colon") and not attribution.cue:
        yield f"the class {attribution.cue_class} needs its cue"
    if any(s.overlaps(c) for s in (*attribution.source, *attribution.cue) for c in attribution.content):
        yield "source and cue stand in the content: give it in pieces"
    if attribution.cue_class in ("quote", "colon", "according-to") and not attribution.source:
        yield f"the class {attribution.cue_class} needs its source"


def _of_whole_claim(claim: GoldClaim, dispatch: Dispatch) -> Iterator[str]:
    """Yield what a claim lacks that says who tells it, and of whom and where; the training part leaves these out."""
    row = claim.fields
    if claim.by != OWN and claim.by not in {a.id for a in dispatch.attributions}:
        yield f"by {claim.by!r}: the id of an attribution here, or {OWN!r}"
    if claim.kind == "remark" and claim.by == OWN:
        yield "nothing in the outlet's own voice is a remark"
    if claim.kind == "holding" and not (row.get("party") and row.get("place") and row.get("state")):
        yield "a holding needs party, place and state"
    if claim.kind == "stance" and not (row.get("holder") and row.get("stance")):
        yield "a stance needs holder and stance"


def _of_claim(claim: GoldClaim) -> Iterator[str]:
    taxonomy = load_taxonomy()
    yield from _word(claim.kind, KINDS, "kind")
    if not claim.at:
        yield "a claim needs its place (at)"
    row = claim.fields
    yield from _word(row.get("modality", "asserted"), MODALITIES, "modality")
    yield from _word(row.get("polarity", "affirmed"), ("affirmed", "denied", "unknown"), "polarity")
    yield from _word(row.get("bound", "exact"), BOUNDS, "bound")
    if claim.status is not None:
        yield from _word(claim.status, STATUSES, "status")
    if claim.kind == "occurrence":
        yield from _word(row.get("type", "?"), taxonomy.events, "type")
    if claim.kind == "measure":
        yield from _word(row.get("measure", "?"), taxonomy.measures, "measure")
        yield from _amount(claim)
    if claim.kind == "holding":
        yield from _word(row.get("state", "?"), HoldingState, "state")
    if claim.kind == "stance":
        yield from _word(row.get("stance", "?"), StanceKind, "stance")
    if row.get("issue"):
        yield from _word(row["issue"], taxonomy.issues, "issue")


def _amount(claim: GoldClaim) -> Iterator[str]:
    if claim.low is None and claim.high is None and not claim.fields.get("superlative"):
        yield "a measure needs low, high or superlative"
    if claim.low is not None and claim.high is not None and claim.low > claim.high:
        yield f"the amount runs from {claim.low} down to {claim.high}"


def _of_events(folder: Path, dispatches: dict[str, Dispatch], files: list[Path]) -> Iterator[str]:
    told = Counter(e for d in dispatches.values() for e in {c.event for c in d.claims if c.event})
    declared: dict[str, Path] = {}
    for path in files:
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            yield f"{path}: not TOML: {error}"
            continue
        declared |= {event["id"]: path for event in rows.get("event", [])}
        yield from (f"{path}: {p}" for p in _of_links(rows, declared, dispatches))
    for event, path in declared.items():
        if event not in told and not any(e.get("part_of") == event for e in _events(files)):
            yield f"{path}: no dispatch in {folder} tells {event}"


def _events(files: list[Path]) -> Iterator[Row]:
    for path in files:
        yield from tomllib.loads(path.read_text(encoding="utf-8")).get("event", [])


def _of_links(rows: Row, declared: dict[str, Path], dispatches: dict[str, Dispatch]) -> Iterator[str]:
    for near in rows.get("near", []):
        yield from (f"near: {near.get(k)!r} is not declared" for k in ("event", "other") if near.get(k) not in declared)
        if not near.get("because"):
            yield "near: say why the two are apart (because)"
    for pair in rows.get("figures", []):
        yield from _word(pair.get("label", "?"), LABELS, "figures: label")
        for side in ("left", "right"):
            name, _, claim = str(pair.get(side, "")).partition("/")
            if name not in dispatches or claim not in {c.id for c in dispatches[name].claims if c.kind == "measure"}:
                yield f"figures: {side} {pair.get(side)!r} is no measure of a dispatch here"
    for link in rows.get("retelling", []):
        yield from _word(link.get("how", "?"), RETELLINGS, "retelling: how")
        yield from (
            f"retelling: no dispatch {link.get(k)!r}" for k in ("dispatch", "of") if link.get(k) not in dispatches
        )


def _word(value: str, allowed: Iterable[str], what: str) -> Iterator[str]:
    listed = list(allowed)
    if value not in listed:
        yield f"{what} {value!r}: one of {', '.join(listed)}"
