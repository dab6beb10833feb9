"""What is said about a document beside its text, wherever it is said, and which word counts where two are given.

A manifest counts over the document's own metadata (front matter, a record's fields, a page's head), since a person
wrote it for this collection.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reportedly.errors import BadMetadata
from reportedly.intake.cleaning import clean_language, clean_line, clean_url
from reportedly.intake.dates import WANTED, moment

NAMES: Mapping[str, tuple[str, ...]] = {  # field: the keys it goes by, the first one counts
    "outlet": ("outlet", "publisher"),
    "title": ("title",),
    "url": ("url",),
    "published_at": ("published_at", "date"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Outlet as written (an id or a name), title, address, publication time in UTC, language; None where unsaid."""

    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None

    def over(self, weaker: Metadata) -> Metadata:
        """Return both together; where both speak, this one counts."""
        return Metadata(
            outlet=self.outlet or weaker.outlet,
            title=self.title or weaker.title,
            url=self.url or weaker.url,
            published_at=self.published_at or weaker.published_at,
            language=self.language or weaker.language,
        )


NOTHING_SAID = Metadata()


@dataclass(frozen=True, slots=True)
class Draft:
    """One document as a format reads it, before it is tidied, named and frozen."""

    text: str
    metadata: Metadata
    where: str


def read_metadata(fields: Mapping[str, object], where: str) -> Metadata:
    """Read the known fields of a manifest entry, front matter or record; others are left alone.

    Raises:
        BadMetadata: a field holds something it cannot hold.
    """
    told = {field: _first(fields, keys) for field, keys in NAMES.items()}
    words = {field: _words(field, told[field], where) for field in ("outlet", "title", "url", "language")}
    return Metadata(
        outlet=_line(words["outlet"]),
        title=_line(words["title"]),
        url=clean_url(words["url"]) if words["url"] else None,
        published_at=_published_at(told["published_at"], where),
        language=_language(words["language"], where),
    )


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> object:
    given = (fields[key] for key in keys if key in fields)
    return next((value for value in given if value is not None and value != ""), None)


def _words(field: str, value: object, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise BadMetadata(where, f"{field} is {value!r:.60}, which is not words", f"write {field} as words, in quotes")


def _line(words: str | None) -> str | None:
    return clean_line(words) if words else None


def _published_at(value: object, where: str) -> datetime | None:
    if value is None:
        return None
    published_at = moment(value)
    if published_at is None:
        raise BadMetadata(where, f"published_at is {value!r:.60}, which is no date", WANTED)
    return published_at


def _language(words: str | None, where: str) -> str | None:
    if words is None:
        return None
    language = clean_language(words)
    if language is None:
        raise BadMetadata(where, f"language is {words!r:.60}, which is no language code", "write it as en or en-GB")
    return language
