"""Names that lead before a colon."""

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            'Hanna, a guard at the railway yard: "We were asleep."',
            "Hanna, a guard at the railway yard",
            id="a long lead",
        ),
        pytest.param('A mother of three: "We want peace."', "A mother of three", id="a person without a name"),
        pytest.param("Moscow: talks failed on Monday.", "Moscow", id="a party's metonym"),
        pytest.param(
            "06:55 — Civil defence ministry: search stopped for an hour.",
            "Civil defence ministry",
            id="behind a clock time",
        ),
    ],
)
def test_a_lead_before_a_colon_speaks(read, text, source):
    page = read(text)
    assert [s.of(text) for a in page.attributions for s in a.source] == [source]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Goma: Two boats sank in the storm.", id="a place that is nobody's metonym"),
        pytest.param("Abel Hamid: Two boats sank.\n\nThe wreck lies near Abel Hamid.", id="told as a place elsewhere"),
        pytest.param("Weather: Two boats sank in the storm.", id="a matter"),
    ],
)
def test_a_place_or_a_matter_leads_without_speaking(read, text):
    assert read(text).attributions == ()


def test_a_lead_speaks_one_sentence(read):
    page = read("18:40 Border ministry: four in custody. The square is empty.")
    assert page.contents() == ["four in custody"]


@pytest.mark.parametrize("head", ["19:40 ", "6.15 am | ", "1010 | ", "08.15 "])
def test_a_clock_time_before_a_sentence_is_no_part_of_it(read, head):
    page = read(f"{head}Residents say that the bridge is open.")
    assert [s.of(page.text) for s in page.attributions[0].source] == ["Residents"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('The mayor was more sober: "Nobody here slept."', "The mayor"),
        ('A grandmother pointed at her potatoes: "Who will dig them?"', "A grandmother"),
        ('The colonel, known for brevity: "Nobody here slept."', "The colonel"),
    ],
)
def test_a_quotation_behind_a_colon_is_of_whom_the_sentence_is_about(read, text, source):
    assert [s.of(text) for a in read(text).attributions for s in a.source] == [source]
