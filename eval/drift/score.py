"""Audit every changed and every unchanged text against the ledger of the file, and count.

A change is *found* where the audit flags it as its own kind. ``recall`` is the share found, by kind and overall;
``precision`` is, of the texts that were flagged as a kind, the share in which that kind was done. ``false_alarms`` is
the share of rewrites that are flagged at all (drift or contradiction), ``supported`` the share of rewrites of which
every claim of an amount, act, holding or stance is supported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from eval.drift.pairs import FLAGS, Flag, Pair, Sentence, load
from eval.outcome import Case, Figures, Mark, Outcome
from reportedly import pipeline
from reportedly.auditing import audit
from reportedly.checks import TheatreReference, run_checks
from reportedly.fusion import fuse
from reportedly.model import Audit, AuditVerdict, Document, Finding, Situation

SHIPPED = Path(__file__).parent / "development.toml"


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with the kinds that were flagged in it, and whether everything in it was supported."""

    pair: Pair
    kinds: frozenset[Flag]
    is_flagged: bool
    is_supported: bool
    because: str

    @property
    def is_found(self) -> bool:
        """Whether what was done was flagged as its own kind."""
        return self.pair.kind in self.kinds


def evaluate(path: Path = SHIPPED) -> Outcome:
    """Audit every text of a file."""
    sentences, pairs = load(path)
    desks = {theatre: pipeline.Desk.open(pipeline.find_theatre(theatre)) for theatre in {s.theatre for s in sentences}}
    shelves = dict.fromkeys((pair.sentence.theatre, pair.ledger) for pair in pairs)
    units = [one for theatre, ledger in shelves for one in _judge(desks[theatre], theatre, ledger, sentences, pairs)]
    figures = measure(units)
    figures["missed"] = [f"{u.pair.kind}: {_told(u)}" for u in units if _is_miss(u)]
    figures["alarms"] = [_told(u) for u in units if _is_alarm(u)]
    return Outcome(len(units), figures, units, measure, [_case(number, one) for number, one in enumerate(units)])


def _judge(
    desk: pipeline.Desk, theatre: str, ledger: str | None, sentences: Sequence[Sentence], pairs: Sequence[Pair]
) -> list[Judged]:
    here = [s for s in sentences if s.theatre == theatre and ledger in (None, s.id)]
    plain, hedged = _ledger(desk, here, hedged=False), _ledger(desk, here, hedged=True)
    wanted = [p for p in pairs if (p.sentence.theatre, p.ledger) == (theatre, ledger)]
    texts = desk.read([Document.of(p.text, publisher="The Digest", published_at=p.at) for p in wanted])
    found = []
    for pair, extraction in zip(wanted, texts, strict=True):
        situation, findings = hedged if pair.is_hedged else plain
        found.append(_judged(pair, audit(extraction, situation, theatre=desk.theatre, findings=findings)))
    return found


def _ledger(
    desk: pipeline.Desk, sentences: Sequence[Sentence], *, hedged: bool
) -> tuple[Situation, tuple[Finding, ...]]:
    papers = [
        Document.of(s.hedged or s.text if hedged else s.text, publisher=s.outlet, published_at=s.at) for s in sentences
    ]
    claims = [claim for extraction in desk.read(papers) for claim in extraction.claims]
    as_of = max(s.at for s in sentences) + timedelta(days=1)
    situation = fuse(claims, papers, as_of=as_of, theatre=desk.theatre)
    return situation, run_checks(situation, theatre=desk.theatre, reference=TheatreReference(desk.theatre))


def _judged(pair: Pair, audited: Audit) -> Judged:
    kinds: frozenset[Flag] = frozenset(drift.kind for one in audited.claims for drift in one.drift)
    if any(one.verdict is AuditVerdict.CONTRADICTED for one in audited.claims):
        kinds |= {AuditVerdict.CONTRADICTED}
    flagged = [one for one in audited.claims if one.verdict in (AuditVerdict.DIFFERS, AuditVerdict.CONTRADICTED)]
    told = [one for one in audited.claims if one.claim.kind != "remark"] or list(audited.claims)
    supported = bool(told) and all(one.verdict is AuditVerdict.SUPPORTED for one in told)
    return Judged(pair, kinds, bool(flagged), supported, "; ".join(one.because for one in flagged))


def measure(units: Iterable[Judged]) -> Figures:
    """Count what was found of what was done, and what was flagged where nothing was."""
    judged = list(units)
    done = [u for u in judged if u.pair.kind is not None]
    same = [u for u in judged if u.pair.kind is None]
    kinds = [k for k in FLAGS.values() if any(u.pair.kind is k for u in done)]
    return {
        "recall": {"overall": _share([u.is_found for u in done])}
        | {k.value: _share([u.is_found for u in done if u.pair.kind is k]) for k in kinds},
        "precision": {"overall": _share([k is u.pair.kind for u in judged for k in u.kinds])}
        | {k.value: _share([u.pair.kind is k for u in judged if k in u.kinds]) for k in kinds},
        "false_alarms": _share([u.is_flagged for u in same]),
        "supported": _share([u.is_supported for u in same]),
        "pairs": len(done),
        "rewrites": len(same),
        "of": {k.value: sum(u.pair.kind is k for u in done) for k in kinds},
    }


def _share(answers: Sequence[bool]) -> float:
    return round(sum(answers) / len(answers), 4) if answers else 0.0


def _is_miss(one: Judged) -> bool:
    return one.pair.kind is not None and not one.is_found


def _is_alarm(one: Judged) -> bool:
    return one.pair.kind is None and one.is_flagged


def _told(one: Judged) -> str:
    flags = f" → {', '.join(sorted(one.kinds))} ({one.because})" if one.is_flagged else ""
    return f"{one.pair.sentence.id} {one.pair.change}{flags}"


def _case(number: int, one: Judged) -> Case:
    name = f"{number} {one.pair.sentence.id} {one.pair.change}"
    gold = () if one.pair.kind is None else (Mark(None, None, one.pair.kind.value, is_right=one.is_found),)
    found = tuple(
        Mark(None, None, kind.value, one.because, is_right=kind is one.pair.kind) for kind in sorted(one.kinds)
    )
    return Case(name, f"{one.pair.text}\n\n{one.pair.sentence.text}", gold, found)
