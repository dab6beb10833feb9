"""How far the writer vouches for what is said: endorsing, neutral, distancing."""

import pytest

from reportedly.model import Commitment, Modality, Polarity

SHELLED = "Kyiv had shelled the camp"


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        pytest.param("Moscow said Kyiv had shelled the camp.", Commitment.NEUTRAL, id="a plain cue"),
        pytest.param("Moscow claimed Kyiv had shelled the camp.", Commitment.DISTANCING, id="a cue that doubts"),
        pytest.param("Moscow falsely said Kyiv had shelled the camp.", Commitment.DISTANCING, id="falsely"),
        pytest.param(
            "Moscow said, without giving evidence, that Kyiv had shelled the camp.",
            Commitment.DISTANCING,
            id="without giving evidence, before what is said",
        ),
        pytest.param(
            "Moscow said Kyiv had shelled the camp, without offering proof.",
            Commitment.DISTANCING,
            id="without offering proof, behind it",
        ),
        pytest.param(
            "Moscow said Kyiv had shelled the camp, but gave no evidence.",
            Commitment.DISTANCING,
            id="but gave no evidence",
        ),
        pytest.param(
            "Moscow said there was no evidence that Kyiv had shelled the camp.",
            Commitment.NEUTRAL,
            id="no evidence inside what is said is the speaker's",
        ),
        pytest.param(
            "Moscow said a spy had falsely blamed the army.", Commitment.NEUTRAL, id="falsely inside what is said too"
        ),
        pytest.param(
            "Kyiv acknowledged that it had shelled the camp.", Commitment.ENDORSING, id="against own interest"
        ),
        pytest.param("Kyiv appeared to confirm that the camp was shelled.", Commitment.NEUTRAL, id="only appears to"),
        pytest.param("Kyiv will confirm that the camp was shelled.", Commitment.NEUTRAL, id="not confirmed yet"),
    ],
)
def test_commitment_shows_from_the_cue_and_what_stands_beside_it(read, text, commitment):
    assert read(text).attributions[0].link.commitment is commitment


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said Kyiv had shelled the camp, but gave no evidence.",
        "Moscow said, offering no evidence, that Kyiv had shelled the camp.",
        "Moscow claimed without presenting any evidence that Kyiv had shelled the camp.",
    ],
)
def test_the_writers_comment_is_no_part_of_what_is_said(read, text):
    page = read(text)
    assert [c.removeprefix("that ") for c in page.contents()] == [SHELLED]


def test_each_cue_of_a_sentence_has_its_own_distance(read):
    page = read("Kyiv said two bridges fell, while Moscow, without evidence, said a third was mined.")
    assert [a.link.commitment for a in page.attributions] == [Commitment.NEUTRAL, Commitment.DISTANCING]


def test_neither_confirm_nor_deny_is_denied_knowledge(read):
    page = read("Kyiv could neither confirm nor deny the report.")
    assert [a.polarity for a in page.attributions] == [Polarity.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "content", "modality"),
    [
        ("Nine people are believed to be under the rubble.", "Nine people … to be under the rubble", Modality.POSSIBLE),
        ("Four sailors are feared dead.", "Four sailors … dead", Modality.POSSIBLE),
        ("It is feared that many have died.", "that many have died", Modality.POSSIBLE),
        ("Four sailors were reported missing.", "Four sailors … missing", None),
    ],
)
def test_what_is_believed_or_reported_by_nobody_named_is_an_unnamed_sources(read, text, content, modality):
    page = read(text)
    assert page.contents() == [content]
    found = page.attributions[0]
    assert (found.link.source.actor.name, found.modality) == ("unnamed source", modality)
