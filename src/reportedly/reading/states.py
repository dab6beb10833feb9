"""States that act in a text and that no theatre lists, known by the pack's list of the world's states.

A name counts as "Thailand said" and "Thai troops" do; a capital only where those who govern from it are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.gazetteer import Entry, Match, Sense, gazetteer
from reportedly.reading.lexicon import Lexicon
from reportedly.reading.senses import NameKind, head_token, use_of
from reportedly.reading.sightings import slug
from reportedly.theatres import EMPTY, Party, Theatre

_NAME_TAGS = frozenset({"NNP", "NNPS"})


@lru_cache(maxsize=8)
def world(pack: Pack) -> Theatre:
    """Return the pack's states as a theatre of their own."""
    parties = (
        Party(
            id=slug(row["name"]),
            name=row["name"],
            role="third",
            demonyms=tuple(row["demonyms"]),
            metonyms=tuple(row["seats"]),
            aliases=tuple(row["aliases"]),
        )
        for row in pack.table("states", "state")
    )
    return replace(EMPTY, id="world", name="the world's states", parties={party.id: party for party in parties})


@lru_cache(maxsize=16)
def _listed_as(theatre: Theatre, pack: Pack) -> Mapping[str, str]:
    """Return the theatre's id of every state that it lists, by the id of the list of states."""
    ours = {n.casefold(): p.id for p in theatre.parties.values() for n in (p.id, p.name, *p.aliases)}
    return {
        state.id: ours[name.casefold()]
        for state in world(pack).parties.values()
        for name in (state.name, *state.aliases)
        if name.casefold() in ours
    }


def find_states(
    doc: Doc, taken: set[int], *, pack: Pack, theatre: Theatre, words: Lexicon
) -> Iterator[tuple[Match, Party]]:
    """Yield the words that name a state which the theatre's own names leave open, with the state."""
    known = _listed_as(theatre, pack)
    for match in gazetteer(world(pack), pack).find(doc):
        tokens = range(match.first, match.last + 1)
        if not taken.isdisjoint(tokens) or not _is_meant(doc, match, words):
            continue
        sense, found = match.entries[0]
        state = world(pack).parties[found]
        party = theatre.parties.get(known.get(found, ""), state)
        yield match._replace(entries=(Entry(sense, party.id),)), party


def _is_meant(doc: Doc, match: Match, words: Lexicon) -> bool:
    """Say whether the state is meant, not somebody's name, a newspaper or the town."""
    token = head_token(doc, match.first, match.last)
    if _is_of_person(doc, match, words) or _is_of_outlet(doc, match.last, words):
        return False
    if match.entries[0].sense is not Sense.METONYM:
        return True
    use = use_of(token, NameKind.TOWN, words)
    return use.actor and not use.place


def _is_of_person(doc: Doc, match: Match, words: Lexicon) -> bool:
    """Say whether the name is one of somebody's: "Jordan Brown", "Mr. Chad"."""
    before = doc[match.first - 1].text if match.first else ""
    after = match.last + 1 < len(doc) and doc[match.last + 1].ent_type_ == "PERSON"
    is_inside = doc[match.first].ent_type_ == "PERSON" and doc[match.first].ent_iob_ == "I"
    goes_on = doc[match.last].ent_type_ == "PERSON" and after and doc[match.last + 1].ent_iob_ == "I"
    return is_inside or goes_on or before in words.honorifics


def _is_of_outlet(doc: Doc, last: int, words: Lexicon) -> bool:
    """Say whether the name opens that of an outlet: "Sudan Tribune"."""
    while last + 1 < len(doc) and doc[last + 1].tag_ in _NAME_TAGS:
        last += 1
        if doc[last].text in words.outlet_heads:
            return True
    return False
