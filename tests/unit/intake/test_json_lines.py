"""JSON Lines stream: one document a line, a broken line told with its number, the others going on."""

from __future__ import annotations

import io
import json

import pytest

from reportedly.errors import BadMetadata, NoArticle, NotText, TooLarge, UnreadableInput
from reportedly.intake import take_in
from reportedly.model import UNSTATED_PUBLISHER, Document


def taken(lines, **options):
    content = lines if isinstance(lines, bytes) else lines.encode()
    return list(take_in(["-"], stdin=io.BytesIO(content), **options))


def test_each_line_is_a_document_with_its_fields():
    record = {
        "text": "The bridge is closed.",
        "title": "Bridge closed",
        "url": "https://canal.example/1",
        "published_at": "2025-06-01T12:40:00+03:00",
        "publisher": "Canal Post",
        "language": "en-GB",
        "anything": {"else": [1, 2]},
    }
    (document,) = taken(json.dumps(record))
    assert document.text == "The bridge is closed."
    assert document.title == "Bridge closed"
    assert document.url == "https://canal.example/1"
    assert document.published_at.isoformat() == "2025-06-01T09:40:00+00:00"
    assert document.publisher == "Canal Post"
    assert document.language == "en"


def test_a_text_alone_will_do():
    (document,) = taken('{"text": "The bridge is closed.", "title": null, "url": ""}')
    assert (document.publisher, document.title, document.url) == (UNSTATED_PUBLISHER, None, None)


def test_a_page_in_a_line_is_read_and_the_line_counts_over_it():
    page = "<head><title>From the page</title></head><body><p>The bridge is closed, the mayor said.</p></body>"
    first, second = taken(json.dumps({"html": page}) + "\n" + json.dumps({"html": page, "title": "From the line"}))
    assert first.text == second.text == "The bridge is closed, the mayor said."
    assert (first.title, second.title) == ("From the page", "From the line")


@pytest.mark.parametrize(
    ("line", "kind", "problem"),
    [
        pytest.param('{"text": ', BadMetadata, "broken JSON", id="cut off"),
        pytest.param("[1]", BadMetadata, "no JSON object", id="a list"),
        pytest.param('{"text": 3}', BadMetadata, "text is 3, which is not words", id="text is a number"),
        pytest.param('{"title": ["x"], "text": "x"}', BadMetadata, "title is ['x']", id="title is a list"),
        pytest.param(
            '{"text": "x", "published_at": "Sunday"}', BadMetadata, "'Sunday', which is no date", id="bad date"
        ),
        pytest.param(
            '{"text": "x", "published_at": 1748770800}', BadMetadata, "which is no date", id="a number as date"
        ),
        pytest.param('{"title": "x"}', NoArticle, "no text", id="no text"),
        pytest.param('{"text": " \\n "}', NoArticle, "no text", id="blank text"),
        pytest.param('{"html": "<nav>Menu</nav>"}', NoArticle, "no report", id="page without a report"),
        pytest.param("[" * 100_000, BadMetadata, "broken JSON", id="deep nesting"),
        pytest.param('{"text": "x", "n": ' + "9" * 5000 + "}", BadMetadata, "broken JSON", id="endless number"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_go_on(line, kind, problem):
    before, bad, after = taken(f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}')
    assert [before.text, after.text] == ["One.", "Three."]
    assert type(bad) is kind
    assert bad.where == "standard input:2"
    assert problem in bad.problem


def test_a_line_that_is_not_utf8_is_told_with_its_number():
    before, bad, after = taken(b'{"text": "One."}\n{"text": "\xcf\xee"}\n{"text": "Three."}')
    assert [before.text, after.text] == ["One.", "Three."]
    assert isinstance(bad, NotText)
    assert bad.where == "standard input:2"


@pytest.mark.parametrize("long", [90, 5_000, 20_000])
def test_a_line_beyond_the_limit_is_passed_over(long):
    lines = f'{{"text": "One."}}\n{{"text": "{"x" * long}"}}\n{{"text": "Three."}}\n'
    before, bad, after = taken(lines, max_bytes=80)
    assert [before.text, after.text] == ["One.", "Three."]
    assert isinstance(bad, TooLarge)
    assert bad.where == "standard input:2"


def test_the_limit_is_of_a_line_and_not_of_the_file(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n' * 1000)
    assert len(list(take_in([str(tmp_path / "a.jsonl")], max_bytes=80))) == 1000


def test_blank_lines_and_a_byte_order_mark_do_no_harm():
    assert [d.text for d in taken(b'\xef\xbb\xbf{"text": "One."}\r\n\r\n{"text": "Two."}\r\n')] == ["One.", "Two."]


def test_half_a_surrogate_pair_can_be_stored():
    (document,) = taken('{"text": "A \\ud83d sign."}')
    assert document.text == "A \ufffd sign."


@pytest.mark.parametrize("text", ['{\n  "text": "One."\n}\n', '[\n{"text": "One."}]'])
def test_one_value_over_many_lines_is_told_once(text, tmp_path):
    (tmp_path / "a.json").write_text(text)
    (only,) = take_in([str(tmp_path / "a.json")])
    assert isinstance(only, BadMetadata)
    assert "over several lines" in only.problem


def test_json_in_utf16_is_told_once(tmp_path):
    (tmp_path / "a.jsonl").write_bytes('{"text": "One."}\n{"text": "Two."}\n'.encode("utf-16"))
    (only,) = take_in([str(tmp_path / "a.jsonl")])
    assert isinstance(only, NotText)
    assert "UTF-8" in only.mend


class Trickle(io.RawIOBase):
    """A pipe whose writer sends a line only when the one before has been taken in."""

    def __init__(self, lines):
        super().__init__()
        self.lines = list(lines)
        self.sent = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        if self.sent == len(self.lines):
            return 0
        line = self.lines[self.sent]
        buffer[: len(line)] = line
        self.sent += 1
        return len(line)


def test_a_line_comes_out_before_the_next_has_arrived():
    pipe = Trickle([b'{"text": "One."}\n', b'{"text": "Two."}\n', b'{"text": "Three."}\n'])
    taking = take_in(["-"], stdin=io.BufferedReader(pipe))
    assert next(taking).text == "One."
    assert pipe.sent == 1
    assert [document.text for document in taking] == ["Two.", "Three."]


def test_every_line_comes_out_once():
    lines = ['{"text": "One."}', "broken", '{"text": "Two."}'] * 2000
    found = taken("\n".join(lines))
    assert len(found) == 6000
    assert sum(isinstance(one, Document) for one in found) == 4000
    assert sum(isinstance(one, UnreadableInput) for one in found) == 2000
