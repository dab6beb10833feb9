"""Event types: one reading, put into the ACLED-like classes of case2021_t2 or the PLOVER roots of plover_plv.

``python -m eval eventtypes PATH`` takes a file of either schema and tells which from its records: ``{id, text, label}``
or ``{id, sentence, source, target, penta, root}``. The answer is the class of one of the claims that the reader finds,
by the crosswalk of the taxonomy (``reportedly.taxonomy.crosswalk``); there is no second classifier here, and no answer
where no claim has a class. Which claim answers:

- case2021: the main act of the snippet: what took place before what only was done to people or things by it, an act
  before words about it, the type that tells more before the type that tells less, then the first in the text.
- plover: the act from the source to the target, whose words the record gives: the source among those who do it and the
  target among those to whom it is done before either in another part or alone, then what the sentence says first.

A record counts as right where the answer equals the label. ``weighted_f1`` weighs each class by how often it is gold,
``macro_f1`` takes each gold class alike; ``unanswered`` counts the records without an answer. PLOVER files give
``penta`` beside it, the same for the four classes that the roots belong to.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.outcome import Case, Figures, Mark, Outcome
from eval.readers import reader_for
from reportedly.claims import extract
from reportedly.claims.lexicon import lexicon
from reportedly.lang import load_pack
from reportedly.model import Claim, Document, Holding, Occurrence, RoleName, Stance
from reportedly.reading.states import world
from reportedly.taxonomy import Taxonomy, load_taxonomy
from reportedly.taxonomy.crosswalk import acled_class, plover_root
from reportedly.theatres import load_theatre

THEATRE = "russia-ukraine"
NONE = ""  # the answer where no claim has a class
FORCES = ("fighter", "soldiery", "military_post")  # classes of those who fight, and of where they stand
STATES = frozenset({"government", "military", *world(load_pack("en")).parties})
ACLED = {  # the benchmark's label of an ACLED sub-event
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Air/drone strike": "AIR_STRIKE",
    "Armed clash": "ARMED_CLASH",
    "Arrests": "ARREST",
    "Attack": "ATTACK",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Chemical weapon": "CHEM_WEAP",
    "Disrupted weapons use": "DISR_WEAP",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Grenade": "GRENADE",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Mob violence": "MOB_VIOL",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Sexual violence": "SEX_VIOL",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Suicide bomb": "SUIC_BOMB",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Other": "OTHER",
}
BRANCHES = {  # the benchmark's classes that ACLED has not, by our codes; the longest code that fits decides
    "accident": "MAN_MADE_DISASTER",
    "collapse": "MAN_MADE_DISASTER",
    "disaster": "NATURAL_DISASTER",
    "crime": "ORG_CRIME",
    "responsibility": "ATTRIB",
    "statement.accusation": "ATTRIB",
    "statement.denial": "ATTRIB",
    "statement": "DIPLO",
    "diplomatic": "DIPLO",
    "sanctions": "DIPLO",
    "talks": "DIPLO",
}
PENTA = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
DOERS = frozenset({RoleName.PERPETRATOR, RoleName.SPEAKER, RoleName.PARTICIPANT, RoleName.DELEGATE, RoleName.HOST})
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "to", "for", "its", "his", "her", "their", "s", "u", "on"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record of either schema."""

    id: str
    text: str
    label: str
    source: str | None = None
    target: str | None = None
    penta: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A record with the class that the reading gives, and the claim that gave it."""

    record: Record
    label: str
    claim: Claim | None


def records(path: Path) -> list[Record]:
    """Read the records of a file of either schema; predictions of other systems in them are left alone."""
    with path.open(encoding="utf-8") as lines:
        return [_record(json.loads(line)) for line in lines if line.strip()]


def _record(row: Mapping[str, Any]) -> Record:
    if "root" in row:
        return Record(str(row["id"]), row["sentence"], row["root"], row["source"], row["target"], row["penta"])
    return Record(str(row["id"]), row["text"], row["label"])


# ── the answer ──


def case_label(claim: Claim, taxonomy: Taxonomy, forces: frozenset[str]) -> str | None:
    """Return the benchmark's class of a claim: one of its own for the branches that ACLED has not, else ACLED's."""
    if isinstance(claim.proposition, Occurrence):
        code = claim.proposition.type
        while True:
            if code in BRANCHES:
                return BRANCHES[code]
            if "." not in code:
                break
            code = code.rsplit(".", 1)[0]
    found = acled_class(claim, taxonomy, forces=forces, states=STATES)
    return None if found is None else ACLED[found]


def main_act(claims: Sequence[Claim], taxonomy: Taxonomy, forces: frozenset[str]) -> tuple[str, Claim | None]:
    """Return the class of the snippet's main act and the claim that tells it."""
    rated = [(label, c) for c in claims if (label := case_label(c, taxonomy, forces)) is not None]
    return min(rated, key=lambda pair: _rank(pair[0], pair[1], taxonomy), default=(NONE, None))


def _rank(label: str, claim: Claim, taxonomy: Taxonomy) -> tuple[int, int, bool]:
    told = claim.proposition
    kind = told.type if isinstance(told, Occurrence) else ""
    effect = bool(kind) and bool(taxonomy.events[kind].fields.get("effect"))
    words = kind.startswith("statement") or kind == "responsibility"
    weight = 3 * (label == "OTHER") + 2 * effect + words
    return weight, claim.evidence.span.start, not kind  # an occurrence says more of ground than a holding


def directed_act(claims: Sequence[Claim], record: Record, taxonomy: Taxonomy) -> tuple[str, Claim | None]:
    """Return the root of the act from the record's source to its target and the claim that tells it."""
    rated = [(root, c) for c in claims if (root := plover_root(c, taxonomy)) in PENTA]
    source, target = _words(record.source or ""), _words(record.target or "")

    def rank(pair: tuple[str | None, Claim]) -> tuple[int, int]:
        doers, others = _parts(pair[1])
        done_by = 2 * bool(source & doers) + bool(source & others)
        done_to = 2 * bool(target & others) + bool(target & doers)
        return -2 * done_by - done_to, pair[1].evidence.span.start

    root, claim = min(rated, key=rank, default=(None, None))
    return root or NONE, claim


def _parts(claim: Claim) -> tuple[set[str], set[str]]:
    """Return the words of those who do it and of those to whom it is done."""
    match claim.proposition:
        case Occurrence(roles=roles):
            told = [
                (role.name in DOERS, _words(role.text), _words(role.actor.name if role.actor else "")) for role in roles
            ]
            return (
                {w for is_doer, words, name in told if is_doer for w in words | name},
                {w for is_doer, words, name in told if not is_doer for w in words | name},
            )
        case Stance(holder=holder, addressees=addressees):
            return _words(holder.name), {w for actor in addressees for w in _words(actor.name)}
        case Holding(party=party, where=where):
            return _words(party.name), _words(where.name)
        case _:
            return set(), set()


def _words(text: str) -> set[str]:
    return {w for w in "".join(c if c.isalnum() else " " for c in text.casefold()).split() if w not in _SMALL}


def answers(rows: Sequence[Record]) -> Iterator[Answer]:
    """Read every record and answer it."""
    theatre, taxonomy = load_theatre(THEATRE), load_taxonomy()
    reader = reader_for(theatre)
    forces = frozenset().union(*(lexicon(reader.pack).classes[name] for name in FORCES))
    documents = (Document.of(row.text, publisher="a paper") for row in rows)
    for row, reading in zip(rows, reader.read_many(documents), strict=True):
        read = extract(reading, pack=reader.pack, taxonomy=taxonomy, theatre=theatre, run_id="eval")
        claims = sorted((*read.statements, *read.claims), key=lambda c: (c.evidence.span, c.kind))
        found = main_act(claims, taxonomy, forces) if row.source is None else directed_act(claims, row, taxonomy)
        yield Answer(row, *found)


# ── the figures ──


def f1_figures(pairs: Iterable[tuple[str, str]]) -> Figures:
    """Return weighted and macro F1 and each class's figures, from (gold, answer) pairs."""
    rows = list(pairs)
    gold, read = Counter(g for g, _ in rows), Counter(a for _, a in rows)
    right = Counter(g for g, a in rows if g == a)
    per_class = {
        label: {**_figures(right[label], read[label], gold[label]), "n": gold[label]} for label in sorted(gold)
    }
    weighted = sum(per_class[label]["f1"] * count for label, count in gold.items()) / max(1, len(rows))
    macro = sum(row["f1"] for row in per_class.values()) / max(1, len(per_class))
    return {"weighted_f1": round(weighted, 4), "macro_f1": round(macro, 4), "per_class": per_class}


def _figures(right: int, read: int, gold: int) -> dict[str, float]:
    precision, recall = right / read if read else 0.0, right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}


def measure(units: Sequence[Answer]) -> Figures:
    """Return the figures of any selection of answers."""
    figures = f1_figures((u.record.label, u.label) for u in units)
    figures["unanswered"] = sum(u.label == NONE for u in units)
    if any(u.record.penta for u in units):
        penta = f1_figures((u.record.penta or NONE, PENTA.get(u.label, NONE)) for u in units)
        figures["penta"] = penta
    return figures


def evaluate(path: Path) -> Outcome:
    """Answer every record of a file of either schema, and score the answers."""
    units = list(answers(records(path)))
    return Outcome(len(units), measure(units), units, measure, [_case(unit) for unit in units])


def _case(unit: Answer) -> Case:
    is_right = unit.label == unit.record.label
    gold = (Mark(None, None, unit.record.label, is_right=is_right),)
    if unit.claim is None:
        return Case(unit.record.id, unit.record.text, gold, ())
    told, span = unit.claim.proposition, unit.claim.evidence.span
    note = told.type if isinstance(told, Occurrence) else unit.claim.kind
    return Case(unit.record.id, unit.record.text, gold, (Mark(span.start, span.end, unit.label, note, is_right),))
