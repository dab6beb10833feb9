"""Intervals come from drawing documents, are the same each time, and hold the figure itself."""

from __future__ import annotations

from eval.bootstrap import flat, intervals


def mean(units):
    return {"mean": sum(units) / len(units)}


def test_the_interval_holds_the_figure_and_narrows_with_more_documents():
    few, many = [0.0, 1.0] * 5, [0.0, 1.0] * 500
    low, high = intervals(few, mean)["mean"]
    assert low < 0.5 < high
    lower, higher = intervals(many, mean)["mean"]
    assert higher - lower < high - low


def test_the_same_documents_give_the_same_interval():
    units = [0.1, 0.7, 0.4, 0.9]
    assert intervals(units, mean) == intervals(units, mean)


def test_one_document_gives_no_interval():
    assert intervals([0.5], mean) == {}


def test_nested_figures_get_dotted_names_and_words_are_left_out():
    assert dict(flat({"source": {"f1": 0.5}, "missed": ["a"], "note": "x", "n": 3})) == {"source.f1": 0.5, "n": 3.0}
