"""What has been reached is held: every figure with a floor, on the data that the floor is pinned to."""

from __future__ import annotations

import pytest
from eval import floors
from eval.readers import SCORED
from eval.scoring import BENCHMARKS, ROOT, SHIPPED, digest, score

OURS = {
    **SHIPPED,
    "corpus, measuring part": ROOT / "corpus" / "measuring",
    "links, measuring part": ROOT / "corpus" / "measuring",
    "links, stories": ROOT / "corpus" / "stories",
    "drift, contradictions": ROOT / "eval" / "drift" / "stories" / "contradictions.toml",
    "drift, what cannot be": ROOT / "eval" / "drift" / "stories" / "impossible.toml",
    "drift, measuring half": ROOT / "eval" / "drift" / "measuring.toml",
}


READERS = (floors.RULES, floors.BOTH)


@pytest.fixture(params=READERS)
def reader(request):
    """Score with the rules, and with both readers."""
    token = SCORED.set(request.param)
    yield request.param
    SCORED.reset(token)


def holds(name, path, reader):
    """Say what has fallen below the floors of this data and reader, None where it has no floor."""
    held = [f for f in floors.load() if (f.benchmark, f.sha256, f.reader) == (name, digest(path), reader)]
    if not held:
        return None
    scored = score(name, path, rounds=0)
    return list(floors.broken(name, scored.sha256, scored.outcome.figures, held, reader=reader))


@pytest.mark.slow
@pytest.mark.parametrize("name", BENCHMARKS)
def test_no_benchmark_falls_below_its_floors(name, reader, shared):
    path = shared / BENCHMARKS[name]
    if not path.exists():
        pytest.skip(f"{path} is not there")
    fallen = holds(name, path, reader)
    assert fallen is not None or reader == floors.BOTH, f"{name} has no floor on this data: pin one"
    assert not fallen


@pytest.mark.slow
@pytest.mark.parametrize("title", OURS)
def test_no_part_of_our_own_falls_below_its_floors(title, reader):
    name, path = title.partition(",")[0], OURS[title]
    fallen = holds(name, path, reader)
    assert fallen is not None or reader == floors.BOTH, f"{title} has no floor on this data: pin one"
    assert not fallen
