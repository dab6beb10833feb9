"""``python -m eval.corpus check [PATH …]``: validate files or folders of the corpus, the whole of it by default."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from eval.corpus.validate import problems

ROOT = Path(__file__).resolve().parents[2] / "corpus"
PARTS = ("development", "measuring")


def main(argv: list[str]) -> int:
    """Run one command; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m eval.corpus", description=__doc__)
    parser.add_argument("command", choices=["check"])
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args(argv)
    found = list(problems(options.paths or [ROOT / part for part in PARTS]))
    print("\n".join(found) or "nothing is wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
