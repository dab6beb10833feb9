"""A floor belongs to its data, catches a fall, and falls itself only with a reason."""

from __future__ import annotations

import pytest
from eval import floors
from eval.floors import Floor, FloorWouldFall

FIGURES = {"source": {"exact": {"f1": 0.6}}, "wrong": 2}


def test_a_figure_below_its_floor_is_told():
    told = list(floors.broken("polnear", "aa", FIGURES, [Floor("polnear", "aa", "source.exact.f1", 0.61)]))
    assert told == ["polnear: source.exact.f1 is 0.6, at least 0.61 is pinned"]


def test_a_count_of_errors_has_a_ceiling():
    assert list(floors.broken("seed", "aa", FIGURES, [Floor("seed", "aa", "wrong", 1, is_ceiling=True)]))
    assert not list(floors.broken("seed", "aa", FIGURES, [Floor("seed", "aa", "wrong", 2, is_ceiling=True)]))


def test_other_data_is_not_held_to_a_floor():
    assert not list(floors.broken("polnear", "bb", FIGURES, [Floor("polnear", "aa", "source.exact.f1", 0.9)]))


def test_a_figure_that_is_gone_breaks_its_floor():
    told = list(floors.broken("polnear", "aa", {}, [Floor("polnear", "aa", "source.exact.f1", 0.1)]))
    assert told == ["polnear: source.exact.f1 has a floor and is not among the figures"]


def test_a_floor_rises_without_a_word():
    low, high = Floor("polnear", "aa", "f1", 0.5), Floor("polnear", "aa", "f1", 0.6)
    assert floors.pin([low], [high]) == [high]


@pytest.mark.parametrize("is_ceiling", [False, True])
def test_a_floor_does_not_fall_without_a_reason(is_ceiling):
    known = Floor("polnear", "aa", "f1", 0.5, is_ceiling)
    laxer = Floor("polnear", "aa", "f1", 0.6 if is_ceiling else 0.4, is_ceiling)
    with pytest.raises(FloorWouldFall, match="because"):
        floors.pin([known], [laxer])
    (lowered,) = floors.pin([known], [laxer], because="the gold was corrected")
    assert (lowered.value, lowered.because) == (laxer.value, "the gold was corrected")


def test_what_is_saved_is_what_is_loaded(tmp_path):
    path = tmp_path / "floors.toml"
    kept = [
        Floor("casualties", "aa", "killed.exact", 0.8, pinned="2026-11-29"),
        Floor("seed", "bb", "wrong", 3.0, is_ceiling=True, pinned="2026-11-29", because="one row was judged anew"),
    ]
    floors.save(kept, path)
    assert floors.load(path) == kept
