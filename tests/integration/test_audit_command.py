"""`reportedly audit`: the exit code, the JSON, and a brief as published held against the example's ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed" / "brief-2025-06-02.txt"
TOLD = "Ukraine's air force said on Sunday that Russia had launched 472 drones at Ukraine overnight.\n"


@pytest.fixture(scope="module")
def eve(tmp_path_factory) -> Path:
    from reportedly import pipeline
    from reportedly.ledger import Ledger

    path = tmp_path_factory.mktemp("eve") / "eve.ledger"
    with Ledger(path) as ledger:
        pipeline.read([str(ROOT / "examples" / "eve-of-talks")], ledger, theatre="none")
    return path


def test_what_the_ledger_supports_gives_0_and_what_differs_gives_1(shell, tmp_path, eve):
    (tmp_path / "told.txt").write_text(TOLD)
    (tmp_path / "swapped.txt").write_text(TOLD.replace("Ukraine's air force", "Russia's defence ministry"))
    assert shell("audit", "told.txt", "--ledger", str(eve)).returncode == 0
    done = shell("audit", "swapped.txt", "--ledger", str(eve))
    assert done.returncode == 1
    assert "source_swapped" in done.stdout.decode()
    assert shell("audit", "swapped.txt", "--ledger", str(eve), "--fail-on", "never").returncode == 0


def test_the_json_holds_sentences_claims_and_a_summary(shell, tmp_path, eve):
    (tmp_path / "told.txt").write_text(TOLD)
    values = shell.json("audit", "told.txt", "--ledger", str(eve), "--json")
    assert values.keys() == {"sentences", "summary"}
    (sentence,) = values["sentences"]
    assert sentence.keys() == {"start", "end", "text", "claims"}
    assert sentence["text"] == TOLD[sentence["start"] : sentence["end"]]
    assert all(claim.keys() == {"claim", "verdict", "drift", "against"} for claim in sentence["claims"])
    assert {claim["verdict"] for claim in sentence["claims"]} == {"supported"}


@pytest.mark.parametrize(
    ("file", "ledger", "words"),
    [
        pytest.param("nothing.txt", "there.ledger", "no such file", id="no such file"),
        pytest.param("empty.txt", "there.ledger", "empty", id="empty file"),
        pytest.param("told.txt", "gone.ledger", "no such ledger", id="no such ledger"),
    ],
)
def test_bad_input_says_what_and_where_and_gives_3(shell, tmp_path, eve, file, ledger, words):
    (tmp_path / "told.txt").write_text(TOLD)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "there.ledger").write_bytes(eve.read_bytes())
    done = shell("audit", file, "--ledger", ledger)
    assert done.returncode == 3
    assert words in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.skipif(not SEED.exists(), reason="the brief as published lies outside the project, in ../shared/seed")
def test_a_brief_as_published_is_flagged_where_it_is_wrong_and_nowhere_else(shell, eve):
    done = shell("audit", str(SEED), "--ledger", str(eve), "--json")
    assert done.returncode == 1
    claims = [claim for sentence in json.loads(done.stdout)["sentences"] for claim in sentence["claims"]]
    flagged = [(c["claim"]["evidence"]["quote"], c["drift"]) for c in claims if c["verdict"] == "differs"]
    assert flagged == [
        ("launching 472 drones", ["source_swapped"]),
        ("gained control over 450 square kilometers", ["scope_moved"]),
    ]
    disputed = [c["claim"]["evidence"]["quote"] for c in claims if c["verdict"] == "disputed"]
    assert disputed == ["damage to approximately 40 Russian warplanes"]
    assert sum(c["verdict"] == "supported" for c in claims) >= 14
    assert not [c for c in claims if c["verdict"] == "contradicted"]
