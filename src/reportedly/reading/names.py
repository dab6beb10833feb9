"""Actors by name: those of the theatre, then what only the parser and the text itself give away.

A surname that follows another first name is somebody else: "Melania Trump" is not the president.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from reportedly.model import Actor, ActorKind
from reportedly.reading.acting import can_act
from reportedly.reading.gazetteer import Match, Sense
from reportedly.reading.places import is_part_of_longer_name
from reportedly.reading.senses import ACTOR, NameKind, Use, head_token, use_of
from reportedly.reading.sightings import Page, Sighting, unlisted_id
from reportedly.reading.titles import titled
from reportedly.reading.unlisted import body_family, find_other_surnames, find_outlets, find_unlisted
from reportedly.theatres import Person

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_IN_THE_NEWS = timedelta(days=365)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})


def find_named(page: Page) -> list[Sighting]:
    """Return every actor that stands there by name."""
    others = find_other_surnames(page)
    found = [s for match in page.matches for s in _listed(page, match, others) if not _is_opening(page, match)]
    taken = {i for s in found for i in range(s.first, s.last + 1)} | page.openings.towns
    taken |= {i for p in page.places if p.where.place_id for i in _tokens_of(page, p.span.start, p.span.end)}
    found += find_outlets(page, taken)
    surnames = others | _listed_surnames(page, found)
    for entity in page.doc.ents:
        found += find_unlisted(page, entity, taken, surnames)
    people = [s for s in found if s.actor and s.actor.kind is ActorKind.PERSON]
    page.people.update({s.token: s for s in people})
    page.people_from.update({s.first: s for s in people})
    return found


def _is_opening(page: Page, match: Match) -> bool:
    return match.first in page.openings.towns and bool(match.ids(Sense.PLACE) or match.ids(Sense.METONYM))


def _listed_surnames(page: Page, found: list[Sighting]) -> set[str]:
    known = (page.theatre.people.get(s.actor.id) for s in found if s.actor)
    return {person.name.split()[-1] for person in known if person}


def _tokens_of(page: Page, start: int, end: int) -> range:
    stretch = page.doc.char_span(start, end, alignment_mode="expand")
    return range(stretch.start, stretch.end) if stretch is not None else range(0)


def _listed(page: Page, match: Match, others: set[str]) -> Iterator[Sighting]:
    if match.ids(Sense.PERSON):
        sighting = _person(page, match, others)
        if sighting is not None:
            yield sighting
        return
    for sense, read in (
        (Sense.OUTLET, _outlet),
        (Sense.BODY, _body),
        (Sense.PARTY, _party),
        (Sense.METONYM, _metonym),
        (Sense.DEMONYM, _demonym),
        (Sense.SHORT, _short),
    ):
        if match.ids(sense):
            sighting = read(page, match)
            if sighting is not None:
                yield sighting
            return


def _person(page: Page, match: Match, others: set[str]) -> Sighting | None:
    ids = match.ids(Sense.PERSON)
    known = page.theatre.people[ids[0]]
    if len(ids) > 1 or _is_namesake(page, match):
        return None
    if match.first == match.last and not _is_meant(page, match, known, others):
        return None
    actor = Actor(known.id, known.name, ActorKind.PERSON, known.party)
    sighting = titled(page, match.first, match.last, actor, "name")
    sighting.gender = sighting.gender or page.words.given_names.get(page.names.pieces(known.name)[0].lower(), "")
    return sighting


def _is_meant(page: Page, match: Match, known: Person, others: set[str]) -> bool:
    """Say whether a lone surname is the theatre's: named in full too, or in the news then and nobody else here."""
    if any(m.last > m.first and m.ids(Sense.PERSON) == (known.id,) for m in page.matches):
        return True
    if page.doc[match.last].text in others:
        return False
    day = page.day
    return day is None or not known.offices or any(o.held_on(d) for o in known.offices for d in _around(day))


def _around(day: date) -> tuple[date, ...]:
    """Return the day and days shortly before and after it, since people stay in the news after their office."""
    return (day, day - _IN_THE_NEWS, day + _IN_THE_NEWS)


def _is_namesake(page: Page, match: Match) -> bool:
    """Say whether a lone surname follows the first name of somebody else."""
    if match.first != match.last or match.first == 0:
        return False
    before = page.doc[match.first - 1]
    if before.tag_ not in _NAME_TAGS or before.head.i > match.last or before.i in page.match_at:
        return False
    if before.text in page.words.honorifics or before.lemma_.lower() in page.words.offices | page.words.trades:
        return False
    return before.ent_type_ == "PERSON" and page.doc[match.last].ent_iob_ == "I"


def _outlet(page: Page, match: Match) -> Sighting | None:
    outlet = page.theatre.outlets[match.ids(Sense.OUTLET)[0]]
    token = head_token(page.doc, match.first, match.last)
    actor = Actor(outlet.id, outlet.name, ActorKind.OUTLET, outlet.party)
    return Sighting(match.first, match.last, token.i, actor, "name", token.dep_ in _MODIFIERS)


def _body(page: Page, match: Match) -> Sighting | None:
    body_id = match.ids(Sense.BODY)[0]
    token = head_token(page.doc, match.first, match.last)
    if match.ids(Sense.PLACE) and use_of(token, NameKind.TOWN, page.words).place:
        return None
    is_joined = page.is_hyphened(match.first, match.last)
    if len(match.ids(Sense.BODY)) > 1 or is_joined:
        return None
    attributive = token.dep_ in _MODIFIERS
    return Sighting(match.first, match.last, token.i, page.body_actor(body_id), "name", attributive)


def _short(page: Page, match: Match) -> Sighting | None:
    """Read a capitalised name that many states have ("the Land Forces", "Ministry of Defence"), its side still open."""
    doc, token = page.doc, head_token(page.doc, match.first, match.last)
    after = match.last + 1
    is_title = all(doc[i].text[0].isupper() or doc[i].pos_ == "ADP" for i in range(match.first, after))
    if not is_title or not can_act(token, page.words) or (after < len(doc) and _belongs_on(doc[after])):
        return None
    before = doc[match.first - 1] if match.first else None
    if before is not None and (before.tag_ in (*_NAME_TAGS, "JJ", "POS", "HYPH") or before.lower_ in ("a", "an")):
        return None
    owner = before.i if before is not None and before.lower_ == "its" else None
    name = page.text(match.first, match.last)
    family = body_family(page, match.first, match.last)
    actor = Actor(unlisted_id(family, name), name, ActorKind.BODY)
    is_owned = token.dep_ == "poss"
    return Sighting(
        first=match.first,
        last=match.last,
        token=token.i,
        actor=actor if owner is not None else None,
        how="noun",
        attributive=is_owned,
        family=family,
        shorts=match.ids(Sense.SHORT),
        fallback=actor,
        owner=owner,
    )


def _belongs_on(after: Token) -> bool:
    """Say whether a name goes on: "Air Force One", "Ministry of Defence of Norway"."""
    return after.tag_ in (*_NAME_TAGS, "CD") or after.lower_ in ("of", "for")


def _party(page: Page, match: Match) -> Sighting | None:
    token = head_token(page.doc, match.first, match.last)
    party = match.ids(Sense.PARTY)[0]
    use = use_of(token, NameKind.COUNTRY, page.words)
    if page.is_group(party) and not use.actor:
        use = ACTOR  # "the town fell to the RSF": a group is never a place
    return _side(page, match, token.i, use, "name", party)


def _metonym(page: Page, match: Match) -> Sighting | None:
    if match.ids(Sense.PLACE) and is_part_of_longer_name(page.doc, match, page.words):
        return None
    token = head_token(page.doc, match.first, match.last)
    kind = NameKind.TOWN if match.ids(Sense.PLACE) else NameKind.SEAT
    return _side(page, match, token.i, use_of(token, kind, page.words), "metonym", match.ids(Sense.METONYM)[0])


def _side(page: Page, match: Match, token: int, use: Use, how: str, party: str) -> Sighting | None:
    if not use.actor or page.is_hyphened(match.first, match.last):
        return None
    return Sighting(match.first, match.last, token, page.party_actor(party), how, use.attributive)


def _is_inside_title(page: Page, match: Match) -> bool:
    """Say whether a demonym is a later word of some other name: the "African American Museum"."""
    token = page.doc[match.first]
    before = token.nbor(-1) if token.i > 0 else None
    is_name = before is not None and before.tag_ in (*_NAME_TAGS, "JJ") and before.is_title
    return is_name and token.ent_iob_ == "I" and token.ent_type_ in ("ORG", "NORP", "LAW", "WORK_OF_ART", "FAC")


def _demonym(page: Page, match: Match) -> Sighting | None:
    """Read "Russian" as its party before a noun, and "Russians" as people of it."""
    token, party = head_token(page.doc, match.first, match.last), match.ids(Sense.DEMONYM)[0]
    if page.is_hyphened(match.first, match.last) or _is_inside_title(page, match):
        return None
    if token.dep_ in _MODIFIERS or token.pos_ == "ADJ":
        is_modifier = token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
        return (
            Sighting(match.first, match.last, token.i, page.party_actor(party), "demonym", True)
            if is_modifier
            else None
        )
    written = page.text(match.first, match.last)
    is_people = token.tag_ in ("NNS", "NNPS") and can_act(token, page.words)
    people = Actor(unlisted_id("people", written, party=party), written, ActorKind.COLLECTIVE, party)
    return Sighting(match.first, match.last, token.i, people, "demonym", plural=True) if is_people else None
