"""Bytes to text, without losing or swapping a letter in silence.

In this order: a byte order mark; UTF-8 that decodes without a fault; UTF-16 known by its zero bytes; the charset an
HTML page declares; the encoding the bytes themselves suggest. UTF-8 with a broken place is set aside with the place
named, rather than patched: a lost letter can be a name or a number. Among the Western single-byte encodings, which
bytes alone cannot tell apart, Windows-1252 is taken, as browsers do for English.
"""

from __future__ import annotations

import codecs
import re

from reportedly.errors import NotText

_MARKS: tuple[tuple[bytes, str], ...] = (  # UTF-32's mark begins with UTF-16's, so it comes first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Browsers read the first two names as Windows-1252 and the Chinese one as its larger successor.
_DECLARABLE = {
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    **{name: name for name in ("gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "koi8-r", "koi8-u")},
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"iso-8859-{part}": f"iso-8859-{part}" for part in (2, 5, 7, 8, 9, 15, 16)},
}

_GUESSABLE = [
    *("cp1252", "cp1250", "cp1254", "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1253", "cp1255", "cp1256"),
    *("mac_roman", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
_WESTERN = frozenset({"cp1250", "cp1252", "cp1254"})

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; the standard asks for 1024, pages are laxer
_GUESSED_FROM = 200_000  # bytes; the whole file must then decode without a fault
_MAX_CONTROL_SHARE = 0.02  # text has hardly any control characters; a picture read as Windows-1252 has many

_AS_UTF8 = "save it as UTF-8 text and give that"


def declared_charset(content: bytes) -> str | None:
    """Return the charset an HTML page declares, where it is one that pages may declare."""
    match = _CHARSET.search(content[:_DECLARED_WITHIN])
    return _DECLARABLE.get(match[1].decode("ascii").lower()) if match else None


def decode(content: bytes, where: str) -> str:
    """Return the text the bytes hold.

    Raises:
        NotText: they hold none, or hold it broken; the message says what they look like.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], encoding, where)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(content, error, where)
    if "\x00" in text:
        return _decode_zeros(content, where)
    if _is_binary(text):
        raise _binary(where)
    return text


def _decode_marked(content: bytes, encoding: str, where: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"it is marked as {encoding[:6].upper()} but is broken at byte {error.start}"
        raise NotText(where, problem, _AS_UTF8) from None


def _decode_other(content: bytes, error: UnicodeDecodeError, where: str) -> str:
    """Decode what is no faultless UTF-8."""
    if b"\x00" in content:
        return _decode_zeros(content, where)
    if _is_mostly_utf8(content):
        line = content.count(b"\n", 0, error.start) + 1
        problem = f"it is UTF-8 with a broken character in line {line} (byte {error.start})"
        raise NotText(where, problem, "mend that place, or save the file as UTF-8 again from its source")
    for encoding in (declared_charset(content), _guess(content)):
        text = _try(content, encoding)
        if text is not None and not _is_binary(text):
            return text
    raise _binary(where)


def _decode_zeros(content: bytes, where: str) -> str:
    """Decode UTF-16 that came without its mark: zeros stand on one side of the pairs only, and the rest is writing."""
    low, high = content[0::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if high > low else "utf-16-be"
    text = _try(content, encoding) if min(low, high) == 0 and len(content) % 2 == 0 else None
    if text is None or not _is_writing(text):
        raise _binary(where)
    return text


def _guess(content: bytes) -> str | None:
    """Return the encoding the bytes suggest."""
    from charset_normalizer import from_bytes  # only met with old files; slow to import

    best = from_bytes(content[:_GUESSED_FROM], cp_isolation=_GUESSABLE).best()
    if best is None:
        return None
    return "cp1252" if best.encoding in _WESTERN and _try(content, "cp1252") is not None else best.encoding


def _try(content: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_mostly_utf8(content: bytes) -> bool:
    """Say whether more of the non-ASCII characters are whole than broken."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    return whole > broken


def _is_binary(text: str) -> bool:
    controls = sum(1 for letter in text if letter < " " and letter not in "\t\n\r\f\v\x1b")
    return controls > _MAX_CONTROL_SHARE * len(text)


def _is_writing(text: str) -> bool:
    written = sum(1 for letter in text if letter.isalnum() or letter.isspace())
    return not _is_binary(text) and 2 * written > len(text)


def _binary(where: str) -> NotText:
    return NotText(where, "these bytes are not text in any encoding that is recognised", _AS_UTF8)
