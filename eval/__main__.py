"""Score a stage against a benchmark.

``python -m eval NAME PATH [--json] [--errors N]`` reads one file of the benchmark's schema and prints its figures.
``python -m eval all FOLDER`` runs every scorer whose benchmark lies in a folder laid out as ``data/`` and ``seed/``.
``python -m eval pin NAME PATH FIGURE=SLACK …`` raises the floors in ``eval/floors.toml`` to what is reached now.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from eval import browser, floors
from eval.bootstrap import ROUNDS, flat
from eval.readers import SCORED
from eval.scoring import BENCHMARKS, SCORERS, SHIPPED, Scored, located, score

ERRORS_AT = "out/errors-{name}.html"


def main(argv: list[str]) -> int:
    """Run one command; 1 where a floor is broken or would fall, 2 where the call or the data are at fault."""
    if argv[:1] == ["pin"]:
        return _pin(argv[1:])
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("benchmark", choices=["all", *sorted(SCORERS)])
    parser.add_argument("path", type=Path, nargs="?", help="a file of the benchmark's schema, or a folder")
    parser.add_argument("--json", action="store_true", help="print one line of JSON after the table")
    parser.add_argument("--errors", type=int, metavar="N", help="write the N documents with most errors as HTML")
    parser.add_argument("--errors-to", type=Path, metavar="FILE", help=f"where to; {ERRORS_AT} by default")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="bootstrap samples for the intervals; 0 for none")
    _reader_option(parser)
    options = parser.parse_args(argv)
    SCORED.set(options.reader)
    options.path = options.path or SHIPPED.get(options.benchmark)
    if options.path is None or not options.path.exists():
        print(f"{options.path} is not there: name a file or folder of the benchmark", file=sys.stderr)
        return 2
    wanted = located(options.path) if options.benchmark == "all" else {options.benchmark: options.path}
    for name in BENCHMARKS if options.benchmark == "all" else ():
        if name not in wanted:
            print(f"== {name}: left out, {options.path / BENCHMARKS[name]} is not there")
    fallen = [problem for name, path in wanted.items() for problem in _run(name, path, options)]
    print("\n".join(fallen), end="\n" if fallen else "", file=sys.stderr)
    return 1 if fallen else 0


def _run(name: str, path: Path, options: argparse.Namespace) -> list[str]:
    print(f"== {name}: {path}")
    scored = score(name, path, rounds=options.rounds)
    print("\n".join(_table(scored)))
    if options.errors:
        target = options.errors_to or Path(ERRORS_AT.format(name=name))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(browser.page(name, scored.outcome.cases, most=options.errors), encoding="utf-8")
        print(f"errors: {target}")
    if options.json:
        print(json.dumps(scored.row(), ensure_ascii=False, sort_keys=True))
    return list(floors.broken(name, scored.sha256, scored.outcome.figures, floors.load(), reader=options.reader))


def _reader_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reader", choices=[floors.RULES, floors.BOTH], default=floors.RULES, help="who reads")


def _table(scored: Scored) -> Iterator[str]:
    """Yield a line a figure, with its interval; what is a list of things is counted."""
    for name, value in flat(scored.outcome.figures):
        low_high = scored.intervals.get(name)
        shown = f"{value:.4f}" if value != int(value) or value in (0, 1) else f"{value:.0f}"
        yield f"{name:44} {shown:>9}" + (f"   [{low_high[0]:.4f} … {low_high[1]:.4f}]" if low_high else "")
    yield f"n {scored.outcome.n}, {scored.seconds:.1f} s, data {scored.sha256[:12]}"


def _pin(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval pin", description=floors.__doc__)
    parser.add_argument("benchmark", choices=sorted(SCORERS))
    parser.add_argument("path", type=Path)
    parser.add_argument("figures", nargs="+", metavar="FIGURE[=SLACK]", help="dotted name; how far below may it fall")
    parser.add_argument("--ceiling", action="store_true", help="the figures count errors: pin the most")
    parser.add_argument("--lower", action="store_true", help="let a floor fall")
    parser.add_argument("--because", help="why it may fall; kept in the file")
    _reader_option(parser)
    options = parser.parse_args(argv)
    SCORED.set(options.reader)
    if options.lower and not options.because:
        parser.error('--lower needs its reason: --because "…"')
    scored = score(options.benchmark, options.path, rounds=0)
    reached = dict(flat(scored.outcome.figures))
    wanted = []
    for figure in options.figures:
        name, _, slack = figure.partition("=")
        if name not in reached:
            parser.error(f"{name} is not among the figures: {', '.join(reached)}")
        value = reached[name] + float(slack or 0) * (1 if options.ceiling else -1)
        wanted.append(
            floors.Floor(
                options.benchmark,
                scored.sha256,
                name,
                round(value, 4),
                options.ceiling,
                floors.today(),
                reader=options.reader,
            )
        )
    try:
        floors.save(floors.pin(floors.load(), wanted, because=options.because if options.lower else None))
    except floors.FloorWouldFall as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
