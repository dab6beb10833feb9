"""A phrase, a cue and whoever says it: "A tanker, says the city's police"."""

import pytest


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param("Two lorries, says the city's police.", "the city's police", "Two lorries", id="a thing"),
        pytest.param(
            "Heavy fire in the north, reports a Halden channel.",
            "a Halden channel",
            "Heavy fire in the north",
            id="by a verb that takes an object",
        ),
        pytest.param("Quiet, says our man in Sumy.", "our man in Sumy", "Quiet", id="a word"),
    ],
)
def test_what_is_said_may_be_a_phrase_before_the_cue(read, text, source, content):
    page = read(text)
    assert (page.by(source), page.contents()) == (page.attributions[0], [content])


@pytest.mark.parametrize(
    "text",
    [
        "The army, for its part, reported two soldiers.",
        "A teacher in the town, Hanna, told a different story.",
    ],
)
def test_whoever_can_tell_before_the_cue_is_not_told(read, text):
    assert [c for c in read(text).contents() if "army" in c or "Hanna" in c] == []
