"""Which shipped theatre texts tell of, where nobody names one.

A text tells of a theatre where it names two adversaries of it, by their own names or by those of their bodies and
people. The theatre of which most texts tell is taken where these are at least a third; else none is: a reader that
knows the offices of another war reads worse than one that knows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from reportedly.theatres.loading import EMPTY, load_theatre, theatre_names
from reportedly.theatres.model import Theatre

LEAST_SHARE = 1 / 3


def fitting(texts: Collection[str]) -> Theatre:
    """Return the shipped theatre that most of the texts tell of, the empty one where they are less than a third."""
    telling = {name: sum(tells_of(text, name) for text in texts) for name in theatre_names()}
    most = max(telling, key=telling.__getitem__)
    return load_theatre(most) if texts and telling[most] >= LEAST_SHARE * len(texts) else EMPTY


def tells_of(text: str, name: str) -> bool:
    """Say whether a text names two adversaries of a shipped theatre."""
    theatre = load_theatre(name)
    named = {party for party, words in _words(name).items() if words.search(text)}
    return any(theatre.adversaries(party) & named for party in named)


@cache
def _words(name: str) -> dict[str, re.Pattern[str]]:
    """Return for each belligerent what finds its names in a text."""
    theatre = load_theatre(name)
    return {
        party.id: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _longest_first(theatre, party.id)))})(?!\w)")
        for party in theatre.parties.values()
        if party.adversaries
    }


def _longest_first(theatre: Theatre, party: str) -> list[str]:
    return sorted(set(_names(theatre, party)), key=lambda name: (-len(name), name))


def _names(theatre: Theatre, party_id: str) -> Iterator[str]:
    party = theatre.parties[party_id]
    yield from (party.name, *party.aliases, *party.demonyms, *party.metonyms)
    for body in theatre.bodies.values():
        if body.party == party_id:
            yield from (body.name, *body.aliases)
    for person in theatre.people.values():
        if person.party == party_id:
            yield from (person.name, *person.aliases)
