"""What is known of a conflict: parties, bodies, people with dated offices, outlets, places. One TOML file a theatre."""

from __future__ import annotations

from reportedly.theatres.model import Body, Office, Outlet, Party, Person, Place, Theatre

__all__ = ["Body", "Office", "Outlet", "Party", "Person", "Place", "Theatre"]
