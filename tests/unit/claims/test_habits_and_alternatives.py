"""What is told as a habit is no act, and what is left open between two words is the weaker one."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Measure, Occurrence


def measures(small, text):
    return {d.proposition.measure for d in read(small, text).drafts if isinstance(d.proposition, Measure)}


def occurrences(small, text):
    return [d.proposition.type for d in read(small, text).drafts if isinstance(d.proposition, Occurrence)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Satellite pictures show nine aircraft destroyed or damaged at the field.", "aircraft_damaged"),
        ("Nine aircraft were damaged or destroyed at the field.", "aircraft_damaged"),
        ("Nine aircraft were destroyed at the field.", "aircraft_destroyed"),
        ("The shelling destroyed or damaged 40 houses in Zarichne.", "buildings_damaged"),
    ],
)
def test_an_or_is_read_as_the_weaker_word(small, text, measure):
    assert measures(small, text) == {measure}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army strikes military sites only, Moscow said.", id="only"),
        pytest.param("The navy has frigates from which missiles are launched at Ukraine.", id="relative clause"),
        pytest.param("It was one of the heaviest exchanges of the war.", id="exchanges of fire"),
    ],
)
def test_what_is_done_as_a_rule_is_no_act(small, text):
    assert [t for t in occurrences(small, text) if t.split(".")[0] in ("attack", "exchange")] == []


@pytest.mark.parametrize(
    "text",
    [
        "The army struck military sites on Sunday, Moscow said.",
        "The frigate, from which missiles were launched at Ukraine on Sunday, has left.",
        "They agreed on an exchange of prisoners of war.",
    ],
)
def test_the_same_words_still_tell_of_acts(small, text):
    assert [t for t in occurrences(small, text) if t.split(".")[0] in ("attack", "exchange")]


def test_what_has_been_counted_so_far_is_the_least(small):
    (told,) = (
        d.proposition
        for d in read(small, "Observers have so far counted nine aircraft destroyed at the field.").drafts
        if isinstance(d.proposition, Measure)
    )
    assert told.quantity is not None
    assert (told.quantity.low, told.quantity.high) == (9, None)


def test_an_amount_beside_one_more_of_whom_nothing_is_counted_is_the_least(small):
    (told,) = (
        d.proposition
        for d in read(small, "The harpist and three soldiers were injured in the strike.").drafts
        if isinstance(d.proposition, Measure)
    )
    assert told.quantity is not None
    assert (told.quantity.low, told.quantity.high) == (3, None)
