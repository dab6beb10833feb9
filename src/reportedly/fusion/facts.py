"""What the occurrences of one story tell together, and its report beside them: what two stories are compared on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from reportedly.fusion import policy
from reportedly.fusion.grounds import core_of, is_narrow, key_of, towns_in, towns_named
from reportedly.fusion.headlines import Matter, find_matters, headline_of, narrow
from reportedly.fusion.names import weigh, weights_of
from reportedly.fusion.occurrences import Amount, Told
from reportedly.fusion.papers import Papers
from reportedly.values import When, Where

Signature = tuple[object, ...]
T = TypeVar("T")


@dataclass(frozen=True, eq=False, slots=True)
class Facts:
    """Everything that some occurrences tell, pooled. ``names`` are the telling names with their weights.

    ``ways`` keeps one member for each way of telling it, since the rest can neither agree nor clash with anything else;
    ``matter`` is what the report is about, where it tells this story first; ``small`` are those of its places that few
    reports tell of, as they are looked up.
    """

    ways: tuple[Told, ...]
    types: frozenset[str]
    roots: frozenset[str]
    places: tuple[Where, ...]
    times: tuple[When, ...]
    doers: frozenset[str]
    things: frozenset[str]
    harmed: frozenset[str]
    weapons: frozenset[str]
    amounts: frozenset[Amount]
    names: Mapping[str, float]
    documents: frozenset[str]
    matter: Matter
    small: frozenset[str]
    published: datetime


def facts_of(stories: Mapping[int, Sequence[Told]], papers: Papers) -> dict[int, Facts]:
    """Pool what each story tells, and what its report tells after it."""
    names, firsts = _names_of(stories, papers), _first_told(stories, papers)
    matters, towns = _matters_of(stories, firsts, papers), _towns_of(stories, firsts, papers)
    pooled = {
        at: _pool(told, names[at], matters.get(at, Matter()), towns.get(at), papers.published(told[0].claim))
        for at, told in stories.items()
    }
    return _with_small_places(pooled, papers)


def _with_small_places(stories: Mapping[int, Facts], papers: Papers) -> dict[int, Facts]:
    """Mark the narrow places that few reports tell of."""
    holders: dict[str, set[str]] = {}
    for facts in stories.values():
        for place in filter(is_narrow, facts.places):
            holders.setdefault(key_of(place), set()).update(facts.documents)
    weights = weights_of(Counter({key: len(documents) for key, documents in holders.items()}), len(papers.documents))
    small = frozenset(key for key, weight in weights.items() if weight >= policy.HEADLINE_NAME)
    return {at: replace(facts, small=small.intersection(map(key_of, facts.places))) for at, facts in stories.items()}


def _homes(stories: Mapping[int, Sequence[Told]]) -> dict[str, int]:
    return {item.claim.id: at for at, told in stories.items() for item in told}


def _names_of(stories: Mapping[int, Sequence[Told]], papers: Papers) -> dict[int, dict[str, float]]:
    """The names of each story are those of what it tells; the act that a report tells first has those after it too.

    What is told beside it ("two days earlier …") is near it in place and people, and is not what the report is about.
    """
    home, weighed = _homes(stories), weigh(papers)
    violent = {at for at, told in stories.items() if any(m.root in policy.NEWS_ROOTS for m in told)}
    names: dict[int, dict[str, float]] = {at: {} for at in stories}
    for claims in papers.claims_by_document.values():
        first = now = next((home[c.id] for c in claims if home.get(c.id) in violent), None)
        for claim in claims:
            now = home[claim.id] if home.get(claim.id) in violent else now
            for at in (first if now == first else None, home.get(claim.id)):
                if at is not None:
                    names[at].update(weighed[claim.id])
    return names


def _first_told(stories: Mapping[int, Sequence[Told]], papers: Papers) -> dict[str, int]:
    """The act of violence that each report tells first, unless that comes late in its text."""
    home = _homes(stories)
    happened = {at for at, told in stories.items() if any(m.happened and m.root in policy.NEWS_ROOTS for m in told)}
    found: dict[str, int] = {}
    for document, claims in papers.claims_by_document.items():
        half = len(papers.document_by_id[document].text) // 2
        first = next((c for c in claims if home.get(c.id) in happened), None)
        if first is not None and first.evidence.span.start <= half:
            found[document] = home[first.id]
    return found


def _matters_of(stories: Mapping[int, Sequence[Told]], firsts: Mapping[str, int], papers: Papers) -> dict[int, Matter]:
    """Give what a report is about to the act of violence that it tells first."""
    matters = find_matters(papers)
    return {at: narrow(matters[document], _places_in(stories[at], document)) for document, at in firsts.items()}


def _towns_of(stories: Mapping[int, Sequence[Told]], firsts: Mapping[str, int], papers: Papers) -> dict[int, Where]:
    """The town for a story that tells none: that of the headline for the act told first, else that of its own words."""
    told = (m.occurrence.where for members in stories.values() for m in members)
    towns = {core_of(place.name): place for place in told if place is not None and is_narrow(place)}
    in_words = {at: _town_in_words(members, towns) for at, members in stories.items()}
    found = {at: town for at, town in in_words.items() if town is not None}
    for document, at in firsts.items():
        if not any(is_narrow(place) for place in _places_in(stories[at], document)):
            named = towns_in(headline_of(papers.document_by_id[document]), towns)
            found |= {at: named[0]} if len(named) == 1 else {}
    return found


def _town_in_words(members: Sequence[Told], towns: Mapping[str, Where]) -> Where | None:
    """The one town elsewhere told as a place that stands behind "in", "at", "on" in the words of these acts."""
    if any(m.occurrence.where is not None and is_narrow(m.occurrence.where) for m in members):
        return None
    named = {name for m in members for name in towns_named(m.claim.evidence.quote, towns)}
    return towns[named.pop()] if len(named) == 1 else None


def _places_in(told: Sequence[Told], document: str) -> list[Where]:
    places = (m.occurrence.where for m in told if m.claim.evidence.document_id == document)
    return [place for place in places if place is not None]


def _pool(
    members: Sequence[Told],
    names: Mapping[str, float],
    matter: Matter,
    town: Where | None,
    published: datetime,
) -> Facts:
    told = [m.occurrence for m in members]
    return Facts(
        ways=tuple({signature(m): m for m in reversed(members)}.values())[::-1],
        types=frozenset(t.type for t in told),
        roots=frozenset(m.root for m in members),
        places=_once([*(t.where for t in told), town]),
        times=_once(t.when for t in told),
        doers=frozenset(m.doer for m in members if m.doer),
        things=frozenset(w for m in members for w in m.things),
        harmed=frozenset(n for m in members for n in m.harmed),
        weapons=frozenset(code.split(".")[0] for t in told for code in t.weapons),
        amounts=frozenset(a for m in members for a in m.amounts),
        names=names,
        documents=frozenset(m.claim.evidence.document_id for m in members),
        matter=matter,
        small=frozenset(),
        published=published,
    )


def _once(values: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(v for v in values if v is not None))


def signature(item: Told) -> Signature:
    """Return what two tellings share that can neither agree nor clash with different things."""
    told = item.occurrence
    place = key_of(told.where) if told.where else None
    when = (told.when.start, told.when.end) if told.when else None
    return (told.type, item.happened, place, when, item.doer, item.target, item.is_another, when or item.published)
