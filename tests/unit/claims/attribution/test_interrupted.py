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


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "The garden belongs to the state, and the birds, a gardener says, are crowned cranes.",
            "the birds … are crowned cranes",
            id="between subject and verb",
        ),
        pytest.param(
            "The president had no doubt, and his assurance, he explained, came from the air force.",
            "his assurance … came from the air force",
            id="behind and",
        ),
    ],
)
def test_a_cue_between_subject_and_verb_is_told_with_its_clause_alone(read, text, content):
    assert read(text).contents() == [content]


def test_a_clause_about_who_speaks_is_none_that_is_told(read):
    assert "has a lake" not in " ".join(read("The mayor, who says that it rained, has a lake.").contents())


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Why the dam broke has not been announced.", "Why the dam broke"),
        ("By whose order, could not be learned.", "By whose order"),
        ("It remains uncertain how many were on board.", "how many were on board"),
    ],
)
def test_questions_that_nobody_answers_are_not_known(read, text, content):
    assert read(text).contents() == [content]


def test_what_somebody_was_told_is_said(read):
    assert read("Residents were told that their land lies across the line.").contents() == [
        "that their land lies across the line"
    ]
    assert read("None of them had been told that there was one.").attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the road was safe, the mayor left the room.",
        "The work is done according to plan.",
        "The general ordered his men to leave the town.",
        "Both sides agreed to exchange the prisoners.",
    ],
)
def test_what_is_done_by_words_is_not_said(read, text):
    assert read(text).attributions == ()
