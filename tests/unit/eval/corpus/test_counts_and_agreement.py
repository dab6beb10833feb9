"""Counts come from the annotation, and two annotators agree as far as their spans and claims do."""

from __future__ import annotations

from dataclasses import replace

from eval.corpus.__main__ import main
from eval.corpus.agreement import agreement
from eval.corpus.counts import counts, events, hardest, rare
from tests.unit.eval.corpus.making import make, write


def test_classes_kinds_and_sentences_are_counted(tmp_path):
    counted = counts([make(tmp_path)])
    assert (counted["sentences"], counted["class speech"], counted["kind measure"]) == (6, 4, 1)
    assert counted["bound exact"] == 1
    assert counted["status suspected or accused"] == 1


def test_what_is_rare_is_named():
    assert "class nominal: 3 of 25" in rare({"class nominal": 3})
    assert not [row for row in rare({"class nominal": 25}) if row.startswith("class nominal")]
    assert hardest({"tag toll": 4, "running total": 3})["running total, contradiction or other scope"] == 7


def test_an_event_counts_when_three_tell_it(tmp_path):
    (tmp_path / "events-nowhere.toml").write_text('[[event]]\nid = "x1"\nwhat = "Fighting"\n', encoding="utf-8")
    for name in ("one", "two"):
        write(tmp_path, name=name)
    assert events(tmp_path)["events told by three or more"] == 0
    write(tmp_path, name="three")
    assert events(tmp_path)["events told by three or more"] == 1


def test_two_equal_annotations_agree_wholly(tmp_path):
    dispatch = make(tmp_path)
    figures = agreement([(dispatch, dispatch)])
    assert figures["source"]["exact"]["f1"] == figures["claims"]["f1"] == 1
    assert figures["kappa"] == {"source": 1, "cue": 1, "content": 1}


def test_what_one_leaves_out_lowers_agreement(tmp_path):
    dispatch = make(tmp_path)
    other = replace(dispatch, attributions=dispatch.attributions[:2], claims=dispatch.claims[:2])
    figures = agreement([(dispatch, other)])
    assert figures["cue"]["exact"] == {"p": 1, "r": 0.5, "f1": 0.6667}
    assert figures["claims"]["r"] == round(2 / 3, 4)
    assert 0 < figures["kappa"]["source"] < 1


def test_other_statuses_are_told_apart_from_other_claims(tmp_path):
    dispatch = make(tmp_path)
    fields = {**dispatch.claims[2].fields, "status": "denied"}
    changed = replace(dispatch.claims[2], fields=fields, status="denied")
    figures = agreement([(dispatch, replace(dispatch, claims=(*dispatch.claims[:2], changed)))])
    assert figures["claims_but_status"]["f1"] == 1
    assert figures["claims"]["f1"] < 1
    assert figures["given_match"]["status"] == 0


def test_export_gives_offsets_into_the_text(tmp_path, capsys):
    import json

    assert main(["export", str(write(tmp_path))]) == 0
    row = json.loads(capsys.readouterr().out)
    (start, end) = row["attributions"][0]["source"][0]
    assert row["text"][start:end] == "The governor of Arda"


def test_the_command_names_what_is_wrong_and_ends_with_one(tmp_path, capsys):
    path = write(tmp_path, rest='claims = [{id="c1", kind="remark", by="own", at="1: governor"}]')
    assert main(["check", str(path)]) == 1
    assert "own voice" in capsys.readouterr().out
