"""The rules between the entries of a theatre: references that resolve, names that tell people apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from reportedly.theatres.model import Office, Person, Theatre


def broken_rules(theatre: Theatre) -> Iterator[tuple[str, str]]:
    """Yield where and what for every rule between entries that is broken."""
    yield from _broken_adversaries(theatre)
    yield from _broken_references(theatre)
    yield from _broken_places(theatre)
    yield from _shared_names(theatre)


def _broken_adversaries(theatre: Theatre) -> Iterator[tuple[str, str]]:
    for party in theatre.parties.values():
        where = f"[[party]] {party.id}"
        if party.adversaries and party.role != "belligerent":
            yield where, "only belligerents have adversaries"
        for other in party.adversaries:
            if other not in theatre.parties or other == party.id:
                yield where, f"the adversary {other!r} is no other party of this file"


def _broken_references(theatre: Theatre) -> Iterator[tuple[str, str]]:
    references: list[tuple[str, str, str | None]] = []
    for key, rows in (("body", theatre.bodies.values()), ("outlet", theatre.outlets.values())):
        for row in rows:
            references += [(f"[[{key}]] {row.id}", f, v) for f, v in (("party", row.party), ("leans", row.leans))]
    references += [(f"[[person]] {p.id}", "party", p.party) for p in theatre.people.values()]
    for where, field, value in references:
        if value is not None and value not in theatre.parties:
            yield where, f"{field!r} is {value!r}, which is no party of this file"
    for person in theatre.people.values():
        for office in person.offices:
            if office.body is not None and office.body not in theatre.bodies:
                yield (
                    f"[[person]] {person.id}",
                    f"'body' is {office.body!r}, which is no body of this file",
                )


def _broken_places(theatre: Theatre) -> Iterator[tuple[str, str]]:
    for place in theatre.places.values():
        where, country = f"[[place]] {place.id}", place.country
        is_code = country is not None and len(country) == 2 and country.isalpha() and country.isupper()
        if country is not None and country not in theatre.parties and not is_code:
            yield where, f"'country' is {country!r}: it must be a party of this file or a two-letter code in capitals"
        if place.within is not None and place.within not in theatre.places:
            yield where, f"'within' is {place.within!r}, which is no place of this file"
        if place.id in theatre.containers(place.id):
            yield where, "the place contains itself by way of 'within'"


def _shared_names(theatre: Theatre) -> Iterator[tuple[str, str]]:
    """Two people who could be in the news at one time must not answer to one name."""
    holders: dict[str, list[Person]] = {}
    for person in theatre.people.values():
        for name in {person.name, *person.aliases}:
            holders.setdefault(name, []).append(person)
    for name, people in sorted(holders.items()):
        for one, other in combinations(people, 2):
            if _in_office_together(one, other):
                yield f"[[person]] {other.id}", f"the name {name!r} is also {one.id}'s in the same years: leave it out"


def _in_office_together(one: Person, other: Person) -> bool:
    return any(
        (a.since or date.min) <= (b.until or date.max) and (b.since or date.min) <= (a.until or date.max)
        for a in one.offices or (Office(""),)
        for b in other.offices or (Office(""),)
    )
