"""The types of a theatre file, one dataclass a table, and the questions the house asks of a theatre."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the conflict (role belligerent) or a third party.

    A reading adds "side": one that a text names by a common noun alone ("the army", "rebels"), which shows no war yet.
    """

    id: str
    name: str
    role: str
    adversaries: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    plural: bool = False
    area_km2: int | None = None
    area_source: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A military, ministry, agency, armed formation, court, organisation or mapping project."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    party: str | None = None
    leans: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office and when it was held; ``until`` None while in office as of the last check."""

    title: str
    short: tuple[str, ...] = ()
    body: str | None = None
    since: date | None = None
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Say whether the office was held on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who acts or speaks in the theatre."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    party: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet or wire that texts cite."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    party: str | None = None
    leans: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. ``country`` is a party id or a two-letter code; ``within`` the id of the place it lies in."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    within: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, eq=False)
class Theatre:
    """Everything known of one conflict, by id."""

    id: str
    name: str
    about: str
    since: date
    parties: Mapping[str, Party]
    bodies: Mapping[str, Body]
    people: Mapping[str, Person]
    outlets: Mapping[str, Outlet]
    places: Mapping[str, Place]

    def adversaries(self, party: str | None) -> frozenset[str]:
        """Return the ids of the parties at war with this one; empty for third parties and None."""
        known = self.parties.get(party or "")
        return frozenset(known.adversaries) if known else frozenset()

    def side_of(self, actor_id: str) -> str | None:
        """Return the party an actor belongs or leans to; None where it is independent or not in the theatre."""
        if actor_id in self.parties:
            return actor_id
        if actor_id in self.people:
            return self.people[actor_id].party
        entry = self.bodies.get(actor_id) or self.outlets.get(actor_id)
        return (entry.party or entry.leans) if entry else None

    def containers(self, place_id: str) -> tuple[str, ...]:
        """Return the ids that contain the place, nearest first, its country last."""
        chain: list[str] = []
        place = self.places.get(place_id)
        while place is not None and place.within and place.within not in chain:
            chain.append(place.within)
            place = self.places.get(place.within)
        country = self.places[place_id].country if place_id in self.places else None
        return tuple(chain + [country] if country and country not in chain else chain)

    def with_parties(self, parties: Iterable[Party]) -> Theatre:
        """Return the theatre with parties added that it does not list; those that it lists stay as they are."""
        added = {party.id: party for party in parties if party.id not in self.parties}
        return replace(self, parties={**self.parties, **added}) if added else self

    def with_outlets(self, outlets: Iterable[Outlet]) -> Theatre:
        """Return the theatre with these outlets added; an id already there is replaced."""
        return replace(self, outlets={**self.outlets, **{o.id: o for o in outlets}})
