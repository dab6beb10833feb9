"""Theatre files: TOML text in, a checked ``Theatre`` out, or an error that names the entry and the broken rule.

A file is refused as a whole: a theatre with a hole in it would make claims come out wrong without a word. Reading a
user's own file is the caller's job; only the theatres that ship with the package are found here by name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from reportedly.errors import BadResource, MissingResource
from reportedly.theatres.model import Body, Office, Outlet, Party, Person, Place, Theatre
from reportedly.theatres.rules import broken_rules

Row = Mapping[str, Any]
T = TypeVar("T")

ROLES = frozenset({"belligerent", "third"})
BODY_KINDS = frozenset(
    {
        *("military", "ministry", "agency", "government", "legislature", "court"),
        *("prosecutor", "armed_group", "organisation", "mapping", "emergency", "company"),
    }
)
OUTLET_KINDS = frozenset({"wire", "newspaper", "broadcaster", "online", "channel"})
PLACE_KINDS = frozenset(
    {
        *("country", "region", "city", "town", "village", "base"),
        *("sea", "bridge", "river", "area", "venue"),
    }
)
EMPTY = Theatre("none", "Who said what", "Nothing is known beforehand.", date.min, {}, {}, {}, {}, {})


def theatre_names() -> tuple[str, ...]:
    """Return the names of the theatres that ship with the package, sorted."""
    files = (file.name for file in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


@cache
def load_theatre(name: str) -> Theatre:
    """Load a theatre that ships with the package; once a process.

    Raises:
        MissingResource: there is none of this name; the message lists those that exist.
        BadResource: its file breaks a rule of the format.
    """
    if name not in theatre_names():
        raise MissingResource(f"theatre {name!r}", f"name one of {', '.join(theatre_names())}, or give a file")
    return parse_theatre((resources.files(__package__) / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def parse_theatre(text: str, name: str) -> Theatre:
    """Build a theatre from the text of a file; ``name`` is what errors call the file.

    Raises:
        BadResource: the text is not TOML or breaks a rule; the message says which file, table, entry and rule.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadResource(name, f"not valid TOML: {error}") from error
    _refuse_unknown(tables, frozenset({"theatre", "party", "body", "person", "outlet", "place"}), name)
    head = _Entry(_table(tables, "theatre", name), f"{name}, [theatre]")
    head.allow("id", "name", "about", "since")
    theatre = Theatre(
        id=head.text("id"),
        name=head.text("name"),
        about=head.text("about"),
        since=head.day("since"),
        parties={p.id: p for p in _read(tables, "party", name, _party)},
        bodies={b.id: b for b in _read(tables, "body", name, _body)},
        people={p.id: p for p in _read(tables, "person", name, _person)},
        outlets={o.id: o for o in _read(tables, "outlet", name, _outlet)},
        places={p.id: p for p in _read(tables, "place", name, _place)},
    )
    _check_ids(tables, name)
    for where, problem in broken_rules(theatre):
        raise BadResource(f"{name}, {where}", problem)
    return theatre


# ── one row at a time ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row with the words that say where it stands, so that every refusal can."""

    row: Row
    where: str

    def refuse(self, problem: str) -> BadResource:
        return BadResource(self.where, problem)

    def allow(self, *fields: str) -> None:
        unknown = sorted(set(self.row) - set(fields))
        if unknown:
            raise self.refuse(f"unknown field {unknown[0]!r}: the fields are {', '.join(fields)}")

    def text(self, field: str) -> str:
        value = self.row.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(f"{field!r} must be a text that is not empty")
        return value

    def reference(self, field: str) -> str | None:
        value = self.row.get(field, "")
        if not isinstance(value, str):
            raise self.refuse(f'{field!r} must be an id, or "" for none')
        return value or None

    def one_of(self, field: str, allowed: frozenset[str]) -> str:
        value = self.text(field)
        if value not in allowed:
            raise self.refuse(f"{field!r} is {value!r}: it must be one of {', '.join(sorted(allowed))}")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.row.get(field, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.refuse(f"{field!r} must be a list of texts, none of them empty")
        return tuple(value)

    def day(self, field: str) -> date:
        value = self.maybe_day(field)
        if value is None:
            raise self.refuse(f"{field!r} must be a date, written 2022-02-24")
        return value

    def maybe_day(self, field: str) -> date | None:
        value = self.row.get(field)
        if value is not None and type(value) is not date:  # a datetime is a date to isinstance
            raise self.refuse(f"{field!r} must be a date, written 2022-02-24")
        return value

    def degrees(self, field: str, limit: int) -> float | None:
        value = self.row.get(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not -limit <= value <= limit:
            raise self.refuse(f"{field!r} must be a number of degrees from -{limit} to {limit}")
        return float(value)


def _table(tables: Row, key: str, name: str) -> Row:
    table = tables.get(key)
    if not isinstance(table, dict):
        raise BadResource(name, f"the table [{key}] is missing")
    return table


def _refuse_unknown(tables: Row, known: frozenset[str], name: str) -> None:
    for key in tables:
        if key not in known:
            raise BadResource(name, f"unknown table {key!r}: the tables are {', '.join(sorted(known))}")


def _read(tables: Row, key: str, name: str, build: Callable[[_Entry], T]) -> Iterator[T]:
    rows = tables.get(key, [])
    if not isinstance(rows, list):
        raise BadResource(name, f"{key!r} must be an array of tables: write [[{key}]]")
    for number, row in enumerate(rows, start=1):
        label = row.get("id") or f"number {number}"
        yield build(_Entry(row, f"{name}, [[{key}]] {label}"))


def _party(entry: _Entry) -> Party:
    entry.allow(
        *("id", "name", "role", "adversaries", "demonyms", "metonyms", "aliases", "plural", "area_km2", "area_source")
    )
    plural, area = entry.row.get("plural", False), entry.row.get("area_km2")
    if not isinstance(plural, bool):
        raise entry.refuse("'plural' must be true or false")
    if area is not None and (isinstance(area, bool) or not isinstance(area, int) or area <= 0):
        raise entry.refuse("'area_km2' must be a whole number above 0")
    if area is not None and not entry.row.get("area_source"):
        raise entry.refuse("an area needs its 'area_source'")
    return Party(
        id=entry.text("id"),
        name=entry.text("name"),
        role=entry.one_of("role", ROLES),
        adversaries=entry.texts("adversaries"),
        demonyms=entry.texts("demonyms"),
        metonyms=entry.texts("metonyms"),
        aliases=entry.texts("aliases"),
        plural=plural,
        area_km2=area,
        area_source=entry.reference("area_source"),
    )


def _body(entry: _Entry) -> Body:
    entry.allow("id", "name", "aliases", "short", "party", "leans", "kind")
    return Body(
        id=entry.text("id"),
        name=entry.text("name"),
        kind=entry.one_of("kind", BODY_KINDS),
        aliases=entry.texts("aliases"),
        short=entry.texts("short"),
        party=entry.reference("party"),
        leans=entry.reference("leans"),
    )


def _person(entry: _Entry) -> Person:
    entry.allow("id", "name", "aliases", "party", "office")
    rows = entry.row.get("office", [])
    if not isinstance(rows, list):
        raise entry.refuse("'office' must be an array of tables: write [[person.office]]")
    return Person(
        id=entry.text("id"),
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        party=entry.reference("party"),
        offices=tuple(_office(_Entry(row, f"{entry.where}, office {n}")) for n, row in enumerate(rows, start=1)),
    )


def _office(entry: _Entry) -> Office:
    entry.allow("title", "short", "body", "since", "until", "source")
    entry.text("source")
    since, until = entry.maybe_day("since"), entry.maybe_day("until")
    if since is not None and until is not None and until < since:
        raise entry.refuse(f"the office ends on {until}, before it starts on {since}")
    return Office(entry.text("title"), entry.texts("short"), entry.reference("body"), since, until)


def _outlet(entry: _Entry) -> Outlet:
    entry.allow("id", "name", "aliases", "kind", "party", "leans")
    return Outlet(
        id=entry.text("id"),
        name=entry.text("name"),
        kind=entry.one_of("kind", OUTLET_KINDS),
        aliases=entry.texts("aliases"),
        party=entry.reference("party"),
        leans=entry.reference("leans"),
    )


def _place(entry: _Entry) -> Place:
    entry.allow("id", "name", "aliases", "kind", "country", "within", "lat", "lon")
    latitude, longitude = entry.degrees("lat", 90), entry.degrees("lon", 180)
    if (latitude is None) != (longitude is None):
        raise entry.refuse("'lat' and 'lon' go together")
    return Place(
        id=entry.text("id"),
        name=entry.text("name"),
        kind=entry.one_of("kind", PLACE_KINDS),
        aliases=entry.texts("aliases"),
        country=entry.reference("country"),
        within=entry.reference("within"),
        latitude=latitude,
        longitude=longitude,
    )


# ── the file as a whole ──────────────────────────────────────────────────────────────────────────────────────────────


def _check_ids(tables: Row, name: str) -> None:
    seen: dict[str, str] = {}
    for key in ("party", "body", "person", "outlet", "place"):
        for row in tables.get(key, []):
            if row["id"] in seen:
                raise BadResource(f"{name}, [[{key}]] {row['id']}", f"the id is already used by a {seen[row['id']]}")
            seen[row["id"]] = key
