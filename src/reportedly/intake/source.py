"""An opened file or standard input, which a format reads whole or line by line, never beyond the limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.errors import NoArticle, TooLarge

MAX_TEXT_CHARACTERS = 1_000_000  # the parser's own limit; about 150,000 words, longer than any report

_SPLIT = "split it, or raise the limit (max_document_bytes in the settings)"


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes not yet read. ``head`` was read ahead to recognise the format; ``max_bytes`` limits one document."""

    where: str
    head: bytes
    stream: BinaryIO
    max_bytes: int

    def whole(self) -> bytes:
        """Read everything.

        Raises:
            TooLarge: there is more than one document may have; at most one byte beyond it was read.
            NoArticle: there is nothing.
        """
        content = self.head + self.stream.read(max(0, self.max_bytes - len(self.head)) + 1)
        if len(content) > self.max_bytes:
            raise too_large(self.where, self.max_bytes)
        if not content.strip():
            what = "it holds only blanks" if content else "it is empty"
            raise NoArticle(self.where, what, "give a document with text, or leave it out")
        return content

    def lines(self) -> Iterator[tuple[int, bytes | TooLarge]]:
        """Read line by line, numbered from 1; a line beyond the limit is passed over and told."""
        pending = self.head
        number = 0
        while True:
            line, pending = self._line(pending)
            if not line:
                return
            number += 1
            if len(line) <= self.max_bytes:
                yield number, line
                continue
            pending = self._skip(line, pending)
            yield number, too_large(f"{self.where}:{number}", self.max_bytes)

    def _line(self, pending: bytes) -> tuple[bytes, bytes]:
        """Return the next line, or one byte more of it than the limit, and what was read beyond it."""
        end = pending.find(b"\n") + 1
        if end:
            return pending[:end], pending[end:]
        return pending + self.stream.readline(max(0, self.max_bytes - len(pending)) + 1), b""

    def _skip(self, line: bytes, pending: bytes) -> bytes:
        """Read on to the end of the line and return what was read beyond it."""
        chunk = line
        while chunk and not chunk.endswith(b"\n"):
            chunk = self.stream.readline(self.max_bytes)
        return pending


def too_large(where: str, max_bytes: int) -> TooLarge:
    """Say that a document has more bytes than one may have."""
    return TooLarge(where, f"it is larger than {max_bytes:,} bytes, the limit for one document", _SPLIT)


def too_long(where: str, characters: int) -> TooLarge:
    """Say that a text has more characters than are read."""
    problem = f"its text has {characters:,} characters, and {MAX_TEXT_CHARACTERS:,} is the most that is read"
    return TooLarge(where, problem, "split it into its reports")
