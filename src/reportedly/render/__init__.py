"""Formats out. Each is one module and one row in ``FORMATS``; all render a brief to text and write nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.model import Brief
from reportedly.render.html import render_html
from reportedly.render.json import render_json
from reportedly.render.markdown import render_markdown

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a brief. ``suffix`` is that of its files, dot included."""

    name: str
    suffix: str
    render: Callable[[Brief], str]


FORMATS: dict[str, Format] = {
    "html": Format("html", ".html", render_html),
    "md": Format("md", ".md", render_markdown),
    "json": Format("json", ".json", render_json),
}
