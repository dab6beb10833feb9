"""Amounts, times and names are told as exactly as they were reported, and no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import Enum

import pytest

from reportedly.brief.phrases import load_phrases
from reportedly.brief.wording import (
    amount,
    clipped,
    counted,
    listed,
    measured,
    moment,
    number,
    quoted,
    sentence,
    when_words,
)
from reportedly.model import (
    DriftKind,
    FigureLabel,
    GapLabel,
    HoldingState,
    Modality,
    Pole,
    ResponsibilityStatus,
    Scope,
    StanceKind,
    Verdict,
)
from reportedly.taxonomy import load_taxonomy
from reportedly.values import Bound, Quantity, TimePrecision, When


def quantity(low: str | None, high: str | None, unit: str = "people", bound: Bound = Bound.EXACT) -> Quantity:
    return Quantity(None if low is None else Decimal(low), None if high is None else Decimal(high), unit, bound)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param(quantity("7", "7"), "7 people", id="exact"),
        pytest.param(quantity("1", "1"), "1 person", id="one is singular"),
        pytest.param(quantity("7", None, bound=Bound.AT_LEAST), "at least 7 people", id="open above"),
        pytest.param(quantity("4300", None, "km", Bound.MORE_THAN), "more than 4,300 km", id="thousands"),
        pytest.param(quantity(None, "20", "aircraft", Bound.AT_MOST), "up to 20 aircraft", id="open below"),
        pytest.param(quantity(None, "20", bound=Bound.LESS_THAN), "fewer than 20 people", id="countable"),
        pytest.param(quantity(None, "20", "km", Bound.LESS_THAN), "less than 20 km", id="uncountable"),
        pytest.param(quantity("110000", "110000", "km2", Bound.ABOUT), "about 110,000 km²", id="about"),
        pytest.param(quantity("3000", "4000", bound=Bound.RANGE), "3,000–4,000 people", id="range"),
        pytest.param(quantity("3000", None, bound=Bound.RANGE), "at least 3,000 people", id="range with one end"),
        pytest.param(quantity("0.2", "0.2", "fraction", Bound.ABOUT), "about 20%", id="fraction"),
        pytest.param(quantity("0.187", "0.187", "fraction"), "18.7%", id="fraction of a percent"),
        pytest.param(quantity("2000000000", "2000000000", "USD"), "$2 billion", id="money"),
        pytest.param(quantity("1", "1", "hour"), "1 hour", id="one hour"),
        pytest.param(quantity("30", "30", "day"), "30 days", id="days"),
        pytest.param(quantity("1000", "1000", "each way"), "1,000 each way", id="exchange"),
        pytest.param(quantity("24", None, bound=Bound.VAGUE), "dozens of people", id="vague word"),
        pytest.param(quantity("200000", None, bound=Bound.VAGUE), "hundreds of thousands of people", id="thousands"),
        pytest.param(quantity("3", None, bound=Bound.VAGUE), "several people", id="vague word without of"),
        pytest.param(quantity("24.5", None, bound=Bound.VAGUE), "at least 24.5 people", id="vague without a word"),
        pytest.param(quantity("0", "0", "aircraft"), "0 aircraft", id="none"),
    ],
)
def test_an_amount_keeps_its_bound_and_unit(told: Quantity, words: str) -> None:
    assert amount(told) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("388", "388"),
        ("113100", "113,100"),
        ("1500000", "1.5 million"),
        ("1234567", "1,234,567"),
        ("4296.94848", "4,297"),
        ("40.25", "40.2"),
        ("0.4", "0.4"),
        ("100", "100"),
        ("-3", "−3"),
    ],
)
def test_a_number_reads_well_and_shows_no_false_digits(value: str, words: str) -> None:
    assert number(Decimal(value)) == words


def test_a_measure_says_what_was_counted() -> None:
    assert measured(quantity("472", "472", "drones"), "drones_launched") == "472 drones launched"
    assert measured(quantity("7", "7"), "killed", Scope(of="children")) == "7 people killed (children)"
    assert measured(quantity("4", "4", "count"), "injured") == "4 people injured"
    assert measured(quantity("385", "385", "targets"), "targets_downed") == "385 air targets brought down"


def test_a_measure_of_no_vocabulary_is_named_by_its_code() -> None:
    assert measured(quantity("4", "4", "cows"), "cows_lost") == "cows lost: 4 cows"


def _when(start: datetime, hours: float, precision: TimePrecision) -> When:
    return When(start, start + timedelta(hours=hours), precision)


MAY_31 = datetime(2025, 5, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (_when(MAY_31, 24, TimePrecision.DAY), "31 May 2025"),
        (_when(MAY_31, 72, TimePrecision.DAY), "31 May – 2 June 2025"),
        (_when(MAY_31.replace(hour=18), 12, TimePrecision.NIGHT), "night of 31 May – 1 June 2025"),
        (_when(datetime(2025, 5, 1, tzinfo=UTC), 31 * 24, TimePrecision.MONTH), "May 2025"),
        (_when(datetime(2025, 1, 1, tzinfo=UTC), 365 * 24, TimePrecision.YEAR), "2025"),
        (_when(datetime(2022, 2, 24, tzinfo=UTC), 9999, TimePrecision.OPEN), "since 24 February 2022"),
        (_when(MAY_31.replace(hour=20, minute=5), 0.1, TimePrecision.MINUTE), "31 May 2025, 20:05 UTC"),
        (_when(MAY_31.replace(hour=20), 1, TimePrecision.HOUR), "31 May 2025, about 20:00 UTC"),
        (_when(datetime(2025, 12, 30, tzinfo=UTC), 96, TimePrecision.WEEK), "30 December 2025 – 2 January 2026"),
    ],
)
def test_a_time_is_told_at_its_own_precision(when: When, words: str) -> None:
    assert when_words(when) == words


def test_a_moment_carries_its_zone_and_none_is_undated() -> None:
    assert moment(datetime(2025, 6, 1, 5, tzinfo=UTC)) == "1 June 2025, 05:00 UTC"
    assert moment(None) == "undated"


def test_small_joints() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert counted(1, "outlet") == "one outlet"
    assert counted(3, "outlet") == "3 outlets"
    assert quoted("over\n two  lines") == "“over two lines”"
    assert clipped("one two three", 8) == "one two …"
    assert sentence("told.”") == "Told.”"
    assert sentence("told (by a)") == "Told (by a)."


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("bounds", Bound),
        ("modality", Modality),
        ("responsibility", ResponsibilityStatus),
        ("holding", HoldingState),
        ("stance", StanceKind),
        ("pole", Pole),
        ("gap", GapLabel),
        ("relation", FigureLabel),
        ("drift", DriftKind),
        ("verdict", Verdict),
    ],
)
def test_every_code_of_the_model_has_words(table: str, codes: type[Enum]) -> None:
    assert {code.value for code in codes} <= set(load_phrases()[table])


def test_every_measure_of_the_taxonomy_has_words_with_a_place_for_its_amount() -> None:
    words = load_phrases()["measures"]
    assert set(words) == set(load_taxonomy().measures)
    assert all("{amount}" in form for form in words.values())
