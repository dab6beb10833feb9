"""The runner keeps order, loses nothing, and survives what a document does to its worker."""

from __future__ import annotations

import os
import signal

import pytest

from reportedly.engines import run
from reportedly.errors import ReadingFailed


def doubled(items):
    return [item * 2 for item in items]


def doubled_unless_poison(items):
    for item in items:
        if item == 13:
            raise ValueError("thirteen")
        if item == 17:
            os.kill(os.getpid(), signal.SIGKILL)
    return doubled(items)


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 100])
def test_results_come_in_the_order_of_the_input(jobs, count):
    assert list(run(doubled, range(count), jobs=jobs, batch=3)) == [n * 2 for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_item_costs_only_itself(jobs):
    items = [n for n in range(30) if n != 17]
    results = list(run(doubled_unless_poison, items, jobs=jobs, batch=4))
    failed = [item for item, result in zip(items, results, strict=True) if isinstance(result, ReadingFailed)]
    assert failed == [13]
    assert [r for r in results if not isinstance(r, ReadingFailed)] == [n * 2 for n in items if n != 13]
    assert "thirteen" in str(results[items.index(13)])


def test_an_item_that_kills_its_worker_is_named_and_the_run_goes_on():
    results = list(run(doubled_unless_poison, range(40), jobs=2, batch=5))
    assert [n for n, r in enumerate(results) if isinstance(r, ReadingFailed)] == [13, 17]
    assert "died" in str(results[17])
    assert len(results) == 40


def test_input_is_taken_as_needed_not_all_at_once():
    taken = []

    def endless():
        n = 0
        while True:
            taken.append(n)
            yield n
            n += 1

    results = run(doubled, endless(), jobs=2, batch=2)
    assert [next(results) for _ in range(4)] == [0, 2, 4, 6]
    results.close()
    assert len(taken) < 40
