"""Attributions against PolNeAR: source, cue and content, exact and by overlap.

Gold are the attributions of each article's primary annotator. Per role the items of one article are compared:

- exact: an item is the set of its spans. Gold and read items match one to one where the sets are equal.
- overlap: a read attribution and a gold one are paired, best first, by the characters their cues share (their contents
  where one has no cue). Per pair and role, precision is shared characters over read ones, recall shared over gold ones;
  unpaired attributions count as 0. Figures are macro means over read (precision) and gold (recall) items.
- cue found: read attributions whose cue shares a character with a gold cue, and the reverse; ``said`` restricts the
  gold to cues with a verb of the speech list, which is what recall of speech verbs means.
- outside: cue precision without the attributions that stand inside another one's content.

Empty roles (a passive has no source, a colon lead no cue) are left out of that role.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.claims.attribution import find_attributions
from reportedly.claims.drafts import Attributed
from reportedly.lang import load_pack
from reportedly.model import Document
from reportedly.reading import Reader
from reportedly.theatres import Theatre
from reportedly.values import Span

ROLES = ("source", "cue", "content")
SPEECH = frozenset(
    [
        "said",
        "say",
        "says",
        "saying",
        "told",
        "tell",
        "tells",
        "telling",
        "added",
        "adds",
        "adding",
        "wrote",
        "writes",
        "noted",
        "notes",
        "noting",
        "announced",
        "announces",
        "claimed",
        "claims",
        "claiming",
        "reported",
        "reports",
        "argued",
        "argues",
        "arguing",
        "warned",
        "warns",
        "suggested",
        "suggests",
        "acknowledged",
        "stated",
        "states",
        "declared",
        "confirmed",
        "insisted",
        "explained",
        "explains",
        "according",
        "urged",
        "asked",
        "asks",
        "called",
        "described",
        "criticized",
        "accused",
        "denied",
        "showed",
        "shows",
        "found",
        "emphasized",
        "stressed",
        "tweeted",
        "pledged",
        "vowed",
        "replied",
    ]
)

Spans = tuple[tuple[int, int], ...]
Roles = dict[str, Spans]


@dataclass(slots=True)
class Tally:
    """Counts of one role: matched, read and gold."""

    hit_read: float = 0.0
    hit_gold: float = 0.0
    read: int = 0
    gold: int = 0

    def add(self, hit_read: float, hit_gold: float, read: int, gold: int) -> None:
        self.hit_read += hit_read
        self.hit_gold += hit_gold
        self.read += read
        self.gold += gold

    def figures(self) -> dict[str, float]:
        precision = self.hit_read / self.read if self.read else 0.0
        recall = self.hit_gold / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


@dataclass(slots=True)
class Score:
    """Tallies by name, in order of printing."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())


def main(path: str, *, as_json: bool = False) -> None:
    """Read every article of the file, score, print."""
    started = time.perf_counter()
    score, spent, words = evaluate(records(path))
    figures = {name: tally.figures() for name, tally in score.tallies.items()}
    if as_json:
        print(json.dumps(figures))
        return
    for name, row in figures.items():
        print(f"{name:18} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}")
    print(f"{words} words, {time.perf_counter() - started:.1f} s, attribution alone {spent:.2f} s")


def records(path: str) -> Iterator[dict[str, Any]]:
    """Yield the records of the primary annotators."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["primary"]:
            yield record


def evaluate(articles: Iterable[dict[str, Any]]) -> tuple[Score, float, int]:
    """Return the score, the seconds that attribution took, and the words read."""
    theatre = Theatre("none", "None", "no theatre", date(2000, 1, 1), {}, {}, {}, {}, {})
    pack = load_pack("en")
    reader = Reader.load(theatre)
    articles = list(articles)
    score, spent, words = Score(), 0.0, 0
    for article, reading in zip(articles, reader.read_many(Document.of(a["text"]) for a in articles), strict=True):
        started = time.perf_counter()
        found = find_attributions(reading, pack=pack, theatre=theatre)
        spent += time.perf_counter() - started
        words += sum(t.is_alpha for t in reading.doc)
        _score(score, gold_of(article), [_roles(a) for a in found if a.cue or a.cue_class == "colon"], article["text"])
        _score_outside(score, gold_of(article), [a for a in found if a.cue and a.parent is None])
    return score, spent, words


def gold_of(article: dict[str, Any]) -> list[Roles]:
    """Return the gold attributions as spans by role."""
    return [
        {role: tuple(sorted((b, e) for part in a[role] for b, e in part["spans"])) for role in ROLES}
        for a in article["attributions"]
    ]


def _roles(found: Attributed) -> Roles:
    return {"source": _pairs(found.source), "cue": _pairs(found.cue), "content": _pairs(found.content)}


def _pairs(spans: Sequence[Span]) -> Spans:
    return tuple((s.start, s.end) for s in spans)


def _score(score: Score, gold: list[Roles], read: list[Roles], text: str) -> None:
    for role in ROLES:
        _exact(score[f"exact {role}"], [g[role] for g in gold], [r[role] for r in read])
    pairs = _paired(gold, read)
    for role in ROLES:
        shares = [_share(gold[g][role], read[r][role]) for g, r in pairs if gold[g][role] and read[r][role]]
        score[f"overlap {role}"].add(
            sum(p for p, _ in shares),
            sum(r for _, r in shares),
            sum(bool(r[role]) for r in read),
            sum(bool(g[role]) for g in gold),
        )
    _cues(score["cue found"], gold, read)
    _cues(score["cue found, said"], [g for g in gold if _is_said(g, text)], read)


def _exact(tally: Tally, gold: list[Spans], read: list[Spans]) -> None:
    left, right = Counter(g for g in gold if g), Counter(r for r in read if r)
    hits = (left & right).total()
    tally.add(hits, hits, right.total(), left.total())


def _cues(tally: Tally, gold: list[Roles], read: list[Roles]) -> None:
    golden, cues = [g["cue"] for g in gold if g["cue"]], [r["cue"] for r in read if r["cue"]]
    hit_read = sum(any(_shared(g, r) for g in golden) for r in cues)
    hit_gold = sum(any(_shared(g, r) for r in cues) for g in golden)
    tally.add(hit_read, hit_gold, len(cues), len(golden))


def _score_outside(score: Score, gold: list[Roles], found: list[Attributed]) -> None:
    _cues(score["cue found, outside"], gold, [_roles(a) for a in found])


def _is_said(gold: Roles, text: str) -> bool:
    return any(word in SPEECH for b, e in gold["cue"] for word in text[b:e].lower().split())


def _paired(gold: list[Roles], read: list[Roles]) -> list[tuple[int, int]]:
    weights = []
    for g, golden in enumerate(gold):
        for r, found in enumerate(read):
            role = "cue" if golden["cue"] and found["cue"] else "content"
            shared = _shared(golden[role], found[role])
            if shared:
                weights.append((role == "cue", shared, _shared(golden["content"], found["content"]), -g, -r))
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    pairs = []
    for *_, g, r in sorted(weights, reverse=True):
        if -g not in taken_gold and -r not in taken_read:
            taken_gold.add(-g)
            taken_read.add(-r)
            pairs.append((-g, -r))
    return pairs


def _share(gold: Spans, read: Spans) -> tuple[float, float]:
    shared = _shared(gold, read)
    return shared / _length(read), shared / _length(gold)


def _shared(left: Spans, right: Spans) -> int:
    return sum(max(0, min(e, f) - max(b, c)) for b, e in left for c, f in right)


def _length(spans: Spans) -> int:
    return sum(e - b for b, e in spans)
