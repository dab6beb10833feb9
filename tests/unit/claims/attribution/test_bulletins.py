"""What stands under the name of who issues it."""

import pytest

POINTS = (
    "Source: Border Committee.\n\n1. Two boats sank in the strait.\n\n2. All were received with dignity.\n\n"
    "The boats were old. Nobody had counted the dead."
)


def test_points_under_a_header_are_the_issuers(read):
    page = read(POINTS)
    assert page.contents() == ["Two boats sank in the strait", "All were received with dignity"]
    assert page.names("boats") == page.names("dignity") == ["Border Committee"]


def test_a_paragraph_of_several_sentences_is_the_outlets_again(read):
    assert read(POINTS).names("old") == read(POINTS).names("counted") == []


def test_the_rest_of_the_headers_paragraph_is_the_issuers(read):
    page = read("Source: Coast Guard. A drone fell into the bay. Nobody was hurt.\n\nThe bay is wide. It is cold.")
    assert page.contents() == ["A drone fell into the bay", "Nobody was hurt"]


@pytest.mark.parametrize("text", ["Source: Coast Guard.\n\nThe bay is wide. It is cold.", "Source: Coast Guard."])
def test_a_header_with_nothing_under_it_says_nothing(read, text):
    assert read(text).attributions == ()
