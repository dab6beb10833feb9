"""Actors as written: names, offices, demonyms, metonyms; pronouns and short names led back.

In order: names, offices, common nouns; then, along the text, what refers back. Words that belong to one mention are not
read again as another. Spans leave out a leading article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.model import ActorKind
from reportedly.reading.coreference import find_references, lead_back, unify
from reportedly.reading.mentions import ActorMention, PlaceMention
from reportedly.reading.names import find_named
from reportedly.reading.nouns import find_nouns
from reportedly.reading.offices import find_offices
from reportedly.reading.shown import Shown, find_shown
from reportedly.reading.sides import with_sides
from reportedly.reading.sightings import Page, Sighting, family_of, side_of
from reportedly.theatres import Theatre
from reportedly.values import Span

__all__ = ["family_of", "find_actors", "side_of"]


def find_actors(
    doc: Doc,
    *,
    pack: Pack,
    theatre: Theatre,
    places: tuple[PlaceMention, ...],
    published_at: datetime | None,
    publisher: str = "",
    shown: Shown | None = None,
    document_id: str = "",
) -> tuple[ActorMention, ...]:
    """Return every actor in the text, in order.

    An office is led to its holder on the day of ``published_at``, "the defence ministry" to that of the side on which
    ``publisher`` is. ``shown`` is what the text itself shows, where it is known already; a side without a name is one
    inside the document, so that its party's id ends in ``document_id``. Actors that are not in the theatre have ids
    made of family, side and name (``sightings.unlisted_id``); ``family_of`` and ``side_of`` read them.
    """
    day = published_at.date() if published_at else None
    home = _home_of(publisher, theatre)
    shown = shown or find_shown(doc, pack=pack, theatre=theatre)
    page = Page.of(
        doc,
        pack=pack,
        theatre=theatre,
        places=places,
        matches=shown.matches,
        parties=shown.parties,
        day=day,
        home=home,
    )
    found = find_named(page)
    found += find_offices(page, _taken(found, whole=True), pack=pack)
    found += find_nouns(page, _taken(found, whole=True))
    found = _without_overlap(found)
    found += find_references(page, _taken(found, whole=False))
    found.sort(key=lambda s: s.first)
    settled = unify(with_sides(page, lead_back(page, found), document_id))
    return _mentions(page, [_in_office(page, sighting) for sighting in settled])


def _home_of(publisher: str, theatre: Theatre) -> str | None:
    """Return the party that an outlet belongs or leans to, None for others."""
    name = publisher.casefold()
    for outlet in theatre.outlets.values():
        if name in (known.casefold() for known in (outlet.id, outlet.name, *outlet.aliases)):
            return theatre.side_of(outlet.id) or outlet.leans
    return None


def _taken(found: Iterable[Sighting], *, whole: bool) -> set[int]:
    """Return the tokens in use; a name that only modifies a noun leaves that noun free to be read."""
    return {i for s in found for i in range(s.first, s.last + 1) if not (whole and s.attributive) or i == s.token}


def _without_overlap(found: list[Sighting]) -> list[Sighting]:
    """Keep the longer of two that share a word: "Russian officials" over "Russian"."""
    kept: list[Sighting] = []
    used: set[int] = set()
    for sighting in sorted(found, key=lambda s: (s.first - s.last, s.first)):
        tokens = range(sighting.first, sighting.last + 1)
        if used.isdisjoint(tokens):
            kept.append(sighting)
            used.update(tokens)
    return kept


def _in_office(page: Page, sighting: Sighting) -> Sighting:
    """Give a person of the theatre the office held on the day, where the text tells no title or a mere "head"."""
    actor = sighting.actor
    if actor is None or actor.kind is not ActorKind.PERSON or page.day is None:
        return sighting
    told = actor.office or sighting.office
    if told and not _is_vague(page, told):
        return sighting
    person = page.theatre.people.get(actor.id)
    held = [o.title for o in person.offices if o.held_on(page.day)] if person else []
    if held:
        sighting.actor, sighting.office = replace(actor, office=held[0]), None
    return sighting


def _is_vague(page: Page, title: str) -> bool:
    """Say whether a title is only a "head" or "the UN's head": what it is the head of was cut off."""
    *owner, last = title.split()
    return last.lower() in page.words.vague_offices and (not owner or owner[-1].endswith(("'s", "s'")))


def _mentions(page: Page, settled: list[Sighting]) -> tuple[ActorMention, ...]:
    index = {sighting: number for number, sighting in enumerate(settled)}
    mentions = []
    for sighting in settled:
        actor, last = sighting.actor, page.doc[sighting.last]
        if actor is None:
            continue
        span = Span(page.doc[sighting.first].idx, last.idx + len(last))
        before = None if sighting.antecedent is None else index.get(sighting.antecedent)
        mentions.append(ActorMention(span, actor, sighting.token, sighting.how, before, sighting.attributive))
    return tuple(mentions)
