"""From annotated sentences to texts to audit: every change that a row names, and rewrites that change nothing.

A change is written "words there => words instead"; several at once are set apart by " ;; ". What a row does not spell
out is made by rule: dates turned round, "stated" for "said"; a hedge that is lost is the hedged sentence in the ledger
and the plain one in the text; a false cause is what a later report of the file tells.

A file of stories is another form: small ledgers, each with texts in lists by the kind to be flagged (``fits``: none).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from reportedly.model import AuditVerdict, DriftKind

Row = Mapping[str, Any]
Flag = DriftKind | AuditVerdict  # what an audit may flag: a kind of drift, or that the text is contradicted

KIND_OF = {
    "adversary": DriftKind.SOURCE_SWAPPED,
    "another": DriftKind.SOURCE_SWAPPED,
    "lost": DriftKind.SOURCE_LOST,
    "hedge_lost": DriftKind.HEDGE_LOST,
    "hedge_added": DriftKind.HEDGE_ADDED,
    "confirmed": DriftKind.VERB_RAISED,
    "raised": DriftKind.VERB_RAISED,
    "bound": DriftKind.BOUND_LOST,
    "figure": DriftKind.FIGURE_CHANGED,
    "place": DriftKind.SCOPE_MOVED,
    "time": DriftKind.SCOPE_MOVED,
    "party": DriftKind.SCOPE_MOVED,
    "per": DriftKind.SCOPE_MOVED,
    "part": DriftKind.SCOPE_MOVED,
    "flipped": DriftKind.POLARITY_FLIPPED,
    "role": DriftKind.ROLE_IMPOSSIBLE,
    "impossible": DriftKind.PLACE_IMPOSSIBLE,
    "cause": DriftKind.CAUSE_BEFORE_EFFECT,
}
REWRITES = ("words", "rounded", "units", "spelling")
FLAGS: Mapping[str, Flag] = {kind.value: kind for kind in DriftKind} | {"contradicted": AuditVerdict.CONTRADICTED}
STORY = frozenset({"id", "theatre", "reports"})  # what a story has beside its texts
AFTER = timedelta(hours=6)  # a text of a story comes out so long after its last report
CAUSES_EACH = 3  # later reports of the file that one sentence is falsely said to answer
_DATE = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d{4})"
)
_SAID = re.compile(r"\bsaid\b")
_CAUSE = re.compile(r"in (?:retaliation for|response to) (.+)\.$")


class UnfitChange(ValueError):
    """A change names words that do not stand in its sentence exactly once."""

    def __init__(self, row: str, change: str) -> None:
        super().__init__(f"{row}: {change!r} does not fit its sentence: the words must stand there exactly once")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One report of the ledger. ``hedged`` is the same with a hedge in place of its source, where the row has one."""

    id: str
    theatre: str
    outlet: str
    at: datetime
    text: str
    hedged: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A text to audit, and what was done to the sentence it comes from; ``kind`` is None where nothing was.

    ``is_hedged`` asks for the ledger in which reports stand in their hedged form. ``at`` is when the text came out.
    ``ledger`` names the story that it is held against, None where that is every sentence of its theatre.
    """

    sentence: Sentence
    text: str
    change: str
    kind: Flag | None
    at: datetime
    is_hedged: bool = False
    ledger: str | None = None


def load(path: Path) -> tuple[list[Sentence], list[Pair]]:
    """Return the sentences of a file, and every text made of them.

    Raises:
        UnfitChange: a change does not fit its sentence.
    """
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    if "story" in values:
        return stories(values["story"])
    rows = values["claim"]
    sentences = {row["id"]: _sentence(row) for row in rows}
    pairs = [pair for row in rows for pair in _of_row(row, sentences)]
    causes = [pair for row in rows for pair in _with_false_cause(row, sentences, _nominals(rows))]
    return list(sentences.values()), pairs + causes


def stories(rows: list[Row]) -> tuple[list[Sentence], list[Pair]]:
    """Return the reports of small ledgers, and the texts to hold against each: a list of texts for each kind."""
    sentences, pairs = [], []
    for row in rows:
        reports = [
            Sentence(row["id"], row["theatre"], r["outlet"], datetime.fromisoformat(r["at"]), r["text"], None)
            for r in row["reports"]
        ]
        sentences += reports
        at = max(report.at for report in reports) + AFTER
        for name in row.keys() - STORY:
            kind = None if name == "fits" else FLAGS[name]
            pairs += [Pair(reports[0], text, text, kind, at, ledger=row["id"]) for text in row[name]]
    return sentences, pairs


def _sentence(row: Row) -> Sentence:
    hedged = changed(row["id"], row["text"], row["hedge_added"]) if "hedge_added" in row else None
    return Sentence(row["id"], row["theatre"], row["outlet"], datetime.fromisoformat(row["at"]), row["text"], hedged)


def changed(row: str, text: str, change: str) -> str:
    """Apply one change to a sentence.

    Raises:
        UnfitChange: its words do not stand in the sentence exactly once.
    """
    for step in change.split(" ;; "):
        old, arrow, new = step.partition(" => ")
        old = old if arrow else step.removesuffix(" =>")
        if text.count(old) != 1:
            raise UnfitChange(row, change)
        text = text.replace(old, new)
    text = re.sub(r"\s+([,.])", r"\1", text)
    return text[0].upper() + text[1:]


def _of_row(row: Row, sentences: Mapping[str, Sentence]) -> Iterator[Pair]:
    sentence = sentences[row["id"]]
    for name, kind in KIND_OF.items():
        for change in _several(row.get(name)):
            if name != "cause":
                yield Pair(sentence, changed(row["id"], row["text"], change), name, kind, sentence.at)
    if sentence.hedged is not None and "lost" in row:
        plain = changed(row["id"], row["text"], row["lost"])
        yield Pair(sentence, plain, "hedged report", DriftKind.HEDGE_LOST, sentence.at, is_hedged=True)
    for name, text in _rewrites(row):
        yield Pair(sentence, text, name, None, sentence.at)


def _rewrites(row: Row) -> Iterator[tuple[str, str]]:
    """Yield texts that say the same: as written in the row, and by rule."""
    text = row["text"]
    yield "unchanged", text
    for rewrite in row["rewrites"]:
        yield "in other words", rewrite
    for name in REWRITES:
        for change in _several(row.get(name)):
            yield name, changed(row["id"], text, change)
    dated = _DATE.sub(r"\2 \1", text)
    if dated not in (text, *(changed(row["id"], text, c) for c in _several(row.get("words")))):
        yield "date turned round", dated
    if len(_SAID.findall(text)) == 1:
        yield "another plain cue", _SAID.sub("stated", text)


def _several(value: str | list[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value


def _nominals(rows: list[Row]) -> dict[str, str]:
    """What a later report tells, as a phrase: "the strike on the Engels air base"."""
    found = {}
    for row in rows:
        if "cause" in row and (told := _CAUSE.search(row["cause"])):
            found[row["later"]] = told[1]
    return found


def _with_false_cause(row: Row, sentences: Mapping[str, Sentence], nominals: Mapping[str, str]) -> Iterator[Pair]:
    """Say of an act that it answers what a later report tells; the text is audited as of that report."""
    sentence = sentences[row["id"]]
    if sentence.hedged is None or "role" not in row or not row["text"].endswith(" said."):
        return
    later = [s for s in sentences.values() if s.id in nominals and s.theatre == sentence.theatre and s.at > sentence.at]
    for cause in sorted(later, key=lambda s: s.at)[:CAUSES_EACH]:
        text = f"{row['text'].removesuffix('.')}, in retaliation for {nominals[cause.id]}."
        yield Pair(sentence, text, "cause", DriftKind.CAUSE_BEFORE_EFFECT, cause.at)
