"""Holdings: who is said to hold, take, lose or hold off ground; never a wish, never a mood."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import HoldingState


@pytest.mark.parametrize(
    ("text", "party", "state", "place"),
    [
        ("According to Russian sources, advances were made into Sumy region.", "russia", "advanced", "Sumy region"),
        ("Russian troops captured Zarichne on Sunday.", "russia", "captured", "Zarichne"),
        ("Zarichne was captured by Russian troops.", "russia", "captured", "Zarichne"),
        ("Ukrainian forces repelled an assault near Pokrovsk.", "ukraine", "held off", "Pokrovsk"),
        ("M23 controls the city of Goma.", "m23", "controls", "Goma"),
        ("Ukrainian troops withdrew from Kreminna.", "ukraine", "withdrew", "Kreminna"),
        ("Ukrainian commanders said that they had retaken Zarichne.", "ukraine", "captured", "Zarichne"),
        ("Russia said its troops had advanced into Sumy region.", "russia", "advanced", "Sumy region"),
        ("Zarichne was taken by units of the Russian army.", "russia", "captured", "Zarichne"),
    ],
)
def test_party_state_and_place_are_read(text, party, state, place, small):
    (holding,) = read(small, text).holdings
    assert (holding.party.id, holding.state, holding.where.name) == (party, HoldingState(state), place)


def test_a_share_of_a_country_is_kept_with_the_country(small):
    (holding,) = read(small, "Russian forces control roughly one-fifth of Ukrainian territory.").holdings
    assert holding.where.place_id == "ukraine"
    assert str(holding.share.low) == "0.2"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russia has gained control over 450 square kilometres of Ukrainian territory.", id="an area"),
        pytest.param("Advances were made into Sumy region.", id="nobody's advance"),
        pytest.param("According to analysts, advances were made into Sumy region.", id="a third party's word"),
        pytest.param("Russia wants to capture Zarichne.", id="a wish"),
        pytest.param("Russia demands that Ukraine withdraw from Kreminna.", id="a demand"),
        pytest.param("The team captured the title in Kharkiv.", id="sport"),
        pytest.param("Prices advanced in Kharkiv.", id="prices"),
        pytest.param("The singer took Kharkiv by storm.", id="a figure of speech"),
        pytest.param("A mediator said they had taken Zarichne.", id="a third party's they"),
    ],
)
def test_what_is_no_ground_taken_is_no_holding(text, small):
    assert read(small, text).holdings == []


def test_a_denied_capture_keeps_its_denial(small):
    drafts = read(small, "Russian troops have not captured Zarichne.").drafts
    assert [d.polarity.value for d in drafts] == ["denied"]
