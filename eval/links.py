"""Which dispatches of our corpus tell one event, and how their amounts stand to each other: fusion against the links.

``python -m eval links [PATH]``. PATH is a part of the corpus, with its ``events-*.toml``. Its dispatches are read and
fused, those of one theatre file together, and all those without one together. A read claim has the gold event of the
gold occurrence or amount that shares most characters with it (``eval.corpus.fused``).

- **links**: pairs of dispatches. Gold are those that annotate one declared event. Found are those with claims in one
  fused event or round of talks. A found pair is judged where one of these claims has a declared event, or where the
  dispatches are of two conflicts; what two dispatches tell alike of events that nobody declared is not
  (``unjudged``). Part and whole of one operation are neither right nor wrong.
- **claims**: the same for pairs of read claims of different dispatches, both with a declared event.
- **near**: near misses. ``apart``: no record holds claims of both; ``said_why``: of those of which both sides are
  read, a record of one names, in ``apart``, the words of a record of the other.
- **parts**: events declared as part of another of which both are read. ``linked``: a record of the part is marked as
  part of a record of the whole; ``apart``: they are no one record.
- **figures**: pairs of amounts with a label. Right is the same label from ``relate``. ``read``: both amounts are read,
  with measure and ends; ``right`` is of those, ``right_of_all`` counts unread ones as wrong.
  ``false_contradictions`` are those called a contradiction and labelled otherwise.
- **retellings**: ``found`` are the copies and rewrites that one lineage of documents holds; ``false`` the tellings by
  another side or an independent reporter that one holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from eval.corpus.dispatches import load
from eval.corpus.fused import Declared, Fused, Pair, fuse_all
from eval.corpus.score import Read, read_all
from eval.outcome import Case, Figures, Mark, Outcome, Tally
from reportedly.fusion import relate
from reportedly.model import FigureLabel

RETOLD, INDEPENDENT = ("copy", "rewrite"), ("independent", "other side")


@dataclass(frozen=True, slots=True)
class Counted:
    """What the dispatches of one conflict count for: tallies and yes-or-no answers by name, and what is wrong."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    answers: dict[str, list[bool]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def answer(self, name: str, value: bool, otherwise: str | None = None) -> None:
        """Count an answer, and note in words what is wrong."""
        self.answers.setdefault(name, []).append(value)
        if not value and otherwise is not None:
            self.wrong.append(otherwise)


def evaluate(path: Path) -> Outcome:
    """Read and fuse the dispatches of a folder and score their links."""
    return evaluate_read(list(read_all(load(path))), Declared.of(path))


def evaluate_read(reads: Sequence[Read], declared: Declared) -> Outcome:
    """Score dispatches that are read already."""
    fused = fuse_all(reads, declared)
    units = [counted for one in fused for counted in _by_conflict(one, declared)]
    cases = [Case(f"links {n}", " ", (), tuple(_mark(w) for w in u.wrong)) for n, u in enumerate(units)]
    return Outcome(n=len(reads), figures=measure(units), units=units, measure=measure, cases=cases)


def _mark(wrong: str) -> Mark:
    return Mark(None, None, wrong)


def measure(units: Sequence[Counted]) -> Figures:
    """Turn any selection of conflicts into figures."""
    figures: Figures = {
        name: Tally.summed(u.tallies[name] for u in units if name in u.tallies).figures()
        for name in ("links", "claims")
    }
    for name in ("near.apart", "near.said_why", "parts.linked", "parts.apart", "figures.read", "figures.right"):
        group, _, key = name.partition(".")
        figures.setdefault(group, {})[key] = _share(_all(units, name))
    figures["figures"]["right_of_all"] = round(sum(_all(units, "figures.right")) / max(1, _asked(units)), 4)
    figures["figures"]["false_contradictions"] = sum(_all(units, "figures.false"))
    figures["figures"]["pairs"] = _asked(units)
    figures["retellings"] = {"found": _share(_all(units, "retold")), "false": sum(_all(units, "retold.false"))}
    figures["unjudged"] = sum(_all(units, "unjudged"))
    return figures


def _all(units: Iterable[Counted], name: str) -> list[bool]:
    return [answer for unit in units for answer in unit.answers.get(name, ())]


def _asked(units: Sequence[Counted]) -> int:
    return len(_all(units, "figures.read"))


def _share(answers: Sequence[bool]) -> float:
    return round(sum(answers) / len(answers), 4) if answers else 0.0


# ── by conflict ──


def _by_conflict(fused: Fused, declared: Declared) -> Iterator[Counted]:
    """Yield the counts of each conflict: a pair of dispatches of two conflicts counts for the first."""
    conflict = {read.dispatch.id: read.dispatch.head["conflict"] for read in fused.reads}
    gold, related = _gold_pairs(fused, declared)
    found = _found_pairs(fused, declared, conflict)
    claim_pairs = _claim_pairs(fused, declared)
    for name in dict.fromkeys(conflict.values()):
        counted = Counted()
        own = {d for d, c in conflict.items() if c == name}
        _count_links(counted, _of(gold, own), _of(related, own), {p: j for p, j in found.items() if min(p) in own})
        _count_claims(counted, {p: s for p, s in claim_pairs.items() if fused.dispatch_of[min(p)] in own}, fused)
        _count_near(counted, fused, declared, own)
        _count_parts(counted, fused, declared, own)
        _count_figures(counted, fused, declared, own)
        _count_retellings(counted, fused, declared, own)
        yield counted


def _of(pairs: Iterable[Pair], own: set[str]) -> set[Pair]:
    return {pair for pair in pairs if min(pair) in own}


def _gold_pairs(fused: Fused, declared: Declared) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that annotate one declared event, and those that annotate a part and its whole."""
    told: dict[str, set[str]] = {}
    for read in fused.reads:
        for claim in read.dispatch.claims:
            if claim.event in declared.events:
                told.setdefault(str(claim.event), set()).add(read.dispatch.id)
    same = {frozenset(pair) for ids in told.values() for pair in combinations(sorted(ids), 2)}
    related = {
        frozenset((left, right))
        for one, other in combinations(sorted(told), 2)
        if declared.are_part_and_whole(one, other)
        for left in told[one]
        for right in told[other]
        if left != right
    }
    return same, related - same


def _found_pairs(fused: Fused, declared: Declared, conflict: dict[str, str]) -> dict[Pair, bool]:
    """Return the pairs of dispatches with claims in one record, and whether the link can be judged."""
    found: dict[Pair, bool] = {}
    for claims in fused.members.values():
        holders = sorted({fused.dispatch_of[c] for c in claims})
        is_declared = any(fused.label_of.get(c) in declared.events for c in claims)
        for left, right in combinations(holders, 2):
            judged = is_declared or conflict[left] != conflict[right]
            pair = frozenset((left, right))
            found[pair] = found.get(pair, False) or judged
    return found


def _count_links(counted: Counted, gold: set[Pair], related: set[Pair], found: dict[Pair, bool]) -> None:
    judged = {pair for pair, is_judged in found.items() if is_judged or pair in gold} - related
    hits = len(judged & gold)
    counted.tallies["links"] = Tally(hits, hits, len(judged), len(gold))
    counted.answers["unjudged"] = [True for pair, is_judged in found.items() if not is_judged and pair not in gold]
    counted.wrong.extend(f"wrong link: {' + '.join(sorted(pair))}" for pair in sorted(judged - gold, key=sorted))
    counted.wrong.extend(f"missed link: {' + '.join(sorted(pair))}" for pair in sorted(gold - judged, key=sorted))


def _claim_pairs(fused: Fused, declared: Declared) -> dict[Pair, tuple[bool, bool]]:
    """Return for pairs of read claims of declared events: whether gold, and whether fusion, holds them one."""
    labelled = [(c, label) for c, label in fused.label_of.items() if label in declared.events]
    pairs = {}
    for (one, mine), (other, theirs) in combinations(labelled, 2):
        if fused.dispatch_of[one] == fused.dispatch_of[other]:
            continue
        joined = one in fused.record_of and fused.record_of[one] == fused.record_of.get(other)
        if mine == theirs or (joined and not declared.are_part_and_whole(mine, theirs)):
            pairs[frozenset((one, other))] = (mine == theirs, joined)
    return pairs


def _count_claims(counted: Counted, pairs: dict[Pair, tuple[bool, bool]], fused: Fused) -> None:
    hits = sum(gold and joined for gold, joined in pairs.values())
    read, gold = sum(j for _, j in pairs.values()), sum(g for g, _ in pairs.values())
    counted.tallies["claims"] = Tally(hits, hits, read, gold)
    for pair, (is_gold, joined) in pairs.items():
        if joined and not is_gold:
            said = " ≠ ".join(
                f"{fused.dispatch_of[c]} “{fused.situation.claim(c).evidence.quote}”" for c in sorted(pair)
            )
            counted.wrong.append(f"wrongly joined: {said}")


def _of_own(fused: Fused, event: str, own: set[str]) -> bool:
    return any(c.event == event for r in fused.reads if r.dispatch.id in own for c in r.dispatch.claims)


def _count_near(counted: Counted, fused: Fused, declared: Declared, own: set[str]) -> None:
    for row in declared.near:
        if not _of_own(fused, row["event"], own):
            continue
        mine, theirs = fused.records_of(row["event"]), fused.records_of(row["other"])
        both = f"{row['event']} and {row['other']} ({row['because']})"
        counted.answer("near.apart", not mine & theirs, f"near miss joined: {both}")
        if mine and theirs:
            counted.answer("near.said_why", _says_why(fused, mine, theirs), f"near miss apart without a word: {both}")


def _says_why(fused: Fused, mine: set[str], theirs: set[str]) -> bool:
    """Whether a record of one side names the words of a record of the other among what it is kept apart from."""
    events = {event.id: event for event in fused.situation.events}
    words = {fused.situation.claim(c).evidence.quote for r in mine | theirs for c in fused.members[r]}
    glosses = {p.gloss for c in fused.situation.claims for p in [c.proposition] if hasattr(p, "gloss")} & words
    notes = [note for r in mine | theirs if r in events for note in events[r].apart]
    named = {e.gloss for r in mine | theirs if (e := events.get(r)) is not None} | glosses
    return any(f"“{gloss}”" in note for note in notes for gloss in named)


def _count_parts(counted: Counted, fused: Fused, declared: Declared, own: set[str]) -> None:
    events = {event.id: event for event in fused.situation.events}
    for name, row in declared.events.items():
        whole = row.get("part_of")
        if not whole or not _of_own(fused, name, own):
            continue
        parts, wholes = fused.records_of(name), fused.records_of(whole)
        if parts and wholes:
            linked = any(events[p].part_of in wholes for p in parts if p in events)
            counted.answer("parts.linked", linked, f"part without its whole: {name} of {whole}")
            counted.answer("parts.apart", not parts & wholes, f"part and whole are one: {name} of {whole}")


def _count_figures(counted: Counted, fused: Fused, declared: Declared, own: set[str]) -> None:
    for row in declared.figures:
        if row["left"].partition("/")[0] not in own:
            continue
        left, right = fused.measure_claim(row["left"]), fused.measure_claim(row["right"])
        counted.answers.setdefault("figures.read", []).append(left is not None and right is not None)
        if left is None or right is None:
            continue
        label, because = relate(fused.situation, left.id, right.id)
        said = f"{row['left']} “{left.evidence.quote}” : {row['right']} “{right.evidence.quote}”"
        wrong = f"figures: {label.value}, is {row['label']}: {said}; {because}"
        counted.answer("figures.right", label.value == row["label"], wrong)
        is_false = label is FigureLabel.CONTRADICTION and row["label"] != label.value
        counted.answers.setdefault("figures.false", []).append(is_false)


def _count_retellings(counted: Counted, fused: Fused, declared: Declared, own: set[str]) -> None:
    ids = {read.dispatch.document.id: read.dispatch.id for read in fused.reads}
    lines = [{ids[d] for d in line.documents} for line in fused.situation.lineages if line.root in ids]
    for row in declared.retellings:
        pair = {row["dispatch"], row["of"]}
        if row["dispatch"] not in own:
            continue
        held = any(pair <= line for line in lines)
        if row["how"] in RETOLD:
            counted.answer("retold", held, f"no lineage: {row['dispatch']} is a {row['how']} of {row['of']}")
        if row["how"] in INDEPENDENT:
            counted.answers.setdefault("retold.false", []).append(held)
            if held:
                counted.wrong.append(f"wrong lineage: {row['dispatch']} is {row['how']} to {row['of']}")
