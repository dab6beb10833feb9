"""Incident templates of MUC-4: what happened, where, when, by whom, to whom, and how surely who did it is known.

A file of the schema holds one report a line: ``{doc_id, text, templates}``. Each template has slots; a slot is None
where it does not apply, else a list of fillers ``{alts, optional, ref}``. What we read of a report is turned into
templates by ``eval.incidents``; this module compares them with the gold ones as MUC-4 did.

- A filler is correct (COR) where any of its ``alts`` is met, half correct (PAR) where one is met in part. Strings are
  compared in capitals without articles and quotation marks; in part means that the last word of one stands in the
  other. A type is met in part by the general ATTACK, a place by any of its parts, a date by one that overlaps it; a
  place is met in full by its finest part together with its country. "- 4 MAR 90" is any day up to then.
- A victim is one person or group, whatever the name or description; its number and effect, and the confidence of an
  organisation, are compared only between fillers that have been matched with each other.
- A pair of fillers that differ in a slot with one value is incorrect (INC). What we lack is missing (MIS), unless it is
  optional; what we add is spurious (SPU), also in a slot that does not apply.
- Templates are aligned one to one so that the sum of COR + ½ PAR is highest. Two may be aligned only where their types
  agree at least in part, and a perpetrator, organisation, target or victim agrees at least in part, or both place and
  date agree in full. A template left over is missing or spurious in each of its slots; an optional one may be missed.

Precision is (COR + ½ PAR) / (COR + PAR + INC + SPU), recall the same over COR + PAR + INC + MIS.
``confidence_given_org`` is the share of right confidences among matched organisations that have one in the gold, beside
the constant answer's share over all gold confidences.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from eval.agreement import agree_on_date, agree_on_place, agree_on_string, agree_on_type, agree_plainly
from eval.incidents import Filler, Incidents, Template
from eval.outcome import Case, Figures, Mark, Outcome, Tally

STRINGS = ("perp_ind", "perp_org", "target", "victim")
AGREEMENT: Mapping[str, Callable[[str, str], float]] = {  # in the order of the table; 1 is COR, ½ PAR
    "type": agree_on_type,
    "date": agree_on_date,
    "location": agree_on_place,
    "perp_ind": agree_on_string,
    "perp_org": agree_on_string,
    "weapon": agree_on_string,
    "target": agree_on_string,
    "victim": agree_on_string,
}
DEPENDENT = {"perp_org_conf": "perp_org", "victim_number": "victim", "victim_effect": "victim"}
SLOTS = ("type", "date", "location", "perp_ind", "perp_org", *DEPENDENT, "weapon", "target", "victim")
_GOLD_NAMES = {"weapon": "instrument_id", "target": "phys_id"}
_GOLD_DEPENDENT = {"perp_org_conf": "perp_org_conf", "victim_number": "hum_num", "victim_effect": "hum_effect"}


@dataclass(slots=True)
class Unit:
    """What one report counts for: a tally a slot, and confidences right and asked among matched organisations."""

    tallies: dict[str, Tally]
    confidence_right: int = 0
    confidence_asked: int = 0
    confidences: Counter[str] = field(default_factory=Counter)
    confidences_gold: int = 0


# ── gold ──


def read_gold(row: Mapping[str, Any]) -> tuple[Template, ...]:
    """Return the templates of one record."""
    return tuple(_gold_template(t) for t in row["templates"])


def _gold_template(row: Mapping[str, Any]) -> Template:
    slots = {s: tuple(_filler(f) for f in row.get(_GOLD_NAMES.get(s, s)) or ()) for s in AGREEMENT if s != "victim"}
    slots["victim"] = _victims(row)
    for slot, holder in DEPENDENT.items():
        slots[holder] = tuple(_with(f, slot, row.get(_GOLD_DEPENDENT[slot]) or ()) for f in slots[holder])
    return Template(slots, bool(row.get("optional")))


def _filler(row: Mapping[str, Any], *more: str) -> Filler:
    return Filler((*row["alts"], *more), bool(row.get("optional")))


def _victims(row: Mapping[str, Any]) -> tuple[Filler, ...]:
    """Return one filler a person or group: names with the descriptions that refer to them, then bare descriptions."""
    names, described = row.get("hum_name") or (), row.get("hum_desc") or ()
    found = [
        _filler(name, *(a for d in described if set(d.get("ref", ())) & set(name["alts"]) for a in d["alts"]))
        for name in names
    ]
    return (*found, *(_filler(d) for d in described if not d.get("ref")))


def _with(filler: Filler, slot: str, rows: Iterable[Mapping[str, Any]]) -> Filler:
    values = tuple(a for r in rows if set(r.get("ref", ())) & set(filler.alts) for a in r["alts"])
    return Filler(filler.alts, filler.optional, {**filler.told, slot: values}) if values else filler


# ── comparing ──


def agreement(slot: str, gold: Filler, found: Filler) -> float:
    """Return how well two fillers of a slot agree: 1, ½ or 0."""
    return max((AGREEMENT[slot](g, f) for g in gold.alts for f in found.alts), default=0.0)


def best_pairs(credits: Mapping[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    """Return the one-to-one pairs of the highest summed credit, by exhaustive search over the pairs that have any."""
    rows = sorted({r for r, _ in credits})

    @cache
    def search(at: int, taken: frozenset[int]) -> tuple[float, tuple[tuple[int, int], ...]]:
        if at == len(rows):
            return 0.0, ()
        best = search(at + 1, taken)
        for (row, column), credit in credits.items():
            if row == rows[at] and column not in taken:
                rest, pairs = search(at + 1, taken | {column})
                if credit + rest > best[0]:
                    best = credit + rest, ((row, column), *pairs)
        return best

    return search(0, frozenset())[1]


def match_fillers(slot: str, gold: Sequence[Filler], found: Sequence[Filler]) -> tuple[tuple[int, int], ...]:
    """Return which gold filler is met by which found one."""
    pairs = {(g, f): agreement(slot, gold[g], found[f]) for g in range(len(gold)) for f in range(len(found))}
    return best_pairs({pair: credit for pair, credit in pairs.items() if credit})


def score_slot(slot: str, gold: Sequence[Filler], found: Sequence[Filler], tally: Tally) -> None:
    """Count one slot of two aligned templates, or of one with nothing on the other side."""
    pairs = match_fillers(slot, gold, found)
    credit = sum(agreement(slot, gold[g], found[f]) for g, f in pairs)
    met = {g for g, _ in pairs}
    due = sum(g in met or not filler.optional for g, filler in enumerate(gold))
    tally.add(hit_read=credit, hit_gold=credit, read=len(found), gold=due)


def score_dependent(slot: str, gold: Sequence[Filler], found: Sequence[Filler], unit: Unit) -> None:
    """Count what depends on the fillers of another slot, between those that are matched."""
    holder = DEPENDENT[slot]
    pairs = dict(match_fillers(holder, gold, found))
    tally = unit.tallies[slot]
    tally.read += sum(slot in f.told for f in found)
    tally.gold += sum(slot in f.told and (g in pairs or not f.optional) for g, f in enumerate(gold))
    for g, f in pairs.items():
        wanted, given = gold[g].told.get(slot, ()), found[f].told.get(slot, ())
        right = any(agree_plainly(w, v) for w in wanted for v in given)
        tally.hit_read, tally.hit_gold = tally.hit_read + right, tally.hit_gold + right
        if slot == "perp_org_conf" and wanted:
            unit.confidence_asked += 1
            unit.confidence_right += right


def align(gold: Sequence[Template], found: Sequence[Template]) -> tuple[tuple[int, int], ...]:
    """Return which gold template is told by which of ours."""
    credits = {}
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            if _may_be_one(one, other):
                unit = score_pair(one, other)
                credits[g, f] = sum(t.hit_gold for t in unit.tallies.values())
    return best_pairs(credits)


def _may_be_one(gold: Template, found: Template) -> bool:
    def meets(slot: str, least: float) -> bool:
        return any(agreement(slot, g, f) >= least for g in gold.slots.get(slot, ()) for f in found.slots.get(slot, ()))

    if not meets("type", 0.5):
        return False
    return any(meets(slot, 0.5) for slot in STRINGS) or (meets("date", 1.0) and meets("location", 1.0))


def score_pair(gold: Template, found: Template) -> Unit:
    """Count every slot of two aligned templates; either may be empty."""
    unit = Unit({slot: Tally() for slot in SLOTS})
    for slot in AGREEMENT:
        score_slot(slot, gold.slots.get(slot, ()), found.slots.get(slot, ()), unit.tallies[slot])
    for slot, holder in DEPENDENT.items():
        score_dependent(slot, gold.slots.get(holder, ()), found.slots.get(holder, ()), unit)
    return unit


def score_report(gold: Sequence[Template], found: Sequence[Template]) -> Unit:
    """Count one report: aligned templates, then those left over on either side."""
    pairs = align(gold, found)
    met, used = {g for g, _ in pairs}, {f for _, f in pairs}
    nothing = Template({})
    units = [score_pair(gold[g], found[f]) for g, f in pairs]
    units += [score_pair(t, nothing) for g, t in enumerate(gold) if g not in met and not t.optional]
    units += [score_pair(nothing, t) for f, t in enumerate(found) if f not in used]
    told = [f.told["perp_org_conf"] for t in gold for f in t.slots.get("perp_org", ()) if "perp_org_conf" in f.told]
    return Unit(
        {slot: Tally.summed(u.tallies[slot] for u in units) for slot in SLOTS},
        sum(u.confidence_right for u in units),
        sum(u.confidence_asked for u in units),
        Counter(value for values in told for value in set(values)),
        len(told),
    )


def measure(units: Sequence[Unit]) -> Figures:
    """Return the figures of any selection of reports."""
    tallies = {slot: Tally.summed(u.tallies[slot] for u in units) for slot in SLOTS}
    asked, right = sum(u.confidence_asked for u in units), sum(u.confidence_right for u in units)
    constant = sum((u.confidences for u in units), Counter[str]()).most_common(1)
    of = sum(u.confidences_gold for u in units)
    return {
        "slots": {slot: tally.figures() for slot, tally in tallies.items()},
        "all_slots": Tally.summed(tallies.values()).figures(),
        "confidence_given_org": {
            "accuracy": round(right / asked, 4) if asked else 0.0,
            "constant": round(constant[0][1] / of, 4) if of else 0.0,
            "n": asked,
        },
    }


# ── the benchmark ──


def evaluate(path: Path) -> Outcome:
    """Read every report of the file and score it."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    units, cases = [], []
    for row, incidents in zip(rows, Incidents.load().read(row["text"] for row in rows), strict=True):
        gold = read_gold(row)
        units.append(score_report(gold, incidents))
        cases.append(_case(row, gold, incidents))
    return Outcome(len(rows), measure(units), units, measure, cases)


def _case(row: Mapping[str, Any], gold: Sequence[Template], found: Sequence[Template]) -> Case:
    pairs = align(gold, found)
    of_gold = {g: found[f] for g, f in pairs}
    of_found = {f: gold[g] for g, f in pairs}
    wanted = [m for g, t in enumerate(gold) for m in _marks(row["text"], t, of_gold.get(g), g)]
    given = [m for f, t in enumerate(found) for m in _marks(row["text"], t, of_found.get(f), f)]
    return Case(row["doc_id"], row["text"], tuple(wanted), tuple(given))


def _marks(text: str, template: Template, other: Template | None, number: int) -> Iterator[Mark]:
    for slot in AGREEMENT:
        for filler in template.slots.get(slot, ()):
            right = other is not None and any(agreement(slot, filler, o) == 1 for o in other.slots.get(slot, ()))
            at = next((i for a in filler.alts if (i := text.find(a.upper())) >= 0), None)
            end = None if at is None else at + max(len(a) for a in filler.alts if text.find(a.upper()) == at)
            told = "; ".join(f"{k}: {' or '.join(v)}" for k, v in filler.told.items())
            yield Mark(at, end, f"{number + 1} {slot}", " / ".join(filler.alts) + (f" ({told})" if told else ""), right)
