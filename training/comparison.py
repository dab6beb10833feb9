"""The same network on others' annotations: ``python -m training.comparison {polnear,gum} …``. Nothing of it is shipped.

``polnear TRAIN DEV`` learns from PolNeAR's training split alone and is scored on the development split, as published
systems are. ``gum FILE`` learns from our corpus, then from four fifths of GUM's documents, in five folds, and is scored
on the fifth that it did not see. Both are scored without rules beside the network.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from eval import gum, polnear
from eval.attributions import Roles, Spans, Tallies, closed, compare
from spacy.tokens import Doc

from reportedly.model import Document
from reportedly.reading.learned import Tagged, tag
from training.examples import OTHERS, of_corpus, of_gum, of_polnear, parsed
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
    network = fit(examples, labels, seed=options.seed, epochs=options.epochs, half=options.half)
    tagger = TorchTagger(network, style=OTHERS)
    rows = list(polnear.primary(dev))
    units = [
        compare(polnear.gold_of(row), joined(doc, tag(doc, tagger).attributions))
        for row, doc in zip(rows, parsed(Document.of(r["text"]).text for r in rows), strict=True)
    ]
    return polnear.measure(units)


def _gum(options: argparse.Namespace) -> object:
    (path,) = options.files
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    ours = of_corpus(CORPUS / "training", has_acts=True) + of_corpus(CORPUS / "development", has_acts=False)
    theirs, docs = of_gum(path), list(parsed(Document.of(r["text"]).text for r in rows))
    labels = Labels.of([*ours, *theirs])
    start = fit(ours, labels, seed=options.seed, epochs=options.epochs, half=options.half)
    units: list[Tallies] = []
    for fold in range(FOLDS):
        held = range(fold, len(rows), FOLDS)
        seen = [e for n, e in enumerate(theirs) if n not in held]
        network = fit(seen, labels, seed=options.seed, epochs=options.epochs, half=options.half, start=start)
        tagger = TorchTagger(network, style=OTHERS)
        units += [
            compare(gum.gold_of(rows[n]), _clauses(joined(docs[n], tag(docs[n], tagger).attributions))) for n in held
        ]
        print(f"after {fold + 1} of {FOLDS} folds: {json.dumps(gum.measure(units))}", flush=True)
    return gum.measure(units)


def joined(doc: Doc, tagged: Sequence[Tagged]) -> list[Roles]:
    """Return what the network saw as spans of the text; a sentence that goes on belongs to who spoke before it."""
    found: list[Roles] = []
    for seen in tagged:
        source, cue, content = (_spans(part, doc) for part in (seen.source, seen.cue, seen.content))
        if seen.cue_class != "continuing":
            found.append(Roles(source, cue, content))
        elif found:
            found[-1] = Roles(found[-1].source, found[-1].cue, closed(sorted((*found[-1].content, *content)), doc.text))
    return found


def _clauses(roles: Sequence[Roles]) -> list[Roles]:
    """Return source and cue as one clause, as GUM has them."""
    return [Roles(tuple(sorted((*r.source, *r.cue))), (), r.content) for r in roles]


def _spans(tokens: frozenset[int], doc: Doc) -> Spans:
    return closed(((doc[i].idx, doc[i].idx + len(doc[i])) for i in sorted(tokens)), doc.text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
