"""Make the learned reader anew: ``python -m training [--seed N] [--gum FILE] [--hold CONFLICT …] [--to FOLDER]``.

It learns from ``corpus/training``, ``corpus/stories`` and ``corpus/development``, and from GUM where a file is given,
never from anything that is measured with. ``--hold`` keeps the development dispatches of some conflicts out and
measures on them. At the end it says how the new model differs from the shipped one.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from training.examples import Example, of_corpus, of_gum
from training.export import write
from training.fit import EPOCHS, fit
from training.measure import measured
from training.network import Labels
from training.tagger import TorchTagger
from training.variations import varied

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
PARTS = ("training", "stories")  # beside what of the development part is not held
SHIPPED = ROOT / "reader" / "src" / "reportedly_reader_en" / "model"


def main(argv: Sequence[str]) -> int:
    """Read, fit, measure, compare, write."""
    options = _options(argv)
    torch.set_num_threads(options.threads)
    started = time.perf_counter()
    training = [e for part in PARTS for e in of_corpus(CORPUS / part, has_acts=part == "training")]
    development = of_corpus(CORPUS / "development", has_acts=False)
    held = [e for e in development if e.id.rpartition("-")[0] in options.hold]
    examples = [*training, *(e for e in development if e not in held)]
    if options.most:
        examples = random.Random(0).sample(examples, options.most)  # noqa: S311  (no secret)
    if options.gum:
        examples += of_gum(options.gum)
    if options.vary:
        examples += varied(examples, seed=options.seed)
    print(_counted(examples), flush=True)
    labels = Labels.of(examples + held)
    network = fit(examples, labels, seed=options.seed, epochs=options.epochs, half=options.half)
    figures = measured(TorchTagger(network), held) if held else {}
    print(json.dumps(figures, indent=1))
    card = {
        "seed": options.seed,
        "epochs": options.epochs,
        "learned from": _counted(examples),
        "held out": sorted(options.hold),
        "figures": figures,
    }
    if options.to:
        write(network, options.to, card=card)
        print(_difference(options.to, SHIPPED))
    print(f"{time.perf_counter() - started:.0f} s")
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--half", action="store_true", help="multiply in bfloat16: faster on processors that have it")
    parser.add_argument("--gum", type=Path, help="a file of GUM's attributions to learn from as well")
    parser.add_argument("--vary", action="store_true", help="add a variation of each text with other names and numbers")
    parser.add_argument("--hold", nargs="*", default=[], metavar="CONFLICT", help="keep these out, and measure on them")
    parser.add_argument("--most", type=int, metavar="N", help="learn from N dispatches alone, drawn by chance")
    parser.add_argument("--to", type=Path, help="write the model's files into this folder")
    return parser.parse_args(argv)


def _counted(examples: Sequence[Example]) -> str:
    words, told = sum(len(e.words) for e in examples), sum(len(e.told) for e in examples)
    return f"{len(examples)} texts, {words} words, {told} attributions"


def _difference(made: Path, shipped: Path) -> str:
    """Say in a line whether the model is the shipped one, and how their figures differ."""
    if not (shipped / "manifest.json").is_file():
        return "no model is shipped yet"
    new, old = (json.loads((folder / "manifest.json").read_text(encoding="utf-8")) for folder in (made, shipped))
    same = [name for name, digest in new["sha256"].items() if old["sha256"].get(name) == digest]
    if len(same) == len(new["sha256"]):
        return "the model is the shipped one, byte for byte"
    return "\n".join(
        [f"the model differs from the shipped one in {', '.join(sorted(set(new['sha256']) - set(same)))}"]
        + [
            f"  {side}: {json.dumps(given['card'], ensure_ascii=False)}"
            for side, given in (("new", new), ("shipped", old))
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
