"""What every format in keeps: one report in, the same document out; anything else, words and no exception."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import NoArticle, NotText, TooLarge, UnreadableInput
from reportedly.intake import take_in
from reportedly.intake.formats import FORMATS, format_of
from reportedly.model import Document

LINES = [
    "A footbridge over the canal was closed on Friday after a barge hit one of its piers, the port authority said.",
    "Nobody was hurt, according to the harbour master, Ilse Brandt. “Engineers will look at it on Monday,” she said.",
]
TEXT = "\n\n".join(LINES)
WHEN, WHERE = "2025-06-01T12:40:00+03:00", "https://canal.example/1"
FRONT = f'---\noutlet: Canal Post\ntitle: "Barge hits bridge"\npublished_at: {WHEN}\nurl: {WHERE}\nlanguage: en\n---\n'
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="{charset}"><meta property="og:site_name" content="Canal Post">'
    f'<meta property="og:title" content="Barge hits bridge"><link rel="canonical" href="{WHERE}">'
    f'<meta property="article:published_time" content="{WHEN}"></head><body><nav><a href="/">Home</a></nav>'
    f"<article><h1>Barge hits bridge</h1>{''.join(f'<p>{line}</p>' for line in LINES)}</article></body></html>"
)
RECORD = {"text": TEXT, "outlet": "Canal Post", "title": "Barge hits bridge", "published_at": WHEN, "url": WHERE}

ONE_REPORT = {
    "text": FRONT + TEXT,
    "Markdown": FRONT + "# Barge hits bridge\n\n" + TEXT,
    "HTML": PAGE.replace("{charset}", "utf-8"),
    "JSON Lines": json.dumps(RECORD, ensure_ascii=False),
}
SUFFIXES = [suffix for form in FORMATS for suffix in form.suffixes]
SINGLE = [suffix for form in FORMATS if not form.many for suffix in form.suffixes] + ["", ".unknown"]


def taken(tmp_path, name, content, **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(take_in([str(path)], **options))


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_one_report_is_the_same_document_in_every_format(tmp_path, form):
    expected = Document.of(
        TEXT,
        publisher="Canal Post",
        url=WHERE,
        title="Barge hits bridge",
        published_at=taken(tmp_path, "x.txt", ONE_REPORT["text"])[0].published_at,
        language="en",
    )
    for suffix in form.suffixes:
        assert taken(tmp_path, f"a{suffix}", ONE_REPORT[form.name]) == [expected]


@pytest.mark.parametrize("form", [form for form in FORMATS if form.name != "Markdown"], ids=lambda form: form.name)
def test_every_format_but_markdown_is_known_from_standard_input(form, tmp_path):
    (document,) = take_in(["-"], stdin=io.BytesIO(b"\n " + ONE_REPORT[form.name].encode()))
    assert document.text == TEXT
    assert taken(tmp_path, "no-suffix", ONE_REPORT[form.name])[0].text == TEXT


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path):
    assert taken(tmp_path, "a.txt", ONE_REPORT["HTML"])[0].text == TEXT


def test_every_suffix_belongs_to_one_format():
    assert len(SUFFIXES) == len(set(SUFFIXES))
    assert format_of("A.HTML", "").name == "HTML"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("name", ["text", "Markdown", "HTML"])
def test_a_report_is_the_same_in_every_encoding(tmp_path, name, encoding):
    suffix = next(form.suffixes[0] for form in FORMATS if form.name == name)
    content = ONE_REPORT[name] if name != "HTML" else PAGE.replace("{charset}", "windows-1252")
    assert taken(tmp_path, f"a{suffix}", content.encode(encoding))[0].text == TEXT


def test_windows_1251_is_read_and_not_called_english(tmp_path):
    russian = "Губернатор области сообщил, что ночью над регионом сбили двенадцать беспилотников."
    (document,) = taken(tmp_path, "a.txt", russian.encode("cp1251"))
    assert (document.text, document.language) == (russian, "und")


@pytest.mark.parametrize("suffix", [*SUFFIXES, "", ".unknown"])
@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\u200b\n".encode("utf-16")])
def test_nothing_to_read_is_told(tmp_path, suffix, content):
    (only,) = taken(tmp_path, f"a{suffix}", content)
    assert isinstance(only, NoArticle | NotText)
    assert only.where.endswith(f"a{suffix}") or ":1" in only.where


@pytest.mark.parametrize("suffix", [*SUFFIXES, "", ".unknown"])
@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "a PDF", id="PDF"),
        pytest.param(zipped(), "a Word document", id="Word"),
        pytest.param(b"PK\x03\x04" + b"x" * 40, "a zip archive", id="zip"),
        pytest.param(gzip.compress(b"text " * 99), "a gzip archive", id="gzip"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG picture", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(99), "a JPEG picture", id="JPEG"),
        pytest.param(b"{\\rtf1 text}", "rich text", id="RTF"),
        pytest.param(b"SQLite format 3\x00" + bytes(99), "an SQLite database", id="SQLite"),
    ],
)
def test_what_is_known_not_to_be_text_is_named(tmp_path, suffix, content, looks_like):
    (only,) = taken(tmp_path, f"a{suffix}", content)
    assert isinstance(only, NotText)
    assert looks_like in only.problem


@pytest.mark.parametrize("name", ["bomb.zip", "a.tar.gz", "page.html.gz", "A.ZIP", "x.7z", "a.pdf", "a.docx", "a.jpg"])
def test_archives_papers_and_pictures_are_not_opened(tmp_path, name):
    folder = tmp_path / name  # a folder cannot be read as a file: opening it would be another error
    folder.touch(mode=0o000)
    (only,) = take_in([str(folder)])
    assert isinstance(only, NotText)
    assert "by its name" in only.problem
    assert only.mend


@pytest.mark.parametrize("suffix", SINGLE)
def test_a_file_beyond_the_limit_is_not_read(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as stream:
        stream.write(b"Text. ")
        stream.truncate(10**12)  # a file with a hole in it, which no memory would hold
    (only,) = take_in([str(path)])
    assert isinstance(only, TooLarge)
    assert "25,000,000 bytes" in only.problem


def test_standard_input_beyond_the_limit_is_cut_short():
    stream = io.BytesIO(b"word " * 1000)
    (only,) = take_in(["-"], stdin=stream, max_bytes=100)
    assert isinstance(only, TooLarge)
    assert stream.tell() <= 5000


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl"])
def test_twenty_megabytes_on_one_line_are_told(tmp_path, suffix):
    words = "word " * 4_000_000
    content = {".html": f"<p>{words}</p>", ".jsonl": f'{{"text": "{words}"}}'}.get(suffix, words)
    (only,) = taken(tmp_path, f"a{suffix}", content)
    assert isinstance(only, TooLarge)
    assert "characters" in only.problem


def test_one_bad_file_stops_nothing(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}.")
    (tmp_path / "0-bad.txt").write_bytes(bytes(100))
    (tmp_path / "1-bad.html").write_text("<nav>Menu</nav>")
    (tmp_path / "2-bad.zip").write_bytes(b"PK")
    found = list(take_in([str(tmp_path)]))
    assert [one.text for one in found if isinstance(one, Document)] == [f"Report {number}." for number in range(3)]
    assert len(found) == 6


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<article>", "<h1>", "<a href=x>", "<table><td>", "<!--", "-->", "&#0;", "&#x92;", "]]>"]
    )
    | st.sampled_from(
        ["<script type='application/ld+json'>", "</script>", "[1]", "<meta name=date content=1>", "<time>"]
    )
    | st.sampled_from(["---\n", "title: x\n", "+++\n", "{", '{"text": "x"}', "\n", "# ", "> ", "```", "1 June 2025"])
    | st.text(max_size=20),
    max_size=30,
).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("suffix", SINGLE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300) | MARKUP)
def test_any_bytes_in_a_file_give_one_document_or_one_error(tmp_path, suffix, content):
    found = taken(tmp_path, f"a{suffix}", content)
    if not (suffix in ("", ".unknown") and content.lstrip().startswith((b"{", b"\xef\xbb\xbf"))):
        assert len(found) == 1
    for one in found:
        assert_well_formed(one)


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300) | MARKUP | st.binary(max_size=200).map(lambda content: b"{" + content))
def test_any_bytes_from_standard_input_give_documents_or_errors(content):
    found = list(take_in(["-"], stdin=io.BytesIO(content)))
    assert found
    for one in found:
        assert_well_formed(one)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_manifest_stops_nothing(tmp_path, content):
    (tmp_path / "manifest.toml").write_bytes(content)
    (tmp_path / "a.txt").write_text("Text.")
    assert list(take_in([str(tmp_path)]))


def assert_well_formed(one):
    if isinstance(one, Document):
        assert one.text == one.text.strip() != ""
        one.text.encode("utf-8")
    else:
        assert isinstance(one, UnreadableInput)
        assert one.where
        assert one.problem
        assert one.mend
