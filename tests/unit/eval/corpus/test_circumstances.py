"""A read place and time agree with the annotation's by their words and by the days they touch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from eval.corpus.circumstances import same_place, same_time, stretch_of

from reportedly.values import TimePrecision, When, Where


@pytest.mark.parametrize(
    ("read", "gold", "same"),
    [
        ("Jiga", "Jiga health centre", True),
        ("Kharkiv region", "Kharkiv", True),
        ("the town of Sake", "Sake", True),
        ("Amhara region", "Jiga", False),
        ("region", "Jiga", False),
    ],
)
def test_a_place_is_right_where_its_words_are_among_the_others(read, gold, same):
    assert same_place(Where(read), gold) is same


@pytest.mark.parametrize(
    ("told", "first", "after"),
    [
        ("2024-09-19", datetime(2024, 9, 19, tzinfo=UTC), datetime(2024, 9, 20, tzinfo=UTC)),
        ("2024-12", datetime(2024, 12, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)),
        ("2024", datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)),
        ("2024-09-19/2024-09-21", datetime(2024, 9, 19, tzinfo=UTC), datetime(2024, 9, 22, tzinfo=UTC)),
    ],
)
def test_a_told_time_is_a_stretch(told, first, after):
    assert stretch_of(told) == (first, after)


def test_an_open_time_is_not_asked():
    assert stretch_of("since 2024-09") is None


@pytest.mark.parametrize(("days_later", "days", "same"), [(0, 1, True), (1, 1, True), (3, 1, False), (0, 30, False)])
def test_a_time_is_right_where_it_meets_the_gold_one_and_is_hardly_longer(days_later, days, same):
    start = datetime(2024, 9, 19, tzinfo=UTC) + timedelta(days=days_later)
    when = When(start, start + timedelta(days=days), TimePrecision.DAY)
    assert same_time(when, (datetime(2024, 9, 19, tzinfo=UTC), datetime(2024, 9, 20, tzinfo=UTC))) is same
