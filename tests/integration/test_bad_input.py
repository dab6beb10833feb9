"""Bad input gets a message that says what, where and what to do; the rest of the run goes on; nothing is lost."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

GOOD = "Officials in Sumy said on Sunday that at least seven people were killed in a drone attack.\n"


def zip_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.txt", b"0" * 5_000_000)
    return buffer.getvalue()


SET_ASIDE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "only blanks"),
    "binary.txt": (bytes(range(256)) * 40, "not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "PNG"),
    "bomb.zip": (zip_bomb(), "unpack"),
    "line.txt": (b"word " * 4_000_000, "characters"),
    "page.html": (
        b"<html><head><title>Shop</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
        "no report in this page",
    ),
    "dated.md": (
        b"---\npublished_at: the day before\n---\n\nOfficials in Sumy said seven people were killed.\n",
        "the day before",
    ),
}

TAKEN_IN = {
    "utf16.txt": GOOD.encode("utf-16"),
    "bom.txt": GOOD.encode("utf-8-sig"),
    "cp1252.txt": "Officials in Sumy said “seven people” were killed – a café was hit.".encode("cp1252"),
}

FOREIGN = {
    "cp1251.txt": ("Губернатор Сумської області повідомив, що внаслідок удару загинули семеро людей. " * 6).encode(
        "cp1251"
    ),
}


@pytest.mark.parametrize("name", SET_ASIDE)
def test_what_cannot_be_read_is_set_aside_by_name_and_the_run_goes_on(shell, tmp_path, name):
    content, words = SET_ASIDE[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD)
    done = shell("read", name, "good.txt", "--ledger", "a.ledger")
    problems = done.stderr.decode()
    assert done.returncode == 1
    assert name in problems
    assert words.lower() in problems.lower()
    assert "documents: 1 read" in done.stdout.decode()
    assert len(shell.json("documents", "--json", "--ledger", "a.ledger")) == 1


@pytest.mark.parametrize("name", TAKEN_IN)
def test_encodings_of_the_field_are_taken_in(shell, tmp_path, name):
    (tmp_path / name).write_bytes(TAKEN_IN[name])
    done = shell("read", name, "--ledger", "a.ledger")
    assert done.returncode == 0, done.stderr.decode()
    (document,) = shell.json("documents", "--json", "--ledger", "a.ledger")
    assert document["id"]


@pytest.mark.parametrize("name", FOREIGN)
def test_another_encoding_in_another_language_is_decoded_and_set_aside_for_its_language(shell, tmp_path, name):
    (tmp_path / name).write_bytes(FOREIGN[name])
    (tmp_path / "good.txt").write_text(GOOD)
    done = shell("read", name, "good.txt", "--ledger", "a.ledger")
    assert done.returncode == 1
    assert name in done.stderr.decode()
    assert "language" in done.stderr.decode()


def test_windows_1251_told_to_be_english_loses_no_letter(shell, tmp_path):
    text = "Officials in Sumy (Суми) said seven people were killed in a drone attack on Sunday. " * 3
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    (tmp_path / "manifest.toml").write_text('[[document]]\nfile = "a.txt"\nlanguage = "en"\n')
    done = shell("read", "a.txt", "--ledger", "a.ledger")
    assert done.returncode == 0, done.stderr.decode()
    (document,) = shell.json("documents", "--json", "--ledger", "a.ledger")
    assert "Суми" in document["text"]


def test_broken_utf8_loses_no_other_document(shell, tmp_path):
    (tmp_path / "broken.txt").write_bytes(b"Officials said \xff\xfe\xc3 seven people were killed in Sumy.")
    (tmp_path / "good.txt").write_text(GOOD)
    done = shell("read", "broken.txt", "good.txt", "--ledger", "a.ledger")
    assert done.returncode in (0, 1)
    assert GOOD.strip() in [d["text"].strip() for d in shell.json("documents", "--json", "--ledger", "a.ledger")]


def test_a_broken_record_is_named_with_its_line(shell, tmp_path):
    lines = [json.dumps({"text": GOOD}), "{not json", json.dumps({"text": GOOD + "A second one."})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    done = shell("read", "a.jsonl", "--ledger", "a.ledger")
    assert done.returncode == 1
    assert "a.jsonl:2" in done.stderr.decode()
    assert "documents: 2 read" in done.stdout.decode()


def test_a_missing_file_alone_ends_with_an_error(shell):
    done = shell("read", "nowhere.txt", "--ledger", "a.ledger")
    assert done.returncode == 3
    assert "nowhere.txt" in done.stderr.decode()


def test_an_unwritable_ledger_is_named(shell, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    closed = Path("/proc") if os.geteuid() == 0 else tmp_path / "closed"  # root may write anywhere else
    if not closed.exists():
        closed.mkdir(mode=0o555)
    done = shell("read", "good.txt", "--ledger", str(closed / "a.ledger"))
    assert done.returncode == 3
    assert "permissions" in done.stderr.decode()


def test_an_unusable_ledger_is_an_error_before_anything_is_read(shell, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    done = shell("read", "good.txt", "--ledger", "no/such/folder/a.ledger")
    assert done.returncode == 3
    assert "does not exist" in done.stderr.decode()


def test_a_ledger_of_a_newer_version_is_left_as_it_is(shell, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    assert shell("read", "good.txt", "--ledger", "a.ledger").returncode == 0
    with sqlite3.connect(tmp_path / "a.ledger") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    done = shell("brief", "--ledger", "a.ledger")
    assert done.returncode == 3
    assert "upgrade" in done.stderr.decode()


def test_asking_a_ledger_that_is_not_there_does_not_make_one(shell, tmp_path):
    done = shell("claims", "--ledger", "none.ledger")
    assert done.returncode == 3
    assert "reportedly read" in done.stderr.decode()
    assert not (tmp_path / "none.ledger").exists()


def test_two_writers_both_finish(shell, tmp_path, hundred):
    first = shell.start("read", str(hundred), "--ledger", "a.ledger", "--quiet")
    second = shell.start("read", str(hundred), "--ledger", "a.ledger", "--quiet")
    for process in (first, second):
        _, problems = process.communicate(timeout=300)
        assert process.returncode == 0, problems.decode()
    assert len(shell.json("documents", "--json", "--ledger", "a.ledger")) == 100


def test_a_time_that_is_none_is_a_usage_error(shell, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    shell("read", "good.txt", "--ledger", "a.ledger")
    done = shell("brief", "--as-of", "yesterday", "--ledger", "a.ledger")
    assert done.returncode == 2
    assert "2025-06-02" in done.stderr.decode()


def test_an_unknown_theatre_is_named_with_the_known_ones(shell, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    done = shell("read", "good.txt", "--theatre", "atlantis", "--ledger", "a.ledger")
    assert done.returncode == 3
    assert "russia-ukraine" in done.stderr.decode()


def test_a_language_without_a_pack_is_set_aside_by_name(shell, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Beim Angriff starben sieben Menschen.", "language": "de"}))
    done = shell("read", "a.jsonl", "--ledger", "a.ledger")
    assert done.returncode == 3
    assert "a.jsonl:1" in done.stderr.decode()
    assert "'de'" in done.stderr.decode()
