"""A text that tells both sides of a dispute tells it as it is: "disputed" is for texts that tell one side alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportedly.auditing.record import Record
from reportedly.fusion.sides import sides_of
from reportedly.model import AuditedClaim, AuditVerdict

BOTH = 2


def told_in_full(claims: Iterable[AuditedClaim], record: Record) -> frozenset[str]:
    """Return the ids of the disputed figures of which the text tells several sides."""
    told: dict[str, set[int]] = {}
    for audited in claims:
        for claim in audited.against if audited.verdict is not AuditVerdict.NOT_FOUND else ():
            figure = record.figure_of.get(claim)
            if figure is None:
                continue
            sides = {place for place in sides_of(figure) if claim in figure.given[place].claims}
            for disputed in record.disputes_of(figure):
                told.setdefault(disputed.id, set()).update(sides if disputed.id == figure.id else ())
    return frozenset(figure for figure, sides in told.items() if len(sides) >= BOTH)


def as_told(audited: AuditedClaim, full: frozenset[str], record: Record) -> AuditedClaim:
    """Support a disputed claim of whose dispute the text tells the other side too."""
    if audited.verdict is not AuditVerdict.DISPUTED:
        return audited
    figures = [record.figure_of[claim] for claim in audited.against if claim in record.figure_of]
    disputes = {disputed.id for figure in figures for disputed in record.disputes_of(figure)}
    if not disputes & full:
        return audited
    because = f"disputed, and the text tells several sides: {'; '.join(audited.sides)}"
    return replace(audited, verdict=AuditVerdict.SUPPORTED, because=because)
