"""Score the reader on the seed: of the claims that a careful reader finds in one real brief, how many does it find?

The seed is a folder with ``brief-2025-06-02.txt`` and ``gold.jsonl``. A gold claim is found when a claim on its line
agrees in kind, source and every field that the gold gives, by the rules of ``RULES`` below; one claim serves one gold
row at most. What is found beyond the gold is listed, remarks left out, for a person to judge: ``seed_extras.toml``
keeps those judgements by what was read (``gist``), never by the seed's words.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.outcome import Case, Mark, Outcome
from eval.pairing import most_pairs
from eval.readers import reader_for
from reportedly.claims import extract
from reportedly.model import (
    ActorKind,
    Claim,
    Condition,
    ConditionKind,
    Document,
    Holding,
    Measure,
    Occurrence,
    Remark,
    Role,
    RoleName,
    SourceKind,
    Stance,
)
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre
from reportedly.values import TimePrecision, Where

Row = Mapping[str, Any]
TEXT = "brief-2025-06-02.txt"
GOLD = "gold.jsonl"
PUBLISHED = datetime(2025, 6, 2, 12, tzinfo=UTC)
EXTRAS = Path(__file__).with_name("seed_extras.toml")

# ── the gold's words in our codes ──

PARTIES = {
    "Ukraine": "ukraine",
    "Russia": "russia",
    "United States": "united-states",
    "European Union": "european-union",
}
PEOPLE = {
    "Volodymyr Zelenskyy": "volodymyr-zelenskyy",
    "Rustem Umerov": "rustem-umerov",
    "Donald Trump": "donald-trump",
    "Vladimir Putin": "vladimir-putin",
    "Kaja Kallas": "kaja-kallas",
    "Pete Hegseth": "pete-hegseth",
}
PLACES = {  # gold → the names of ours that mean it
    "Istanbul": {"istanbul"},
    "Bryansk region, Russia": {"bryansk region", "bryansk oblast"},
    "Siberia, Russia": {"siberia"},
    "Turkey": {"türkiye", "turkey"},
    "Sumy region, Ukraine": {"sumy region", "sumy oblast"},
    "Ukraine": {"ukraine"},
    "Singapore": {"singapore"},
}
MEASURES = {
    "killed": "killed",
    "injured": "injured",
    "people present": "people_present",
    "distance": "distance",
    "aircraft damaged": "aircraft_damaged",
    "drones launched": "drones_launched",
    "missiles launched": "missiles_launched",
    "area gained": "area_gained",
    "area controlled": "area_controlled",
    "share of territory": "share_of_territory",
}
UNITS = {
    "people": {"people", "person"},
    "km": {"km"},
    "km2": {"km2"},
    "aircraft": {"aircraft"},
    "drones": {"drones", "drone"},
    "missiles": {"missiles", "missile"},
    "fraction": {"fraction"},
}
ISSUES = {
    "settlement": "SETTLEMENT",
    "NATO membership": "SEC.ALIGN",
    "withdrawal": "SEC.WITHDRAW",
    "force limits": "SEC.FORCELIMIT",
    "recognition of annexation": "TERR.STATUS",
    "reparations": "JUST.REPARATION",
    "line of contact": "TERR.LINE",
}
STANCES = {"demands": "demands", "rejects": "rejects", "rejects limits": "rejects", "offers": "offers"}
POLES = {
    "against membership": "-",
    "for withdrawal": "+",
    "against limits": "-",
    "against recognition": "-",
    "for reparations": "+",
    "line as start": "+",
}
_UNSURE = {SourceKind.UNNAMED, SourceKind.UNNAMED_OFFICIAL, SourceKind.COLLECTIVE}
SOURCES: dict[str, tuple[set[SourceKind], str | None, str]] = {  # gold → kinds, side, a word of its name
    "unnamed reports": ({SourceKind.UNNAMED}, None, "report"),
    "unnamed": ({SourceKind.UNNAMED}, None, ""),
    "Russian military": ({SourceKind.BODY}, "russia", ""),
    "Russian sources": (_UNSURE, "russia", "source"),
    "pro-Ukrainian open-source mapping": ({SourceKind.MAPPING}, "ukraine", ""),
    "Ukrainian negotiators": (_UNSURE | {SourceKind.BODY}, "ukraine", "delegation"),  # how ours names them
    "the framework (Ukraine's document)": ({SourceKind.DOCUMENT}, None, "framework"),  # the holder says whose it is
}
TARGETS = {"long-range bombers (nuclear-capable)": "bomber", "Ukraine": "ukraine"}
PERIODS: dict[str, Callable[[Measure], bool]] = {
    "overnight": lambda m: m.scope.when is not None and m.scope.when.precision is TimePrecision.NIGHT,
    "a month": lambda m: m.scope.per == "month" or "month" in ((m.superlative and m.superlative.over) or ""),
}
SINCE = {"the conflict began": "conflict", "six months": "six months"}
OVER = {"nightly totals": "night", "months": "month"}


# ── the rules, one a field: does the claim agree with what the gold gives? ──


def _source(claim: Claim, gold: str) -> bool:
    """The innermost source is the one meant: a person by id, others by kind, side and the noun they go by."""
    source = claim.attribution.source
    if gold == "publisher" or claim.attribution.is_own_voice:
        return gold == "publisher" and claim.attribution.is_own_voice
    if gold in PEOPLE:
        return source.actor.id == PEOPLE[gold]
    if gold in PARTIES:
        return source.actor.kind is ActorKind.PARTY and source.actor.party == PARTIES[gold]
    kind, side, noun = SOURCES[gold]
    return source.kind in kind and source.side == side and noun in source.actor.name.casefold()


def _amount(claim: Claim, end: str, gold: float | None) -> bool:
    quantity = claim.proposition.quantity if isinstance(claim.proposition, Measure) else None
    if quantity is None:
        return False
    ours = quantity.low if end == "low" else quantity.high
    return ours is None if gold is None else ours == Decimal(str(gold))


def _place(claim: Claim, gold: str) -> bool:
    match claim.proposition:
        case Occurrence(where=where) | Holding(where=where):
            return where is not None and _is_place(where, gold)
        case _:
            return False


def _is_place(where: Where, gold: str) -> bool:
    """The place by its name or id; a venue also counts as the town it stands in."""
    if where.kind == "venue" and PLACES[gold] & set(where.within):
        return True
    return where.name.casefold() in PLACES[gold] or (where.place_id or "").replace("-", " ") in PLACES[gold]


def _party(claim: Claim, gold: str) -> bool:
    wanted = PARTIES[gold]
    match claim.proposition:
        case Stance(holder=actor) | Holding(party=actor):
            return wanted in (actor.id, actor.party)
        case Measure(scope=scope):
            return scope.party == wanted
        case Occurrence(roles=roles):
            return any(r.actor is not None and r.actor.party == wanted for r in _named(roles, RoleName.DELEGATE))
        case _:
            return False


def _named(roles: tuple[Role, ...], name: RoleName) -> list[Role]:
    return [role for role in roles if role.name is name]


def _role(claim: Claim, name: RoleName, ids: set[str]) -> bool:
    roles = claim.proposition.roles if isinstance(claim.proposition, Occurrence) else ()
    return any(r.actor is not None and ids & {r.actor.id, r.actor.party} for r in _named(roles, name))


def _actors(claim: Claim, gold: list[str]) -> bool:
    roles = claim.proposition.roles if isinstance(claim.proposition, Occurrence) else ()
    there = {i for r in roles if r.actor is not None for i in (r.actor.id, r.actor.party)}
    return {(PEOPLE | PARTIES)[name] for name in gold} <= there


def _target(claim: Claim, gold: str) -> bool:
    roles = claim.proposition.roles if isinstance(claim.proposition, Occurrence) else ()
    return any(TARGETS[gold] in role.text.casefold() for role in _named(roles, RoleName.TARGET))


def _responsibility(claim: Claim, gold: str) -> bool:
    held = claim.proposition.responsibility if isinstance(claim.proposition, Occurrence) else None
    return held is not None and held.status == gold


def _polarity(claim: Claim, gold: str) -> bool:
    if isinstance(claim.proposition, Stance):
        return gold in POLES and claim.proposition.pole == POLES[gold]
    return claim.polarity == gold


def _superlative(claim: Claim, field: str, gold: str) -> bool:
    record = claim.proposition.superlative if isinstance(claim.proposition, Measure) else None
    ours = getattr(record, field, None) or ""
    return gold in ours


def _condition(claim: Claim) -> Condition | None:
    return claim.proposition.condition if isinstance(claim.proposition, Stance) else None


def _antecedent(claim: Claim, _: str) -> bool:
    """The gold says "no progress": a negated "if", or a plain "unless"."""
    condition = _condition(claim)
    if condition is None or "progress" not in condition.antecedent:
        return False
    negated = bool({"no", "not"} & set(condition.antecedent.casefold().split()))
    return negated != (condition.kind is ConditionKind.UNLESS)


def _consequence(claim: Claim, _: str) -> bool:
    condition = _condition(claim)
    return condition is not None and {"reconsider", "support"} <= set(condition.consequent.casefold().split())


def _addressees(claim: Claim, gold: list[str]) -> bool:
    stance = claim.proposition
    return isinstance(stance, Stance) and {a.id for a in stance.addressees} == {PARTIES[name] for name in gold}


def _measure(claim: Claim, wanted: Callable[[Measure], bool]) -> bool:
    return isinstance(claim.proposition, Measure) and wanted(claim.proposition)


def _stance(claim: Claim, wanted: Callable[[Stance], bool]) -> bool:
    return isinstance(claim.proposition, Stance) and wanted(claim.proposition)


def _round(claim: Claim, gold: int) -> bool:
    return isinstance(claim.proposition, Occurrence) and claim.proposition.ordinal == gold


def _bound(claim: Claim, gold: str) -> bool:
    return _measure(claim, lambda m: m.quantity is not None and m.quantity.bound == gold)


RULES: dict[str, Callable[[Claim, Any], bool]] = {
    "kind": lambda claim, gold: bool(claim.kind == gold),
    "source": _source,
    "place": _place,
    "actors": _actors,
    "party": _party,
    "perpetrator": lambda claim, gold: _role(claim, RoleName.PERPETRATOR, {PARTIES[gold]}),
    "target": _target,
    "delegate": lambda claim, gold: _role(claim, RoleName.DELEGATE, {PEOPLE[gold]}),
    "responsibility": _responsibility,
    "round": _round,
    "polarity": _polarity,
    "modality": lambda claim, gold: bool(claim.modality == gold),
    "measure": lambda claim, gold: _measure(claim, lambda m: m.measure == MEASURES[gold]),
    "low": lambda claim, gold: _amount(claim, "low", gold),
    "high": lambda claim, gold: _amount(claim, "high", gold),
    "bound": _bound,
    "unit": lambda claim, gold: _measure(claim, lambda m: m.quantity is not None and m.quantity.unit in UNITS[gold]),
    "period": lambda claim, gold: _measure(claim, PERIODS[gold]),
    "superlative": lambda claim, gold: _superlative(claim, "rank", gold),
    "over": lambda claim, gold: _superlative(claim, "over", OVER[gold]),
    "since": lambda claim, gold: _superlative(claim, "since", SINCE[gold]),
    "issue": lambda claim, gold: _stance(claim, lambda s: s.issue == ISSUES[gold]),
    "stance": lambda claim, gold: _stance(claim, lambda s: s.stance == STANCES[gold]),
    "addressee": _addressees,
    "condition_type": lambda claim, _: _condition(claim) is not None,
    "condition": _antecedent,
    "consequence": _consequence,
    "narrator_judgement": lambda claim, gold: _stance(claim, lambda s: s.narrator_judgement is gold),
}
NOT_SCORED = frozenset({"line", "says", "note", "event", "cue", "side"})  # gloss, or told again by a scored field


def disagreements(claim: Claim, gold: Row, text: str) -> list[str]:
    """Return the fields in which a claim does not agree with a gold row; an empty list is a match."""
    wrong = [] if gold["line"] in lines_of(claim, text) else ["line"]
    for field, value in gold.items():
        if field in NOT_SCORED or _either_bound(claim, gold, field):
            continue
        if not RULES[field](claim, value):
            wrong.append(field)
    return wrong


def _either_bound(claim: Claim, gold: Row, field: str) -> bool:
    """The gold's note lets "at least" reach over a second amount; then its lower end decides alone."""
    if "either bound is accepted" not in gold.get("note", "") or field not in ("bound", "high"):
        return False
    return _measure(claim, lambda m: m.quantity is not None and m.quantity.bound in ("exact", "at least"))


def lines_of(claim: Claim, text: str) -> range:
    """Return the lines of the text, counted from 1, on which the claim's evidence stands."""
    span = claim.evidence.span
    return range(text.count("\n", 0, span.start) + 1, text.count("\n", 0, span.end) + 2)


# ── scoring ──


def read_seed(folder: Path) -> tuple[str, tuple[Claim, ...], list[Row]]:
    """Read the seed with the rules as they are, and its gold."""
    text = (folder / TEXT).read_text(encoding="utf-8")
    gold = [json.loads(line) for line in (folder / GOLD).read_text(encoding="utf-8").splitlines() if line.strip()]
    theatre = load_theatre("russia-ukraine")
    reader = reader_for(theatre)
    document = Document.of(text, publisher="the seed's publisher", published_at=PUBLISHED)
    taxonomy = load_taxonomy()
    extraction = extract(reader.read(document), pack=reader.pack, taxonomy=taxonomy, theatre=theatre, run_id="seed")
    return text, extraction.claims, gold


def pair(claims: tuple[Claim, ...], gold: list[Row], text: str) -> dict[int, int]:
    """Return the largest pairing of gold rows with claims that match them, one claim a row (augmenting paths)."""
    fits = [[n for n, c in enumerate(claims) if not disagreements(c, row, text)] for row in gold]
    return most_pairs(fits)


def score(folder: Path) -> dict[str, Any]:
    """Return how many gold claims are found, which are missed and why, and what else was claimed.

    ``wrong`` counts the extra claims that a person has judged wrong, ``unjudged`` those that nobody has judged yet.
    """
    text, claims, gold = read_seed(folder)
    paired = pair(claims, gold, text)
    used = set(paired.values())
    extras = [c for n, c in enumerate(claims) if n not in used and not isinstance(c.proposition, Remark)]
    verdicts = {row["gist"]: row["verdict"] for row in tomllib.loads(EXTRAS.read_text(encoding="utf-8"))["extra"]}
    listed = [{"gist": gist(c, text), "quote": c.evidence.quote} for c in extras]
    counted = Counter(verdicts.get(extra["gist"], "unjudged") for extra in listed)
    return {
        "found": len(paired),
        "of": len(gold),
        "wrong": counted["wrong"],
        "unjudged": counted["unjudged"],
        "acceptable": counted["acceptable"],
        "missed": [_missed(row, claims, text) for n, row in enumerate(gold) if n not in paired],
        "extras": [{**e, "verdict": verdicts.get(e["gist"], "unjudged")} for e in listed],
    }


def _missed(row: Row, claims: tuple[Claim, ...], text: str) -> dict[str, Any]:
    """Say what is missed and in which fields the nearest claim of that line and kind differs."""
    near = [c for c in claims if c.kind == row["kind"] and row["line"] in lines_of(c, text)]
    closest = min((disagreements(c, row, text) for c in near), key=len, default=None)
    return {"line": row["line"], "kind": row["kind"], "says": row["says"], "nearest_differs_in": closest}


def gist(claim: Claim, text: str) -> str:
    """Say in codes what was read: line, kind, source and the fields that decide."""
    source = "publisher" if claim.attribution.is_own_voice else claim.attribution.source.actor.id
    match claim.proposition:
        case Occurrence(type=code, where=where):
            what = f"{code} at {where.name if where else 'no place'}"
        case Measure(measure=code, quantity=quantity, superlative=record):
            amount = f"{quantity.bound} {quantity.low}..{quantity.high} {quantity.unit}" if quantity else ""
            what = f"{code} {amount}{record.rank if record else ''}"
        case Holding(party=party, where=where, state=state):
            what = f"{party.id} {state} {where.name}"
        case Stance(holder=holder, issue=issue, stance=stance, pole=pole):
            what = f"{holder.id} {stance} {issue} {pole}"
        case Remark():
            what = "remark"
    mode = "" if claim.modality == "asserted" else f", {claim.modality}"
    polarity = "" if claim.polarity == "affirmed" else f", {claim.polarity}"
    return f"{lines_of(claim, text)[0]} {claim.kind} by {source}: {what}{mode}{polarity}"


def evaluate(path: Path) -> Outcome:
    """Score the seed in a folder; one text, so there is nothing to draw samples from."""
    result = score(path)
    text, claims, gold = read_seed(path)
    paired = pair(claims, gold, text)
    return Outcome(n=result["of"], figures=result, cases=(_case(text, claims, gold, paired),))


def _case(text: str, claims: tuple[Claim, ...], gold: list[Row], paired: Mapping[int, int]) -> Case:
    used = set(paired.values())
    missed = tuple(
        Mark(None, None, f"line {row['line']} {row['kind']}", row["says"], n in paired) for n, row in enumerate(gold)
    )
    found = tuple(
        Mark(c.evidence.span.start, c.evidence.span.end, c.kind, gist(c, text), n in used)
        for n, c in enumerate(claims)
        if not isinstance(c.proposition, Remark)
    )
    return Case("seed", text, missed, found)
