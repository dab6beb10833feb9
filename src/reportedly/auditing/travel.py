"""How a claim travelled: its tellings in time, each behind the one it was taken from, with what changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.auditing.differences import differences
from reportedly.auditing.judging import matches_of
from reportedly.auditing.matter import compare, is_same_source
from reportedly.auditing.pairs import Pair
from reportedly.auditing.record import Record
from reportedly.auditing.said import Said
from reportedly.model import Drift, Finding, Laid, Lineage, Situation, Step, Travel
from reportedly.theatres.model import Theatre


def trace(claim_id: str, situation: Situation, *, theatre: Theatre, findings: Iterable[Finding] = ()) -> Travel:
    """Return the way of a claim: every telling of its matter, one a report.

    A telling is taken from the first telling of its own line of reports, else from the first that quotes the same
    words of the same speaker or credits the same source; one that goes back to no other is a root.

    Raises:
        KeyError: the situation holds no such claim.
    """
    record = Record(situation, tuple(findings), theatre)
    told = record.said[claim_id]
    near = [match.known for match in matches_of(told, record) if not match.changes or match.is_sure]
    tellings = _one_a_report([told, *near], told)
    line, said = _lines(situation), _utterances(situation)
    steps = [_step(one, tellings[:place], line, said, record) for place, one in enumerate(tellings)]
    steps = [replace(step, against_interest=record.admission_of(step.claim.id)) for step in steps]
    return Travel(
        claim=told.claim,
        as_of=situation.as_of,
        steps=tuple(steps),
        documents=tuple(dict.fromkeys(one.document for one in tellings)),
        responsibility=_answers(claim_id, situation),
    )


def _answers(claim_id: str, situation: Situation) -> tuple[Laid, ...]:
    """The answers to who did it, of the event that the claim is of; an amount is of the event that it counts for."""
    figure = next((f for f in situation.figures if claim_id in f.claims), None)
    event = next((e for e in situation.events if claim_id in e.claims or (figure and e.id == figure.event)), None)
    return event.responsibility if event else ()


def _one_a_report(near: Sequence[Said], told: Said) -> list[Said]:
    """The likeliest telling of each report, in order of publication."""
    first: dict[str, Said] = {}
    for one in near:
        first.setdefault(one.document.id, one)
    first[told.document.id] = told
    return sorted(first.values(), key=lambda one: (one.published, one.document.id))


def _lines(situation: Situation) -> dict[str, str]:
    """The first report of the line that each report belongs to; itself where it stands alone."""
    line = {document.id: document.id for document in situation.documents}
    for lineage in situation.lineages:
        if lineage.root in line:
            line.update(dict.fromkeys(lineage.documents, lineage.root))
    return line


def _utterances(situation: Situation) -> dict[str, Lineage]:
    """What one speaker said once, by each claim that stands in its words."""
    return {
        claim: lineage for lineage in reversed(situation.lineages) for claim in lineage.claims if lineage.utterances
    }


def _step(one: Said, before: Sequence[Said], line: dict[str, str], said: dict[str, Lineage], record: Record) -> Step:
    origin, because = _origin(one, before, line, said)
    if origin is None:
        changed = [(other, drift) for other in before if (drift := _changes(one, other, record))]
        if not changed:
            return Step(one.claim, None, because)
        origin, drift = max(changed, key=lambda c: (compare(one, c[0], record).score, -before.index(c[0])))
        because = f"tells what {origin.document.publisher} told, changed"
        return Step(one.claim, origin.claim.id, because, drift)
    return Step(one.claim, origin.claim.id, because, _changes(one, origin, record))


def _changes(one: Said, origin: Said, record: Record) -> tuple[Drift, ...]:
    pair = Pair(one, origin, compare(one, origin, record), record.theatre)
    return tuple(Drift(change.kind, why, (origin.claim.id,), change.severity) for change, why in differences(pair))


def _origin(
    one: Said, before: Sequence[Said], line: dict[str, str], said: dict[str, Lineage]
) -> tuple[Said | None, str]:
    for other in before:
        if line[other.document.id] == line[one.document.id]:
            return other, f"of one line of reports with {other.document.publisher}"
    uttered = said.get(one.claim.id)
    for other in before:
        if uttered is not None and said.get(other.claim.id) == uttered:
            return other, f"quotes the same words of {uttered.root} as {other.document.publisher}"
    for other in before:
        if not one.is_own_voice and not other.is_own_voice and is_same_source(one, other):
            return other, f"credits the same source as {other.document.publisher}"
    return None, "goes back to no earlier report here" if before else "told first"
