"""The countries of the world and their capitals, as a language names them: known without a theatre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import Pack


@dataclass(frozen=True, eq=False)
class World:
    """Countries by name, and the countries of capitals, both by their names in small letters."""

    countries: Mapping[str, tuple[str, str]]  # name → code and first name
    capitals: Mapping[str, str]  # name → code
    names: Mapping[str, str]  # code → first name


@cache
def world(pack: Pack) -> World:
    """Compile the pack's countries; a name that is another place too (``ambiguous``) tells no country."""
    rows = [row for row in pack.table("names", "country") if not row.get("ambiguous")]
    return World(
        {name.casefold(): (row["code"], row["names"][0]) for row in rows for name in row["names"]},
        {row["capital"].casefold(): row["code"] for row in rows if "capital" in row},
        {row["code"]: row["names"][0] for row in rows},
    )
