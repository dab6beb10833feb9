"""Every format that is read, in one table. A new one is a module and a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from reportedly.errors import UnreadableInput
from reportedly.intake.html import draft_of_page, looks_like_html, read_html
from reportedly.intake.jsonl import looks_like_json_lines, read_json_lines
from reportedly.intake.markdown import looks_like_markdown, read_markdown
from reportedly.intake.metadata import Draft
from reportedly.intake.source import Source
from reportedly.intake.text import looks_like_text, read_text


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind of file is known, by its suffix or else by how it begins, and read."""

    name: str
    suffixes: tuple[str, ...]
    begins: Callable[[str], bool]
    read: Callable[[Source], Iterator[Draft | UnreadableInput]]
    many: bool = False  # several documents in one file


FORMATS: tuple[Format, ...] = (  # the first that claims a file reads it; text claims all
    Format(
        "JSON Lines",
        (".jsonl", ".ndjson", ".json"),
        looks_like_json_lines,
        partial(read_json_lines, read_page=draft_of_page),
        many=True,
    ),
    Format("HTML", (".html", ".htm", ".xhtml"), looks_like_html, read_html),
    Format("Markdown", (".md", ".markdown", ".mdown"), looks_like_markdown, read_markdown),
    Format("text", (".txt", ".text"), looks_like_text, read_text),
)


def format_of(name: str, beginning: str) -> Format:
    """Return a file's format by its suffix; by its beginning where that is unknown, or a page was saved as .txt."""
    suffix = PurePath(name).suffix.lower()
    named = next((form for form in FORMATS if suffix in form.suffixes), None)
    if named is not None and not (named.name == "text" and looks_like_html(beginning)):
        return named
    return next(form for form in FORMATS if form.begins(beginning))
