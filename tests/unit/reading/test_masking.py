"""The mask changes what trips the parser, and never where anything stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.lang import load_pack
from reportedly.reading.engine import load_parser
from reportedly.reading.masking import mask

PACK = load_pack("en")
PARSER = load_parser()


def sentences(text):
    return [sentence.text.strip() for sentence in PARSER(mask(text, pack=PACK)).sents]


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_keeps_its_length(text):
    assert len(mask(text, pack=PACK)) == len(text)


@given(st.text(st.sampled_from("THE İßﬁ U.S.\n\r\t \u200b\u2028\ud800“’—–-5:aZ.1)•"), max_size=120))
def test_a_text_of_troublesome_characters_keeps_its_length(text):
    assert len(mask(text, pack=PACK)) == len(text)


@example("a" * 37 + "\naa\n.")  # joining the first two lines makes a line as wide as set ones
@given(st.text(st.sampled_from("abcdefgh ,.\n"), max_size=200))
def test_masking_twice_is_masking_once(text):
    once = mask(text, pack=PACK)
    assert mask(once, pack=PACK) == once


@given(st.text(max_size=60))
def test_every_masked_text_can_be_parsed_back_to_itself(text):
    masked = mask(text, pack=PACK)
    assert PARSER.make_doc(masked).text == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("Kyiv’s “yes”", 'Kyiv\'s "yes"', id="curly quotes"),
        pytest.param("450\u00a0km\u202fwide", "450 km wide", id="odd spaces"),
        pytest.param("20–30 drones", "20-30 drones", id="a dash between digits"),
        pytest.param("in Siberia—over 40", "in Siberia—over 40", id="a dash between words stays, the parser splits it"),
        pytest.param("one\x00two\x1bthree", "one two three", id="control characters"),
        pytest.param("a line\r\nanother", "a line  another", id="carriage returns"),
        pytest.param("\ufeffKyiv \u200b said", " Kyiv   said", id="invisible characters beside gaps"),
        pytest.param("Zel\u00adenskyy", "Zel enskyy", id="soft hyphen"),
        pytest.param("bad \ud800 half", "bad \ufffd half", id="half a surrogate pair"),
    ],
)
def test_odd_characters_become_plain_ones(text, masked):
    assert mask(text, pack=PACK) == masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "French President\nEmmanuel Macron spoke in Paris.",
            ["French President Emmanuel Macron spoke in Paris."],
            id="a name broken behind its title",
        ),
        pytest.param(
            "The envoys met on Monday, the ministry of foreign\naffairs said.",
            ["The envoys met on Monday, the ministry of foreign affairs said."],
            id="a line that goes on small",
        ),
        pytest.param(
            "Envoys Meet in Geneva\nBoth sides agreed to go on.",
            ["Envoys Meet in Geneva", "Both sides agreed to go on."],
            id="a headline stays alone",
        ),
        pytest.param(
            "Envoys met.\nBoth sides agreed to go on.",
            ["Envoys met.", "Both sides agreed to go on."],
            id="a sentence a line",
        ),
        pytest.param("Killed: 7\nInjured: 69", ["Killed: 7", "Injured: 69"], id="labelled lines"),
        pytest.param("- a truce\n- a swap of prisoners", ["- a truce", "- a swap of prisoners"], id="bullets"),
        pytest.param("Talks end\n\nRain falls in Kyiv", ["Talks end", "Rain falls in Kyiv"], id="a blank line"),
        pytest.param(
            "He thanked the U.S. She thanked nobody at all.",
            ["He thanked the U.S.", "She thanked nobody at all."],
            id="a sentence that ends in a short form",
        ),
        pytest.param(
            "The U.S.\nDefense Secretary spoke in Singapore.",
            ["The U.S. Defense Secretary spoke in Singapore."],
            id="a short form that ends only the line",
        ),
    ],
)
def test_only_a_writers_line_breaks_break_sentences(text, expected):
    assert sentences(text) == expected


def test_a_paragraph_set_to_a_width_is_read_as_one():
    text = (
        "The regional governor told reporters on Sunday that the\n"
        "Antonov airfield had been closed since the morning, while\n"
        "Lviv and Odesa stayed open to flights of aid from abroad.\n"
    )
    assert "\n" not in mask(text, pack=PACK).rstrip()


def test_short_lines_without_a_width_stay_lines():
    assert mask("Kyiv\nSumy\nOdesa", pack=PACK) == "Kyiv\nSumy\nOdesa"


def test_a_text_in_capitals_is_written_small_with_names_that_can_be_known():
    text = "GENEVA, 4 MAY 90 -- PRESIDENT LARENTE SAID ON FRIDAY THAT THE TALKS MAY FAIL. THE EU WAITS."
    masked = mask(text, pack=PACK)
    assert masked == "Geneva, 4 May 90 -—\npresident Larente said on Friday that the talks may fail. The EU waits."


def test_short_capitals_stay():
    assert mask("NATO met the EU in Brussels.", pack=PACK) == "NATO met the EU in Brussels."


@pytest.mark.parametrize(
    "row", [row for array in ("open", "opener", "acronym") for row in PACK.table("masking", array)]
)
def test_every_row_of_the_masking_table_proves_itself(row):
    text = row["example"].replace("/", "\n")
    assert mask(text, pack=PACK) == row["expect"].replace("¶", "\n")
