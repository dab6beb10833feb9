"""Score a stage against a benchmark: ``python -m eval polnear|seed PATH [--json]``."""

from __future__ import annotations

import argparse
import sys

from eval import polnear, seed

SCORERS = {"polnear": polnear.main, "seed": seed.main}


def main(argv: list[str]) -> int:
    """Parse the command line and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("benchmark", choices=sorted(SCORERS))
    parser.add_argument("path", help="the benchmark's records, JSON Lines, or the seed's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    options = parser.parse_args(argv)
    SCORERS[options.benchmark](options.path, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
