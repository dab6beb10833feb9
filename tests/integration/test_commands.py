"""Every command as a user runs it, on the small example."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from shells import Shell, dispatch

ROOT = Path(__file__).resolve().parents[2]
LISTINGS = ("claims", "events", "figures", "documents", "sources")


@pytest.fixture(scope="module")
def goma(tmp_path_factory) -> Shell:
    """A folder with the example about Goma, read into the default ledger."""
    shell = Shell(tmp_path_factory.mktemp("goma"))
    shutil.copytree(ROOT / "examples" / "goma", shell.folder / "goma")
    done = shell("read", "goma")
    assert done.returncode == 0, done.stderr.decode()
    return shell


def test_the_receipt_tells_what_was_read(goma):
    receipt = goma("read", "goma").stdout.decode()
    assert "documents: 0 read, 3 already known, 0 set aside" in receipt
    assert "rules 0.1.0+" in receipt
    assert "drc-m23" in receipt


@pytest.mark.parametrize("listing", LISTINGS)
def test_each_listing_gives_the_same_rows_as_json_and_csv_and_a_table_for_people(goma, listing):
    as_json = goma.json(listing, "--json")
    as_csv = list(csv.DictReader(io.StringIO(goma(listing, "--csv").stdout.decode())))
    table = goma(listing)
    assert as_json
    assert len(as_csv) == len(as_json)
    assert f"{len(as_json)} {listing}" in table.stderr.decode()
    assert len(goma.json(listing, "--json", "--limit", "1")) == 1


def test_filters_limit_by_source_words_kind_and_time(goma):
    everything = goma.json("claims", "--json")
    outlets = {claim["attribution"]["chain"][0]["source"]["actor"]["name"] for claim in everything}
    assert outlets == {"Rift Lakes Wire", "Virunga Monitor", "Kasai Radio"}
    of_one = goma.json("claims", "--json", "--source", "Kasai")
    assert {claim["attribution"]["chain"][0]["source"]["actor"]["name"] for claim in of_one} == {"Kasai Radio"}
    assert {claim["kind"] for claim in goma.json("claims", "--json", "--kind", "measure")} == {"measure"}
    assert all("goma" in c["evidence"]["quote"].lower() for c in goma.json("claims", "--json", "--text", "goma"))
    assert goma.json("claims", "--json", "--until", "2025-01-01") == []
    assert len(goma.json("claims", "--json", "--since", "2025-01-01")) == len(everything)


def test_a_claim_an_event_a_figure_and_a_document_are_shown_with_their_evidence(goma):
    for listing in ("claims", "events", "figures", "documents"):
        noun = goma.json(listing, "--json", "--limit", "1")[0]
        shown = goma("show", noun["id"])
        assert shown.returncode == 0, shown.stderr.decode()
        assert noun["id"] in shown.stdout.decode()
        assert "»" in shown.stdout.decode()
        assert goma.json("show", noun["id"], "--json")["evidence"]


def test_showing_what_is_not_there_is_an_error_with_advice(goma):
    for unknown in ("c-0", "d-0", "e-0", "nonsense"):
        done = goma("show", unknown)
        assert done.returncode == 3
        assert "reportedly" in done.stderr.decode()


@pytest.mark.parametrize("style", ["md", "html", "json"])
def test_the_brief_is_the_same_on_standard_output_and_in_a_file(goma, style):
    printed = goma("brief", "--format", style).stdout
    written = goma("brief", "-o", f"brief.{style}")
    assert written.returncode == 0
    assert (goma.folder / f"brief.{style}").read_bytes() == printed
    assert printed == goma("brief", "--format", style).stdout


def test_the_brief_as_of_an_earlier_day_knows_less(goma):
    first = goma.json("brief", "--format", "json", "--as-of", "2025-01-28")
    last = goma.json("brief", "--format", "json")
    assert len(first["documents"]) < len(last["documents"])


def test_an_unknown_format_and_an_unwritable_file_are_errors(goma):
    assert goma("brief", "-o", "brief.docx").returncode == 3
    done = goma("brief", "-o", "nowhere/brief.html")
    assert done.returncode == 3
    assert "cannot be written" in done.stderr.decode()


def test_a_rejected_claim_leaves_the_brief_and_stays_in_the_ledger(shell, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps(dispatch(1)) + "\n")
    assert shell("read", "a.jsonl").returncode == 0
    killed = shell.json("claims", "--json", "--measure", "killed")[0]
    done = shell("judge", killed["id"], "reject", "--by", "R. Editor", "--reason", "another town")
    assert done.returncode == 0, done.stderr.decode()
    assert shell.json("figures", "--json", "--measure", "killed") == []
    assert shell.json("claims", "--json", "--measure", "killed")
    assert shell("read", "a.jsonl").returncode == 0
    assert shell.json("figures", "--json", "--measure", "killed") == []


def test_a_decision_needs_the_ids_it_is_about(goma):
    claim = goma.json("claims", "--json", "--limit", "1")[0]
    done = goma("judge", claim["id"], "same", "--by", "R. Editor", "--reason", "one")
    assert done.returncode == 3
    assert "two ids" in done.stderr.decode()


def test_a_retracted_document_is_out_of_every_answer(shell, tmp_path):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(dispatch(n)) + "\n" for n in (1, 2)))
    assert shell("read", "a.jsonl").returncode == 0
    first, second = (d["id"] for d in shell.json("documents", "--json"))
    assert shell("retract", first, "--by", "R. Editor", "--reason", "hoax").returncode == 0
    assert [d["id"] for d in shell.json("documents", "--json")] == [second]
    assert {c["evidence"]["document_id"] for c in shell.json("claims", "--json")} == {second}


def test_extract_keeps_the_order_and_tells_errors_in_their_place(shell):
    lines = [json.dumps(dispatch(1)), "{broken", json.dumps(dispatch(2))]
    done = shell("extract", stdin="\n".join(lines).encode())
    out = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 1
    assert [("error" in values) for values in out] == [False, True, False]
    assert [out[0]["title"], out[2]["title"]] == ["Dispatch 1", "Dispatch 2"]


def test_extract_gives_spans_that_slice_the_text(shell):
    text = "Drones hit Sumy \U0001f525 overnight, said the governor, Oleh Hryhorov. “Five people died,” he added."
    done = shell("extract", stdin=json.dumps({"text": text, "published_at": "2025-06-01"}).encode())
    values = json.loads(done.stdout)
    assert values["text"] == text
    for claim in values["claims"]:
        span = claim["evidence"]["span"]
        assert text[span["start"] : span["end"]] == claim["evidence"]["quote"]
    first = values["attributions"][0]
    assert " ".join(text[start:end] for start, end in first["cue"]) == "said"


def test_the_number_of_jobs_changes_nothing(shell, hundred):
    outputs = [shell("extract", str(hundred), "--jobs", jobs).stdout for jobs in ("1", "2", "3")]
    without_runs = [[{**json.loads(line), "claims": claims_of(line)} for line in out.splitlines()] for out in outputs]
    assert without_runs[0] == without_runs[1] == without_runs[2]
    assert len(without_runs[0]) == 100


def claims_of(line: bytes) -> list[dict]:
    return [{**claim, "run_id": ""} for claim in json.loads(line)["claims"]]


def test_settings_come_from_a_file_and_the_environment(shell, tmp_path):
    (tmp_path / "reportedly.toml").write_text('ledger = "desk.ledger"\ntheatre = "none"\n')
    (tmp_path / "good.txt").write_text("Officials in Sumy said seven people were killed on Sunday.")
    assert shell("read", "good.txt").returncode == 0
    assert (tmp_path / "desk.ledger").exists()
    (tmp_path / "reportedly.toml").write_text("jobs = 'many'\n")
    done = shell("read", "good.txt")
    assert done.returncode == 3
    assert "jobs" in done.stderr.decode()


def test_a_reader_that_stops_early_is_no_error(goma):
    process = goma.start("claims", "--json")
    process.stdout.read(10)
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    assert process.wait() == 0
    process.stderr.close()
