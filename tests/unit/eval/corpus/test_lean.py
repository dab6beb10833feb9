"""Lean claims made whole, and what a part's annotation had no code for."""

from __future__ import annotations

import re

import pytest
from eval.corpus import claimed
from eval.corpus.dispatches import OWN
from eval.corpus.lean import whole
from eval.corpus.score import evaluate, read_all
from eval.corpus.validate import problems
from tests.unit.eval.corpus.making import ATTRIBUTIONS, CLAIMS, TEXT, make, write

LEAN = re.sub(r' (by="a\d"|event="x1"|perpetrator="army"),?', "", CLAIMS).replace("high=4,}", "high=4}")
OWN_VOICE = '  {id="c9", kind="occurrence", at="4: The market stayed open", type="restriction"},\n]'


@pytest.fixture
def lean(tmp_path):
    claims = "\n".join(line for line in LEAN.splitlines() if "remark" not in line)
    return make(tmp_path, rest=ATTRIBUTIONS + claims[:-1] + OWN_VOICE)


def test_who_says_it_is_the_innermost_content_and_else_the_outlet(lean):
    told = {c.id: c.by for c in whole(lean).claims}
    assert {told["c1"], told["c3"], told["c9"]} == {"a1", "a3", OWN}


def test_a_content_that_holds_no_claim_is_a_remark(lean):
    remarks = {c.by for c in whole(lean).claims if c.kind == "remark"}
    assert remarks == {"a2", "a4"}


def test_what_is_whole_already_stays(tmp_path):
    dispatch = make(tmp_path)
    assert whole(dispatch) is dispatch
    bare = make(tmp_path, rest=ATTRIBUTIONS)
    assert whole(bare) is bare


def test_lean_claims_are_scored_like_whole_ones(tmp_path):
    claims = "\n".join(line for line in LEAN.splitlines() if "remark" not in line)
    write(tmp_path, rest=ATTRIBUTIONS + claims + "\n")
    figures = evaluate(tmp_path).figures
    assert figures["claims_by_kind"]["measure"] == {"p": 1, "r": 1, "f1": 1}


@pytest.mark.parametrize(("part", "is_wrong"), [("training", False), ("tuning", False), ("development", True)])
def test_only_the_parts_for_learning_may_be_lean(tmp_path, part, is_wrong):
    folder = tmp_path / part
    folder.mkdir()
    write(folder, text=TEXT, rest=ATTRIBUTIONS + LEAN)
    assert any("by '?'" in problem for problem in problems([folder])) == is_wrong


def test_happenings_without_a_code_in_the_annotation_are_left_out(tmp_path):
    (tmp_path / "types.toml").write_text('parts = ["old"]\ntypes = ["attack", "talks.round"]\n')
    for part, codes in (("old", ("attack", "talks.round")), ("new", None)):
        (tmp_path / part).mkdir()
        dispatch = make(
            tmp_path / part, text="The government imposed a curfew in Arda.\nThe army shelled Arda.\n" * 3, rest=""
        )
        assert dispatch.types == codes
        (read,) = read_all([dispatch])
        told = claimed.told(read.extraction.claims, dispatch.types)
        kinds = {c.proposition.type.split(".")[0] for c in told if c.kind == "occurrence"}
        assert "attack" in kinds
        assert ("restriction" in kinds) == (codes is None)
