"""The reader against the project's own corpus: attributions and claims. PATH is a part of it, or one dispatch.

**Attributions** are compared as ``eval.attributions`` says, nested ones included. A content that runs over several
sentences gives one item a sentence, in gold and in what is read: whether a quotation of three sentences is one
attribution or one and two that go on is no difference in reading.

**Claims**: what makes a read claim a gold one is said in ``eval.corpus.claimed``: place, kind, source, figure, status.
Beside it: the same by kind, and what is right of polarity, modality, commitment, event type and length of the chain in
claims that match; and of their places and times, as ``eval.corpus.circumstances`` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.attributions import Roles, Spans, agreeing, compare, nested, shared, summed
from eval.corpus import claimed
from eval.corpus.dispatches import Dispatch, GoldClaim, load
from eval.corpus.lean import whole
from eval.outcome import Case, Figures, Mark, Outcome, Tally
from eval.readers import reader_for
from reportedly.claims import Extraction, extract
from reportedly.model import Claim, Measure, Occurrence
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import EMPTY, load_theatre
from reportedly.values import Span

Tallies = Mapping[tuple[str, ...], Tally]


@dataclass(frozen=True, slots=True)
class Read:
    """A dispatch and what the program reads in it."""

    dispatch: Dispatch
    extraction: Extraction


def evaluate(path: Path) -> Outcome:
    """Read every dispatch of a folder, or one, with its theatre, and compare."""
    reads = sorted(read_all(whole(d) for d in load(path)), key=lambda read: read.dispatch.id)
    units = [tallies(read) for read in reads]
    return Outcome(
        n=len(units), figures=measure(units), units=units, measure=measure, cases=[c for r in reads for c in _cases(r)]
    )


def measure(units: Sequence[Tallies]) -> Figures:
    """Turn any selection of dispatches into figures."""
    figures = nested(summed(units))
    for name in ("cue_recall", "given_match"):
        figures[name] = {inner: row["r"] for inner, row in figures.get(name, {}).items()}
    return figures


def read_all(dispatches: Iterable[Dispatch]) -> Iterator[Read]:
    """Read dispatches, those of one theatre together."""
    by_theatre: dict[str, list[Dispatch]] = {}
    for dispatch in dispatches:
        by_theatre.setdefault(dispatch.head.get("theatre", ""), []).append(dispatch)
    taxonomy = load_taxonomy()
    for name, group in by_theatre.items():
        theatre = load_theatre(name) if name else EMPTY
        reader = reader_for(theatre)
        for dispatch, reading in zip(group, reader.read_many(d.document for d in group), strict=True):
            found = extract(reading, pack=reader.pack, taxonomy=taxonomy, theatre=theatre, run_id="corpus")
            yield Read(dispatch, found)


def tallies(read: Read) -> dict[tuple[str, ...], Tally]:
    """Return what one dispatch counts for."""
    gold, found = gold_roles(read.dispatch), found_roles(read)
    return (
        compare(gold, found)
        | _cue_recall(read, found)
        | claimed.tallies(claimed.told(read.extraction.claims, read.dispatch.types), read.dispatch)
    )


# ── attributions ──


def gold_roles(dispatch: Dispatch) -> list[Roles]:
    """Return the gold attributions, a content over several sentences sentence by sentence."""
    return [
        role for a in dispatch.attributions for role in _by_sentence(a.source, a.cue, a.content, dispatch, a.cue_class)
    ]


def found_roles(read: Read) -> list[Roles]:
    """Return the read attributions in the same way."""
    return [
        role
        for a in read.extraction.attributions
        for role in _by_sentence(a.source, a.cue, a.content, read.dispatch, a.cue_class)
    ]


def _by_sentence(
    source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], dispatch: Dispatch, note: str
) -> Iterator[Roles]:
    """Yield the attribution with its first sentence's content, then each further sentence's content alone."""
    pieces = [piece for line in dispatch.layout.lines if (piece := _within(content, line))]
    yield Roles(_pairs(source), _pairs(cue), pieces[0] if pieces else (), note)
    for piece in pieces[1:]:
        yield Roles((), (), piece, f"{note}, goes on")


def _within(content: Iterable[Span], line: Span) -> Spans:
    cut = ((max(s.start, line.start), min(s.end, line.end)) for s in content)
    return tuple(sorted((start, end) for start, end in cut if start < end))


def _pairs(spans: Iterable[Span]) -> Spans:
    return tuple(sorted((s.start, s.end) for s in spans))


def _cue_recall(read: Read, found: Sequence[Roles]) -> dict[tuple[str, ...], Tally]:
    """Count gold attributions whose cue (or else source, or else content) is met by a read one's, by class."""
    counted: dict[tuple[str, ...], Tally] = {}
    for gold in read.dispatch.attributions:
        role = "cue" if gold.cue else "source" if gold.source else "content"
        spans = _pairs(getattr(gold, role))
        hit = any(shared(spans, other.of(role)) for other in found)
        for name in ("all", gold.cue_class):
            tally = counted.setdefault(("cue_recall", name), Tally())
            tally.add(hit_read=0, hit_gold=hit, read=0, gold=1)
    return counted


# ── to look at ──


def _cases(read: Read) -> Iterator[Case]:
    gold, found = gold_roles(read.dispatch), found_roles(read)
    pairs = agreeing(gold, found)
    yield Case(
        f"{read.dispatch.id}: attributions",
        read.dispatch.layout.text,
        tuple(_role_marks(gold, {g for g, _ in pairs})),
        tuple(_role_marks(found, {f for _, f in pairs})),
    )
    claims = claimed.told(read.extraction.claims, read.dispatch.types)
    matched = claimed.pair(claims, read.dispatch)
    yield Case(
        f"{read.dispatch.id}: claims",
        read.dispatch.layout.text,
        tuple(_gold_mark(g, n in matched, read) for n, g in enumerate(read.dispatch.claims)),
        tuple(_claim_mark(c, n in matched.values()) for n, c in enumerate(claims)),
    )


def _role_marks(roles: Sequence[Roles], right: set[int]) -> Iterator[Mark]:
    for number, role in enumerate(roles):
        for name in ("source", "cue", "content"):
            for start, end in role.of(name):
                yield Mark(start, end, f"{name} {number + 1}", role.note, number in right)


def _gold_mark(gold: GoldClaim, is_right: bool, read: Read) -> Mark:
    near = [claimed.differences(c, gold, read.dispatch) for c in read.extraction.claims]
    closest = min((d for d in near if d != ["place"]), key=len, default=["nothing there"])
    what = gold.fields.get("measure") or gold.fields.get("type") or gold.fields.get("holder") or ""
    amount = "" if gold.low is None and gold.high is None else f" {gold.low}..{gold.high}"
    note = f"{what}{amount} by {gold.by} {gold.status or ''}" + ("" if is_right else f" ≠ {', '.join(closest)}")
    return Mark(gold.at[0].start, gold.at[-1].end, gold.kind, note, is_right)


def _claim_mark(claim: Claim, is_right: bool) -> Mark:
    said = claim.proposition
    what = ""
    if isinstance(said, Measure):
        amount = said.quantity
        what = f"{said.measure} {amount.low}..{amount.high}" if amount else f"{said.measure}, a record"
    elif isinstance(said, Occurrence):
        what = f"{said.type} {said.responsibility.status if said.responsibility else ''}"
    note = f"{what} by {claim.attribution.source.actor.name}"
    return Mark(claim.evidence.span.start, claim.evidence.span.end, claim.kind, note, is_right)
