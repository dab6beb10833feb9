"""The same network on others' annotations: ``python -m training.comparison {polnear,gum} …``. Nothing of it is shipped.

``polnear TRAIN DEV`` learns from PolNeAR's training split alone and is scored on the development split, as published
systems are. ``gum FILE`` learns from our corpus, then from four fifths of GUM's documents, in five folds, and is scored
on the fifth that it did not see. Both are scored without rules beside the network.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from eval import gum, polnear
from eval.attributions import Roles, Spans, Tallies, compare
from spacy.tokens import Doc

from reportedly.model import Document
from reportedly.reading import Reader
from reportedly.reading.learned import Tagged, tag
from reportedly.theatres import EMPTY
from training.examples import OTHERS, of_corpus, of_gum, of_polnear
from training.fit import fit
from training.network import Labels
from training.tagger import TorchTagger

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
FOLDS = 5


def main(argv: Sequence[str]) -> int:
    """Fit, score, print one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m training.comparison", description=__doc__)
    parser.add_argument("what", choices=("polnear", "gum"))
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--half", action="store_true", help="multiply in bfloat16")
    options = parser.parse_args(argv)
    torch.set_num_threads(options.threads)
    compared = {"polnear": _polnear, "gum": _gum}[options.what]
    print(json.dumps(compared(options)), flush=True)
    return 0


def _polnear(options: argparse.Namespace) -> object:
    train, dev = options.files
    examples = of_polnear(train)
    labels = Labels.of(examples)
    network = fit(examples, labels, seed=options.seed, epochs=options.epochs, half=options.half, say=_say)
    tagger = TorchTagger(network, style=OTHERS)
    rows = [row for line in dev.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["primary"]]
    units = [
        compare(polnear.gold_of(row), joined(doc, tag(doc, tagger)))
        for row, doc in zip(rows, _docs([r["text"] for r in rows]), strict=True)
    ]
    return polnear.measure(units)


def _gum(options: argparse.Namespace) -> object:
    (path,) = options.files
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    ours = of_corpus(CORPUS / "training", has_acts=True) + of_corpus(CORPUS / "development", has_acts=False)
    theirs, docs = of_gum(path), list(_docs([r["text"] for r in rows]))
    labels = Labels.of([*ours, *theirs])
    start = fit(ours, labels, seed=options.seed, epochs=options.epochs, half=options.half, say=_say)
    units: list[Tallies] = []
    for fold in range(FOLDS):
        held = range(fold, len(rows), FOLDS)
        seen = [e for n, e in enumerate(theirs) if n not in held]
        network = fit(seen, labels, seed=options.seed, epochs=options.epochs, half=options.half, start=start, say=_say)
        tagger = TorchTagger(network, style=OTHERS)
        units += [compare(gum.gold_of(rows[n]), _clauses(joined(docs[n], tag(docs[n], tagger)))) for n in held]
        _say(f"after {fold + 1} of {FOLDS} folds: {json.dumps(gum.measure(units))}")
    return gum.measure(units)


def _say(line: str) -> None:
    print(line, flush=True)


def _docs(texts: Sequence[str]) -> Iterator[Doc]:
    reader = Reader.load(EMPTY)
    return reader.parser.pipe([reader.mask(Document.of(text).text) for text in texts], batch_size=16)


def joined(doc: Doc, tagged: Sequence[Tagged]) -> list[Roles]:
    """Return what the network saw as spans of the text; a sentence that goes on belongs to who spoke before it."""
    found: list[Roles] = []
    for seen in tagged:
        source, cue, content = (_spans(part, doc) for part in (seen.source, seen.cue, seen.content))
        if seen.cue_class != "continuing":
            found.append(Roles(source, cue, content))
        elif found:
            found[-1] = Roles(found[-1].source, found[-1].cue, _closed((*found[-1].content, *content), doc.text))
    return found


def _clauses(roles: Sequence[Roles]) -> list[Roles]:
    """Return source and cue as one clause, as GUM has them."""
    return [Roles(tuple(sorted((*r.source, *r.cue))), (), r.content) for r in roles]


def _spans(tokens: frozenset[int], doc: Doc) -> Spans:
    return _closed(((doc[i].idx, doc[i].idx + len(doc[i])) for i in tokens), doc.text)


def _closed(spans: Iterator[tuple[int, int]] | Spans, text: str) -> Spans:
    """Join spans that only white space parts."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return tuple(runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
