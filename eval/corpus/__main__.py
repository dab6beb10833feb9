"""The corpus: validate it, count what stands in it, compare two annotators, write it out with offsets.

``check [PATH …]`` names everything that is not as the guideline says. ``counts`` prints how often each phenomenon
stands in each part. ``agreement`` compares the second annotations with the first. ``export PART`` prints JSON Lines,
one dispatch a line, with spans as offsets into ``text``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from eval.bootstrap import flat
from eval.corpus.agreement import agreement, both
from eval.corpus.counts import counts, events, hardest, rare
from eval.corpus.dispatches import Dispatch, Unreadable, load
from eval.corpus.validate import problems
from reportedly.values import Span

ROOT = Path(__file__).resolve().parents[2] / "corpus"
PARTS = ("development", "measuring")


def main(argv: list[str]) -> int:
    """Run one command; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m eval.corpus", description=__doc__)
    parser.add_argument("command", choices=["check", "counts", "agreement", "export"])
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args(argv)
    folders = options.paths or [ROOT / part for part in PARTS]
    try:
        lines, is_wrong = COMMANDS[options.command](folders)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(lines))
    return int(is_wrong)


def _check(folders: list[Path]) -> tuple[list[str], bool]:
    found = list(problems(folders))
    return found or ["nothing is wrong"], bool(found)


def _counts(folders: list[Path]) -> tuple[list[str], bool]:
    parts = [counts(load(folder)) + events(folder) for folder in folders]
    total = sum(parts[1:], start=parts[0])
    lines = [f"{'':58}" + "".join(f"{folder.name:>13}" for folder in folders) + f"{'all':>13}"]
    for name in sorted(total):
        lines.append(f"{name:58}" + "".join(f"{part[name]:>13}" for part in parts) + f"{total[name]:>13}")
    lines += ["", "the hardest, in order"]
    lines += [f"{name:58}{count:>13}" for name, count in hardest(total).items()]
    lines += ["", *(f"too rare: {row}" for row in rare(total))]
    return lines, bool(rare(total))


def _agreement(folders: list[Path]) -> tuple[list[str], bool]:
    figures = agreement(list(both(folders, ROOT / "second")))
    return [f"{name:40} {value:.4g}" for name, value in flat(figures)], False


def _export(folders: list[Path]) -> tuple[list[str], bool]:
    return [json.dumps(_row(d), ensure_ascii=False) for folder in folders for d in load(folder)], False


COMMANDS = {"check": _check, "counts": _counts, "agreement": _agreement, "export": _export}


def _row(dispatch: Dispatch) -> dict[str, object]:
    head = {k: v for k, v in dispatch.head.items() if k not in ("text", "attributions", "claims", "phenomena")}
    return {
        **head,
        "text": dispatch.layout.text,
        "sentences": list(_pairs(dispatch.layout.lines)),
        "phenomena": [{"sentence": number, "tag": tag} for number, tag in dispatch.phenomena],
        "attributions": [
            {
                **row,
                "source": list(_pairs(a.source)),
                "cue": list(_pairs(a.cue)),
                "content": list(_pairs(a.content)),
            }
            for row, a in zip(dispatch.head.get("attributions", []), dispatch.attributions, strict=True)
        ],
        "claims": [{**c.fields, "at": list(_pairs(c.at))} for c in dispatch.claims],
    }


def _pairs(spans: tuple[Span, ...]) -> Iterator[list[int]]:
    return ([s.start, s.end] for s in spans)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
