"""What is known of a conflict: parties, bodies, people with dated offices, outlets, places. One TOML file a theatre."""

from __future__ import annotations

from reportedly.theatres.choosing import fitting
from reportedly.theatres.loading import EMPTY, load_theatre, parse_theatre, theatre_names
from reportedly.theatres.model import Body, Office, Outlet, Party, Person, Place, Theatre

__all__ = [
    "EMPTY",
    "Body",
    "Office",
    "Outlet",
    "Party",
    "Person",
    "Place",
    "Theatre",
    "fitting",
    "load_theatre",
    "parse_theatre",
    "theatre_names",
]
