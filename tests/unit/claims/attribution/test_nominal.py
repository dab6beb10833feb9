"""Nouns that tell of somebody's word: "Moscow's claim that", "a statement from", "no comment from"."""

import pytest

from reportedly.model import Commitment, Modality, Polarity


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "Moscow's claim to have taken the village was met with silence.",
            "Moscow's",
            "claim",
            "to have taken the village",
            id="an infinitive",
        ),
        pytest.param(
            "The general's claims of heavy losses convinced nobody.",
            "The general's",
            "claims of",
            "heavy losses",
            id="an object by a preposition",
        ),
        pytest.param(
            "The strike came hours after threats by Moscow to leave the talks.",
            "Moscow",
            "threats",
            "to leave the talks",
            id="whose threat it is, behind the noun",
        ),
        pytest.param(
            "Reports that the bridge was hit were false.",
            None,
            "Reports",
            "that the bridge was hit",
            id="nobody's, with a clause",
        ),
        pytest.param(
            "Accounts by survivors describe a burning ferry.",
            "Accounts by survivors",
            "describe",
            "a burning ferry",
            id="accounts speak for those who gave them",
        ),
    ],
)
def test_a_noun_tells_of_a_word(read, text, source, cue, content):
    page = read(text)
    (found,) = page.attributions
    assert [s.of(text) for s in found.source] == ([source] if source else [])
    assert ([s.of(text) for s in found.cue], page.contents()) == ([cue], [content])


@pytest.mark.parametrize(
    "text",
    [
        "Two claims of nine pages lay on the table.",
        "There were fears of a flood.",
        "An offer of talks lay on the table.",
        "The mayor's comments and a video on the city's website caused anger.",
    ],
)
def test_nobodys_noun_with_a_preposition_tells_nothing(read, text):
    assert read(text).attributions == ()


@pytest.mark.parametrize(
    "text",
    ["There was no comment from Moscow on the strike.", "There was no independent confirmation of the strike."],
)
def test_no_word_is_denied_knowledge_in_the_outlets_voice(read, text):
    page = read(text)
    assert [a.polarity for a in page.attributions] == [Polarity.UNKNOWN]
    assert page.chain("strike").is_own_voice


def test_the_noun_gives_commitment_and_modality(read):
    page = read("Moscow's claim that the port was closed and its threat to leave the talks caused anger.")
    told = {s.of(page.text): (a.link.commitment, a.modality) for a in page.attributions for s in a.cue}
    assert told == {"claim": (Commitment.DISTANCING, None), "threat": (Commitment.NEUTRAL, Modality.INTENDED)}


def test_who_comments_on_a_raid_does_not_report_it(read):
    assert read("The envoy's comments on the raid caused anger.").names("raid") == []


def test_reports_of_something_are_told_by_whoever_it_is(read):
    assert "beatings in the camp" in read("Reports of beatings in the camp could not be checked.").contents()
