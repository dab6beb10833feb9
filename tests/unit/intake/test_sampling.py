"""A look at the first texts takes nothing away from the reading."""

from __future__ import annotations

import json
from io import BytesIO

from reportedly.intake import MAX_DOCUMENT_BYTES, first_texts, rereadable, take_in
from reportedly.intake.sampling import SAMPLE


def lines(count: int) -> bytes:
    return b"".join(json.dumps({"text": f"Report {n} said so."}).encode() + b"\n" for n in range(count))


def test_standard_input_is_read_whole_after_the_look():
    with rereadable(["-"], BytesIO(lines(3))) as stdin:
        texts = first_texts(["-"], stdin=stdin, max_bytes=MAX_DOCUMENT_BYTES)
        assert texts == [f"Report {n} said so." for n in range(3)]
        assert [d.text for d in take_in(["-"], stdin=stdin)] == texts


def test_standard_input_that_no_path_names_is_left_alone(tmp_path):
    stdin = BytesIO(b"not asked for")
    with rereadable([str(tmp_path)], stdin) as held:
        assert held is None
    assert stdin.tell() == 0


def test_only_the_first_documents_are_looked_at(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines(SAMPLE + 5))
    assert len(first_texts([str(tmp_path)], stdin=None, max_bytes=MAX_DOCUMENT_BYTES)) == SAMPLE


def test_what_cannot_be_taken_in_is_passed_over(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.txt").write_text("The army said so.")
    assert first_texts([str(tmp_path)], stdin=None, max_bytes=MAX_DOCUMENT_BYTES) == ["The army said so."]
