"""Language packs: one folder of TOML tables a language. Word lists live there, never in Python.

A pack is data: ``load_pack("en").table("cues")`` gives the rows of ``lang/en/cues.toml``, whose one top-level array of
tables has any name. The room that uses a table compiles it. Every entry carries an example that the suite reads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from reportedly.errors import BadResource, MissingResource

Row = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Pack:
    """One language: its code and its tables by file name."""

    code: str
    tables: Mapping[str, Mapping[str, tuple[Row, ...]]]

    def table(self, name: str, array: str | None = None) -> tuple[Row, ...]:
        """Return the rows of ``<name>.toml``: of the named array of tables, or of its only one.

        Raises:
            MissingResource: the pack has no such table or array.
        """
        arrays = self.tables.get(name)
        if arrays is None:
            raise MissingResource(f"table {name!r} of language pack {self.code!r}", "reinstall reportedly")
        if array is None and len(arrays) == 1:
            return next(iter(arrays.values()))
        if array is None or array not in arrays:
            raise MissingResource(f"array {array!r} of table {name!r}", f"name one of {sorted(arrays)}")
        return arrays[array]


def pack_codes() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    return tuple(
        sorted(folder.name for folder in resources.files(__name__).iterdir() if (folder / "cues.toml").is_file())
    )


@cache
def load_pack(code: str) -> Pack:
    """Load a language pack by its code.

    Raises:
        MissingResource: there is no pack for this language.
        BadResource: a table is not TOML or holds anything but arrays of tables.
    """
    folder = resources.files(__name__) / code
    if not code.isalpha() or not folder.is_dir():
        raise MissingResource(
            f"language pack {code!r}", f"set the document's language to one of: {', '.join(pack_codes())}"
        )
    tables = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            tables[file.name.removesuffix(".toml")] = _arrays(file.read_text(encoding="utf-8"), file.name)
    return Pack(code, tables)


def _arrays(text: str, name: str) -> dict[str, tuple[Row, ...]]:
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadResource(name, f"not valid TOML: {error}") from error
    if not all(isinstance(rows, list) for rows in parsed.values()):
        raise BadResource(name, "only arrays of tables ([[entry]]) may stand at the top level")
    return {key: tuple(rows) for key, rows in parsed.items()}
