"""Spans of source, cue and content against each other: exact, as runs, by overlap, as whole attributions."""

from __future__ import annotations

import pytest
from eval.attributions import Roles, compare, nested, summed

GOLD = Roles(source=((0, 10),), cue=((11, 15),), content=((16, 40),))


def figures(gold, read):
    return nested(summed([compare(gold, read)]))


def test_the_same_spans_are_right_in_every_way():
    scored = figures([GOLD], [GOLD])
    assert all(scored[role][way]["f1"] == 1 for role in ("source", "cue", "content") for way in scored[role])
    assert scored["attribution"] == {"p": 1, "r": 1, "f1": 1}


def test_each_kind_of_span_is_counted_by_itself():
    other_source = Roles(source=((50, 60),), cue=GOLD.cue, content=GOLD.content)
    scored = figures([GOLD], [other_source])
    assert scored["source"]["exact"]["f1"] == 0
    assert scored["cue"]["exact"]["f1"] == scored["content"]["exact"]["f1"] == 1
    assert scored["attribution"]["f1"] == 0


def test_a_span_one_character_off_is_not_exact_but_overlaps():
    shorter = Roles(source=GOLD.source, cue=GOLD.cue, content=((16, 34),))
    scored = figures([GOLD], [shorter])
    assert scored["content"]["exact"]["f1"] == 0
    assert scored["content"]["overlap"] == {"p": 1, "r": 0.75, "f1": 0.8571}
    assert scored["attribution"]["f1"] == 1


def test_a_discontinuous_content_is_one_item_and_several_runs():
    parted = Roles(source=((20, 25),), cue=((26, 30),), content=((0, 19), (31, 50)))
    first_half = Roles(source=((20, 25),), cue=((26, 30),), content=((0, 19),))
    scored = figures([parted], [first_half])
    assert scored["content"]["exact"]["f1"] == 0
    assert scored["content"]["runs"] == {"p": 1, "r": 0.5, "f1": 0.6667}


def test_a_source_that_two_attributions_share_is_two_items_and_one_run():
    again = Roles(source=GOLD.source, cue=((41, 45),), content=((46, 60),))
    scored = figures([GOLD, again], [GOLD])
    assert scored["source"]["exact"]["r"] == 0.5
    assert scored["source"]["runs"]["r"] == 1


def test_one_read_span_answers_for_one_gold_span_only():
    over_both = Roles(source=(), cue=(), content=((16, 60),))
    again = Roles(source=(), cue=(), content=((41, 60),))
    scored = figures([GOLD, again], [over_both])
    assert scored["content"]["overlap"]["r"] == 0.5


@pytest.mark.parametrize(
    ("cue", "right"),
    [
        pytest.param(((11, 15),), 1, id="the same cue"),
        pytest.param(((11, 13),), 1, id="half of the cue"),
        pytest.param(((11, 12),), 0, id="a quarter of the cue"),
        pytest.param((), 0, id="no cue where the gold has one"),
    ],
)
def test_an_attribution_agrees_where_all_three_do_by_half(cue, right):
    assert figures([GOLD], [Roles(GOLD.source, cue, GOLD.content)])["attribution"]["f1"] == right


def test_a_role_without_words_agrees_with_one_without_words():
    passive = Roles((), GOLD.cue, GOLD.content)
    scored = figures([passive], [passive])
    assert scored["attribution"]["f1"] == 1
    assert scored["source"]["exact"] == {"p": 0, "r": 0, "f1": 0}


def test_documents_are_added_up_before_anything_is_divided():
    one, other = compare([GOLD], [GOLD]), compare([GOLD, GOLD, GOLD], [])
    assert nested(summed([one, other]))["attribution"]["r"] == 0.25
