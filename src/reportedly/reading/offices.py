"""Offices as written, led to their holder on the day of publication: "the Ukrainian defence minister".

Nobody is invented: without a unique holder in the theatre, or a person named before, the office stays an unnamed
official of its party.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from spacy.tokens import Token

from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind
from reportedly.reading.acting import can_act
from reportedly.reading.gazetteer import Gazetteer, Match, Sense, gazetteer
from reportedly.reading.places import where_of
from reportedly.reading.sightings import Page, Sighting, named_beside, phrase_end, unlisted_id
from reportedly.theatres import Office, Person, Theatre

Key = frozenset[str]
_IDLE = frozenset({"of", "the", "for", "s", "'", "and", "to", "a", "an", "at", "in", "region", "oblast", "-", "."})
_REGION_REACH = 2  # sentences back in which the only region named is "the regional …"'s
_REGIONAL = frozenset({"regional", "provincial", "local"})
_TAIL = 8  # tokens after an office noun that can still be its "of …"


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone and one of the offices they held."""

    person: Person
    office: Office


@lru_cache(maxsize=16)
def holders(theatre: Theatre, pack: Pack) -> Mapping[Key, tuple[Holder, ...]]:
    """Index every office by the words of its title and short forms, party names taken out, places by id."""
    names = gazetteer(theatre, pack)
    index: dict[Key, list[Holder]] = {}
    for person in theatre.people.values():
        for office in person.offices:
            for phrase in (office.title, *office.short):
                known = index.setdefault(_key_of(phrase, names), [])
                if Holder(person, office) not in known:
                    known.append(Holder(person, office))
    return {key: tuple(found) for key, found in index.items()}


def _key_of(phrase: str, names: Gazetteer) -> Key:
    words, ids = names.split(phrase)
    return frozenset(words - _IDLE | ids)


def find_offices(page: Page, taken: set[int], *, pack: Pack) -> Iterator[Sighting]:
    """Yield every office that stands without a name; the holder is settled where the theatre knows one."""
    known = holders(page.listed, pack)
    for token in page.doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in page.words.offices:
            continue
        if token.dep_ in ("compound", "nmod", "amod") or _is_surname(page, token):
            continue
        sighting = _beside_name(page, token) or _sighting(page, token, known)
        if sighting is not None:
            yield sighting


def _is_surname(page: Page, token: Token) -> bool:
    """Say whether the word is somebody's name: "Mr. King"."""
    return token.i > 0 and token.tag_ == "NNP" and token.nbor(-1).text in page.words.honorifics


def _beside_name(page: Page, token: Token) -> Sighting | None:
    """Read "the governor, Jane Doe" as one person twice over, and let the office stand in her title."""
    person = named_beside(page, token)
    if person is None:
        return None
    first = page.phrase_start(token)
    own = page.own_words(first, token.i)
    person.office = person.office or page.text(own[0], token.i)
    party, _ = page.owner_of(token)
    if person.actor is not None and person.actor.party is None and party is not None:
        person.actor = replace(person.actor, party=party)
    return Sighting(first, token.i, token.i, person.actor, "office", token.dep_ == "poss")


def _sighting(page: Page, token: Token, known: Mapping[Key, tuple[Holder, ...]]) -> Sighting | None:
    first = page.phrase_start(token)
    party, leans = page.owner_of(token)
    actor = None
    if token.tag_ in ("NN", "NNP") and _is_one(page, token, first):
        actor = _holder(page, token, first, party, known)
    if actor is None and not can_act(token, page.words):
        return None
    last = phrase_end(page, token)
    name = page.text(first, last)
    own = " ".join(page.doc[i].lower_ for i in page.own_words(first, last))
    fallback = Actor(unlisted_id("official", own, party=party, leans=leans), name, ActorKind.UNNAMED, party)
    definite = any(c.lower_ == "the" for c in token.children)
    is_single = token.tag_ in ("NN", "NNP")
    is_asking = actor is None and definite and party is None and is_single
    return Sighting(
        first=first,
        last=token.i,
        token=token.i,
        actor=actor or (None if is_asking else fallback),
        how="office" if actor else "noun",
        attributive=token.dep_ == "poss",
        office=token.lemma_.lower() if is_asking else None,
        plural=not is_single,
        family="official",
        gender=page.words.gendered_nouns.get(token.lemma_.lower(), ""),
        fallback=fallback,
    )


def _is_one(page: Page, token: Token, first: int) -> bool:
    """Say whether the office is held now and by one: not "a minister", not "the former president"."""
    if any(c.lower_ in ("a", "an", "another", "some", "one", "any", "no", "every") for c in token.children):
        return False
    return not any(page.doc[i].lower_ in page.words.past for i in range(first, token.i))


def _holder(
    page: Page, token: Token, first: int, party: str | None, known: Mapping[Key, tuple[Holder, ...]]
) -> Actor | None:
    for key in _keys(page, token, first):
        found = [h for h in known.get(key, ()) if party is None or h.person.party == party]
        if party is None and not any(":" in word for word in key):
            continue  # "the minister" alone is nobody's
        people = {h.person.id: h for h in found if _is_held(h.office, page.day)}
        if len(people) == 1:
            holder = next(iter(people.values()))
            return Actor(
                holder.person.id, holder.person.name, ActorKind.PERSON, holder.person.party, holder.office.title
            )
    return None


def _is_held(office: Office, day: date | None) -> bool:
    return True if day is None else office.held_on(day)


def _keys(page: Page, token: Token, first: int) -> Iterator[Key]:
    """Yield the words of an office with its place as written, then with each place that holds that place."""
    words: set[str] = set()
    places: list[str] = []
    is_seat = False
    for i in (*range(first, token.i + 1), *_tail(page, token)):
        match = page.match_at.get(i)
        place = _place_of(match)
        if place is not None and match is not None:
            places = places or [place, *where_of(page.theatre, place).within]
            is_seat = bool(match.ids(Sense.METONYM))
        elif match is not None and match.only(Sense.BODY):
            words.add(f"body:{match.only(Sense.BODY)}")
        elif page.party_at(i) is None:
            words |= {piece.lower() for piece in page.names.pieces(page.doc[i].text)}
    if not places and words & _REGIONAL:
        places = _only_region(page, token)
        if not places:
            return
    bare = frozenset(words - _REGIONAL - _IDLE)
    yield from (bare | {f"place:{place}"} for place in places)
    if is_seat or not places:
        yield bare


def _tail(page: Page, token: Token) -> list[int]:
    child = next((c for c in token.children if c.i > token.i and c.dep_ == "prep" and c.lower_ in ("of", "for")), None)
    if child is None or child.right_edge.i - token.i > _TAIL:
        return []
    return list(range(child.i, child.right_edge.i + 1))


def _place_of(match: Match | None) -> str | None:
    if match is None or match.ids(Sense.PARTY) or match.ids(Sense.BODY):
        return None
    return match.only(Sense.PLACE)


def _only_region(page: Page, token: Token) -> list[str]:
    """Return the one region named shortly before, nothing where there are two."""
    here = page.sentence[token.i]
    near = {
        place.where.place_id
        for place in page.places
        if place.where.kind == "region" and place.where.place_id and place.token < token.i
        if here - _REGION_REACH <= page.sentence[place.token]
    }
    return [i for i in near if i] if len(near) == 1 else []
