"""Communiqués: what stands below "makes known the following", and "we" in the issuer's own press."""

import pytest

LIST = (
    "The Harbour Command makes known to the public the following:\n\n1. Two boats sank in the strait.\n\n"
    "2. All sailors were saved.\n\nThe boats were old. Nobody had counted the dead."
)
PIECE = (
    "The Harbour Command issued the following statement:\n\nTwo boats sank in the strait. All sailors were saved.\n\n"
    "Our divers search on.\n\nThe boats were old. Nobody had counted the dead."
)


@pytest.mark.parametrize(
    "text", [pytest.param(LIST, id="points"), pytest.param(PIECE, id="one piece, and what is in the first person")]
)
def test_what_stands_below_is_the_issuers(read, text):
    page = read(text)
    assert page.names("strait") == page.names("sailors") == ["Harbour Command"]
    assert page.names("old") == page.names("counted") == []


def test_the_first_sentence_of_another_ends_it(read):
    page = read(LIST.replace("2. All sailors were saved.", "2. Fishermen said that all sailors were saved."))
    assert page.names("strait") == ["Harbour Command"]
    assert page.names("sailors") == ["Fishermen"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The following day two boats sank in the strait.\n\nThe boats were old.", id="a day"),
        pytest.param("The mayor read the following pages.\n\nTwo boats sank in the strait.", id="pages"),
    ],
)
def test_what_follows_in_time_or_in_a_book_is_no_communique(read, text):
    assert read(text).names("boats") == []


def test_in_its_own_press_we_are_the_issuer(read):
    text = "The Harbour Command said that two boats had sunk.\n\nThree of our divers are missing.\n\nThe bay is wide."
    assert read(text, publisher="Harbour Command Press Office").names("divers") == ["Harbour Command"]
    assert read(text, publisher="Harbour Command Press Office").names("wide") == []
    assert read(text).names("divers") == []


def test_what_goes_on_names_the_words_it_goes_on_from(read):
    page = read(LIST)
    (first, *_) = (a for a in page.attributions if a.cue_class == "continuing")
    assert first.source == ()
    assert [s.of(LIST) for s in first.link.source_spans] == ["The Harbour Command"]
