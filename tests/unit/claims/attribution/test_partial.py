"""Quotations that are a part of what is said."""

import pytest


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            'Letting the fleet in could lead to "a terrible war", the minister warned.',
            'Letting the fleet in could lead to "a terrible war"',
            id="at the end of a clause before the cue",
        ),
        pytest.param(
            'The nation, he said, "does not go on its knees".',
            'The nation … "does not go on its knees"',
            id="behind a cue set in commas",
        ),
        pytest.param(
            'The ministry confirmed a truce of two days, "because the other side begged for it".',
            'a truce of two days, "because the other side begged for it"',
            id="behind an object",
        ),
    ],
)
def test_the_words_beside_a_partial_quotation_are_said_too(read, text, content):
    assert read(text).contents() == [content]


def test_a_whole_quotation_leaves_the_words_before_it_to_the_outlet(read):
    assert read('In Sumy it rained. "We stay," the mayor said.').contents() == ['"We stay,"']
