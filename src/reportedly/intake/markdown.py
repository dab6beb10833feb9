"""Markdown, with or without front matter, as readable text: marks go, the words of links and lists stay.

Paragraphs are set apart by an empty line. Pictures and tables are left out, as in pages. The first heading is the
headline: it becomes the title where there is none, and is not repeated in the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportedly.intake.cleaning import clean_line, clean_text
from reportedly.intake.decoding import decode
from reportedly.intake.frontmatter import split_front_matter
from reportedly.intake.metadata import Draft
from reportedly.intake.source import MAX_TEXT_CHARACTERS, Source, too_long

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_NOT_READ = re.compile(r"<(figure|script|style|table)\b", re.IGNORECASE)


def looks_like_markdown(head: str) -> bool:
    """Say no: without its suffix, Markdown is read as the plain text that it also is."""
    return False


def read_markdown(source: Source) -> Iterator[Draft]:
    """Read one document.

    Raises:
        UnreadableInput: it cannot be read.
    """
    text = clean_text(decode(source.whole(), source.where))
    if len(text) > MAX_TEXT_CHARACTERS:
        raise too_long(source.where, len(text))
    metadata, body = split_front_matter(text, source.where)
    headline, blocks = _split_headline(_blocks(_PARSER.parse(body)))
    if metadata.title is None and headline is not None:
        metadata = replace(metadata, title=clean_line(headline))
    yield Draft(clean_text("\n\n".join(blocks)), metadata, source.where)


def _split_headline(blocks: list[tuple[str, str]]) -> tuple[str | None, list[str]]:
    """Take the first block away where it is a heading of the first level and text follows it."""
    texts = [text for _, text in blocks]
    if len(blocks) > 1 and blocks[0][0] == "h1":
        return texts[0], texts[1:]
    return None, texts


def _blocks(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """Return each block with the tag it stands in, in order, without tables."""
    found: list[tuple[str, str]] = []
    inside, tables = "", 0
    for token in tokens:
        if token.type.startswith("table_"):
            tables += token.nesting
        elif token.nesting == 1:
            inside = token.tag
        elif tables == 0:
            text = _block_text(token).strip()
            found.extend([(inside, text)] if text else [])
    return found


def _block_text(token: Token) -> str:
    match token.type:
        case "inline":
            return "".join(map(_inline_text, token.children or ()))
        case "fence" | "code_block":
            return token.content
        case "html_block":
            return html.unescape(_without_tags(token.content))
        case _:
            return ""


def _inline_text(token: Token) -> str:
    match token.type:
        case "text" | "code_inline" | "text_special":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:  # opening and closing marks, pictures, tags: they carry no words of the report
            return ""


def _without_tags(markup: str) -> str:
    """Take out comments, tags, and the parts that are no prose, in one pass, however broken the markup is."""
    kept: list[str] = []
    at = 0
    while (opening := markup.find("<", at)) >= 0:
        kept.append(markup[at:opening])
        part = _NOT_READ.match(markup, opening)
        if markup.startswith("<!--", opening):
            closing = markup.find("-->", opening)
        elif part:
            closing = markup.find(f"</{part[1]}", opening)
        else:
            closing = opening
        at = markup.find(">", closing + 2) + 1 if closing >= 0 else 0
        if at == 0:  # nothing closes it: what follows cannot be told from markup
            return " ".join(kept)
    return " ".join([*kept, markup[at:]])
