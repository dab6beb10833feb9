"""A text in capitals is written small again with the names that can be known, and nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.lang import load_pack
from reportedly.reading import Reader
from reportedly.theatres import EMPTY, load_theatre

PACK = load_pack("en")
READER = Reader.load(EMPTY)
WORLD = [
    name
    for array, fields in (("country", ("names", "people", "capital")), ("town", ("names",)))
    for row in PACK.table("names", array)
    for field in fields
    for name in ([row[field]] if isinstance(row.get(field), str) else row.get(field, ()))
]


@pytest.mark.parametrize("row", [row for rows in PACK.tables["names"].values() for row in rows if "example" in row])
def test_every_row_of_the_names_table_proves_itself(row):
    assert READER.mask(row["example"]).replace("(", "[").replace(")", "]") == row["expect"].replace("(", "[").replace(
        ")", "]"
    )


def test_every_country_people_and_town_of_the_table_is_a_name():
    small = [name for name in WORLD if name not in READER.mask(f"THE ENVOY SPOKE OF {name.upper()} AND WENT HOME.")]
    assert small == []


@pytest.mark.parametrize(
    ("text", "small"),
    [
        pytest.param(
            "GUNMEN SHOT JUDGE FRANKLIN ZABALDO NEAR THE TOWN OF QUILMARA.",
            "Gunmen shot judge Franklin Zabaldo near the town of Quilmara.",
            id="what is no word is a name, and so is the noun between a title and a name",
        ),
        pytest.param(
            "THE ARMY SAID THAT COUNTERINSURGENCY TROOPS MACHINEGUNNED A BUS.",
            "The army said that counterinsurgency troops machinegunned a bus.",
            id="compounds and prefixed words are words",
        ),
        pytest.param(
            "MEMBERS OF THE ARMY OF NATIONAL DELIVERANCE [AND] FIRED. THE AND WITHDREW.",
            "Members of the Army of National Deliverance (AND) fired. The and withdrew.",
            id="an abbreviation in brackets may be a word too",
        ),
        pytest.param(
            "THE ZPF [ZARDO PEOPLE'S FRONT] FIRED ROCKETS.",
            "The ZPF (Zardo People's Front) fired rockets.",
            id="or stand before what it means",
        ),
        pytest.param(
            "THE FOREIGN MINISTER MURDERED THE LANGUAGE.",
            "The foreign minister murdered the language.",
            id="a verb behind a title is no name",
        ),
        pytest.param(
            "ON THE 19TH THE M23 SHOT AN F-16 DOWN.",
            "On the 19th the M23 shot an F-16 down.",
            id="letters with a number keep their capitals, those behind one do not",
        ),
        pytest.param("THE DAYS OF MARCH ARE LONG. ON 3 MARCH IT RAINED.", None, id="months beside digits"),
    ],
)
def test_names_are_told_from_words(text, small):
    assert READER.mask(text) == (small or "The days of march are long. On 3 March it rained.")


def test_the_names_of_the_theatre_are_known():
    reader = Reader.load(load_theatre("russia-ukraine"))
    assert reader.mask("THE SHELLS FELL NEAR KRAMATORSK, THE GENERAL STAFF SAID.").startswith(
        "The shells fell near Kramatorsk, the"
    )


def test_a_mixed_text_is_left_alone():
    text = "Gunmen shot Judge HECTOR Zabaldo near Quilmara, the ZPF said."
    assert READER.mask(text) == text


@given(st.text(st.sampled_from("ABÇİ .,'-()[]\n39"), max_size=120))
def test_any_capitals_keep_their_length(text):
    assert len(READER.mask(text)) == len(text)
