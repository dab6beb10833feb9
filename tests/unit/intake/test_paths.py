"""Paths mean files: each once, in a steady order, and what cannot be opened is told."""

from __future__ import annotations

import io
import os
import socket

import pytest

from reportedly.errors import NotFound, NotText, UnreadableInput
from reportedly.intake import count, take_in
from reportedly.model import Document


def texts(found):
    return [one.text if isinstance(one, Document) else type(one).__name__ for one in found]


def test_a_folder_is_read_to_its_depth_in_sorted_order(tmp_path):
    for name in ("b.txt", "a.txt", "below/d.txt", "below/further/e.txt", "above/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    expected = ["a.txt", "b.txt", "above/c.txt", "below/d.txt", "below/further/e.txt"]
    assert texts(take_in([str(tmp_path)])) == expected
    assert count([str(tmp_path)]) == 5


def test_hidden_files_notes_and_manifests_of_a_folder_are_no_reports(tmp_path):
    (tmp_path / ".git").mkdir()
    for name in (".hidden.txt", ".git/x.txt", "NOTES.md", "README.md", "expected.toml", "manifest.toml"):
        (tmp_path / name).write_text("")
    (tmp_path / "a.txt").write_text("Text.")
    assert texts(take_in([str(tmp_path)])) == ["Text."]


def test_a_note_given_by_its_own_path_is_read(tmp_path):
    (tmp_path / "README.md").write_text("Text.")
    assert texts(take_in([str(tmp_path / "README.md")])) == ["Text."]


def test_the_order_of_the_paths_is_kept(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(name)
    assert texts(take_in([str(tmp_path / "b.txt"), str(tmp_path)])) == ["b", "a"]


def test_standard_input_is_read_once():
    assert texts(take_in(["-", "-"], stdin=io.BytesIO(b"Text."))) == ["Text."]
    assert count(["-"]) is None


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        pytest.param("no/such/file.txt", "no such file", id="missing"),
        pytest.param("https://outlet.example/1", "web address", id="web address"),
        pytest.param("www.outlet.example/1", "web address", id="web address without scheme"),
        pytest.param("s3://bucket/a", "web address", id="bucket"),
        pytest.param("", "names no file", id="empty"),
        pytest.param("a\x00b", "no path can", id="zero byte"),
        pytest.param("a\ud83d", "no path can", id="half a surrogate pair"),
        pytest.param("x" * 5000, "cannot be opened", id="endless name"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(path, problem):
    (only,) = take_in([path])
    assert isinstance(only, UnreadableInput)
    assert problem in only.problem
    assert only.where
    assert only.mend
    assert count([path]) == 1


def test_a_file_taken_for_a_folder_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("Text.")
    (only,) = take_in([str(tmp_path / "a.txt" / "b.txt")])
    assert isinstance(only, NotFound)


def test_a_folder_without_a_report_is_told(tmp_path):
    (tmp_path / "README.md").write_text("Text.")
    (only,) = take_in([str(tmp_path)])
    assert isinstance(only, NotFound)
    assert "no report in this folder" in only.problem


def test_links_that_lead_in_circles_end(tmp_path):
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "same.txt").symlink_to(tmp_path / "a.txt")
    found = list(take_in([str(tmp_path)]))
    assert [one.text for one in found if isinstance(one, Document)] == ["Text."]
    assert sorted(os.path.basename(one.where) for one in found if isinstance(one, UnreadableInput)) == [
        "dead.txt",
        "self.txt",
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.txt"))
        found = list(take_in([str(tmp_path)]))
    assert [type(one) for one in found] == [NotText, NotText]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "below").mkdir(mode=0)
    found = list(take_in([str(tmp_path)]))
    assert [one.problem for one in found if isinstance(one, UnreadableInput)] == ["you may not read it"] * 2


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path):
    name = os.fsencode(tmp_path) + b"/report-\xcf\xee.txt"
    with open(name, "wb"):
        pass
    (only,) = take_in([os.fsdecode(name)])
    assert only.where.endswith("report-\\xcf\\xee.txt")
    str(only).encode("utf-8")
