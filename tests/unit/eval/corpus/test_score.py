"""What counts as found, on dispatches whose reading is beyond doubt."""

from __future__ import annotations

import pytest
from eval.corpus import claimed
from eval.corpus.score import evaluate, gold_roles, read_all
from tests.unit.eval.corpus.making import ATTRIBUTIONS, CLAIMS, make, write


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    return evaluate(write(tmp_path_factory.mktemp("corpus"))).figures


def test_plain_attributions_are_found_exactly(figures):
    assert figures["source"]["exact"]["f1"] == 1
    assert figures["cue"]["exact"]["f1"] == 1
    assert figures["cue_recall"] == {"all": 1, "speech": 1}


def test_a_quotation_over_sentences_counts_sentence_by_sentence(tmp_path):
    roles = gold_roles(make(tmp_path))
    assert [bool(role.source) for role in roles] == [True, True, True, True, False]
    assert len([role for role in roles if role.content]) == 5


def test_a_measure_of_the_right_amount_and_source_is_found(figures):
    assert figures["claims_by_kind"]["measure"] == {"p": 1, "r": 1, "f1": 1}


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        pytest.param("low=4, high=4", "low=5, high=5", ["figure"], id="another amount"),
        pytest.param('by="a1"', 'by="a3"', ["source"], id="another source"),
        pytest.param('by="a1"', 'by="own"', ["source"], id="the outlet's own voice"),
        pytest.param('kind="measure"', 'kind="remark"', ["kind"], id="another kind"),
        pytest.param('at="1: four ... killed"', 'at="2: two ... closed"', ["place"], id="another place"),
    ],
)
def test_what_differs_is_told(tmp_path, old, new, differs):
    assert old in CLAIMS
    dispatch = make(tmp_path, rest=ATTRIBUTIONS + CLAIMS.replace(old, new, 1))
    (read,) = read_all([dispatch])
    (measure,) = (c for c in read.extraction.claims if c.kind == "measure")
    assert claimed.differences(measure, dispatch.claims[0], dispatch) == differs


def test_the_status_of_an_act_decides(tmp_path):
    dispatch = make(tmp_path)
    (read,) = read_all([dispatch])
    acts = [c for c in read.extraction.claims if c.kind == "occurrence" and c.proposition.type == "attack.shelling"]
    assert [] in [claimed.differences(c, dispatch.claims[2], dispatch) for c in acts]
    denied = make(tmp_path, rest=ATTRIBUTIONS + CLAIMS.replace('"suspected or accused"', '"denied"'))
    assert ["status"] in [claimed.differences(c, denied.claims[2], denied) for c in acts]


def test_remarks_in_the_outlet_s_own_voice_claim_nothing(tmp_path):
    (read,) = read_all([make(tmp_path)])
    assert not any(c.kind == "remark" and c.attribution.is_own_voice for c in claimed.told(read.extraction.claims))
