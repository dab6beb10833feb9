"""Places as written: the theatre's gazetteer first, the parser's names after.

A country that is a party of the theatre is one place under the party's id, so that everything in it is known to lie in
it, whether its row stands among the places or not. Spans hold the name alone, without article or preposition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Stretch

from reportedly.lang import Pack
from reportedly.reading.framed import find_framed
from reportedly.reading.gazetteer import Match, Sense
from reportedly.reading.lexicon import Lexicon, lexicon
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.openings import Openings, find_openings
from reportedly.reading.senses import NameKind, head_token, use_of
from reportedly.reading.shown import Shown, find_shown
from reportedly.reading.world import world
from reportedly.theatres import Theatre
from reportedly.values import Span, Where

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_KINDS = {
    "oblast": "region",
    "province": "region",
    "region": "region",
    "river": "river",
    "sea": "sea",
    "bridge": "bridge",
}


def find_places(doc: Doc, *, pack: Pack, theatre: Theatre, shown: Shown | None = None) -> tuple[PlaceMention, ...]:
    """Return every place in the text, in order; ``shown`` is what names it holds, where these are known already."""
    words, shown = lexicon(pack), shown or find_shown(doc, pack=pack, theatre=theatre)
    matches = shown.listed
    taken = {i for m in matches for i in range(m.first, m.last + 1) if not _is_weak(m)} | shown.groups
    lines = find_openings(doc)
    found = [*_listed(doc, matches, words, theatre, lines), *_entities(doc, taken, words, lines, pack)]
    places = {t.i for m in found if (s := doc.char_span(m.span.start, m.span.end)) for t in s}
    taken |= places
    found += [_as_written(doc, first, last, doc[last]) for first, last in find_framed(doc, taken, places, words)]
    found += _lent(doc, taken | {t for m in found for t in _tokens_of(doc, m)}, words)
    found = _lengthened(doc, found, words, theatre)
    return _without_overlap(_without_owners(doc, found, words))


def where_of(theatre: Theatre, place_id: str) -> Where:
    """Return the place of this id; a country's place is the country, by its party's id or code."""
    place = theatre.places[place_id]
    if place.kind == "country" and place.country:
        return country_of(theatre, place.country, place.name)
    within = [_country_id(theatre, i) for i in theatre.containers(place_id)]
    return Where(place.name, place.id, place.kind, tuple(dict.fromkeys(within)), place.latitude, place.longitude)


def country_of(theatre: Theatre, country: str, name: str) -> Where:
    """Return a country as a place, under the id by which places name it."""
    party = theatre.parties.get(country)
    row = next((p for p in theatre.places.values() if p.kind == "country" and p.country == country), None)
    latitude, longitude = (row.latitude, row.longitude) if row else (None, None)
    return Where(party.name if party else name, country, "country", (), latitude, longitude)


def _country_id(theatre: Theatre, place_id: str) -> str:
    place = theatre.places.get(place_id)
    return place.country if place and place.kind == "country" and place.country else place_id


def is_territorial(theatre: Theatre, party_id: str, token: Token) -> bool:
    """Say whether a party is a stretch of land as well: it has an area or a place of its own, or is read as one."""
    party = theatre.parties[party_id]
    if party.area_km2 is not None or token.ent_type_ in ("GPE", "LOC"):
        return True
    return any(place.kind == "country" and place.country == party_id for place in theatre.places.values())


def _is_weak(match: Match) -> bool:
    return all(entry.sense in (Sense.SHORT, Sense.DEMONYM) for entry in match.entries)


def _listed(
    doc: Doc, matches: tuple[Match, ...], words: Lexicon, theatre: Theatre, lines: Openings
) -> Iterator[PlaceMention]:
    for match in matches:
        token, places = head_token(doc, match.first, match.last), match.ids(Sense.PLACE)
        if match.first in lines.towns and len(places) == 1:
            where: Where | None = where_of(theatre, places[0])
        else:
            where = _listed_place(doc, match, token, words, theatre)
        if where is not None:
            yield PlaceMention(Span(match.start, match.end), where, token.i)


def _listed_place(doc: Doc, match: Match, token: Token, words: Lexicon, theatre: Theatre) -> Where | None:
    party, metonym, places = match.ids(Sense.PARTY), match.ids(Sense.METONYM), match.ids(Sense.PLACE)
    if party:
        is_place = is_territorial(theatre, party[0], token) and use_of(token, NameKind.COUNTRY, words).place
        return country_of(theatre, party[0], theatre.parties[party[0]].name) if is_place else None
    if places and is_part_of_longer_name(doc, match, words):
        return None
    if metonym:
        kind = NameKind.TOWN if places else NameKind.SEAT
        if not use_of(token, kind, words).place:
            return None
        written = _written(doc, match.first, match.last)
        return where_of(theatre, places[0]) if len(places) == 1 else Where(written, None)
    if len(places) == 1:
        return where_of(theatre, _region_called(doc, match, theatre, places[0]) or places[0])
    return Where(_written(doc, match.first, match.last), None) if places else None


def _region_called(doc: Doc, match: Match, theatre: Theatre, town: str) -> str | None:
    """Return the region that "the region of Bryansk" means rather than the town of that name."""
    before = [doc[i].lower_ for i in range(max(0, match.first - 2), match.first)]
    if len(before) < 2 or before[1] != "of" or _KINDS.get(before[0]) != "region":
        return None
    named = (i for i in theatre.containers(town) if i in theatre.places and theatre.places[i].kind == "region")
    return next((i for i in named if theatre.places[i].name.startswith(theatre.places[town].name)), None)


def is_part_of_longer_name(doc: Doc, match: Match, words: Lexicon) -> bool:
    """Say whether a town's name only begins the name of an organisation or a person: the "Kharkiv Herald"."""
    entity = next((e for e in doc[match.first : match.last + 1].ents), None)
    if entity is None:  # an entity that goes on past the match is not among those wholly inside it
        token = doc[match.last]
        if token.ent_type_ not in ("ORG", "PERSON", "WORK_OF_ART") or match.last + 1 >= len(doc):
            return False
        after = doc[match.last + 1]
        continues = after.ent_iob_ == "I" and after.tag_ in _NAME_TAGS
        return continues and after.lower_ not in words.place_nouns
    after_index = match.last + 1
    return after_index < len(doc) and doc[after_index].text in words.outlet_heads


def _entities(doc: Doc, taken: set[int], words: Lexicon, lines: Openings, pack: Pack) -> Iterator[PlaceMention]:
    surnames = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
    for entity in doc.ents:
        if entity.label_ not in _PLACE_LABELS or any(i in taken for i in range(entity.start, entity.end)):
            continue
        first, last = trimmed(entity)
        if first > last or doc[last].tag_ not in _NAME_TAGS | {"NN"} or doc[last].text in surnames:
            continue
        if doc[last].text in words.outlet_heads or lines.is_wire(doc, first, last):
            continue
        token = head_token(doc, first, last)
        is_town = first in lines.towns
        if entity.label_ == "GPE" and not is_town and not use_of(token, NameKind.TOWN, words).place:
            continue
        mention = _as_written(doc, first, last, token)
        yield replace(mention, where=_in_the_world(mention.where, pack))


def _in_the_world(where: Where, pack: Pack) -> Where:
    """Return a country by its code and a capital in its country, where the pack lists them, else the place itself."""
    listed = world(pack)
    country = listed.countries.get(where.name.casefold())
    if country is not None:
        return Where(country[1], country[0], "country")
    capital = listed.capitals.get(where.name.casefold())
    return where if capital is None else replace(where, within=(capital,))


def trimmed(entity: Stretch) -> tuple[int, int]:
    """Return the first and last token of an entity without its article, possessive mark and brackets."""
    first, last = entity.start, entity.end - 1
    last = next((i - 1 for i in range(first + 1, last + 1) if entity.doc[i].text == "("), last)
    while first <= last and entity.doc[first].tag_ in ("DT", "_SP", "IN", "PRP$", "POS"):
        first += 1
    while last >= first and entity.doc[last].tag_ in ("POS", "_SP", ",", ".", ":", "HYPH", "``", "''"):
        last -= 1
    return first, last


def _written(doc: Doc, first: int, last: int) -> str:
    return " ".join(doc[first : last + 1].text.split())


def _as_written(doc: Doc, first: int, last: int, token: Token) -> PlaceMention:
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    return PlaceMention(Span(start, end), Where(_written(doc, first, last)), token.i)


def _tokens_of(doc: Doc, mention: PlaceMention) -> range:
    stretch = doc.char_span(mention.span.start, mention.span.end)
    return range(0) if stretch is None else range(stretch.start, stretch.end)


def _lent(doc: Doc, taken: set[int], words: Lexicon) -> Iterator[PlaceMention]:
    """Yield the town in "the Tarm bus station", whatever the parser takes its name for; a person or body lends none."""
    surnames = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
    for token in doc:
        noun = next((i for i in (token.i - 1, token.i) if i > 0 and _small(doc, i, token.i) in words.lending_nouns), 0)
        first = noun
        while first > 0 and first - 1 not in taken and _may_lend(doc[first - 1], surnames):
            first -= 1
        is_whole = first == 0 or doc[first - 1].tag_ not in _NAME_TAGS
        if first < noun and is_whole and token.dep_ != "nsubj":
            yield _as_written(doc, first, noun - 1, token)


def _small(doc: Doc, first: int, last: int) -> str:
    """The words as written: a name's own last word begins with a capital."""
    return " ".join(doc[i].text for i in range(first, last + 1))


def _may_lend(token: Token, surnames: set[str]) -> bool:
    """Whether it may be a word of a town's name: no abbreviation, and no name of somebody told in the text."""
    return token.tag_ in _NAME_TAGS and not token.is_upper and token.text not in surnames and token.ent_type_ != "NORP"


def _lengthened(doc: Doc, found: list[PlaceMention], words: Lexicon, theatre: Theatre) -> list[PlaceMention]:
    """Take "Vovk district" or "Mirny airfield" as one place, where the theatre knows the first word at most."""
    by_start = {m.span.start: m for m in found}
    known = {m.span.end for m in found if m.where.place_id is not None}
    longer = []
    for token in doc:
        if token.i == 0 or token.lower_ not in words.named_place_nouns or token.idx + len(token) in known:
            continue
        first = token.i
        while first > 0 and doc[first - 1].tag_ in _NAME_TAGS and doc[first - 1].text not in words.honorifics:
            first -= 1
        if first == token.i or not doc[token.i - 1].is_title:
            continue
        inner = by_start.get(doc[first].idx)
        if inner is not None and inner.where.kind == "country":
            continue
        mention = _as_written(doc, first, token.i, token)
        kind = _KINDS.get(token.lower_)
        within = inner.where.within if inner else ()
        longer.append(replace(mention, where=replace(mention.where, kind=kind, within=within)))
    return [m for m in found if not any(other.span.contains(m.span) for other in longer)] + longer


def _without_owners(doc: Doc, found: list[PlaceMention], words: Lexicon) -> list[PlaceMention]:
    """Leave out the country that only says whose region it is, and keep that on a region not listed."""
    by_token = {m.token: m for m in found}
    kept = dict(enumerate(found))
    for index, mention in enumerate(found):
        token = doc[mention.token]
        owned = by_token.get(token.head.i)
        if token.dep_ not in ("poss", "compound", "nmod", "amod") or owned is None or owned is mention:
            continue
        if mention.where.kind != "country" or mention.where.place_id is None:
            continue
        del kept[index]
        if owned.where.place_id is None and not owned.where.within:
            at = found.index(owned)
            kept[at] = replace(owned, where=replace(owned.where, within=(mention.where.place_id,)))
    return list(kept.values())


def _without_overlap(found: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    kept: list[PlaceMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
    return tuple(kept)
