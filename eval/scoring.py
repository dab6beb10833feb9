"""The table of scorers, and what is the same for all of them: time, digest of the data, intervals."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import bootstrap, casualties, clustering, eventtypes, gum, links, muc4, negatives, polnear, seed
from eval.corpus import score as corpus
from eval.drift import score as drift
from eval.outcome import Outcome

SCORERS: Mapping[str, Callable[[Path], Outcome]] = {
    "corpus": corpus.evaluate,
    "drift": drift.evaluate,
    "seed": seed.evaluate,
    "polnear": polnear.evaluate,
    "gum": gum.evaluate,
    "muc4": muc4.evaluate,
    "casualties": casualties.evaluate,
    "eventtypes": eventtypes.evaluate,
    "case2021": eventtypes.evaluate,  # the same scorer by the name of either benchmark, so that `all` runs both
    "plover": eventtypes.evaluate,
    "negatives": negatives.evaluate,
    "clustering": clustering.evaluate,
    "links": links.evaluate,
}
BENCHMARKS = {  # where each lies below the folder that `all` is given
    "seed": "seed",
    "polnear": "data/polnear/dev.jsonl",
    "gum": "data/gum/dev.jsonl",
    "muc4": "data/muc4/dev.jsonl",
    "casualties": "data/gva_incidents/dev.jsonl",
    "clustering": "data/gva_incidents/dev.jsonl",
    "case2021": "data/case2021_t2/dev.jsonl",
    "plover": "data/plover_plv/dev.jsonl",
}
ROOT = Path(__file__).resolve().parents[1]
SHIPPED = {  # what the project brings along, taken where no path is given
    "corpus": ROOT / "corpus" / "development",
    "drift": drift.SHIPPED,
    "negatives": negatives.SHIPPED,
    "links": ROOT / "corpus" / "development",
}


@dataclass(frozen=True)
class Scored:
    """An outcome with what the command adds."""

    outcome: Outcome
    seconds: float
    sha256: str
    intervals: Mapping[str, tuple[float, float]]

    def row(self) -> dict[str, Any]:
        """Return everything as one JSON object."""
        return {
            **self.outcome.figures,
            "n": self.outcome.n,
            "seconds": round(self.seconds, 2),
            "data_sha256": self.sha256,
            "intervals": self.intervals,
        }


def score(name: str, path: Path, *, rounds: int = bootstrap.ROUNDS) -> Scored:
    """Run one scorer on one file or folder."""
    started = time.perf_counter()
    outcome = SCORERS[name](path)
    seconds = time.perf_counter() - started
    drawn = bootstrap.intervals(outcome.units, outcome.measure, rounds=rounds) if outcome.measure else {}
    return Scored(outcome, seconds, digest(path), drawn)


def located(folder: Path) -> dict[str, Path]:
    """Return the benchmarks that lie below a folder, in the table's order."""
    paths = {name: folder / below for name, below in BENCHMARKS.items()} | SHIPPED
    return {name: path for name, path in paths.items() if path.exists()}


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, or of a folder's files with their names, in order."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    files = sorted(p for p in path.rglob("*") if p.is_file())
    named = "".join(f"{p.relative_to(path)} {hashlib.sha256(p.read_bytes()).hexdigest()}\n" for p in files)
    return hashlib.sha256(named.encode()).hexdigest()
