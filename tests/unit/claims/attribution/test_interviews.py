"""Interviews: what stands behind a question is said by whoever was asked."""

import pytest

DASHED = (
    "The head of the youth council met us on Monday.\n\n"
    "Are they gone? - They left on Friday. The bridge is open.\n\n"
    "And the dead? - We buried nine. And the wounded? - We do not know."
)


@pytest.mark.parametrize("word", ["Friday", "open", "nine", "know"])
def test_an_answer_is_said_by_whoever_was_asked(read, word):
    assert read(DASHED).names(word) == ["head of the youth council"]


@pytest.mark.parametrize("word", ["gone", "dead", "wounded"])
def test_a_question_is_the_outlets(read, word):
    assert read(DASHED).names(word) == []


def test_we_in_an_answer_is_not_the_outlet(read):
    page = read(DASHED.replace("We buried nine", "We say that nine were buried"))
    assert "We" in [s.of(page.text) for a in page.attributions for s in a.source]
    assert len(page.names("buried")) > 0


def test_labels_mark_answers(read):
    page = read('Maria Sosa spoke to us.\n\nQ: Are they gone?\n\nA: "They left on Friday. We stay."')
    assert page.names("stay") == ["Maria Sosa"]
    assert page.names("gone") == []


def test_one_question_with_a_dash_makes_no_interview(read):
    assert read("A guard met us. Who fired? - The yard was empty.").attributions == ()


UNDER = (
    "A widow keeps bees behind the fence.\n\n"
    "Who came? – Soldiers. There was no water.\n\nIs the road open?\n\n– On Fridays. The bus is slow."
)


@pytest.mark.parametrize("word", ["Soldiers", "water", "Fridays", "slow"])
def test_whom_the_first_sentence_is_about_answers(read, word):
    assert read(UNDER).names(word) == ["widow"]


def test_a_question_behind_a_dash_of_its_own_is_the_outlets(read):
    page = read("A widow keeps bees in Sumy.\n\n— Who came? — Soldiers, two. — Were they armed? — I saw none of it.")
    assert page.names("armed") == []
    assert page.names("none") == ["widow"]


def test_quotations_behind_questions_are_of_the_one_whom_the_outlet_spoke_to(read):
    page = read('We spoke to an engineer. What was in the car? "Water, for the street." And now? "I do not know."')
    assert page.names("Water") == page.names("know") == ["engineer"]
