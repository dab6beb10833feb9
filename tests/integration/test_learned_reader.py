"""The learned reader's package: as shipped, checked, and the same whatever is read beside a text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportedly_reader_en
from reportedly.errors import MissingResource
from reportedly.intake import take_in
from reportedly.pipeline import Desk, encode_extraction, find_theatre
from reportedly.reading.learned import find_tagger
from reportedly_reader_en import MODEL, OnnxTagger

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "goma"
LARGEST = 25_000_000  # bytes of all files together


@pytest.fixture(scope="module")
def desk():
    return Desk.open(find_theatre("drc-m23"), readers="both")


@pytest.fixture(scope="module")
def documents():
    return list(take_in([str(EXAMPLE)]))


def read(desk, documents):
    return {e.document.id: json.dumps(encode_extraction(e), sort_keys=True) for e in desk.read(documents)}


def test_the_model_is_light_and_says_how_it_was_made():
    assert sum((MODEL / name).stat().st_size for name in ("encoder.onnx", "roles.onnx", "tokenizer.json")) < LARGEST
    card = json.loads((MODEL / "manifest.json").read_text(encoding="utf-8"))["card"]
    assert card["learned from"]
    assert card["figures"]


def test_it_is_found_where_it_is_installed():
    assert find_tagger("both") is reportedly_reader_en.load()


def test_order_and_batch_change_nothing(desk, documents):
    together = read(desk, documents)
    assert read(desk, documents[::-1]) == together
    assert {k: v for document in documents for k, v in read(desk, [document]).items()} == together


def test_a_second_process_reads_the_same_bytes():
    command = [str(Path(sys.executable).with_name("reportedly")), "extract", "--reader", "both", str(EXAMPLE)]
    one, two = (
        subprocess.run([*command, "--jobs", jobs], check=True, capture_output=True).stdout for jobs in ("1", "2")
    )
    assert without_run(one) == without_run(two)


def without_run(lines):
    """Leave the run's own id out, which holds the moment it began."""
    return re.sub(rb'"run_id":"[^"]*"', b"", lines)


def test_links_say_who_found_them(desk, documents):
    links = [a.link for e in desk.read(documents) for a in e.attributions]
    assert {link.reader for link in links} <= {"rules", "learned", "both"}
    assert all((link.score is None) == (link.reader == "rules") for link in links)


def test_a_run_names_both_readers_and_rules_alone_name_none(desk):
    assert "reportedly-reader-en" in desk.run.reader
    assert "reportedly-reader-en" not in Desk.open(find_theatre("drc-m23"), readers="rules").run.reader


def test_a_file_that_is_not_the_shipped_one_is_refused(tmp_path):
    shutil.copytree(str(MODEL), tmp_path / "model")
    broken = tmp_path / "model" / "roles.onnx"
    broken.write_bytes(broken.read_bytes()[:-1] + b"\0")
    with pytest.raises(MissingResource, match="not the one that was shipped"):
        OnnxTagger(tmp_path / "model")


def test_a_missing_file_is_told_with_what_mends_it(tmp_path):
    shutil.copytree(str(MODEL), tmp_path / "model")
    (tmp_path / "model" / "encoder.onnx").unlink()
    with pytest.raises(MissingResource, match="force-reinstall"):
        OnnxTagger(tmp_path / "model")
