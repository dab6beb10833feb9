"""Where nobody names a theatre, the texts show it, or none is taken."""

from __future__ import annotations

import pytest

from reportedly.theatres import EMPTY, fitting

UKRAINE = "Russia fired 40 drones at Odesa overnight, Ukraine's air force said."
ONE_SIDE = "The ministry in Moscow said that the bridge was closed."
SUDAN = "The RSF shelled El Fasher again on Tuesday, residents said."
CONGO = "Congolese soldiers left Sake before M23 fighters came, residents said."


@pytest.mark.parametrize(
    ("texts", "theatre"),
    [
        ([UKRAINE], "russia-ukraine"),
        ([CONGO], "drc-m23"),
        ([SUDAN], "none"),
        ([ONE_SIDE], "none"),
        ([], "none"),
        ([UKRAINE, ONE_SIDE, ONE_SIDE], "russia-ukraine"),
        ([UKRAINE, SUDAN, SUDAN, SUDAN], "none"),
        ([UKRAINE, CONGO, CONGO], "drc-m23"),
    ],
)
def test_the_theatre_is_the_one_that_a_third_of_the_texts_tell_of(texts, theatre):
    assert fitting(texts).id == theatre


def test_the_name_of_a_person_or_a_body_stands_for_its_side():
    assert fitting(["Volodymyr Zelensky said that Moscow had refused."]).id == "russia-ukraine"


def test_a_name_inside_a_word_is_none():
    assert fitting(["Russianness and Ukrainophobia are words."]) is EMPTY
