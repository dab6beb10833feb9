"""A manifest is read strictly: what it says counts, and what it cannot mean is an error with its place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.errors import BadMetadata, NotFound
from reportedly.intake import count, describe, take_in
from reportedly.intake.manifest import read_manifest
from reportedly.theatres.model import Outlet

OUTLET = '[[outlet]]\nid = "fjord-wire"\nname = "Fjord Wire"\naliases = ["the Fjord"]\nkind = "wire"\nleans = ""\n'


def written(folder, text, **files):
    (folder / "manifest.toml").write_text(text, "utf-8")
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, "utf-8")
    return str(folder)


def test_theatre_and_outlets_are_described(tmp_path):
    described = describe([written(tmp_path, 'theatre = "drc-m23"\n' + OUTLET)])
    assert described.theatre == "drc-m23"
    assert described.outlets == (Outlet("fjord-wire", "Fjord Wire", "wire", ("the Fjord",), None, None),)


def test_a_place_without_manifest_describes_nothing(tmp_path):
    described = describe([str(tmp_path), "-", "no such place"])
    assert (described.theatre, described.outlets) == (None, ())


@pytest.mark.parametrize("name", ["fjord-wire", "Fjord Wire", "FJORD WIRE", "the fjord"])
def test_an_outlet_is_known_by_id_name_and_alias(tmp_path, name):
    folder = written(tmp_path, OUTLET + f'[[document]]\nfile = "a.txt"\noutlet = "{name}"\n', a_txt="Text here.")
    assert [document.publisher for document in take_in([folder])] == ["Fjord Wire"]


def test_an_alias_of_two_outlets_decides_nothing(tmp_path):
    two = OUTLET + OUTLET.replace("fjord-wire", "other").replace("Fjord Wire", "Other")
    folder = written(tmp_path, two + '[[document]]\nfile = "a.txt"\noutlet = "the Fjord"\n', a_txt="Text here.")
    assert [document.publisher for document in take_in([folder])] == ["the Fjord"]


def test_outlets_of_the_theatre_name_what_no_manifest_names(tmp_path):
    folder = written(tmp_path, '[[document]]\nfile = "a.txt"\noutlet = "upland"\n', a_txt="Text here.")
    upland = Outlet("upland", "Upland Radio", "broadcaster")
    assert [document.publisher for document in take_in([folder], outlets=[upland])] == ["Upland Radio"]


def test_a_file_alone_is_the_same_document_as_in_its_folder(tmp_path):
    said = OUTLET + '[[document]]\nfile = "a.txt"\noutlet = "fjord-wire"\npublished_at = 2025-06-01T09:40:00+00:00\n'
    folder = written(tmp_path, said, a_txt="Text here.")
    assert list(take_in([folder])) == list(take_in([folder + "/a.txt"])) == list(take_in([folder + "/manifest.toml"]))


def test_a_file_given_by_path_folder_and_manifest_is_taken_in_once(tmp_path):
    folder = written(tmp_path, '[[document]]\nfile = "a.txt"\n', a_txt="Text here.")
    paths = [folder + "/a.txt", folder, folder + "/manifest.toml", folder + "/./a.txt"]
    assert len(list(take_in(paths))) == count(paths) == 1


def test_a_file_the_manifest_names_in_vain_is_told_with_the_manifest(tmp_path):
    folder = written(tmp_path, '[[document]]\nfile = "b.txt"\n', a_txt="Text here.")
    missing, document = sorted(take_in([folder]), key=lambda found: not isinstance(found, NotFound))
    assert missing.where.endswith("manifest.toml")
    assert "'b.txt', which is not there" in missing.problem
    assert document.text == "Text here."


def test_an_endless_file_name_in_a_manifest_is_told(tmp_path):
    (only,) = take_in([written(tmp_path, f'[[document]]\nfile = "{"x" * 5000}"\n')])
    assert isinstance(only, NotFound)


def test_hidden_files_and_notes_are_read_where_the_manifest_names_them(tmp_path):
    folder = written(tmp_path, '[[document]]\nfile = "NOTES.md"\n', NOTES_md="Notes here.", README_md="Not read.")
    assert [document.text for document in take_in([folder])] == ["Notes here."]


def test_a_date_that_is_none_sets_aside_its_document_only(tmp_path):
    said = '[[document]]\nfile = "a.txt"\npublished_at = "last Sunday"\n[[document]]\nfile = "b.txt"\n'
    folder = written(tmp_path, said, a_txt="First.", b_txt="Second.")
    bad, good = take_in([folder])
    assert isinstance(bad, BadMetadata)
    assert "'last Sunday', which is no date" in bad.problem
    assert "2025-06-01T09:40:00+00:00" in bad.mend
    assert "a.txt" in bad.where
    assert good.text == "Second."


def test_a_manifest_further_down_counts_over_one_further_up(tmp_path):
    below = tmp_path / "below"
    below.mkdir()
    written(tmp_path, OUTLET + '[[document]]\nfile = "below/a.txt"\noutlet = "Upper"\n')
    written(below, '[[document]]\nfile = "a.txt"\noutlet = "fjord-wire"\n', a_txt="Text here.")
    assert [document.publisher for document in take_in([str(tmp_path)])] == ["Fjord Wire"]


def test_without_a_readable_manifest_its_documents_are_left_unread(tmp_path):
    folder = written(tmp_path, "theatre = ", a_txt="Text here.")
    (only,) = take_in([folder])
    assert isinstance(only, BadMetadata)
    assert "broken TOML" in only.problem
    with pytest.raises(BadMetadata, match="broken TOML"):
        describe([folder])


def test_a_manifest_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / "manifest.toml").write_bytes(b"\xef\xbb\xbf" + b'theatre = "drc-m23"')
    assert describe([str(tmp_path)]).theatre == "drc-m23"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("theater = 'x'", "unknown key 'theater'", id="misspelt key"),
        pytest.param("theatre = 3", "theatre is 3", id="theatre is no word"),
        pytest.param("outlet = 'x'", "outlet is no list of tables", id="outlet is no table"),
        pytest.param("[[outlet]]\nid = 'x'", "outlet 'x' has no name and no kind", id="outlet without name"),
        pytest.param(
            OUTLET + "colour = 'red'", "outlet 'fjord-wire' has the unknown key 'colour'", id="unknown outlet key"
        ),
        pytest.param(OUTLET + OUTLET, "'fjord-wire' is described twice", id="outlet twice"),
        pytest.param("[[document]]\ntitle = 'x'", "which names no file", id="document without file"),
        pytest.param("[[document]]\nfile = '../x.txt'", "which names no file", id="file outside the folder"),
        pytest.param("[[document]]\nfile = '/etc/hosts'", "which names no file", id="file anywhere"),
        pytest.param("[[document]]\nfile = 'a'\n[[document]]\nfile = 'a'", "'a' is described twice", id="file twice"),
    ],
)
def test_what_a_manifest_cannot_mean_is_an_error(tmp_path, text, problem):
    (tmp_path / "manifest.toml").write_text(text, "utf-8")
    with pytest.raises(BadMetadata) as caught:
        read_manifest(tmp_path / "manifest.toml", "m")
    assert problem in caught.value.problem
    assert caught.value.mend


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('titel = "x"', "unknown key 'titel'"),
        ("title = 3", "title is 3, which is not words"),
        ('language = "English"', "'English', which is no language code"),
        ("published_at = 09:40:00", "which is no date"),
    ],
)
def test_what_cannot_be_said_of_a_document_is_told_of_that_document(tmp_path, said, problem):
    folder = written(tmp_path, f'[[document]]\nfile = "a.txt"\n{said}\n', a_txt="Text here.")
    (only,) = take_in([folder])
    assert isinstance(only, BadMetadata)
    assert problem in only.problem
    assert describe([folder]).theatre is None


def test_two_theatres_at_once_are_refused(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, f'theatre = "{name}"')
    with pytest.raises(BadMetadata, match="of the theatre 'two', another manifest of 'one'"):
        describe([str(tmp_path)])


def test_one_outlet_described_in_two_ways_is_refused(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    written(tmp_path / "one", OUTLET)
    written(tmp_path / "two", OUTLET)
    assert len(describe([str(tmp_path)]).outlets) == 1
    written(tmp_path / "two", OUTLET.replace('leans = ""', 'leans = "russia"'))
    with pytest.raises(BadMetadata, match="otherwise than another manifest"):
        describe([str(tmp_path)])


def test_one_title_for_a_file_of_many_documents_is_refused(tmp_path):
    said = '[[document]]\nfile = "a.jsonl"\ntitle = "All"\n'
    (only,) = take_in([written(tmp_path, said, a_jsonl='{"text": "One."}\n')])
    assert isinstance(only, BadMetadata)
    assert "file of many documents" in only.problem


def test_each_line_counts_over_what_is_said_of_its_file(tmp_path):
    said = '[[document]]\nfile = "a.jsonl"\noutlet = "Common"\n'
    lines = '{"text": "One."}\n{"text": "Two.", "outlet": "Own"}\n'
    assert [d.publisher for d in take_in([written(tmp_path, said, a_jsonl=lines)])] == ["Common", "Own"]


def test_the_manifest_counts_over_a_page(tmp_path):
    page = (
        '<html><head><meta property="article:published_time" content="2025-06-01T11:40:00Z">'
        '<meta property="og:site_name" content="Fjord"></head><body><article>'
        "<p>The bridge was closed for the night, the mayor said.</p></article></body></html>"
    )
    said = '[[document]]\nfile = "a.html"\npublished_at = 2025-06-01T14:20:00+00:00\n'
    (document,) = take_in([written(tmp_path, said, a_html=page)])
    assert document.published_at == datetime(2025, 6, 1, 14, 20, tzinfo=UTC)
    assert document.publisher == "Fjord"
