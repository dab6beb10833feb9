"""Numbers that another gives for what was counted last."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import PUBLISHED, small_theatre

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document, Measure
from reportedly.taxonomy import load_taxonomy


@pytest.fixture
def amounts(small):
    """Read the amounts of a text: the measure, the number, who gives it."""

    def told(text):
        reading = small.read(Document.of(text, published_at=PUBLISHED))
        read = extract(
            reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=small_theatre(), run_id="r"
        ).claims
        said = [(c.proposition, c.attribution.source.actor.name) for c in read if isinstance(c.proposition, Measure)]
        return [(m.measure, int(m.quantity.low), who) for m, who in said if m.quantity is not None]

    return told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Eleven people were killed in Beni, the police said; the hospital counted 14.", id="a sentence"),
        pytest.param("Eleven people were killed in Beni, the police said. The hospital counted 14.", id="the next"),
    ],
)
def test_a_bare_number_of_another_is_of_what_was_counted_last(amounts, text):
    assert ("killed", 14, "hospital") in amounts(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The talks lasted four hours, Moscow said; the mediators counted 14.", id="hours are no things"),
        pytest.param("Eleven people were killed in Beni, the police said. The hospital counted 14 beds.", id="beds"),
        pytest.param(
            "Eleven people were killed in Beni, the police said. It rained. The hospital counted 14.", id="too far back"
        ),
    ],
)
def test_a_number_of_something_else_is_not(amounts, text):
    assert not any(number == 14 for _, number, _ in amounts(text))
