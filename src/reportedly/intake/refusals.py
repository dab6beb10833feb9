"""What is known not to be text: by name (``refusals.toml``) before it is opened, by its first bytes after.

Archives are refused by name and are never opened, so that none can swell in memory.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from reportedly.errors import NotText

_UNPACK = "unpack it first and give the files in it"
_CONVERT = "save it as plain text, Markdown or HTML and give that"
_LEAVE = "give the text that goes with it instead, if there is one"

BY_FIRST_BYTES: tuple[tuple[bytes, str, str], ...] = (  # first match counts
    (b"%PDF-", "a PDF", _CONVERT),
    (b"%!PS", "PostScript", _CONVERT),
    (b"{\\rtf", "rich text (RTF)", _CONVERT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document", _CONVERT),
    (b"PK\x03\x04", "a zip archive", _UNPACK),
    (b"PK\x05\x06", "an empty zip archive", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"WARC/", "a web archive", _UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", _LEAVE),
    (b"\xff\xd8\xff", "a JPEG picture", _LEAVE),
    (b"GIF8", "a GIF picture", _LEAVE),
    (b"RIFF", "a picture, sound or film", _LEAVE),
    (b"ID3", "an MP3 recording", _LEAVE),
    (b"OggS", "an Ogg recording", _LEAVE),
    (b"\x7fELF", "a program", _LEAVE),
    (b"MZ\x90", "a program", _LEAVE),
    (b"SQLite format 3\x00", "an SQLite database", "give reports here; a ledger is opened with --ledger"),
    (b"PAR1", "a Parquet file", _CONVERT),
)

_INSIDE_ZIP: tuple[tuple[bytes, str], ...] = (  # the names of an office document's parts stand unpacked in its head
    (b"word/", "a Word document (docx)"),
    (b"xl/", "an Excel workbook (xlsx)"),
    (b"ppt/", "a PowerPoint file (pptx)"),
    (b"[Content_Types].xml", "an Office document"),
    (b"application/epub+zip", "an e-book (EPUB)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (odt)"),
)

_TAR_MAGIC_AT = 257
HEAD_BYTES = 4096  # enough for every mark above and for a page's declared charset


def refused_by_name(name: str, where: str) -> NotText | None:
    """Say why a file of this name is not opened; None where it may be."""
    known = _kinds().get(PurePath(name).suffix.lower().removeprefix("."))
    return NotText(where, f"by its name this is {known[0]}", known[1]) if known else None


def refused_by_bytes(head: bytes, where: str) -> NotText | None:
    """Say what the first bytes give away; None where they give nothing away."""
    if head.startswith(b"PK\x03\x04"):
        office = next((name for mark, name in _INSIDE_ZIP if mark in head), None)
        if office is not None:
            return NotText(where, f"this is {office}", _CONVERT)
    if head[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar":
        return NotText(where, "this is a tar archive", _UNPACK)
    for mark, name, mend in BY_FIRST_BYTES:
        if head.startswith(mark):
            return NotText(where, f"this is {name}", mend)
    return None


@cache
def _kinds() -> Mapping[str, tuple[str, str]]:
    """Return what a file is and what to do, by suffix."""
    kinds = tomllib.loads(files("reportedly.intake").joinpath("refusals.toml").read_text("utf-8"))["kind"]
    return {suffix: (kind["what"], kind["mend"]) for kind in kinds for suffix in kind["suffixes"]}
