"""Attributions against GUM's discourse layer: the attributing clause, and its content.

GUM marks clauses, not words: ``attributing`` is the clause with source and cue together ("the ministry said"), and a
content may run over many sentences. So the source and cue of what is read are taken together, a content that goes on
over sentences joins the attribution that it goes on with, and the measure is **overlap**: gold and read spans are
paired one to one, those that share most characters first; a pair counts in precision by the share of the read span that
lies in the gold one, in recall by the share of the gold one in the read (``eval.attributions``).

GUM also marks what people think, know and hope, in the first person too: an interview is full of "I think", which is
no attribution in a report of what others say.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.attributions import Roles, Spans, Tallies, compare, nested, summed
from eval.outcome import Case, Figures, Mark, Outcome
from eval.readers import reader_for
from reportedly.claims.attribution import find_attributions
from reportedly.claims.drafts import Attributed
from reportedly.lang import load_pack
from reportedly.model import Document
from reportedly.theatres import EMPTY

NAMES = {"source": "attributing", "content": "content"}


def evaluate(path: Path) -> Outcome:
    """Read every document of the file and compare."""
    pack, reader = load_pack("en"), reader_for(EMPTY)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    units, cases = list[Tallies](), list[Case]()
    for row, reading in zip(rows, reader.read_many(Document.of(r["text"]) for r in rows), strict=True):
        gold, read = gold_of(row), read_of(find_attributions(reading, pack=pack, theatre=EMPTY))
        units.append(compare(gold, read))
        cases.append(Case(row["doc_id"], row["text"], _marks(gold, read), _marks(read, gold)))
    return Outcome(n=len(units), figures=measure(units), units=units, measure=measure, cases=cases)


def measure(units: Sequence[Tallies]) -> Figures:
    """Turn any selection of documents into figures; only overlap is meant, spans follow no common rule."""
    figures = nested(summed(units))
    return {NAMES[role]: {"overlap": figures[role]["overlap"]} for role in NAMES if role in figures}


def gold_of(row: Mapping[str, Any]) -> list[Roles]:
    """Return the gold attributions; what stands in both spans is the clause's."""
    return [Roles(_spans(a["attributing"]), (), _spans(a["content"])) for a in row["attributions"]]


def read_of(found: Sequence[Attributed]) -> list[Roles]:
    """Return what is read: source and cue as one stretch where both are there, contents with what goes on."""
    contents = {n: list(a.content) for n, a in enumerate(found) if a.cue or a.source}
    at_cue = {found[n].cue_token: n for n in contents}
    for attributed in found:
        before = None if attributed.continues is None else found[attributed.continues].cue_token
        if before in at_cue and attributed.cue_class == "continuing":
            contents[at_cue[before]] += attributed.content
    return [
        Roles(_clause(found[n]), (), tuple(sorted((s.start, s.end) for s in spans))) for n, spans in contents.items()
    ]


def _clause(found: Attributed) -> Spans:
    """Return source and cue as one span where nothing of the content stands between them, else piece by piece."""
    pieces = sorted((s.start, s.end) for s in (*found.source, *found.cue))
    whole = (pieces[0][0], pieces[-1][1])
    is_cut = any(s.start < whole[1] and s.end > whole[0] for s in found.content)
    return tuple(pieces) if is_cut else (whole,)


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple(sorted((b, e) for b, e in pairs))


def _marks(these: Sequence[Roles], others: Sequence[Roles]) -> tuple[Mark, ...]:
    """Return a mark for each span; it is right where the other side has the same item."""
    known = {(role, other.of(role)) for other in others for role in NAMES}
    return tuple(
        Mark(start, end, NAMES[role], "", (role, roles.of(role)) in known)
        for roles in these
        for role in NAMES
        for start, end in roles.of(role)
    )
