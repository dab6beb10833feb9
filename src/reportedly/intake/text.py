"""Plain text, with or without front matter. Lines stay as they are, a headline above the report included."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.intake.cleaning import clean_text
from reportedly.intake.decoding import decode
from reportedly.intake.frontmatter import split_front_matter
from reportedly.intake.metadata import Draft
from reportedly.intake.source import Source


def looks_like_text(head: str) -> bool:
    """Say yes: what no other format claims is text."""
    return True


def read_text(source: Source) -> Iterator[Draft]:
    """Read one document.

    Raises:
        UnreadableInput: it cannot be read.
    """
    text = clean_text(decode(source.whole(), source.where))
    metadata, body = split_front_matter(text, source.where)
    yield Draft(clean_text(body), metadata, source.where)
