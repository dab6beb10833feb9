"""Who speaks where the parser hung the speaker on the clause before."""

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Shells hit the city of Orlo in the north before noon on Friday, damaging a mill and setting a depot by "
            "the harbour alight, residents and a local doctor said.",
            "residents and a local doctor",
            id="two speakers after a participle",
        ),
        pytest.param(
            "Clashes between the guerrillas and a rival faction of former rebel fighters have killed at least 40 "
            "people since Monday, the governor of Orlo province, Ivan Petrenko, said.",
            "the governor of Orlo province, Ivan Petrenko,",
            id="an office and its holder after a day",
        ),
    ],
)
def test_a_speaker_is_found_between_the_last_comma_and_the_verb(text, source, read):
    assert source in [s.of(text) for a in read(text).attributions for s in a.source]


def test_a_place_between_commas_does_not_speak(read):
    text = "The convoy reached the camp, for its commander, said the guard, had waited."
    assert not [a for a in read(text).attributions if a.source and a.source[0].of(text).startswith("for")]


def test_a_clause_before_which_explains_nothing(read):
    text = "The depot burned for two days, which would explain why the road was closed."
    assert read(text).attributions == ()


def test_a_report_before_which_tells(read):
    text = "The governor read a report, which says that the road was closed."
    assert "that the road was closed" in read(text).contents()
