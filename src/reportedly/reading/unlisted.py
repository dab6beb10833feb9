"""Actors by names that are in no theatre: people and organisations of the parser, outlets by their last word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Stretch

from reportedly.model import Actor, ActorKind
from reportedly.reading.acting import can_act
from reportedly.reading.gazetteer import Sense
from reportedly.reading.places import trimmed
from reportedly.reading.senses import NameKind, head_token, use_of
from reportedly.reading.sightings import Page, Sighting, unlisted_id
from reportedly.reading.titles import titled

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})


def find_other_surnames(page: Page) -> set[str]:
    """Return the surnames of people named in full who are not in the theatre."""
    listed = {m.last for m in page.matches if m.ids(Sense.PERSON) and m.last > m.first}
    found = set()
    for entity in page.doc.ents:
        if entity.label_ == "PERSON":
            first, last = trimmed(entity)
            first = _without_titles(page, first, last)
            if last > first and last not in listed:
                found.add(page.doc[last].text)
    return found


def _wire_start(page: Page, last: int) -> int:
    """Return where the name of a wire begins that ends with this token, the token itself where none does."""
    lengths = {len(name.split()) for name in page.openings.wires}
    starts = [last - n + 1 for n in lengths if n <= last + 1]
    return min((i for i in starts if page.text(i, last) in page.openings.wires), default=last)


def find_outlets(page: Page, taken: set[int]) -> Iterator[Sighting]:
    """Find outlets that only their last word or a dateline gives away: "Podil Observer", "(Halden)"."""
    doc, words, wires = page.doc, page.words, page.openings.wires
    for token in doc:
        if token.tag_ not in _NAME_TAGS or token.i in taken:
            continue
        first = _wire_start(page, token.i)
        if token.text in words.outlet_heads:
            while first > 0 and doc[first - 1].tag_ in _NAME_TAGS and first - 1 not in taken:
                first -= 1
        if first == token.i and token.text not in wires:
            continue  # a head word alone, such as "Post", is nobody's name
        after = token.i + 1
        if after < len(doc) and doc[after].tag_ in _NAME_TAGS:
            continue
        name, head = page.text(first, token.i), head_token(doc, first, token.i)
        taken.update(range(first, token.i + 1))
        actor = Actor(unlisted_id("outlet", name), name, ActorKind.OUTLET)
        yield Sighting(first, token.i, head.i, actor, "name", head.dep_ in _MODIFIERS, is_surname=first == token.i)


def find_unlisted(page: Page, entity: Stretch, taken: set[int], surnames: set[str]) -> Iterator[Sighting]:
    """Yield the actor that an entity of the parser names, where it acts and the theatre does not know it."""
    first, last = trimmed(entity)
    if first > last or any(i in taken for i in range(first, last + 1)):
        return
    if first == last and page.doc[last].text in surnames and entity.label_ != "PERSON":
        return  # the parser took a surname for something else; it is led back to the full name
    match entity.label_:
        case "PERSON":
            yield from _person(page, first, last)
        case "ORG":
            yield from _body(page, first, last)
        case "GPE":
            token = head_token(page.doc, first, last)
            use = use_of(token, NameKind.TOWN, page.words)
            is_noun = page.doc[last].lemma_.lower() in page.words.nouns
            if use.actor and not is_noun and page.doc[last].tag_ in _NAME_TAGS and not page.is_hyphened(first, last):
                name = page.text(first, last)
                actor = Actor(unlisted_id("state", name), name, ActorKind.BODY)
                yield Sighting(first, last, token.i, actor, "name", use.attributive)
        case _:
            return


def _person(page: Page, first: int, last: int) -> Iterator[Sighting]:
    words = page.words
    while first < last and (
        page.doc[first].lemma_.lower() in words.offices or page.doc[first].text in words.honorifics
    ):
        first += 1
    name, token = page.text(first, last), page.doc[last]
    is_addressed = first > 0 and page.doc[first - 1].text in words.honorifics
    if token.tag_ not in _NAME_TAGS or not any(c.isalpha() for c in name):
        return
    if token.lemma_.lower() in words.offices and not is_addressed:
        return
    if token.text in words.outlet_heads and last > first:
        yield from _body(page, first, last)
        return
    if first == last and not can_act(head_token(page.doc, first, last), words):
        return
    actor = Actor(unlisted_id("person", name).replace(":-:", ":"), name, ActorKind.PERSON)
    yield titled(page, first, last, actor, "name")


def _without_titles(page: Page, first: int, last: int) -> int:
    words = page.words
    while first < last and (
        page.doc[first].lemma_.lower() in words.offices or page.doc[first].text in words.honorifics
    ):
        first += 1
    return first


def body_family(page: Page, first: int, last: int) -> str:
    """Return the family that the last or first word of a body's name tells: "Ministry of Defence", "Land Forces"."""
    nouns = [c for i in (last, first) for c in page.words.nouns.get(page.doc[i].lemma_.lower(), ())]
    return next((c.family for c in nouns if c.kind is ActorKind.BODY), "organisation")


def _body(page: Page, first: int, last: int) -> Iterator[Sighting]:
    token = head_token(page.doc, first, last)
    name = page.text(first, last)
    is_name = page.doc[last].tag_ in _NAME_TAGS and any(c.isupper() for c in name)
    if not is_name or not can_act(token, page.words) or name.lower() in page.words.offices:
        return
    family = body_family(page, first, last)
    kind = ActorKind.BODY
    if any(page.doc[i].text in page.words.outlet_heads for i in (last, first) if first < last):
        family, kind = "outlet", ActorKind.OUTLET
    party, _ = page.owner_of(page.doc[last])
    actor = Actor(unlisted_id(family, name, party=party), name, kind, party)
    yield Sighting(first, last, token.i, actor, "name", token.dep_ == "poss", family=family)
