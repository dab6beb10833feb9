"""JSON holds the whole brief and names the version of its shape."""

from __future__ import annotations

import json

from tests.unit.brief.making import Newsroom, document, empty_situation, theatre, with_texts

from reportedly import brief
from reportedly.codec import decode_claim, decode_document
from reportedly.render.json import SCHEMA, render_json


def test_claims_and_documents_come_back_as_they_were() -> None:
    newsroom = Newsroom()
    written = brief.write(newsroom.situation(), newsroom.findings(), theatre=theatre(), reader="rules")
    values = json.loads(render_json(written))
    assert values["schema"] == SCHEMA
    assert tuple(decode_claim(claim) for claim in values["claims"]) == written.claims
    assert tuple(decode_document(paper) for paper in values["documents"]) == written.documents
    assert [s["key"] for s in values["sections"]] == [s.key for s in written.sections]
    assert values["sections"][0]["lines"][0]["citations"]


def test_a_code_point_that_utf_8_cannot_hold_is_written_as_an_escape() -> None:
    paper = document("a lone \ud800 surrogate")
    written = brief.write(with_texts(empty_situation(), documents=(paper,)), (), theatre=theatre(), reader="rules")
    text = render_json(written)
    assert json.loads(text.encode())["documents"][0]["text"] == paper.text
