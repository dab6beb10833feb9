"""Markdown carries the lines with footnotes, and news text cannot mark anything up."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from tests.unit.brief.making import Newsroom, theatre

from reportedly import brief
from reportedly.render.markdown import escaped, render_markdown


@pytest.fixture
def page() -> str:
    newsroom = Newsroom()
    return render_markdown(brief.write(newsroom.situation(), newsroom.findings(), theatre=theatre(), reader="rules"))


def test_every_mark_has_its_footnote_and_every_footnote_its_mark(page: str) -> None:
    notes = set(re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE))
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert notes == marks != set()


def test_a_footnote_shows_the_quote_in_its_context_with_the_chain(page: str) -> None:
    assert "“Southland's air force said **472 drones were launched**, the most in one night.”" in page
    assert "Fen Courier ← Tarn Wire (“according to”) ← Ada Marsh, governor of Fen region (“said”)." in page


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>x</b>",
        "[a](https://evil.example)",
        "![a](https://evil.example)",
        "https://evil.example",
        "www.evil.example",
        "# heading",
        "- item",
        "> quote",
        "**bold** _it_ `code`",
        "&lt;script&gt;",
        "a | b",
        "***",
        "~~x~~",
    ],
)
def test_escaped_text_is_one_plain_paragraph(hostile: str) -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(escaped(hostile))
    assert re.fullmatch(r"<p>[^<]*</p>\n", page)
