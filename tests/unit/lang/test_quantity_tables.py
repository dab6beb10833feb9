"""Every number word, bound and unit proves itself: its example is read, and what stands in brackets must be found."""

import re
from decimal import Decimal

import pint
import pytest

from reportedly.lang import load_pack
from reportedly.reading.engine import load_parser
from reportedly.reading.masking import mask
from reportedly.reading.quantities import find_quantities

PACK = load_pack("en")
ROWS = [
    pytest.param(array, row, id=f"{table} {array}: {row['example']}")
    for table in ("numerals", "bounds", "units")
    for array, rows in PACK.tables[table].items()
    for row in rows
]
UNITS = [pytest.param(row, id=row["words"][0]) for row in PACK.table("units", "unit") if "pint" in row]
IN_PINT = {
    "km": "kilometer",
    "km2": "kilometer ** 2",
    "t": "metric_ton",
    "hour": "hour",
    "day": "day",
    "MW": "megawatt",
    "fraction": "dimensionless",
}


def read(example):
    text = re.sub(r"[\[\]]", "", example)
    mentions = find_quantities(load_parser()(mask(text, pack=PACK)), pack=PACK)
    return [(mention.span.of(text), mention) for mention in mentions]


def told(quantity):
    low, high = (("" if end is None else str(end)) for end in (quantity.low, quantity.high))
    return f"{low}..{high}"


@pytest.mark.parametrize(("array", "row"), ROWS)
def test_the_example_of_each_row_is_read_as_it_says(array, row):
    found = read(row["example"])
    assert [words for words, _ in found] == re.findall(r"\[(.*?)\]", row["example"])
    if "expect" in row:
        expected = row["expect"] if ".." in row["expect"] else f"{row['expect']}..{row['expect']}"
        assert told(found[0][1].quantity) == expected
    if array == "ordinal":
        assert found[0][1].ordinal


@pytest.mark.parametrize("row", UNITS)
def test_each_factor_is_that_of_the_unit_library(row):
    registry = pint.UnitRegistry(non_int_type=Decimal)
    magnitude = registry.Quantity(Decimal(1), row["pint"]).to(IN_PINT[row["unit"]]).magnitude
    assert abs(magnitude / Decimal(row["factor"]) - 1) < Decimal("1e-9")


def test_every_unit_that_is_converted_is_proved():
    unproved = [row["words"][0] for row in PACK.table("units", "unit") if "pint" not in row and row["factor"] != "1"]
    assert unproved == ["decades"]  # ten years, by definition and not in the library


def test_no_word_stands_twice_in_one_list():
    for table in ("numerals", "bounds", "units"):
        for array, rows in PACK.tables[table].items():
            words = [w for row in rows for w in (row.get("words") if isinstance(row.get("words"), list) else ())]
            if array != "particle":
                assert len(words) == len(set(words)), (table, array)
