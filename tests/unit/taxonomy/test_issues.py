from __future__ import annotations

import pytest

from reportedly.claims.phrases import Words, load_phrases
from reportedly.lang import load_pack
from reportedly.reading.engine import load_parser
from reportedly.taxonomy import load_taxonomy

ISSUES = load_taxonomy().issues
NAMED = load_pack("en").table("issues", "issue")
OPEN = load_pack("en").table("issues", "open")
VALUE_TYPES = {"none", "count", "duration", "area", "date", "list", "money"}


@pytest.mark.parametrize("code", list(ISSUES))
def test_an_issue_is_a_proposition_with_two_poles(code):
    fields = ISSUES[code].fields
    assert fields["proposition"].endswith(".")
    assert fields["against"].endswith(".")
    assert fields["proposition"] != fields["against"]
    assert fields["value_type"] in VALUE_TYPES
    assert isinstance(fields["pax"], list)


@pytest.mark.parametrize("code", list(ISSUES))
def test_an_issue_has_words_in_english(code):
    assert any(row["code"] == code for row in NAMED)


def test_words_name_only_issues_that_there_are():
    assert {row["code"] for row in NAMED} <= set(ISSUES)
    assert {row["pole"] for row in NAMED} <= {"+", "-"}


@pytest.mark.parametrize("row", NAMED, ids=lambda row: f"{row['code']}: {row['phrase']}")
def test_the_words_of_an_issue_are_found_in_their_own_example(row):
    before, rest = row["example"].split("[")
    words, after = rest.split("]")
    doc = load_parser()(before + words + after)
    parties = frozenset(t.i for t in doc if t.text in ("Ukraine", "Washington", "Kyiv", "Moscow"))
    found = load_phrases(load_pack("en"), "issues", "issue").find(Words.of(doc[:], parties))
    hits = [hit for hit in found if hit.row["code"] == row["code"]]
    assert hits
    start, end = len(before), len(before) + len(words)
    assert all(start <= doc[i].idx < end for i in hits[0].tokens)


@pytest.mark.parametrize("row", OPEN, ids=lambda row: row["phrase"])
def test_a_matter_that_is_no_issue_is_found_in_its_own_example(row):
    before, rest = row["example"].split("[")
    words, after = rest.split("]")
    doc = load_parser()(before + words + after)
    hits = load_phrases(load_pack("en"), "issues", "open").find(Words.of(doc[:]))
    start, end = len(before), len(before) + len(words)
    assert any(hit.row is row and all(start <= doc[i].idx < end for i in hit.tokens) for hit in hits)
    assert "code" not in row


@pytest.mark.parametrize("row", load_pack("en").table("issues", "spoken"), ids=lambda row: row["phrase"])
def test_a_matter_of_what_is_demanded_is_found_in_its_own_example(row):
    before, rest = row["example"].split("[")
    words, after = rest.split("]")
    doc = load_parser()(before + words + after)
    start, end = len(before), len(before) + len(words)
    hits = load_phrases(load_pack("en"), "issues", "spoken").find(Words.of(doc[:]))
    assert any(hit.row is row and all(start <= doc[i].idx < end for i in hit.tokens) for hit in hits)
