"""How the cost of fusion grows with the number of documents, its peak memory, and reading's share in the whole.

``python -m benchmarks.fusion [--sizes 1000 10000 100000]``. Each size runs in a fresh process. Nothing is read: the
claims are made directly, as a reader would make them, with the overlap of real news.

- Incidents are spread evenly over days and towns: one incident for four documents, a thousand towns, and a number of
  days that grows with the documents, so that a day holds as many incidents in a small corpus as in a large one.
- An incident is told by one to nine outlets of two hundred, in some 370 words each. Half of them write their own text,
  three in ten copy a paragraph of the first report and name it, two in ten only name it.
- A report tells the act, the dead and the injured, in its own voice, by a person with a name or by an official without
  one; half of those who are named or not are quoted, with what they said to everybody or with words of their own. One
  report in ten tells a later count, one in twenty an act of another day beside it, one in eight lays the act at a door.

The exponent is the slope of the logarithm of seconds over that of documents, between neighbouring sizes and over all.
Reading's share takes the documents' words at the reader's measured speed (``--words-per-second``).
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import random
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from reportedly.fusion import fuse
from reportedly.ids import content_id
from reportedly.model import (
    Actor,
    ActorKind,
    Attribution,
    Claim,
    Document,
    Evidence,
    Link,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    Proposition,
    Remark,
    Responsibility,
    ResponsibilityStatus,
    Role,
    RoleName,
    Scope,
    Source,
    SourceKind,
)
from reportedly.theatres import load_theatre
from reportedly.values import Quantity, Span, TimePrecision, When, Where

FIRST = datetime(2023, 1, 1, tzinfo=UTC)
TOWNS, OUTLETS, A_DAY = 1000, 200, 12  # incidents a day
KINDS = ("attack.drone", "attack.missile", "attack.shelling", "attack.air")
FILLER = tuple(f"{one}{two}{three}" for one in "bdfgklmnprst" for two in ("ala", "eno", "iru", "osi") for three in
               ("", "ban", "ced", "dor", "fen", "gul", "kin", "lat", "mer", "nos"))  # fmt: skip
PARAGRAPHS, PARAGRAPH = 5, 65  # of so many words
SIDES = (
    Actor("russia", "Russia", ActorKind.PARTY, "russia"),
    Actor("ukraine", "Ukraine", ActorKind.PARTY, "ukraine"),
)


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened: the number, the day, the town, the kind, who did it, the dead and the injured, what was said."""

    number: int
    when: When
    where: Where
    kind: str
    doer: Actor
    killed: int
    injured: int
    said: str


def make(documents: int) -> tuple[list[Claim], list[Document]]:
    """Return the claims and documents of a made-up corpus of this size; the same size gives the same corpus."""
    draw = random.Random(documents)  # noqa: S311 - no secret, a repeatable corpus
    claims: list[Claim] = []
    papers: list[Document] = []
    number = 0
    while len(papers) < documents:
        incident = _incident(number, draw)
        number += 1
        told: list[tuple[Document, str]] = []
        for _ in range(min(draw.choice((1, 2, 3, 3, 4, 4, 5, 6, 9)), documents - len(papers))):
            document, more = _report(incident, told, draw)
            papers.append(document)
            claims.extend(more)
    return claims, papers


def _incident(number: int, draw: random.Random) -> Incident:
    start = FIRST + timedelta(days=number // A_DAY)
    town = draw.randrange(TOWNS)
    where = Where(f"Town{town}", f"town-{town}", "town", (f"region-{town // 40}", "country-ukraine"))
    kind, doer = draw.choice(KINDS), SIDES[0]
    day = When(start, start + timedelta(days=1), TimePrecision.DAY)
    return Incident(number, day, where, kind, doer, draw.randrange(1, 30), draw.randrange(3, 90), _words(14, draw))


def _words(count: int, draw: random.Random) -> str:
    return " ".join(draw.choices(FILLER, k=count))


def _report(incident: Incident, told: list[tuple[Document, str]], draw: random.Random) -> tuple[Document, list[Claim]]:
    """Write one report with its claims; what is copied stands in it word for word."""
    outlet = f"Outlet {draw.randrange(OUTLETS)}"
    at = incident.when.start + timedelta(hours=6 + 3 * len(told) + draw.random())
    how = draw.random() if told else 0.0
    original = told[0] if how > 0.5 else None
    source = _source(draw)
    killed = incident.killed + (draw.randrange(1, 4) if draw.random() < 0.1 else 0)
    sentences: list[tuple[str, Proposition | None]] = []
    _tell(incident, killed, sentences, draw)
    if source and draw.random() < 0.5:
        said = incident.said if draw.random() < 0.5 else _words(14, draw)
        sentences.append((f"“{said}.”", Remark(said)))
    own = [_words(PARAGRAPH, draw) + "." for _ in range(PARAGRAPHS)]
    body = original[1] if original and how < 0.8 else own[0]
    text = "\n\n".join((" ".join(sentence for sentence, _ in sentences), body, *own[1:]))
    document = Document.of(text, publisher=outlet, title=f"{incident.number}-{len(told)}", published_at=at)
    told.append((document, body))
    chain = [original[0].publisher] if original else []
    return document, list(_claims(document, sentences, outlet, chain, source))


def _source(draw: random.Random) -> Source | None:
    how, number = draw.random(), draw.randrange(500)
    if how < 0.4:
        return None
    if how < 0.6:
        return Source(Actor("official", "an official", ActorKind.UNNAMED), SourceKind.UNNAMED_OFFICIAL)
    return Source(Actor(f"person-{number}", f"Speaker {number}", ActorKind.PERSON), SourceKind.NAMED_PERSON)


def _tell(
    incident: Incident, killed: int, sentences: list[tuple[str, Proposition | None]], draw: random.Random
) -> None:
    status = draw.choice((None, None, None, None, None, None, None, ResponsibilityStatus.ACCUSED))
    laid = Responsibility(incident.doer, status) if status else None
    act = Occurrence(
        incident.kind, f"an attack on {incident.where.name}", (Role(RoleName.PERPETRATOR, "Russia", incident.doer),),
        incident.where, incident.when, responsibility=laid,
    )  # fmt: skip
    tag = f"{incident.number} {draw.randrange(10**6)}"
    sentences.append((f"Attack {tag} struck {incident.where.name}.", act))
    sentences.append((f"It killed {killed} people there.", _people("killed", killed)))
    sentences.append((f"It injured {incident.injured} people there.", _people("injured", incident.injured)))
    if draw.random() < 0.05:
        other = incident.when.start - timedelta(days=9)
        earlier = When(other, other + timedelta(days=1), TimePrecision.DAY)
        before = Occurrence(incident.kind, "an earlier attack", (), incident.where, earlier)
        sentences.append((f"An earlier attack {tag} was nine days before.", before))


def _people(measure: str, number: int) -> Measure:
    return Measure(measure, Quantity(Decimal(number), Decimal(number), "people"), Scope())


def _claims(
    document: Document,
    sentences: list[tuple[str, Proposition | None]],
    outlet: str,
    cited: list[str],
    source: Source | None,
) -> list[Claim]:
    links = [Link(Source(Actor(outlet.casefold(), outlet, ActorKind.OUTLET), SourceKind.PUBLISHER))]
    links += [Link(Source(Actor(c.casefold(), c, ActorKind.OUTLET), SourceKind.OUTLET), "reported") for c in cited]
    links += [Link(source, "said")] if source else []
    found: list[Claim] = []
    act, at = None, 0
    for sentence, proposition in sentences:
        span = Span(at, at + len(sentence))
        at += len(sentence) + 1
        if isinstance(proposition, Measure):
            proposition = Measure(proposition.measure, proposition.quantity, proposition.scope, about=act)
        if proposition is not None:
            identity = content_id("c", document.id, span.start)
            act = identity if isinstance(proposition, Occurrence) and act is None else act
            evidence = Evidence(document.id, span, span.of(document.text))
            found.append(
                Claim(
                    identity,
                    identity,
                    proposition,
                    Attribution(tuple(links)),
                    evidence,
                    Polarity.AFFIRMED,
                    Modality.ASSERTED,
                    "benchmark",
                )
            )
    return found


# ── measuring ──


def measure(documents: int) -> dict[str, float]:
    """Fuse one corpus in this process."""
    claims, papers = make(documents)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    theatre = load_theatre("russia-ukraine")
    started, cpu = time.perf_counter(), time.process_time()
    situation = fuse(claims, papers, as_of=datetime.max.replace(tzinfo=UTC), theatre=theatre)
    return {
        "documents": len(papers),
        "claims": len(claims),
        "words": sum(len(paper.text.split()) for paper in papers),
        "events": len(situation.events),
        "lineages": len(situation.lineages),
        "seconds": time.perf_counter() - started,
        "cpu_seconds": time.process_time() - cpu,
        "made_mb": before / 1024,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def exponent(smaller: dict[str, float], larger: dict[str, float]) -> float:
    """Return the power of the number of documents with which the seconds of the processor grow."""
    return math.log(larger["cpu_seconds"] / smaller["cpu_seconds"]) / math.log(
        larger["documents"] / smaller["documents"]
    )


def main() -> None:
    """Print the sizes with their growth, or one size's figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--words-per-second", type=float, default=3000.0, help="of reading, on one core")
    parser.add_argument("--words-per-document", type=float, default=400.0, help="of real reports, for reading's share")
    parser.add_argument("--one", type=int)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    runs: list[dict[str, float]] = []
    print(f"Python {platform.python_version()}, one process a size; seconds of the processor")
    print(f"{'documents':>10}{'claims':>10}{'events':>9}{'seconds':>9}{'peak MB':>9}{'exponent':>9}{'reading':>9}")
    for size in options.sizes:
        command = [sys.executable, "-m", "benchmarks.fusion", "--one", str(size)]
        run = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        grows = f"{exponent(runs[-1], run):9.2f}" if runs else f"{'':9}"
        reading = run["documents"] * options.words_per_document / options.words_per_second
        share = reading / (reading + run["cpu_seconds"])
        print(
            f"{run['documents']:>10,.0f}{run['claims']:>10,.0f}{run['events']:>9,.0f}"
            f"{run['cpu_seconds']:>9.1f}{run['peak_mb']:>9,.0f}{grows}{share:>9.1%}"
        )
        runs.append(run)
    if len(runs) > 1:
        print(f"over all: {exponent(runs[0], runs[-1]):.2f}")


if __name__ == "__main__":
    main()
