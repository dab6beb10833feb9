"""The command prints a table and one line of JSON, tells what it leaves out, and pins floors."""

from __future__ import annotations

import json
import tomllib

import pytest
from eval import __main__ as command
from eval import floors
from eval.scoring import BENCHMARKS, SCORERS, digest

ARTICLE = {
    "doc_id": "one",
    "annotator": "a",
    "primary": True,
    "publisher": "Example Post",
    "date": "2024-01-02",
    "title": "Bridges",
    "wire": False,
    "text": "The governor said that two bridges were closed.",
    "attributions": [
        {
            "id": "1",
            "source": [{"spans": [[0, 12]], "text": ""}],
            "cue": [{"spans": [[13, 17]], "text": ""}],
            "content": [{"spans": [[18, 46]], "text": ""}],
        }
    ],
}


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    return path


def test_the_last_line_of_json_holds_figures_count_seconds_and_digest(articles, capsys):
    assert command.main(["polnear", str(articles), "--json"]) == 0
    row = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert row["cue"]["exact"]["f1"] == 1
    assert row["n"] == 1
    assert row["seconds"] >= 0
    assert row["data_sha256"] == digest(articles)


def test_errors_are_written_as_a_page(articles, tmp_path, capsys):
    page = tmp_path / "deep" / "errors.html"
    assert command.main(["polnear", str(articles), "--errors", "3", "--errors-to", str(page)]) == 0
    assert "The governor" in page.read_text(encoding="utf-8")


def test_a_missing_file_is_named_and_no_trace_is_printed(tmp_path, capsys):
    assert command.main(["polnear", str(tmp_path / "gone.jsonl")]) == 2
    assert "gone.jsonl is not there" in capsys.readouterr().err


def test_all_tells_what_it_leaves_out(tmp_path, capsys):
    assert command.main(["all", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert all(f"== {name}: left out" in told for name in BENCHMARKS)


def test_a_broken_floor_ends_with_one(articles, monkeypatch, capsys):
    high = floors.Floor("polnear", digest(articles), "cue.exact.f1", 1.1)
    monkeypatch.setattr(floors, "load", lambda: [high])
    assert command.main(["polnear", str(articles)]) == 1
    assert "cue.exact.f1 is 1.0, at least 1.1 is pinned" in capsys.readouterr().err


def test_pin_writes_what_is_reached(articles, tmp_path, monkeypatch):
    kept = tmp_path / "floors.toml"
    monkeypatch.setattr(floors, "load", list)
    save = floors.save
    monkeypatch.setattr(floors, "save", lambda rows: save(rows, kept))
    assert command.main(["pin", "polnear", str(articles), "cue.exact.f1=0.05"]) == 0
    (floor,) = tomlled(kept)
    assert (floor["figure"], floor["at_least"], floor["sha256"]) == ("cue.exact.f1", 0.95, digest(articles))


def tomlled(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))["floor"]


def test_each_benchmark_that_all_runs_has_its_scorer():
    assert set(BENCHMARKS) <= set(SCORERS)


def test_a_folder_s_digest_changes_with_its_files(tmp_path):
    (tmp_path / "a").write_text("1", encoding="utf-8")
    before = digest(tmp_path)
    (tmp_path / "a").write_text("2", encoding="utf-8")
    assert digest(tmp_path) != before
