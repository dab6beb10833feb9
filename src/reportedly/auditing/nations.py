"""Places that a text puts into a country where they do not lie: "the Polish city of Kharkiv".

Where the theatre knows the place, it decides. Elsewhere the ledger does: its reports that name the place name other
nations, and never this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.auditing.words import DriftWords, Word, fold, words_of
from reportedly.lang import load_pack
from reportedly.reading.world import world
from reportedly.theatres.model import Theatre

REACH = 3  # words of a place's name


@dataclass(frozen=True, slots=True)
class Placing:
    """A name that a text puts into a nation; ``at`` is where the name stands in the sentence."""

    name: str
    nation: str
    at: int


def placings(sentence: str, words: DriftWords) -> Iterator[Placing]:
    """Yield the names put into a nation: "the Polish city of X", "Poland's X region", "X in Poland", "X, Poland"."""
    found = words_of(sentence)
    for place, word in enumerate(found):
        nation = words.nations.get(word.folded)
        if nation is None:
            continue
        name = _behind(found, place, words) or _owned(found, place, words, sentence) or _before(found, place, words)
        if name:
            yield Placing(" ".join(w.folded for w in name), nation, name[0].start)


def _behind(found: Sequence[Word], nation: int, words: DriftWords) -> list[Word]:
    """The name in "the Polish city of X"."""
    after = found[nation + 1 : nation + 4]
    if len(after) == 3 and after[0].folded in words.settlement and after[1].folded == "of":
        return _name(found, nation + 3)
    return []


def _owned(found: Sequence[Word], nation: int, words: DriftWords, sentence: str) -> list[Word]:
    """The name in "Poland's X region" and "Poland's X on Sunday", not in "Poland's X consulate"."""
    if not found[nation].written.replace("’", "'").endswith("'s"):
        return []
    name = _name(found, nation + 1)
    if not name:
        return []
    following = found[nation + 1 + len(name)] if nation + 1 + len(name) < len(found) else None
    if following is None or sentence[name[-1].end] in ",.;":
        return name
    ends = words.settlement | words.placing | words.saying | words.dating
    return name if following.folded in ends or words.is_number(following) else []


def _before(found: Sequence[Word], nation: int, words: DriftWords) -> list[Word]:
    """The name in "near X in Poland" and "at the X airfield in Poland"; "in Polish hands" tells no nation."""
    if (
        nation < 3
        or found[nation - 1].folded != "in"
        or fold(words.nations[found[nation].folded]) != found[nation].folded
    ):
        return []
    last = nation - 2 if found[nation - 2].is_name else nation - 3
    first = last
    while first > 0 and found[first - 1].is_name and last - first < REACH - 1:
        first -= 1
    before = found[first - 1].folded if first > 0 else ""
    if before == "the" and first > 1:
        before = found[first - 2].folded
    return list(found[first : last + 1]) if found[last].is_name and before in words.placing else []


def _name(found: Sequence[Word], start: int) -> list[Word]:
    name = []
    for word in found[start : start + REACH]:
        if not word.is_name:
            break
        name.append(word)
    return name


def misplaced(sentence: str, ledger: Iterable[str], theatre: Theatre, words: DriftWords) -> list[tuple[Placing, str]]:
    """Return the names put into a nation where they do not lie, with the nation that the theatre or ledger gives.

    ``ledger`` are the texts of its reports.
    """
    found = []
    for placing in placings(sentence, words):
        known = _country_of(placing.name, theatre)
        if known is None:
            other = _told_elsewhere(placing, ledger, words)
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


def _told_elsewhere(placing: Placing, ledger: Iterable[str], words: DriftWords) -> str | None:
    """Another nation that every report of the place names, where none of them names this one."""
    told: set[str] | None = None
    for text in ledger:
        folded = [w.folded for w in words_of(text)]
        if placing.name not in " ".join(folded):
            continue
        nations = {words.nations[word] for word in folded if word in words.nations}
        if placing.nation in nations:
            return None
        told = nations if told is None else told & nations
    return min(told) if told else None
