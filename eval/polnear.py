"""Attributions against PolNeAR: source, cue and content, over the attributions of each article's primary annotator.

What is matched with what, and how exact, runs, overlap and attribution are counted: ``eval.attributions``. Beside them:

- **cue_recall**: gold cues that share a character with a read cue; of all, and by the class of the gold cue
  (``cue_classes.toml``: according-to, speech verb; *nominal* is a cue with a noun and without a verb; the rest is
  *other*). Whether a word that could be either is a verb or a noun is for the parser to say.
- **cue_precision** and **attribution_precision**: read cues that share a character with a gold cue, read attributions
  that agree with a gold one. The data annotate no nesting: inside a content nothing is marked, whatever stands there.
  So ``all`` counts each read attribution, and ``outside`` leaves out those whose cue (where it has no cue, whose
  source) stands inside a gold content, right or wrong: there the gold says nothing.

An article's read attributions are those with a cue, and colon leads. A quotation that runs on in the next paragraph
belongs to the attribution that it continues, as it does for the annotators.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from eval.attributions import ROLES, Roles, Spans, Tallies, agreeing, closed, compare, nested, shared, summed
from eval.outcome import Case, Figures, Mark, Outcome, Tally
from eval.readers import reader_for
from reportedly.claims.attribution import find_attributions
from reportedly.claims.drafts import Attributed
from reportedly.lang import load_pack
from reportedly.model import Document
from reportedly.theatres import EMPTY
from reportedly.values import Span

CLASSES = ("speech_verb", "according_to", "nominal", "other")
_CLASS_WORDS = Path(__file__).with_name("cue_classes.toml")


def evaluate(path: Path) -> Outcome:
    """Read every article of the file that has a primary annotator, and compare."""
    theatre = EMPTY
    pack, reader = load_pack("en"), reader_for(theatre)
    articles = list(primary(path))
    units: list[Tallies] = []
    cases: list[Case] = []
    for article, reading in zip(articles, reader.read_many(Document.of(a["text"]) for a in articles), strict=True):
        gold = gold_of(article)
        read = roles_of(find_attributions(reading, pack=pack, theatre=theatre), article["text"])
        units.append(compare(gold, read) | _cues(gold, read, reading.doc) | _outside(gold, read))
        cases.append(_case(article, gold, read))
    return Outcome(n=len(units), figures=measure(units), units=units, measure=measure, cases=cases)


def measure(units: Sequence[Tallies]) -> Figures:
    """Turn any selection of articles into figures."""
    figures = nested(summed(units))
    for name, side in (("cue_recall", "r"), ("cue_precision", "p"), ("attribution_precision", "p")):
        figures[name] = {inner: row[side] for inner, row in figures.get(name, {}).items()}
    return figures


def gold_of(article: Mapping[str, Any]) -> list[Roles]:
    """Return the gold attributions of an article."""
    return [Roles(**{role: _gold_spans(a[role]) for role in ROLES}, note=a["id"]) for a in article["attributions"]]


def roles_of(found: Sequence[Attributed], text: str) -> list[Roles]:
    """Return the read attributions as spans, quotations that run on with the attribution that they continue."""
    contents = {n: list(a.content) for n, a in enumerate(found) if a.cue or a.cue_class == "colon"}
    for attributed in found:
        if attributed.cue_class == "continuing" and attributed.continues in contents:
            contents[attributed.continues] += attributed.content
    return [
        Roles(_pairs(found[n].source), _pairs(found[n].cue), closed(_pairs(spans), text), found[n].cue_class)
        for n, spans in contents.items()
    ]


def class_of(cue: Spans, doc: Doc) -> str:
    """Name the class of a gold cue."""
    openings, lemmas = _class_words()
    words = [t for b, e in cue for t in doc.char_span(b, e, alignment_mode="expand") or ()]
    text = " ".join(t.lower_ for t in words) + " "
    if text.startswith(openings):
        return "according_to"
    if any(t.lemma_.lower() in lemmas and t.pos_ != "NOUN" for t in words):
        return "speech_verb"
    is_nominal = any(t.pos_ == "NOUN" for t in words) and all(t.pos_ != "VERB" for t in words)
    return "nominal" if is_nominal else "other"


@cache
def _class_words() -> tuple[tuple[str, ...], frozenset[str]]:
    table = tomllib.loads(_CLASS_WORDS.read_text(encoding="utf-8"))
    openings = tuple(f"{words} " for words in table["according_to"]["openings"])
    return openings, frozenset(table["speech_verb"]["lemmas"])


def primary(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the articles of a file that have a primary annotator."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            record = json.loads(line)
            if record["primary"]:
                yield record


def _gold_spans(parts: Sequence[Mapping[str, Any]]) -> Spans:
    return tuple(sorted((b, e) for part in parts for b, e in part["spans"]))


def _pairs(spans: Sequence[Span]) -> Spans:
    return tuple(sorted((s.start, s.end) for s in spans))


def _cues(gold: Sequence[Roles], read: Sequence[Roles], doc: Doc) -> dict[tuple[str, ...], Tally]:
    """Count the gold cues that are found, of all and by class."""
    tallies: dict[tuple[str, ...], Tally] = {("cue_recall", name): Tally() for name in ("all", *CLASSES)}
    for golden in (g for g in gold if g.cue):
        is_found = any(shared(golden.cue, r.cue) for r in read)
        for name in ("all", class_of(golden.cue, doc)):
            tallies["cue_recall", name].add(hit_read=0, hit_gold=is_found, read=0, gold=1)
    return tallies


def _outside(gold: Sequence[Roles], read: Sequence[Roles]) -> dict[tuple[str, ...], Tally]:
    """Count what is right of all that was read, and of what stands outside the gold contents."""
    tallies: dict[tuple[str, ...], Tally] = {
        (p, scope): Tally() for p in ("cue_precision", "attribution_precision") for scope in ("all", "outside")
    }
    right = {r for _, r in agreeing(gold, read)}
    contents = [g.content for g in gold]
    for n, found in enumerate(read):
        scopes = ("all",) if any(shared(found.cue or found.source, c) for c in contents) else ("all", "outside")
        for scope in scopes:
            tallies["attribution_precision", scope].add(hit_read=n in right, hit_gold=0, read=1, gold=0)
            if found.cue:
                is_cue = any(shared(g.cue, found.cue) for g in gold)
                tallies["cue_precision", scope].add(hit_read=is_cue, hit_gold=0, read=1, gold=0)
    return tallies


def _case(article: Mapping[str, Any], gold: Sequence[Roles], read: Sequence[Roles]) -> Case:
    return Case(article["doc_id"], article["text"], _marks(gold, read), _marks(read, gold))


def _marks(these: Sequence[Roles], others: Sequence[Roles]) -> tuple[Mark, ...]:
    """Return a mark for each span; it is right where the other side has the same item."""
    known = {(role, other.of(role)) for other in others for role in ROLES}
    return tuple(
        Mark(start, end, role, roles.note, (role, roles.of(role)) in known)
        for roles in these
        for role in ROLES
        for start, end in roles.of(role)
    )
