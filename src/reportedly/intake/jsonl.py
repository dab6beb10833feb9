"""JSON Lines: one document a line, read as it streams, so that a file may be larger than memory.

Fields: ``text`` or ``html``, and ``title``, ``url``, ``published_at``, ``outlet`` (or ``publisher``), ``language``.
Others are left alone. A broken line is told with its number, and the other lines go on.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator

from reportedly.errors import BadMetadata, NoArticle, NotText, TooLarge, UnreadableInput
from reportedly.intake.cleaning import clean_text
from reportedly.intake.metadata import Draft, read_metadata
from reportedly.intake.source import Source

PageReader = Callable[[str, str], Draft]  # markup and where it stands to the report in it

_ONE_A_LINE = (
    'write one JSON object a line, such as {"text": "…", "outlet": "…", "published_at": "2025-06-01T09:40:00Z"}'
)


def looks_like_json_lines(head: str) -> bool:
    """Say whether the first character that is not blank opens a JSON object."""
    return head.lstrip().startswith("{")


def read_json_lines(source: Source, *, read_page: PageReader) -> Iterator[Draft | UnreadableInput]:
    """Read each line as a document, or as the error that says why it is none.

    Raises:
        UnreadableInput: this is not JSON Lines at all.
    """
    empty = True
    for number, line in source.lines():
        where = f"{source.where}:{number}"
        if isinstance(line, TooLarge):
            yield line
        elif line.removeprefix(codecs.BOM_UTF8).strip():
            _refuse_other_json(line, number, source.where)
            yield _read_line(line, where, read_page)
        else:
            continue
        empty = False
    if empty:
        raise NoArticle(source.where, "there is no line in it", _ONE_A_LINE)


def _refuse_other_json(line: bytes, number: int, where: str) -> None:
    """Stop at the first line where the file is one value written over many lines, or is not UTF-8."""
    if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise NotText(where, "it is JSON in UTF-16 or UTF-32", "save it as UTF-8, as JSON Lines must be")
    if line.strip() in (b"{", b"[", b"[{"):
        raise BadMetadata(where, "it is one JSON value over several lines", _ONE_A_LINE)


def _read_line(line: bytes, where: str, read_page: PageReader) -> Draft | UnreadableInput:
    try:
        return _draft(_record(line, where), where, read_page)
    except UnreadableInput as error:
        return error


def _record(line: bytes, where: str) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotText(where, f"the line is not UTF-8 (byte {error.start} of it)", "save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise BadMetadata(where, f"the line is broken JSON ({error!s:.80})", _ONE_A_LINE) from None
    if not isinstance(record, dict):
        raise BadMetadata(where, "the line holds no JSON object", _ONE_A_LINE)
    return record


def _draft(record: dict[str, object], where: str, read_page: PageReader) -> Draft:
    metadata = read_metadata(record, where)
    text, markup = _words(record, "text", where), _words(record, "html", where)
    if text.strip() or not markup:
        return Draft(clean_text(text), metadata, where)
    page = read_page(markup, where)
    return Draft(page.text, metadata.over(page.metadata), where)


def _words(record: dict[str, object], field: str, where: str) -> str:
    value = record.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadMetadata(where, f"{field} is {value!r:.60}, which is not words", f"write {field} as a JSON string")
    return value
