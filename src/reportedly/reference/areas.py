"""Official areas of parties: the theatre's own number first, then the pinned table of countries."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.checks import TheatreReference
from reportedly.reference.catalog import load_catalog, read_pinned
from reportedly.theatres import Theatre


@cache
def country_areas() -> Mapping[str, int]:
    """Return the total area of each country, in km², by its common English name."""
    return {row["country"]: int(row["area_km2"]) for row in csv.DictReader(read_pinned("areas").splitlines())}


@dataclass(frozen=True, eq=False)
class ShippedReference:
    """What checks compare claims with: the theatre's facts, and those that ship with the package."""

    theatre: Theatre

    def official_area(self, party: str) -> tuple[int, str] | None:
        """Return a party's official total area in km² and where the number is from, None where it is not known."""
        told = TheatreReference(self.theatre).official_area(party)
        if told is not None:
            return told
        known = self.theatre.parties.get(party)
        area = None if known is None else country_areas().get(known.name)
        return None if area is None else (area, load_catalog()["areas"].origin)
