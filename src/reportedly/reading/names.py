"""Actors by name: those of the theatre, and the people and organisations that only the parser knows.

A surname that follows another first name is somebody else: "Melania Trump" is not the president.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Stretch

from reportedly.model import Actor, ActorKind
from reportedly.reading.acting import can_act
from reportedly.reading.gazetteer import Match, Sense
from reportedly.reading.places import is_part_of_longer_name, trimmed
from reportedly.reading.senses import NameKind, Use, head_token, use_of
from reportedly.reading.sightings import Page, Sighting, unlisted_id

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_TITLE_TAGS = frozenset({"NNP", "NNPS", "NN", "JJ", "POS", "HYPH", "_SP", "IN", "VBN"})
_TITLE_REACH = 10
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})


def find_named(page: Page) -> list[Sighting]:
    """Return every actor that stands there by name."""
    found = [sighting for match in page.matches for sighting in _listed(page, match)]
    taken = {i for s in found for i in range(s.first, s.last + 1)}
    taken |= {i for p in page.places if p.where.place_id for i in _tokens_of(page, p.span.start, p.span.end)}
    for entity in page.doc.ents:
        found += _unlisted(page, entity, taken)
    return found


def _tokens_of(page: Page, start: int, end: int) -> range:
    stretch = page.doc.char_span(start, end, alignment_mode="expand")
    return range(stretch.start, stretch.end) if stretch is not None else range(0)


# ── of the theatre ───────────────────────────────────────────────────────────────────────────────────────────────────


def _listed(page: Page, match: Match) -> Iterator[Sighting]:
    for sense, read in (
        (Sense.PERSON, _person),
        (Sense.OUTLET, _outlet),
        (Sense.BODY, _body),
        (Sense.PARTY, _party),
        (Sense.METONYM, _metonym),
        (Sense.DEMONYM, _demonym),
    ):
        if match.ids(sense):
            sighting = read(page, match)
            if sighting is not None:
                yield sighting
            return


def _person(page: Page, match: Match) -> Sighting | None:
    ids = match.ids(Sense.PERSON)
    known = page.theatre.people[ids[0]]
    if len(ids) > 1 or _is_namesake(page, match):
        return None
    actor = Actor(known.id, known.name, ActorKind.PERSON, known.party)
    return titled(page, match.first, match.last, actor, "name")


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


def _party(page: Page, match: Match) -> Sighting | None:
    token = head_token(page.doc, match.first, match.last)
    use = use_of(token, NameKind.COUNTRY, page.words)
    return _side(page, match, token.i, use, "name", match.ids(Sense.PARTY)[0])


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


def _demonym(page: Page, match: Match) -> Sighting | None:
    """Read "Russian" as its party before a noun, and "Russians" as people of it."""
    token, party = head_token(page.doc, match.first, match.last), match.ids(Sense.DEMONYM)[0]
    if page.is_hyphened(match.first, match.last):
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


# ── of the parser ────────────────────────────────────────────────────────────────────────────────────────────────────


def _unlisted(page: Page, entity: Stretch, taken: set[int]) -> Iterator[Sighting]:
    first, last = trimmed(entity)
    if first > last or any(i in taken for i in range(first, last + 1)):
        return
    match entity.label_:
        case "PERSON":
            yield from _unlisted_person(page, first, last)
        case "ORG":
            yield from _unlisted_body(page, first, last)
        case "GPE":
            token = head_token(page.doc, first, last)
            use = use_of(token, NameKind.TOWN, page.words)
            if use.actor and page.doc[last].tag_ in _NAME_TAGS and not page.is_hyphened(first, last):
                name = page.text(first, last)
                actor = Actor(unlisted_id("state", name), name, ActorKind.BODY)
                yield Sighting(first, last, token.i, actor, "name", use.attributive)
        case _:
            return


def _unlisted_person(page: Page, first: int, last: int) -> Iterator[Sighting]:
    words = page.words
    while first < last and (
        page.doc[first].lemma_.lower() in words.offices or page.doc[first].text in words.honorifics
    ):
        first += 1
    name, token = page.text(first, last), page.doc[last]
    if token.tag_ not in _NAME_TAGS or not any(c.isalpha() for c in name) or token.lemma_.lower() in words.offices:
        return
    if token.text in words.outlet_heads and last > first:
        yield from _unlisted_body(page, first, last)
        return
    if first == last and not can_act(head_token(page.doc, first, last), words):
        return
    actor = Actor(unlisted_id("person", name).replace(":-:", ":"), name, ActorKind.PERSON)
    yield titled(page, first, last, actor, "name")


def _unlisted_body(page: Page, first: int, last: int) -> Iterator[Sighting]:
    token = head_token(page.doc, first, last)
    name = page.text(first, last)
    is_name = page.doc[last].tag_ in _NAME_TAGS and any(c.isupper() for c in name)
    if not is_name or not can_act(token, page.words) or name.lower() in page.words.offices:
        return
    family, kind = "organisation", ActorKind.BODY
    if any(page.doc[i].text in page.words.outlet_heads for i in (last, first) if first < last):
        family, kind = "outlet", ActorKind.OUTLET
    party, _ = page.owner_of(page.doc[last])
    actor = Actor(unlisted_id(family, name, party=party), name, kind, party)
    yield Sighting(first, last, token.i, actor, "name", token.dep_ == "poss")


# ── titles beside a name ─────────────────────────────────────────────────────────────────────────────────────────────


def titled(page: Page, first: int, last: int, actor: Actor, how: str) -> Sighting:
    """Return a person with the title before the name: its words, the party it tells, the gender of an honorific."""
    words, doc = page.words, page.doc
    start, gender = first, ""
    while start > 0 and (doc[start - 1].text in words.honorifics or doc[start - 1].tag_ == "_SP"):
        start -= 1
        gender = gender or words.honorifics.get(doc[start].text, "").replace("either", "")
    head = _before(page, start)
    is_office = head is not None and doc[head].lemma_.lower() in words.offices
    office, party = None, None
    if head is not None and (is_office or doc[head].lemma_.lower() in words.trades):
        start = _title_start(page, head, last)
        title = [i for i in range(start, head + 1) if page.party_at(i) is None and doc[i].tag_ not in ("POS", "_SP")]
        office = page.text(title[0], head) if is_office and title else None
        party = next((p for i in range(head, start - 1, -1) if (p := page.party_at(i)) and not page.leans_at(i)), None)
    while start < first and doc[start].tag_ in ("_SP", "DT", "POS", "IN"):
        start += 1
    token = head_token(doc, first, last)
    if actor.party is None and party is not None:
        actor = Actor(actor.id, actor.name, actor.kind, party, actor.office)
    return Sighting(
        first=start,
        last=last,
        token=token.i,
        actor=actor,
        how=how,
        attributive=token.dep_ == "poss",
        office=office,
        gender=gender,
        is_surname=first == last,
    )


def _before(page: Page, start: int) -> int | None:
    index = start - 1
    while index >= 0 and page.doc[index].tag_ == "_SP" and "\n\n" not in page.doc[index].text:
        index -= 1
    return index if index >= 0 else None


def _title_start(page: Page, head: int, last: int) -> int:
    """Return where a title begins: leftwards while the words hang on the title or the name."""
    start = head
    for i in range(head - 1, max(head - _TITLE_REACH, -1), -1):
        token = page.doc[i]
        if token.tag_ not in _TITLE_TAGS or (not start <= token.head.i <= last and i not in page.match_at):
            break
        if token.tag_ == "IN" and token.lower_ != "of":
            break
        if token.is_sent_start and token.tag_ == "_SP":
            break
        start = i
    return start
