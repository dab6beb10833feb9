"""Places that a text puts into a country where they do not lie: "the Polish city of Kharkiv".

Where the theatre knows the place, it decides. Elsewhere the ledger does: the nations into which its own reports put the
place; for a place that a claim is told of and no report puts anywhere, those that its sentences name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.auditing.placings import Placing, placings, settlements, tokens
from reportedly.auditing.things import is_of_act
from reportedly.auditing.words import DriftWords, Word, fold, words_of
from reportedly.lang import load_pack
from reportedly.reading.world import world
from reportedly.theatres.model import Theatre

REACH = 3  # "Azerbaijan's chief prosecutors": so far behind a nation's name stands what it names the nation of
Beside = tuple[frozenset[str], frozenset[str]]  # nations that each text names beside a place, and that any does


@dataclass(frozen=True, slots=True)
class Atlas:
    """What a ledger says of where places lie: name → the nations it is put into, and those named beside it."""

    put: Mapping[str, frozenset[str]]
    beside: Mapping[str, Beside]

    def other_than(self, nation: str, name: str) -> str | None:
        """Return the nation in which a place lies, where the ledger knows one and it is not this."""
        put = self.put.get(name, frozenset())
        if put:
            return None if nation in put else min(put)
        every, any_of_them = self.beside.get(name, (frozenset(), frozenset()))
        return min(every) if every and nation not in any_of_them else None


def atlas_of(texts: Iterable[str], sentences: Iterable[str], places: Iterable[str], words: DriftWords) -> Atlas:
    """Read from a ledger where its places lie; ``places`` are those that its claims are told of."""
    sentences = tuple(sentences)
    known = {" ".join(word.folded for word in words_of(place)) for place in places} - {""}
    known |= {name for sentence in sentences for name in settlements(sentence, words)}
    put: dict[str, frozenset[str]] = {}
    for name, nation in _told_places(sentences, known, words):
        put[name] = put.get(name, frozenset()) | {nation}
    return Atlas(put, _named_beside(texts, known - put.keys(), words))


def _told_places(sentences: Iterable[str], known: set[str], words: DriftWords) -> Iterator[tuple[str, str]]:
    """The places of which a sentence says in which nation they lie, or that its own local offices answer for."""
    heads = _by_first_word(known)
    for sentence in sentences:
        for placing in placings(sentence, words):
            if placing.is_plain or placing.name in known:
                yield placing.name, placing.nation
        found = tokens(sentence, words)
        for nation in _nations(found, words, before=words.local):
            yield from ((place, nation) for place in _standing_in(found, heads))


def _named_beside(texts: Iterable[str], places: set[str], words: DriftWords) -> dict[str, Beside]:
    """For places that no sentence puts anywhere: the nations that every text of them names, and that any does.

    A nation before an act or a means of force is who struck, not where: "an Israeli air strike".
    """
    heads = _by_first_word(places)
    beside: dict[str, Beside] = {}
    for text in texts:
        found = tokens(text, words)
        named = _nations(found, words)
        quiet = named - _nations(found, words, before=words.acts | words.beside)
        for place in _standing_in(found, heads) if named else ():
            every, any_of_them = beside.get(place, (quiet, named))
            beside[place] = every & quiet, any_of_them | named
    return beside


def _nations(found: Sequence[Word], words: DriftWords, before: frozenset[str] | None = None) -> frozenset[str]:
    """The nations among these words; where other words are given, only those that stand close before one of them."""
    return frozenset(
        words.nations[word.folded]
        for at, word in enumerate(found)
        if word.folded in words.nations
        and (before is None or any(is_of_act(other.folded, before) for other in found[at + 1 : at + REACH]))
    )


def _standing_in(found: Sequence[Word], heads: Mapping[str, Sequence[str]]) -> set[str]:
    """The places whose names stand among these words."""
    line = f" {' '.join(word.folded for word in found)} "
    return {place for word in found for place in heads.get(word.folded, ()) if f" {place} " in line}


def _by_first_word(places: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in sorted(places):
        found.setdefault(place.split()[0], []).append(place)
    return found


def misplaced(
    sentence: str, atlas: Callable[[], Atlas], theatre: Theatre, words: DriftWords
) -> list[tuple[Placing, str]]:
    """Return the names put into a nation where they do not lie, with the nation that the theatre or ledger gives.

    ``atlas`` is asked for only where the theatre does not know a place: to read it takes a whole ledger.
    """
    found = []
    for placing in placings(sentence, words):
        known = _country_of(placing.name, theatre)
        if known is None:
            other = atlas().other_than(placing.nation, placing.name)
        else:
            other = None if _is_one(known, placing.nation, theatre, words) else known
        if other:
            found.append((placing, other))
    return found


def _country_of(name: str, theatre: Theatre) -> str | None:
    """The name of the country in which the theatre's place of this name lies; None where it knows none, or two."""
    countries = _countries(theatre).get(name, frozenset())
    return next(iter(countries)) if len(countries) == 1 else None


@lru_cache(maxsize=4)
def _countries(theatre: Theatre) -> dict[str, frozenset[str]]:
    known = world(load_pack("en"))
    names = known.names
    found = {" ".join(w.folded for w in words_of(city)): {names[code]} for city, code in known.capitals.items()}
    for place in theatre.places.values():
        if place.country is None or place.kind == "country":
            continue
        party = theatre.parties.get(place.country)
        country = party.name if party else names.get(place.country, "")
        for name in (place.name, *place.aliases):
            found.setdefault(" ".join(w.folded for w in words_of(name)), set()).add(country)
    return {name: frozenset(countries - {""}) for name, countries in found.items()}


def _is_one(country: str, nation: str, theatre: Theatre, words: DriftWords) -> bool:
    return fold(country) == fold(nation) or words.nations.get(fold(country)) == nation
