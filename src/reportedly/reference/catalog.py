"""The catalog of outside facts: where each set comes from, under which licence, and the digest that pins it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import BadResource, MissingResource


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One data set. ``file`` and ``sha256`` are None where its facts were carried into files of ours (``used_in``).

    ``licence_stated`` is False where the licence is said by the source and was not confirmed in the data itself.
    """

    id: str
    title: str
    origin: str
    licence: str
    licence_stated: bool
    retrieved: str
    file: str | None = None
    sha256: str | None = None
    source_sha256: str | None = None
    used_in: tuple[str, ...] = ()


@cache
def load_catalog() -> Mapping[str, Entry]:
    """Load the catalog, by id.

    Raises:
        BadResource: an entry lacks a field, has one too many, or repeats an id.
    """
    text = (resources.files(__package__) / "catalog.toml").read_text(encoding="utf-8")
    entries: dict[str, Entry] = {}
    for row in tomllib.loads(text)["entry"]:
        try:
            entry = Entry(**{**row, "used_in": tuple(row.get("used_in", ()))})
        except TypeError as error:
            raise BadResource("catalog.toml", f"entry {row.get('id')!r}: {error}") from error
        if entry.id in entries or (entry.file is None) != (entry.sha256 is None):
            raise BadResource("catalog.toml", f"entry {entry.id!r} stands twice, or has a file without its digest")
        entries[entry.id] = entry
    return entries


def read_pinned(entry_id: str) -> str:
    """Return the text of a shipped data set.

    Raises:
        MissingResource: the catalog has no such file.
        BadResource: the file is not the one that the catalog pins.
    """
    entry = load_catalog().get(entry_id)
    if entry is None or entry.file is None:
        raise MissingResource(f"reference data set {entry_id!r}", "reinstall reportedly")
    content = (resources.files(__package__) / entry.file).read_bytes()
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise BadResource(entry.file, "this is not the file that the catalog pins; reinstall reportedly")
    return content.decode("utf-8")
