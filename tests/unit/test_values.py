"""The small algebras: what contains, agrees and widens."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from reportedly.errors import InvalidValue, UnitMismatch
from reportedly.values import Bound, Quantity, Span, TimePrecision, When, Where

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def people(low=None, high=None, bound=Bound.EXACT):
    return Quantity(None if low is None else Decimal(low), None if high is None else Decimal(high), "people", bound)


def hours(start, end, precision=TimePrecision.HOUR):
    return When(NOON + timedelta(hours=start), NOON + timedelta(hours=end), precision)


@pytest.mark.parametrize(
    ("told", "known", "agree"),
    [
        pytest.param(people(7), people(9, 9), True, id="at least 7 allows 9"),
        pytest.param(people(7), people(6, 6), False, id="at least 7 forbids 6"),
        pytest.param(people(None, 10), people(12), False, id="at most 10 forbids at least 12"),
        pytest.param(people(10, 20), people(20, 30), True, id="ranges that touch agree"),
        pytest.param(people(40, 40, Bound.ABOUT), people(41, 41), True, id="about 40 allows 41"),
        pytest.param(people(40, 40, Bound.ABOUT), people(60, 60), False, id="about 40 forbids 60"),
        pytest.param(people(40, 40), people(41, 41), False, id="40 is not 41"),
    ],
)
def test_amounts_agree_where_one_true_amount_could_lie_in_both(told, known, agree):
    assert told.agrees_with(known) is agree
    assert known.agrees_with(told) is agree


def test_amounts_in_different_units_are_not_compared_in_silence():
    with pytest.raises(UnitMismatch, match="cannot compare people with drones"):
        people(7).agrees_with(Quantity(Decimal(7), None, "drones"))
    with pytest.raises(UnitMismatch):
        people(7).widen(Quantity(Decimal(7), None, "drones"))


def test_widening_keeps_an_open_end_open():
    assert people(3, 7).widen(people(5, 9)) == people(3, 9, Bound.RANGE)
    assert people(3).widen(people(5, 9)) == people(3, None, Bound.RANGE)
    assert people(3, 3).widen(people(3, 3)) == people(3, 3)


@pytest.mark.parametrize("ends", [(None, None), (7, 3)])
def test_an_amount_that_cannot_be_is_refused(ends):
    with pytest.raises(InvalidValue):
        people(*ends)


@pytest.mark.parametrize("ends", [(5, 5), (7, 3), (-1, 4)])
def test_a_span_that_cannot_be_is_refused(ends):
    with pytest.raises(InvalidValue):
        Span(*ends)


def test_spans_contain_overlap_and_slice():
    assert Span(2, 9).contains(Span(2, 9))
    assert not Span(2, 9).contains(Span(1, 3))
    assert Span(2, 9).overlaps(Span(8, 12))
    assert not Span(2, 9).overlaps(Span(9, 12))
    assert Span(2, 5).of("0123456") == "234"


def test_times_agree_where_a_moment_lies_in_both_or_within_the_slack():
    assert hours(0, 2).agrees_with(hours(1, 3))
    assert not hours(0, 2).agrees_with(hours(2, 3))
    assert hours(0, 2).agrees_with(hours(3, 4), slack=timedelta(hours=2))
    assert hours(0, 9).contains(hours(2, 3))


def test_widening_times_takes_the_coarser_precision():
    assert hours(0, 2).widen(hours(1, 30, TimePrecision.NIGHT)) == hours(0, 30, TimePrecision.NIGHT)


def test_a_time_without_a_zone_or_length_is_refused():
    with pytest.raises(InvalidValue, match="zone"):
        When(NOON.replace(tzinfo=None), NOON.replace(tzinfo=None) + timedelta(1), TimePrecision.DAY)
    with pytest.raises(InvalidValue, match="end after"):
        hours(2, 2)


SUMY = Where("Sumy", "sumy", "city", ("sumy-region", "ukraine"))
REGION = Where("Sumy region", "sumy-region", "region", ("ukraine",))
KURSK = Where("Kursk region", "kursk-region", "region", ("russia",))


def test_places_agree_where_one_lies_in_the_other():
    assert REGION.contains(SUMY)
    assert not SUMY.contains(REGION)
    assert SUMY.agrees_with(REGION)
    assert not SUMY.agrees_with(KURSK)
    assert SUMY.widen(REGION) == REGION
    assert SUMY.widen(KURSK) is None


def test_unknown_places_are_the_same_only_by_name():
    assert Where("Mala Rudka").agrees_with(Where("mala rudka"))
    assert not Where("Mala Rudka").agrees_with(Where("Velyka Rudka"))
    assert not Where("Sumy").contains(SUMY)
