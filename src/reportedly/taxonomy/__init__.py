"""Closed vocabularies as data: events, measures, weapons, issues. Language-independent; triggers live in ``lang``.

``load_taxonomy().events["attack.drone"]`` gives an entry with its definition, parent and crosswalks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from reportedly.errors import BadResource

KINDS = ("events", "measures", "weapons", "issues")


@dataclass(frozen=True, eq=False)
class Entry:
    """One code of a vocabulary. ``fields`` holds the rest of its TOML table (crosswalks, unit, proposition …)."""

    code: str
    label: str
    definition: str
    parent: str | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Taxonomy:
    """The four vocabularies by code, each in file order."""

    events: Mapping[str, Entry]
    measures: Mapping[str, Entry]
    weapons: Mapping[str, Entry]
    issues: Mapping[str, Entry]


@cache
def load_taxonomy() -> Taxonomy:
    """Load the shipped vocabularies.

    Raises:
        BadResource: an entry lacks a field, repeats a code, or names a parent that is not there.
    """
    return Taxonomy(*(_vocabulary(kind) for kind in KINDS))


def _vocabulary(kind: str) -> dict[str, Entry]:
    name = f"{kind}.toml"
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    entries: dict[str, Entry] = {}
    for row in tomllib.loads(text).get("entry", []):
        missing = {"code", "label", "definition"} - row.keys()
        if missing or row["code"] in entries:
            raise BadResource(
                name, f"entry {row.get('code')!r}: " + (f"lacks {sorted(missing)}" if missing else "twice")
            )
        rest = {k: v for k, v in row.items() if k not in ("code", "label", "definition", "parent")}
        entries[row["code"]] = Entry(row["code"], row["label"], row["definition"], row.get("parent"), rest)
    for entry in entries.values():
        if entry.parent is not None and entry.parent not in entries:
            raise BadResource(name, f"entry {entry.code!r}: parent {entry.parent!r} is not there")
    return entries
