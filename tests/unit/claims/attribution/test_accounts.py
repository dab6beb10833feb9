"""Whose count and whose words."""

import pytest


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "The hospital has, by its director's count, been struck on nine occasions.",
            "its director's",
            "by … count",
            "The hospital has … been struck on nine occasions",
            id="in the middle",
        ),
        pytest.param(
            "By the army's own reckoning, two bridges were lost.",
            "the army's",
            "By … own reckoning",
            "two bridges were lost",
            id="at the head",
        ),
        pytest.param(
            "Two bridges were lost, by the account of residents.",
            "residents",
            "by the account of",
            "Two bridges were lost",
            id="an account of somebody",
        ),
        pytest.param(
            "Donors promised a million and, by the ministry's tally, have paid half of it.",
            "the ministry's",
            "by … tally",
            "have paid half of it",
            id="behind and",
        ),
    ],
)
def test_a_count_or_words_are_their_owners(read, text, source, cue, content):
    found = read(text).by(source)
    told = [" … ".join(s.of(text) for s in spans) for spans in (found.cue, found.content)]
    assert told == [cue, content]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Why did they leave, in your view?", id="whoever is asked"),
        pytest.param("The winner was decided by the count of ballots.", id="what is counted"),
    ],
)
def test_an_account_without_a_teller_is_nobodys(read, text):
    assert read(text).attributions == ()
