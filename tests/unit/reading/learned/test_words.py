"""A parsed text as the learned reader sees it."""

import pytest

from reportedly.reading.engine import load_parser
from reportedly.reading.learned.pairs import ABOVE, OUTSIDE, SELF, distances, paths, places, scope
from reportedly.reading.learned.words import windows, words_of


@pytest.fixture(scope="module")
def words():
    return words_of(load_parser()('The mayor said the bridge fell.\n\n"It is gone," he added. Nobody came.'))


def numbers(words, text):
    return words.texts.index(text)


def test_white_space_between_paragraphs_is_no_word(words):
    assert all(text.strip() for text in words.texts)
    assert list(words.at) == sorted(words.at)


def test_a_sentence_ends_with_its_paragraph(words):
    assert [" ".join(words.texts[n] for n in bound) for bound in words.bounds] == [
        "The mayor said the bridge fell .",
        '" It is gone , " he added .',
        "Nobody came .",
    ]


def test_words_in_quotation_marks_know_theirs(words):
    assert words.quotes[numbers(words, "gone")] > 0
    assert words.quotes[numbers(words, "added")] == 0


def test_windows_cover_each_word_once_beyond_what_is_context(words):
    for longest in (4, 9, 20, 200):
        found = list(windows(words, [1] * len(words), longest=longest))
        assert [n for w in found for n in range(w.start, w.stop)] == list(range(len(words)))
        assert all(w.stop - w.first <= longest for w in found)


def test_a_window_brings_the_sentence_before_it_where_there_is_room(words):
    second = list(windows(words, [1] * len(words), longest=18))[1]
    assert (second.first, second.start) == (words.bounds[1].start, words.bounds[2].start)


def test_the_scope_of_an_anchor_is_its_sentence_and_its_neighbours(words):
    assert scope(numbers(words, "said"), words) == range(words.bounds[1].stop)


def test_a_word_is_related_by_the_way_the_parse_leads_to_it(words):
    said = numbers(words, "said")
    found = paths(said, range(len(words)), words, {"nsubj": 1, "ccomp": 2})
    assert found[said] == SELF
    assert found[numbers(words, "mayor")] == found[0] == 3 + 1
    assert found[numbers(words, "bridge")] == 3 + 2
    assert found[numbers(words, "came")] == OUTSIDE


def test_the_line_of_heads_above_an_anchor_is_told_apart(words):
    assert paths(numbers(words, "bridge"), range(7), words, {})[numbers(words, "said")] == ABOVE


def test_distance_has_a_side_and_an_end(words):
    found = distances(3, range(len(words)))
    assert found[3] == 0
    assert found[2] != found[4]
    assert len(set(distances(0, range(200))[60:])) == 1


def test_places_tell_the_sentence_and_the_marks(words):
    found = places(numbers(words, "gone"), range(len(words)), words)
    assert found[numbers(words, "is")] == found[numbers(words, "gone")]
    assert len({found[numbers(words, w)] for w in ("bridge", "gone", "added", "came")}) == 4
