"""Event types: one reading in the classes of two benchmarks, on records made by hand."""

from __future__ import annotations

import json

import pytest
from eval.eventtypes import evaluate, f1_figures, records

CASES = [
    ("Soldiers clashed with rebels near Bunia on Friday, killing two.", "ARMED_CLASH"),
    ("Hundreds of residents protested in Tbilisi on Sunday.", "PEACE_PROTEST"),
    ("A man threw a grenade at a bar in Bujumbura. Two guests were killed.", "GRENADE"),
    ("Police arrested two men in Voronezh.", "ARREST"),
    ("Jihadists captured the town of Palma on Wednesday.", "NON_STATE_ACTOR_OVERTAKES_TER"),
    ("Government forces recaptured the town of Palma on Wednesday.", "GOV_REGAINS_TERIT"),
    ("Police seized forty rifles at a farm near Cali.", "DISR_WEAP"),
]
SENTENCES = [
    ("France condemned Chad over the arrests.", "France", "Chad", "3", "ACCUSE"),
    ("France agreed to lend Chad two helicopters.", "France", "Chad", "1", "AGREE"),
    ("France threatened to bomb Chad.", "France", "Chad", "3", "THREATEN"),
    ("France suspended aid to Chad.", "France", "Chad", "4", "SANCTION"),
    ("France released two prisoners to Chad.", "France", "Chad", "2", "YIELD"),
]


def written(folder, rows):
    path = folder / "records.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def snippets(tmp_path_factory):
    rows = [{"id": n, "text": text, "label": label, "subtask": "1"} for n, (text, label) in enumerate(CASES)]
    return evaluate(written(tmp_path_factory.mktemp("case"), rows))


@pytest.fixture(scope="module")
def sentences(tmp_path_factory):
    keys = ("sentence", "source", "target", "penta", "root")
    rows = [
        {"id": str(n), "zsp_root_L2": "AID", **dict(zip(keys, row, strict=True))} for n, row in enumerate(SENTENCES)
    ]
    return evaluate(written(tmp_path_factory.mktemp("plover"), rows))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[label for _, label in CASES])
def test_a_snippet_is_answered_by_its_main_act(snippets, number):
    assert snippets.units[number].label == CASES[number][1]


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=[row[-1] for row in SENTENCES])
def test_a_sentence_is_answered_by_the_act_between_its_parties(sentences, number):
    assert sentences.units[number].label == SENTENCES[number][-1]


def test_the_schema_is_told_from_the_records(snippets, sentences):
    assert "penta" not in snippets.figures
    assert sentences.figures["penta"]["macro_f1"] == 1


def test_every_answer_comes_from_a_claim(snippets):
    assert all(unit.claim is not None for unit in snippets.units if unit.label)


def test_a_text_that_tells_no_act_has_no_answer(tmp_path):
    outcome = evaluate(written(tmp_path, [{"id": 1, "text": "The sky over the sea was blue.", "label": "OTHER"}]))
    assert outcome.figures["unanswered"] == 1
    assert outcome.figures["weighted_f1"] == 0


def test_predictions_of_another_system_are_not_read(tmp_path):
    row = dict(zip(("sentence", "source", "target", "penta", "root"), SENTENCES[0], strict=True))
    path = written(tmp_path, [{"id": "0", **row, "zsp_root_L2": "COERCE"}])
    assert "COERCE" not in repr(records(path))


def test_weights_are_those_of_the_gold_classes():
    figures = f1_figures([("A", "A"), ("A", "A"), ("A", "A"), ("B", "A")])
    assert figures["per_class"]["A"] == {"p": 0.75, "r": 1.0, "f1": 0.8571, "n": 3}
    assert figures["macro_f1"] == pytest.approx(0.4286, abs=1e-4)
    assert figures["weighted_f1"] == pytest.approx(0.6429, abs=1e-4)


def test_an_answer_that_is_no_gold_class_costs_recall_only():
    figures = f1_figures([("A", "C"), ("B", "B")])
    assert set(figures["per_class"]) == {"A", "B"}
    assert figures["macro_f1"] == 0.5
