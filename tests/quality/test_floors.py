"""What has been reached is held: every figure with a floor, on the data that the floor is pinned to."""

from __future__ import annotations

import pytest
from eval import floors
from eval.scoring import BENCHMARKS, ROOT, SHIPPED, digest, score

OURS = {
    **SHIPPED,
    "corpus, measuring part": ROOT / "corpus" / "measuring",
    "links, measuring part": ROOT / "corpus" / "measuring",
    "drift, contradictions": ROOT / "eval" / "drift" / "stories" / "contradictions.toml",
    "drift, what cannot be": ROOT / "eval" / "drift" / "stories" / "impossible.toml",
    "drift, measuring half": ROOT / "eval" / "drift" / "measuring.toml",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BENCHMARKS)
def test_no_benchmark_falls_below_its_floors(name, shared):
    path = shared / BENCHMARKS[name]
    if not path.exists():
        pytest.skip(f"{path} is not there")
    held = [f for f in floors.load() if (f.benchmark, f.sha256) == (name, digest(path))]
    assert held, f"{name} has no floor on this data: pin one"
    scored = score(name, path, rounds=0)
    assert list(floors.broken(name, scored.sha256, scored.outcome.figures, held)) == []


@pytest.mark.slow
@pytest.mark.parametrize("title", OURS)
def test_no_part_of_our_own_falls_below_its_floors(title):
    name, path = title.partition(",")[0], OURS[title]
    held = [f for f in floors.load() if (f.benchmark, f.sha256) == (name, digest(path))]
    assert held, f"{title} has no floor on this data: pin one"
    scored = score(name, path, rounds=0)
    assert list(floors.broken(name, scored.sha256, scored.outcome.figures, held)) == []
