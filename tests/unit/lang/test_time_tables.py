"""Every word and form of time proves itself: its example is read in a report of Sunday 1 June 2025, 10:00 UTC."""

import re
from datetime import UTC, datetime

import pytest

from reportedly.lang import load_pack
from reportedly.reading.calendar import READINGS
from reportedly.reading.engine import load_parser
from reportedly.reading.masking import mask
from reportedly.reading.times import find_times

PACK = load_pack("en")
PUBLISHED = datetime(2025, 6, 1, 10, tzinfo=UTC)
ROWS = [
    pytest.param(row, id=f"{array}: {row['example']}") for array, rows in PACK.tables["times"].items() for row in rows
]


def told(when):
    if when is None:
        return ""
    return f"{when.start:%Y-%m-%dT%H:%M}/{when.end:%Y-%m-%dT%H:%M} {when.precision.value}"


@pytest.mark.parametrize("row", ROWS)
def test_the_example_of_each_row_is_read_as_it_says(row):
    text = re.sub(r"[\[\]]", "", row["example"])
    mentions = find_times(load_parser()(mask(text, pack=PACK)), pack=PACK, published_at=PUBLISHED)
    assert [mention.span.of(text) for mention in mentions] == re.findall(r"\[(.*?)\]", row["example"])
    assert all(told(mention.when) == row["expect"] for mention in mentions)


def test_each_reading_that_a_form_names_exists_and_each_that_exists_is_named():
    assert {row["reading"] for row in PACK.table("times", "form")} == set(READINGS)
