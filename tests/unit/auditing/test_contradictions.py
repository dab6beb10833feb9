"""What cannot hold beside several independent reports, and what only looks as if it could not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reportedly.model import AuditVerdict

MARKET = (
    ("Tarn Wire", "A missile hit a market in Kharkiv on Sunday and killed 12 people, the regional governor said."),
    ("Fen Courier", "Twelve people died in Sunday's missile strike on the market in Kharkiv, prosecutors said."),
)
TAKEN = (
    ("Tarn Wire", "Ukrainian drones struck the oil refinery in Saratov on 30 May, the regional governor said."),
    ("Fen Courier", "The oil refinery in Saratov was struck by Ukrainian drones on 30 May, residents said."),
)


def contradicted(audited):
    return [one for one in audited.claims if one.verdict is AuditVerdict.CONTRADICTED]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The missile that hit the Kharkiv market on Sunday killed five people.", id="own voice"),
        pytest.param(
            "A missile hit a market in Kharkiv on Sunday and killed five people, a trader said.",
            id="a source",
        ),
        pytest.param("Nobody was killed when a missile hit the market in Kharkiv on Sunday.", id="none at all"),
    ],
)
def test_a_number_that_several_lineages_exclude_is_contradicted_with_both_sides(against, text):
    (found,) = contradicted(against(text, *MARKET))
    assert found.claim.kind == "measure"
    assert found.drift == ()
    assert len(found.against) == 2
    assert found.independent == 2
    assert "12 killed" in found.sides[1]
    assert "Tarn Wire" in found.sides[1]


def test_what_several_lineages_affirm_and_the_text_denies_is_contradicted(against):
    (found,) = contradicted(against("The oil refinery in Saratov was not struck by drones on 30 May.", *TAKEN))
    assert found.because.startswith("denied; 2 independent")


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        pytest.param("A drone hit a bus in Kharkiv on Sunday and killed three people, police said.", MARKET, id="bus"),
        pytest.param("A missile hit a mosque in Kharkiv on Sunday and killed three people.", MARKET, id="a mosque"),
        pytest.param("A second missile hit a market in Kharkiv on Sunday and killed three.", MARKET, id="a second one"),
        pytest.param("A missile hit a market in Kharkiv on Saturday and killed three people.", MARKET, id="a day off"),
        pytest.param(
            "A missile hit a market in Kharkiv on Sunday and killed at least five people.", MARKET, id="bound"
        ),
        pytest.param("A missile hit a market in Kharkiv on Sunday and killed 15 people.", MARKET, id="risen"),
        pytest.param("A missile hit a market in Kharkiv on Sunday and wounded five people.", MARKET, id="wounded"),
        pytest.param("A missile hit a market in Kharkiv on Sunday and killed five children.", MARKET, id="a part"),
        pytest.param(
            "Russia's defence ministry said that a missile hit a market in Kharkiv on Sunday and killed five people.",
            MARKET,
            id="the word of a side at war",
        ),
        pytest.param(
            "A missile hit a market in Kharkiv on Sunday and killed five people.", MARKET[:1], id="one lineage alone"
        ),
        pytest.param("Ukrainian drones did not destroy the refinery in Saratov on 30 May.", TAKEN, id="hit only"),
        pytest.param("The oil refinery in Saratov was not struck by drones on 29 May.", TAKEN, id="another day"),
    ],
)
def test_what_may_stand_beside_the_reports_is_not_contradicted(against, text, reports):
    assert contradicted(against(text, *reports)) == []


def test_an_early_number_is_not_contradicted_by_what_came_later(against):
    early = "A missile hit a market in Kharkiv on Sunday and killed five people, a trader said."
    assert contradicted(against(early, *MARKET, after=-timedelta(hours=3))) == []


def test_what_the_ledger_itself_disputes_is_not_contradicted(against):
    other = ("Lake Post", "A missile hit a market in Kharkiv on Sunday and killed four people, police said.")
    assert contradicted(against("The missile at the Kharkiv market on Sunday killed seven.", *MARKET, other)) == []


def test_another_source_for_what_two_already_tell_is_no_swapped_source(against):
    text = "A missile hit a market in Kharkiv on Sunday and killed 12 people, a hospital director said."
    audited = against(text, *MARKET)
    assert {one.verdict for one in audited.claims} == {AuditVerdict.SUPPORTED}
