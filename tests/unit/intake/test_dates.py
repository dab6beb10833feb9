"""Publication times come out aware and in UTC, or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.intake.dates import moment

NINE_FORTY = datetime(2025, 6, 1, 9, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2025-06-01T09:40:00+00:00",
        "2025-06-01T09:40:00Z",
        "2025-06-01T12:40+03:00",
        "2025-06-01T12:40:00+0300",
        "2025-06-01 12:40:00 +0300",
        "2025-06-01 09:40 UTC",
        "Sun, 01 Jun 2025 12:40:00 +0300",
        datetime(2025, 6, 1, 12, 40, tzinfo=timezone(timedelta(hours=3))),
    ],
)
def test_a_time_with_its_zone_is_turned_to_utc(value):
    assert moment(value) == NINE_FORTY
    assert moment(value).tzinfo is UTC


@pytest.mark.parametrize("value", ["2025-06-01T09:40:00", datetime(2025, 6, 1, 9, 40)])
def test_a_time_without_zone_is_utc(value):
    assert moment(value) == NINE_FORTY


@pytest.mark.parametrize("value", ["2025-06-01", date(2025, 6, 1)])
def test_a_day_begins_at_midnight_utc(value):
    assert moment(value) == datetime(2025, 6, 1, tzinfo=UTC)


def test_the_future_is_allowed():
    assert moment("2199-01-01") == datetime(2199, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2025-02-30",
        "2025-13-01",
        "",
        "June",
        1748770800,
        time(9, 40),
        None,
        True,
        "0001-01-01T00:00+05:00",
    ],
)
def test_what_is_no_date_gives_none(value):
    assert moment(value) is None


@given(st.text())
def test_no_words_raise(words):
    assert moment(words) is None or moment(words).tzinfo is UTC
