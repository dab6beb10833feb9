"""Read attributions against gold ones: spans of source, cue and content, whoever annotated them.

An *item* is one role of one attribution: the set of its spans, where a discontinuous content keeps several. A role that
has no words (a passive without an agent, a colon lead) gives no item. What is counted, each kind of span by itself:

- **exact**: gold and read items match one to one where they are the same spans.
- **runs**: the same over distinct contiguous spans, as a tagger that labels tokens is scored: a source that two
  attributions share counts once, each piece of a discontinuous content by itself.
- **overlap**: gold and read items are paired one to one, those that share most characters first; a pair counts in
  precision by the share of the read item that is in the gold one, in recall by the share of the gold one in the read.
- **attribution**: gold and read attributions are paired one to one where in each of the three roles the shared
  characters are at least half of the longer one; a role without words agrees only with a role without words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.outcome import Figures, Tally

Spans = tuple[tuple[int, int], ...]
Tallies = Mapping[tuple[str, ...], Tally]  # by path in the figures

ROLES = ("source", "cue", "content")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution as spans of the text, by role; ``note`` says where it comes from."""

    source: Spans
    cue: Spans
    content: Spans
    note: str = ""

    def of(self, role: str) -> Spans:
        """Return the spans of a role by its name."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def compare(gold: Sequence[Roles], read: Sequence[Roles]) -> dict[tuple[str, ...], Tally]:
    """Return what one document counts for, by role and by whole attribution."""
    tallies: dict[tuple[str, ...], Tally] = {}
    for role in ROLES:
        golden, found = items(gold, role), items(read, role)
        tallies[role, "exact"] = _matched(golden, found)
        tallies[role, "runs"] = _matched({s for item in golden for s in item}, {s for item in found for s in item})
        tallies[role, "overlap"] = _overlapping(golden, found)
    pairs = agreeing(gold, read)
    tallies["attribution",] = _counted(len(pairs), len(gold), len(read))
    return tallies


def nested(tallies: Tallies) -> Figures:
    """Lay the figures of tallies out by their paths."""
    figures: Figures = {}
    for path, tally in tallies.items():
        inner = figures
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        inner[path[-1]] = tally.figures()
    return figures


def summed(documents: Iterable[Tallies]) -> dict[tuple[str, ...], Tally]:
    """Add up what several documents count for."""
    every: dict[tuple[str, ...], list[Tally]] = {}
    for tallies in documents:
        for path, tally in tallies.items():
            every.setdefault(path, []).append(tally)
    return {path: Tally.summed(parts) for path, parts in every.items()}


def items(attributions: Iterable[Roles], role: str) -> list[Spans]:
    """Return the items of a role, those without words left out."""
    return [spans for a in attributions if (spans := a.of(role))]


def agreeing(gold: Sequence[Roles], read: Sequence[Roles]) -> list[tuple[int, int]]:
    """Return pairs of indices of attributions that agree by half in all three roles, the best first."""
    weights = {
        (g, r): sum(agreement(golden.of(role), found.of(role)) for role in ROLES)
        for g, golden in enumerate(gold)
        for r, found in enumerate(read)
        if all(agreement(golden.of(role), found.of(role)) >= _HALF for role in ROLES)
    }
    return list(_one_to_one(weights))


def agreement(one: Spans, other: Spans) -> float:
    """Return the shared part of the longer of two items; two without words agree."""
    longer = max(length(one), length(other))
    return shared(one, other) / longer if longer else 1.0


def shared(one: Spans, other: Spans) -> int:
    """Return how many characters two items have in common."""
    return sum(max(0, min(e, f) - max(b, c)) for b, e in one for c, f in other)


def length(spans: Spans) -> int:
    """Return how many characters an item has."""
    return sum(e - b for b, e in spans)


def closed(spans: Iterable[tuple[int, int]], text: str) -> Spans:
    """Join spans, given in order, that only white space parts."""
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return tuple(runs)


def _matched(gold: Iterable[object], read: Iterable[object]) -> Tally:
    left, right = Counter(gold), Counter(read)
    return _counted((left & right).total(), left.total(), right.total())


def _counted(hits: int, gold: int, read: int) -> Tally:
    return Tally(hit_read=hits, hit_gold=hits, read=read, gold=gold)


def _overlapping(gold: Sequence[Spans], read: Sequence[Spans]) -> Tally:
    weights = {
        (g, r): common
        for g, golden in enumerate(gold)
        for r, found in enumerate(read)
        if (common := shared(golden, found))
    }
    tally = Tally(read=len(read), gold=len(gold))
    for g, r in _one_to_one(weights):
        tally.hit_gold += weights[g, r] / length(gold[g])
        tally.hit_read += weights[g, r] / length(read[r])
    return tally


def _one_to_one(weights: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """Yield pairs by falling weight, each side once; equal weights in the order of the text."""
    gold: set[int] = set()
    read: set[int] = set()
    for g, r in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if g not in gold and r not in read:
            gold.add(g)
            read.add(r)
            yield g, r
