"""Cues set in commas, and what somebody is sure of or does not know."""

import pytest


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Two agencies want the permit and, the director argued on Monday, will otherwise cut rations.",
            "will otherwise cut rations",
            id="behind and",
        ),
    ],
)
def test_a_cue_in_commas_is_told_with_the_clause_around_it(read, text, content):
    assert read(text).contents() == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Neither version could be confirmed.", "Neither version", id="neither"),
        pytest.param("None of these figures can be verified.", "None of these figures", id="none of"),
        pytest.param("This could not be checked.", "This", id="a pronoun"),
        pytest.param("It was not clear when current would return.", "when current would return", id="when"),
        pytest.param(
            "Police have not established the type of shell.", "the type of shell", id="somebody who does not know"
        ),
    ],
)
def test_denied_knowledge_is_the_outlets_word(read, text, content):
    page = read(text)
    assert page.contents() == [content]
    assert page.names(content.split()[-1]) == []


def test_both_verbs_of_a_denial_are_the_cue(read):
    page = read("The military neither confirmed nor denied the strike.")
    assert [s.of(page.text) for s in page.by("The military").cue] == ["neither confirmed nor denied"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Officials could not be sure that the money had arrived.", id="a mere possibility"),
        pytest.param("The result was certain.", id="no clause"),
    ],
)
def test_a_state_that_nobody_holds_is_nothing_said(read, text):
    assert read(text).attributions == ()
