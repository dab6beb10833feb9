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
        pytest.param("Weather: Two boats sank in the storm.", id="a matter"),
    ],
)
def test_a_place_or_a_matter_leads_without_speaking(read, text):
    assert read(text).attributions == ()
