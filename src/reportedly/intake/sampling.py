"""A look at the first texts of an input before it is read: what they tell of decides what is known beforehand."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from reportedly.intake.paths import STANDARD_INPUT
from reportedly.intake.taking import take_in
from reportedly.model import Document

SAMPLE = 50  # documents
_IN_MEMORY = 25_000_000  # bytes of standard input; more is kept in a file that the system removes


def first_texts(
    paths: Sequence[str], *, stdin: BinaryIO | None, max_bytes: int, languages: Iterable[str] | None = None
) -> list[str]:
    """Return the texts of the first documents at the paths that can be taken in.

    ``stdin`` must be able to seek; it is set back to where it stood.
    """
    start = stdin.tell() if stdin is not None else 0
    taken = take_in(paths, stdin=stdin, max_bytes=max_bytes, languages=languages)
    texts = [item.text for item in islice((item for item in taken if isinstance(item, Document)), SAMPLE)]
    if stdin is not None:
        stdin.seek(start)
    return texts


@contextmanager
def rereadable(paths: Sequence[str], stdin: BinaryIO | None) -> Iterator[BinaryIO | None]:
    """Hold standard input as something that can be read twice, where the paths name it; else hold nothing."""
    if STANDARD_INPUT not in paths:
        yield None
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
        copyfileobj(stdin or sys.stdin.buffer, kept)
        kept.seek(0)
        yield cast("BinaryIO", kept)
