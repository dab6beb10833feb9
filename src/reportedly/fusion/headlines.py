"""What a report is about, by the names of its headline, and by those of other headlines in its first sentence.

A headline names the town, the person or the place that tells one small event from another even where the sentences
that tell the act do not. A name counts where the text has it inside a sentence too, by how few reports have it, and
only if few have it: the parties of the war stand in every headline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.fusion import policy
from reportedly.fusion.names import is_word_of_dates, name_words, weights_of
from reportedly.fusion.papers import Papers
from reportedly.model import Document
from reportedly.values import Where

_OUTLET_AFTER = (" | ", " - ", "|")
_MARKS = ".,;:'\"()“”‘’"
_ENDS = ".:?!”\"'—–-•"  # after these a capital letter says nothing


@dataclass(frozen=True, slots=True)
class Matter:
    """The telling names of a report: of its headline; of its first sentence, those that stand in anybody's headline."""

    headline: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()


def find_matters(papers: Papers) -> dict[str, Matter]:
    """Return what each document is about by the names that few documents have."""
    told = {d.id: _names_inside(_body(d)) - _small_words(d.text) for d in papers.documents}
    telling = _telling(told, papers)
    headlines = {d.id: set(name_words(headline_of(d))) & told[d.id] & telling for d in papers.documents}
    anybodys = {name for names in headlines.values() for name in names}
    return {
        d.id: Matter(frozenset(headlines[d.id]), frozenset(_names_inside(_lead(d)) & anybodys))
        for d in papers.documents
    }


def narrow(matter: Matter, places: Sequence[Where]) -> Matter:
    """Where a story's own place stands in the headline, its other names are of something else.

    So in the first sentence, but for a listed town: a camp beside it is told with its name.
    """
    own = {word for place in places for word in name_words(place.name)}
    unlisted = {word for place in places if place.place_id is None for word in name_words(place.name)}
    return Matter(matter.headline & own or matter.headline, matter.lead & unlisted or matter.lead)


def _telling(told: Mapping[str, frozenset[str]], papers: Papers) -> set[str]:
    """The names that few documents have, the parties' own and the words of dates left out."""
    holders = Counter(name for names in told.values() for name in names)
    known = set(_of_parties(papers))
    weights = weights_of(holders, len(told))
    return {
        name
        for name, weight in weights.items()
        if weight >= policy.HEADLINE_NAME and name not in known and not is_word_of_dates(name)
    }


def _of_parties(papers: Papers) -> Iterator[str]:
    for party in papers.theatre.parties.values():
        for name in (party.name, *party.aliases, *party.demonyms, *party.metonyms):
            yield from name_words(name)


def headline_of(document: Document) -> str:
    """Return the headline without what its outlet puts behind a bar or a dash: its own name."""
    headline = document.title or ""
    for mark in _OUTLET_AFTER:
        headline = headline.partition(mark)[0]
    return headline


def _body(document: Document) -> str:
    """The text without the headline, where it begins with it."""
    return document.text.removeprefix((document.title or "").strip()).lstrip(". \n")


def _lead(document: Document) -> str:
    return _body(document).partition("\n")[0]


def _names_inside(text: str) -> frozenset[str]:
    """The words that stand with a capital inside a sentence."""
    inside = " ".join(w for before, w in pairwise(text.split()) if before[-1] not in _ENDS)
    return frozenset(name_words(inside))


def _small_words(text: str) -> frozenset[str]:
    return frozenset(w.strip(_MARKS) for w in text.split() if w[0].islower())
