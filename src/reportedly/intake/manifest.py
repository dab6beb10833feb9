"""``manifest.toml``: what a person says of the documents in its folder, the outlets among them, and the theatre.

Strict, since it is written by hand: a key it does not know is an error, not a typing mistake passed over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportedly.errors import BadMetadata
from reportedly.intake.metadata import Metadata, read_metadata
from reportedly.theatres.model import Outlet

MANIFEST = "manifest.toml"

_TOP_KEYS = frozenset({"theatre", "outlet", "document"})
_OUTLET_KEYS = frozenset({"id", "name", "aliases", "kind", "party", "leans"})
_DOCUMENT_KEYS = frozenset({"file", "outlet", "title", "published_at", "url", "language"})
_SEE_EXAMPLE = "see the manifest of examples/eve-of-talks"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document the manifest names: its file, and what is said of it, or the error in what is said."""

    file: str
    metadata: Metadata | BadMetadata


@dataclass(frozen=True, slots=True)
class Manifest:
    """One manifest as read."""

    path: Path
    theatre: str | None
    outlets: tuple[Outlet, ...]
    entries: tuple[Entry, ...]


def read_manifest(path: Path, where: str) -> Manifest:
    """Read a manifest.

    Raises:
        BadMetadata: it cannot be read as a whole. An error in what is said of one document is kept in its entry.
    """
    fields = _load(path, where)
    _refuse_unknown(fields, _TOP_KEYS, where)
    theatre = fields.get("theatre")
    if theatre is not None and not (isinstance(theatre, str) and theatre):
        raise BadMetadata(where, f"theatre is {theatre!r:.60}", 'write its id, such as theatre = "russia-ukraine"')
    outlets = tuple(_outlet(table, where) for table in _tables(fields, "outlet", where))
    _refuse_twice((outlet.id for outlet in outlets), "outlet", where)
    entries = tuple(_entry(table, where) for table in _tables(fields, "document", where))
    _refuse_twice((entry.file for entry in entries), "file", where)
    return Manifest(path, theatre, outlets, entries)


def _load(path: Path, where: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise BadMetadata(where, f"the manifest cannot be read ({error.strerror})", "check its permissions") from None
    except UnicodeDecodeError:
        raise BadMetadata(where, "the manifest is not UTF-8", "save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadMetadata(where, f"the manifest is broken TOML ({error!s:.120})", "mend that place") from None


def _tables(fields: Mapping[str, object], key: str, where: str) -> list[Mapping[str, object]]:
    tables = fields.get(key, [])
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    raise BadMetadata(where, f"{key} is no list of tables", f"write [[{key}]] above each; {_SEE_EXAMPLE}")


def _outlet(table: Mapping[str, object], where: str) -> Outlet:
    named = f"outlet {table.get('id') or table.get('name') or 'without id'!r}"
    _refuse_unknown(table, _OUTLET_KEYS, where, named)
    words = {key: _words(table, key, where, named) for key in ("id", "name", "kind", "party", "leans")}
    aliases = table.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias for alias in aliases):
        raise BadMetadata(where, f"{named}: aliases is no list of names", 'write aliases = ["…", "…"]')
    missing = [key for key in ("id", "name", "kind") if not words[key]]
    if missing:
        raise BadMetadata(where, f"{named} has no {' and no '.join(missing)}", _SEE_EXAMPLE)
    return Outlet(
        id=words["id"],
        name=words["name"],
        kind=words["kind"],
        aliases=tuple(aliases),
        party=words["party"] or None,
        leans=words["leans"] or None,
    )


def _words(table: Mapping[str, object], key: str, where: str, named: str) -> str:
    value = table.get(key, "")
    if isinstance(value, str):
        return value.strip()
    raise BadMetadata(where, f"{named}: {key} is {value!r:.60}, which is not words", f"write {key} in quotes")


def _entry(table: Mapping[str, object], where: str) -> Entry:
    file = table.get("file")
    if not isinstance(file, str) or not _is_inside(file):
        problem = f"a document's file is {file!r:.80}, which names no file in the manifest's folder"
        raise BadMetadata(where, problem, 'write the path from the folder, such as file = "01-report.txt"')
    try:
        _refuse_unknown(table, _DOCUMENT_KEYS, where, file)
        return Entry(file, read_metadata(table, f"{where}, {file}"))
    except BadMetadata as error:
        return Entry(file, error)


def _is_inside(file: str) -> bool:
    """Refuse to be led out of the folder: a manifest may come from anyone."""
    path = PurePosixPath(file)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and file.isprintable()


def _refuse_unknown(table: Mapping[str, object], known: frozenset[str], where: str, named: str = "") -> None:
    unknown = sorted(table.keys() - known)
    if unknown:
        problem = f"{named + ' has' if named else 'it has'} the unknown key {unknown[0]!r}"
        raise BadMetadata(where, problem, f"the known ones are {', '.join(sorted(known))}")


def _refuse_twice(names: Iterable[str], what: str, where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise BadMetadata(where, f"the {what} {name!r} is described twice", "keep one of the two")
        seen.add(name)
