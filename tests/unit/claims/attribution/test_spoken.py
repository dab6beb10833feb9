"""Quotations that stand as sentences of their own."""

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param('A baker swept the floor. "They came at dawn."', "A baker", id="an occupation"),
        pytest.param('On the stairs Maria Sosa waited. "They came at dawn."', "Maria Sosa", id="a name"),
        pytest.param('One of them held out a cap. "They came at dawn."', "One of them", id="one of several"),
    ],
)
def test_a_quotation_belongs_to_whom_the_sentence_before_is_about(read, text, source):
    page = read(text)
    assert page.by(source).content[0].of(text) == '"They came at dawn."'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('The bridge fell at noon. "They came at dawn."', id="a thing"),
        pytest.param('"They came at dawn." A baker swept the floor.', id="nobody before it"),
        pytest.param('A baker read the leaflet. "The town" was all it said.', id="words in quotation marks"),
    ],
)
def test_a_quotation_behind_no_person_is_given_to_nobody(read, text):
    assert read(text).attributions == ()


def test_a_second_quotation_goes_on_with_the_first(read):
    page = read('A baker swept the floor. "They came at dawn." "We ran."')
    assert page.contents() == ['"They came at dawn."', '"We ran."']
    assert page.names("ran") == ["baker"]
