"""Tidy text and metadata once, before a document is frozen. Nothing after intake changes a text again.

What is changed, and why: line ends become line feeds (one rule for spans everywhere), letters are composed (NFC, so
that a name typed on two systems compares equal), what is invisible and can split or disguise a word is taken out (soft
hyphens, zero-width spaces, byte order marks, direction overrides, control characters), and half a surrogate pair, which
no file can store, becomes U+FFFD. Words, punctuation, hard line wraps and no-break spaces stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

MAX_URL_CHARACTERS = 2048  # beyond what browsers and search engines accept as an address
MAX_FIELD_CHARACTERS = 1000  # a longer title or outlet name is a field that holds something else

UNDETERMINED = "und"  # ISO 639's code for a language that is not known

_INVISIBLE = (0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINE_ENDS = {0x000B: "\n", 0x000C: "\n", 0x2028: "\n", 0x2029: "\n\n"}
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), 0x7F)
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)


def _misread_windows_1252() -> dict[int, str | None]:
    """Map the C1 controls, which no writer types, to what the same bytes mean in Windows-1252, as browsers do."""
    meant = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    return {code: letter or None for code, letter in meant.items()}


_TABLE: dict[int, str | None] = {
    **_misread_windows_1252(),
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **_LINE_ENDS,
}


def clean_text(text: str) -> str:
    """Return the text as it will be frozen."""
    with_newlines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", with_newlines.translate(_TABLE)).strip()


def clean_line(text: str) -> str | None:
    """Return a title or name on one line with single spaces; None where nothing is left or it is no such field."""
    line = " ".join(clean_text(text).split())
    return line if 0 < len(line) <= MAX_FIELD_CHARACTERS else None


def clean_url(url: str) -> str | None:
    """Return a web address that can be shown and compared; None for anything else, such as a path or a script."""
    url = url.strip()
    if len(url) > MAX_URL_CHARACTERS or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # an unclosed IPv6 bracket
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def clean_language(tag: str) -> str | None:
    """Return the language of a tag: ``en`` for ``en-GB``; None where it is no language tag."""
    match = _LANGUAGE_TAG.fullmatch(tag.strip())
    return match[1].lower() if match else None


def assumed_language(text: str) -> str:
    """Return ``en`` for a text nobody gave a language, or ``und`` where most letters are not Latin ones."""
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    latin = sum(1 for letter in letters if letter < "\u0250" or "\u1e00" <= letter < "\u1f00")
    return "en" if 2 * latin >= len(letters) else UNDETERMINED
