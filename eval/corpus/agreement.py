"""How far two annotators of the same dispatches agree.

The second annotation of a dispatch is a file of its id with ``attributions`` and ``claims`` alone, made from the text.

- attributions: the second against the first as ``eval.attributions`` compares read with gold, so that F1 is symmetric;
- words: Cohen's kappa of whether a word is part of a source, a cue, a content;
- claims: paired one for one where place, kind, source and figure are the same (``claims_but_status``), and of those the
  pairs whose status is the same too (``claims``: what the scorer of the program asks); then how many pairs agree on
  status, where one has it, on polarity and modality.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from eval.attributions import ROLES, compare, nested, summed
from eval.corpus.dispatches import OWN, Dispatch, GoldClaim, annotated, load
from eval.corpus.score import gold_roles
from eval.outcome import Figures, Tally
from eval.pairing import most_pairs
from reportedly.values import Span

_WORD = re.compile(r"\w+")


def both(folders: Iterable[Path], second: Path) -> Iterator[tuple[Dispatch, Dispatch]]:
    """Yield the dispatches that are annotated twice, first and second annotation.

    Raises:
        Unreadable: a second annotation is not as the guideline says.
    """
    first = {d.id: d for folder in folders for d in load(folder)}
    for path in sorted(second.glob("*.toml")):
        row = tomllib.loads(path.read_text(encoding="utf-8"))
        known = first[path.stem]
        attributions, claims = annotated(row, known.layout, path)
        yield known, replace(known, attributions=attributions, claims=claims)


def agreement(pairs: Sequence[tuple[Dispatch, Dispatch]]) -> Figures:
    """Return the agreement of all pairs together."""
    roles = summed(compare(gold_roles(first), gold_roles(second)) for first, second in pairs)
    figures: Figures = {
        "dispatches": len(pairs),
        "attributions": {"first": _many(pairs, 0), "second": _many(pairs, 1)},
        **nested(roles),
        "kappa": {role: round(_kappa([w for p in pairs for w in _marked(*p, role)]), 4) for role in ROLES},
    }
    return figures | _claims(pairs)


def _many(pairs: Sequence[tuple[Dispatch, Dispatch]], side: int) -> int:
    return sum(len(pair[side].attributions) for pair in pairs)


def _marked(first: Dispatch, second: Dispatch, role: str) -> Iterator[tuple[bool, bool]]:
    """Yield for each word whether either annotator has it in a span of the role."""
    ours, theirs = _spans(first, role), _spans(second, role)
    for match in _WORD.finditer(first.layout.text):
        word = Span(*match.span())
        yield any(s.overlaps(word) for s in ours), any(s.overlaps(word) for s in theirs)


def _spans(dispatch: Dispatch, role: str) -> list[Span]:
    return [span for a in dispatch.attributions for span in getattr(a, role)]


def _kappa(marks: Sequence[tuple[bool, bool]]) -> float:
    """Return Cohen's kappa; 1 where both always say the same and chance would too."""
    n = len(marks)
    if not n:
        return 0.0
    observed = sum(a == b for a, b in marks) / n
    ours, theirs = sum(a for a, _ in marks) / n, sum(b for _, b in marks) / n
    chance = ours * theirs + (1 - ours) * (1 - theirs)
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def _claims(pairs: Sequence[tuple[Dispatch, Dispatch]]) -> Figures:
    total, strict = Tally(), Tally()
    asked = {name: Tally() for name in ("status", "polarity", "modality")}
    for first, second in pairs:
        matched = _matched(first, second)
        alike = sum(first.claims[a].status == second.claims[b].status for a, b in matched.items())
        for tally, hits in ((total, len(matched)), (strict, alike)):
            tally.add(hit_read=hits, hit_gold=hits, read=len(second.claims), gold=len(first.claims))
        for name, tally in asked.items():
            for one, other in matched.items():
                _ask(name, first.claims[one], second.claims[other], tally)
    return {
        "claims": strict.figures(),
        "claims_but_status": total.figures(),
        "given_match": {name: tally.figures()["r"] for name, tally in asked.items()},
    }


def _matched(first: Dispatch, second: Dispatch) -> dict[int, int]:
    return most_pairs(
        [[n for n, other in enumerate(second.claims) if _same(one, first, other, second)] for one in first.claims]
    )


def _ask(name: str, one: GoldClaim, other: GoldClaim, tally: Tally) -> None:
    ours, theirs = one.fields.get(name), other.fields.get(name)
    if name == "status" and ours is None and theirs is None:
        return
    tally.add(hit_read=0, hit_gold=ours == theirs, read=0, gold=1)


def _same(one: GoldClaim, first: Dispatch, other: GoldClaim, second: Dispatch) -> bool:
    if one.kind != other.kind or not any(a.overlaps(b) for a in one.at for b in other.at):
        return False
    if one.kind == "measure" and (one.fields["measure"], one.low, one.high) != (
        other.fields["measure"],
        other.low,
        other.high,
    ):
        return False
    return _same_source(one, first, other, second)


def _same_source(one: GoldClaim, first: Dispatch, other: GoldClaim, second: Dispatch) -> bool:
    if OWN in (one.by, other.by):
        return one.by == other.by
    ours, theirs = (d.named(d.attribution(c.by)) for c, d in ((one, first), (other, second)))
    if not ours.source or not theirs.source:
        return ours.source == theirs.source
    return any(a.overlaps(b) for a in ours.source for b in theirs.source)
