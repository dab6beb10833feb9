"""Whose clause it is, where a sentence holds more than one voice."""

import pytest

from reportedly.model import Polarity

CAPTURED = "it had captured the town"


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it had captured the town, though independent maps show otherwise.",
        "Moscow said it had captured the town, although Kyiv denies it.",
        "Moscow said it had captured the town, which Kyiv denied.",
        "Moscow said it had captured the town, a claim Kyiv denied.",
        "Moscow said it had captured the town, a claim that could not be verified.",
        "Moscow said it had captured the town, a claim Kyiv has repeatedly denied.",
        "Moscow said it had captured the town, but gave no evidence.",
        "Moscow said it had captured the town, where Ukrainian maps show that two streets are held.",
    ],
)
def test_what_is_set_against_a_source_is_not_its_word(read, text):
    moscow = read(text).by("Moscow")
    assert [s.of(text) for s in moscow.content] == [CAPTURED]


def test_a_claim_that_another_denied_is_denied_by_that_one(read):
    page = read("Moscow said it had captured the town, a claim Kyiv denied.")
    denial = page.by("Kyiv")
    assert (denial.polarity, [s.of(page.text) for s in denial.content]) == (Polarity.DENIED, ["a claim"])


def test_an_apposition_that_nobody_comments_on_is_said(read):
    page = read("Moscow said it had captured the town, a rail hub that feeds the front.")
    assert page.contents() == ["it had captured the town, a rail hub that feeds the front"]


@pytest.mark.parametrize(
    "text",
    [
        "Neither claim could be verified.",
        "It was not possible to verify the claim.",
        "It was impossible to verify the claim.",
        "The claim could not be independently verified.",
        "There was no independent confirmation of the claim.",
    ],
)
def test_what_could_not_be_verified_is_the_outlets_own_word(read, text):
    page = read(text)
    assert [a.polarity for a in page.attributions] == [Polarity.UNKNOWN]
    assert page.chain("claim").is_own_voice


def test_an_outlet_that_was_unable_to_verify_says_so_itself(read):
    page = read("Halden was unable to verify the claim.")
    assert ([a.polarity for a in page.attributions], page.names("claim")) == ([Polarity.UNKNOWN], ["Halden"])


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The mayor said he would order a review and warned against new attacks.",
            ["he would order a review", "new attacks"],
        ),
        (
            "The ministry said the toll would fall this year, but would rise again later.",
            ["the toll would fall this year, but would rise again later"],
        ),
    ],
)
def test_a_joined_verb_goes_with_what_it_is_like(read, text, contents):
    assert read(text).contents() == contents
