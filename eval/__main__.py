"""Score a stage against a benchmark: ``python -m eval NAME PATH [--json] [--errors N]``.

``python -m eval all FOLDER`` runs every scorer whose benchmark lies in a folder laid out as ``data/`` and ``seed/``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval import casualties, muc4, polnear, seed

SCORERS = {"polnear": polnear.main, "seed": seed.main, "casualties": casualties.main, "muc4": muc4.main}
BENCHMARKS = {  # where each lies below the folder that `all` is given
    "seed": "seed",
    "polnear": "data/polnear/dev.jsonl",
    "casualties": "data/gva_incidents/dev.jsonl",
    "muc4": "data/muc4/dev.jsonl",
}


def main(argv: list[str]) -> int:
    """Parse the command line and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("benchmark", choices=["all", *sorted(SCORERS)])
    parser.add_argument("path", help="the benchmark's records, JSON Lines, or the seed's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    options = parser.parse_args(argv)
    if options.benchmark != "all":
        SCORERS[options.benchmark](options.path, as_json=options.json)
        return 0
    for name, below in BENCHMARKS.items():
        path = Path(options.path) / below
        if path.exists():
            print(f"== {name}: {below}")
            SCORERS[name](str(path), as_json=options.json)
        else:
            print(f"== {name}: left out, {path} is not there")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
