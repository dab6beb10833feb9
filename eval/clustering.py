"""Which reports tell one incident: fusion against the registry that the reports were collected for.

``python -m eval clustering PATH``. PATH holds JSON Lines: ``{doc_id, incident_id, title, dct, url, text, gold: {killed,
injured}}``, title and text read as one report, the outlet taken from the address. All reports are read and fused into
one situation, without a theatre; nothing else looks at their texts.

**Clusters.** A report joins the one event that is its story: of the fused acts of violence that its claims and the
amounts of these stand in, the one that most of them joined, each claim of the first ``LEAD`` characters counting
``LEAD_WEIGHT`` times; of equals the one told first. A report in which no such act is read is a cluster of its own.

**B³**: for each report, precision is the share of its cluster that tells its incident, recall the share of its
incident's reports that are in its cluster, each counting itself; both are averaged over reports, F1 is of the averages.
Leaving every report alone has precision 1 and the recall of one incident in so many reports.

**Amounts.** For each incident, of the cluster that holds most of its reports (of equals the larger, then the first),
what its reports say in all of killed and of injured: each report's answer as ``eval.tally`` reads it, the one that most
reports give, of equals the latest. It is right where the registry's number lies inside.

Figures are given for the part that rules may be made with (``read``: all but the last 500 records, whole incidents) and
the part that nobody reads (``unread``) apart, each fused by itself, and for the whole fused as one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from eval.casualties import MEASURES, Unit
from eval.outcome import Case, Figures, Mark, Outcome
from eval.readers import reader_for
from eval.tally import Answer, tally
from reportedly.claims import extract
from reportedly.claims.drafts import Draft
from reportedly.fusion import fuse
from reportedly.model import Claim, Document, Situation
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import EMPTY

UNREAD = 500  # records at the end of the file that nobody reads
LEAD = 250  # characters: a headline and a first sentence, as for amounts
LEAD_WEIGHT = 3
VIOLENCE = frozenset({"attack", "harm", "clash", "explosion"})


@dataclass(frozen=True, eq=False)
class Report:
    """One record: the report, what is claimed in it, and what the registry says."""

    id: str
    incident: str
    document: Document
    gold: Mapping[str, int]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one report counts for, by part: B³ precision and recall; for the first of an incident, its amounts."""

    clusters: Mapping[str, tuple[float, float]]
    amounts: Mapping[str, Unit]


def evaluate(path: Path) -> Outcome:
    """Read and fuse every report of the file and score clusters and amounts."""
    return evaluate_read(list(read(path)))


def evaluate_read(reports: Sequence[Report]) -> Outcome:
    """Score reports that are read already."""
    parts = {"whole": list(reports), **split(reports)}
    clusters = {name: find_clusters(part) for name, part in parts.items()}
    b_cubed = {name: b3([r.incident for r in part], clusters[name]) for name, part in parts.items()}
    amounts = {name: answer_incidents(part, clusters[name]) for name, part in parts.items()}
    places = {name: {report.id: at for at, report in enumerate(part)} for name, part in parts.items()}
    units = []
    for report in reports:
        at = {name: places[name][report.id] for name in parts if report.id in places[name]}
        units.append(
            Scored(
                {name: b_cubed[name][place] for name, place in at.items()},
                {name: amounts[name][place] for name, place in at.items() if place in amounts[name]},
            )
        )
    cases = list(_cases(parts["read"], clusters["read"]))
    return Outcome(n=len(units), figures=measure(units), units=units, measure=measure, cases=cases)


def measure(units: Sequence[Scored]) -> Figures:
    """Return the figures of these reports, part by part."""
    return {part: _measure_part(part, units) for part in ("whole", "read", "unread")}


def _measure_part(part: str, units: Sequence[Scored]) -> Figures:
    pairs = [u.clusters[part] for u in units if part in u.clusters]
    asked = [u.amounts[part] for u in units if part in u.amounts]
    precision, recall = (_mean([pair[at] for pair in pairs]) for at in (0, 1))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    right = {name: _mean([float(u.is_right(name)) for u in asked]) for name in MEASURES}
    return {
        "b3": {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)},
        **{name: round(share, 4) for name, share in right.items()},
        "both": round(_mean([float(u.is_right(*MEASURES)) for u in asked]), 4),
        "incidents": len(asked),
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


# ── reading ──


def read(path: Path) -> Iterator[Report]:
    """Read every record of the file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = [document_of(row) for row in rows]
    reader, taxonomy = reader_for(EMPTY), load_taxonomy()
    for row, document, reading in zip(rows, documents, reader.read_many(documents), strict=True):
        found = extract(reading, pack=reader.pack, taxonomy=taxonomy, theatre=EMPTY, run_id="clustering")
        gold = {name: int(row["gold"][name]) for name in MEASURES}
        yield Report(row["doc_id"], row["incident_id"], document, gold, tuple(found.claims))


def document_of(row: Mapping[str, Any]) -> Document:
    """Make the document of a record; the outlet is the host of its address, the archive's own left aside."""
    text = f"{row['title']}.\n\n{row['text']}" if row.get("title") else row["text"]
    published = datetime.fromisoformat(row["dct"]).replace(tzinfo=UTC) if row.get("dct") else None
    address = row.get("url") or ""
    original = address[address.find("http", 1) :] if address.find("http", 1) > 0 else address
    host = (urlsplit(original).hostname or "").removeprefix("www.")
    return Document.of(
        text, publisher=host or None, url=original or None, title=row.get("title"), published_at=published
    )


def split(reports: Sequence[Report]) -> dict[str, list[Report]]:
    """Return the part that may be read and the last records that are not; an incident is never split."""
    known = {report.incident for report in reports[: max(0, len(reports) - UNREAD)]}
    return {
        "read": [r for r in reports if r.incident in known],
        "unread": [r for r in reports if r.incident not in known],
    }


# ── clusters ──


def find_clusters(reports: Sequence[Report]) -> list[str]:
    """Fuse reports and return the story of each: the id of an event, or of the report where none is read."""
    situation = fuse(
        [claim for report in reports for claim in report.claims],
        [report.document for report in reports],
        as_of=datetime.max.replace(tzinfo=UTC),
        theatre=EMPTY,
    )
    joined = _joined(situation)
    return [story_of(report, joined) or report.id for report in reports]


def _joined(situation: Situation) -> dict[str, str]:
    """Return the event of violence of each claim: of those that tell it and of the amounts that belong to it."""
    violent = {event.id for event in situation.events if event.type.split(".")[0] in VIOLENCE}
    joined = {claim: event.id for event in situation.events if event.id in violent for claim in event.claims}
    for figure in situation.figures:
        if figure.event in violent and figure.event is not None:
            joined |= dict.fromkeys(figure.claims, figure.event)
    return joined


def story_of(report: Report, joined: Mapping[str, str]) -> str | None:
    """Return the event that most of the report's claims joined, those of its lead before others."""
    votes: Counter[str] = Counter()
    for claim in sorted(report.claims, key=lambda c: c.evidence.span):
        if claim.id in joined:
            votes[joined[claim.id]] += LEAD_WEIGHT if claim.evidence.span.start < LEAD else 1
    return votes.most_common(1)[0][0] if votes else None


def b3(gold: Sequence[str], found: Sequence[str]) -> list[tuple[float, float]]:
    """Return B³ precision and recall of each item, given its true and its found cluster."""
    true, ours, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    return [(both[g, f] / ours[f], both[g, f] / true[g]) for g, f in zip(gold, found, strict=True)]


# ── amounts ──


def answer_incidents(reports: Sequence[Report], clusters: Sequence[str]) -> dict[int, Unit]:
    """Return for each incident, at the place of its first report, what its cluster says and what the registry says."""
    members: dict[str, list[int]] = {}
    for at, cluster in enumerate(clusters):
        members.setdefault(cluster, []).append(at)
    answers = [tally(_drafts(report)) for report in reports]
    first: dict[str, int] = {}
    held: dict[str, Counter[str]] = {}
    for at, report in enumerate(reports):
        first.setdefault(report.incident, at)
        held.setdefault(report.incident, Counter())[clusters[at]] += 1
    units = {}
    for incident, at in first.items():
        chosen = max(held[incident], key=lambda c: (held[incident][c], len(members[c])))
        told = sorted(members[chosen], key=lambda m: str(reports[m].document.published_at))
        agreed = {name: agree([answers[m][name] for m in told]) for name in MEASURES}
        units[at] = Unit(agreed, dict(reports[at].gold))
    return units


def _drafts(report: Report) -> list[Draft]:
    return [
        Draft(c.proposition, c.evidence.span, c.evidence.span.start, polarity=c.polarity, modality=c.modality)
        for c in report.claims
        if c.kind == "measure"
    ]


def agree(answers: Sequence[Answer]) -> Answer:
    """Return the answer that most reports give, of equals the latest; a report that tells none is not asked."""
    told = [a for a in answers if a.is_told] or list(answers)
    counts = Counter(a.quantity for a in told)
    return max(enumerate(told), key=lambda pair: (counts[pair[1].quantity], pair[0]))[1]


# ── to look at ──


def _cases(reports: Sequence[Report], clusters: Sequence[str]) -> Iterator[Case]:
    """Yield the reports that stand with another incident's, or apart from their own."""
    scores = b3([r.incident for r in reports], clusters)
    for report, cluster, (precision, recall) in zip(reports, clusters, scores, strict=True):
        gold = (Mark(None, None, f"incident {report.incident}", f"recall {recall:.2f}", recall == 1),)
        found = (Mark(None, None, f"story {cluster}", f"precision {precision:.2f}", precision == 1),)
        yield Case(report.id, report.document.text, gold, found)
