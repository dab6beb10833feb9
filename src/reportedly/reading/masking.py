"""A same-length copy of a text that the parser reads better. Offsets stay true."""

from __future__ import annotations

from reportedly.lang import Pack


def mask(text: str, *, pack: Pack) -> str:
    """Return a text of the same length in which what trips the parser is replaced character for character."""
    return text
