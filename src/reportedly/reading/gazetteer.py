"""The names of a theatre as one index of phrases, compiled once and matched on the words of a text.

Matching is on code points, not on the parser's tokens, so "U.S.-led" and a name broken over two lines are found. The
longest phrase wins. Case counts ("US" is no pronoun), but the generic words of a name may start either way: the
"Ukrainian air force" is also the "Ukrainian Air Force".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.words import written
from reportedly.theatres import Body, Party, Theatre

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
_CAPITALS_FROM = 4  # letters from which a name is known in a text all in capitals; shorter ones are common words there


class Sense(StrEnum):
    """What a phrase of the theatre names."""

    PARTY = "party"
    METONYM = "metonym"
    DEMONYM = "demonym"
    BODY = "body"
    SHORT = "short"  # "air force": a body once it is clear whose
    PERSON = "person"
    OUTLET = "outlet"
    PLACE = "place"


class Entry(NamedTuple):
    """One meaning of a phrase: the sense and the theatre's id."""

    sense: Sense
    id: str


_TELLING = (Sense.PLACE, Sense.BODY)


class Match(NamedTuple):
    """A phrase found: code points ``start`` to ``end``, tokens ``first`` to ``last`` inclusive, and its meanings."""

    start: int
    end: int
    first: int
    last: int
    entries: tuple[Entry, ...]

    def ids(self, sense: Sense) -> tuple[str, ...]:
        """Return the ids that the phrase names in this sense."""
        return tuple(entry.id for entry in self.entries if entry.sense is sense)

    def only(self, sense: Sense) -> str | None:
        """Return the id that the phrase names in this sense, None where there is none or more than one."""
        ids = self.ids(sense)
        return ids[0] if len(ids) == 1 else None


Node = dict[str, Any]  # piece → Node; "" → the phrases that end here, as (forms, Entry)


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """A theatre's phrases by their pieces, and the spellings held to be one word."""

    root: Node
    spelling: Mapping[str, str]
    proper: set[str]  # pieces of the parties' names, beside which a name's generic words may be lower case

    @lru_cache(maxsize=1)  # noqa: B019 - one document: places and actors ask one after the other
    def find(self, doc: Doc) -> tuple[Match, ...]:
        """Return the longest phrases in the text, in order; they do not overlap."""
        starts = doc.to_array(["IDX"]).tolist() if len(doc) else []
        matches = []
        for start, end, entries in self._scan(written(doc)):
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            matches.append(Match(start, end, first, last, entries))
        return tuple(matches)

    def split(self, phrase: str) -> tuple[set[str], set[str]]:
        """Return the lower-case words of an office's title, and the places and bodies in it; party names are left out.

        Places and bodies are written ``place:id`` and ``body:id``.
        """
        ids, rest, at = set(), [], 0
        for start, end, entries in self._scan(phrase):
            senses = {entry.sense: entry.id for entry in entries}
            if not senses.keys() & {Sense.PARTY, Sense.DEMONYM, Sense.METONYM, Sense.PLACE, Sense.BODY}:
                continue
            ids |= {f"{sense.value}:{senses[sense]}" for sense in _TELLING if sense in senses and len(entries) < 3}
            rest.append(phrase[at:start])
            at = end
        rest.append(phrase[at:])
        return {piece.lower() for piece in self.pieces(" ".join(rest))}, ids

    def _scan(self, text: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        if not self.root:
            return
        stretches, plain, low = _split(text)
        forms, keys = list(plain), list(low)
        for respelled in self.spelling.keys() & set(low):
            for i in (i for i, key in enumerate(low) if key == respelled):
                forms[i] = self._form(plain[i])
                keys[i] = forms[i].lower()
        i = 0
        while i < len(keys):
            if keys[i] not in self.root:
                i += 1
                continue
            length, entries = self._longest(forms, keys, i)
            if length:
                start, end = stretches[i][0], stretches[i + length - 1][1]
                if "\n\n" not in text[start:end]:
                    yield start, end, entries
            i += length or 1

    def pieces(self, phrase: str) -> tuple[str, ...]:
        """Split a phrase as texts are split, spelling and accents folded, case kept."""
        return tuple(self._form(piece) for piece in _PIECE.findall(phrase))

    def _form(self, piece: str) -> str:
        piece = _folded(piece)
        spelled = self.spelling.get(piece.lower())
        if spelled is None:
            return piece
        return spelled.capitalize() if piece[0].isupper() else spelled

    def _longest(self, forms: list[str], keys: list[str], start: int) -> tuple[int, tuple[Entry, ...]]:
        node: Node | None = self.root[keys[start]]
        at, best = start + 1, (0, ())
        while node is not None:
            fitting = tuple(e for phrase, e in node.get("", ()) if self._fits(phrase, e.sense, forms[start:at]))
            if fitting:
                best = (at - start, fitting)
            if at == len(keys):
                break
            node, at = node.get(keys[at]), at + 1
        return best

    def _fits(self, phrase: tuple[str, ...], sense: Sense, forms: list[str]) -> bool:
        if list(phrase) == forms:
            return True
        if "".join(forms).isupper() and sum(map(len, phrase)) >= _CAPITALS_FROM:
            return len(phrase) > 1 or sense is not Sense.PERSON  # "WALLACE" in capitals is any Wallace
        pairs = list(zip(phrase, forms, strict=True))
        if any(listed[1:] != written[1:] for listed, written in pairs):
            return False
        lowered = [listed for listed, written in pairs if listed != written and written[0].islower()]
        if len(phrase) > 1 and (sense is Sense.PARTY or (sense is Sense.PLACE and phrase[0] == forms[0])):
            return True  # "united states", as a text all in capitals comes out of masking
        is_owned = any(listed in self.proper for listed in phrase)
        return not lowered or (is_owned and self.proper.isdisjoint(lowered))


@lru_cache(maxsize=16)
def gazetteer(theatre: Theatre, pack: Pack) -> Gazetteer:
    """Compile the theatre's names; the same theatre and pack give the same index."""
    spelling = {a: b for row in pack.table("actors", "spelling") for a, b in row["words"]}
    index = Gazetteer({}, spelling, set())
    for party in theatre.parties.values():
        for name in (party.name, *party.aliases, *party.demonyms, *party.metonyms):
            index.proper.update(piece for piece in index.pieces(name) if piece[0].isupper())
    for phrase, entry in _named(theatre):
        _add(index, phrase, entry)
    for phrase, entry in _derived(theatre, index):
        _add(index, phrase, entry)
    return index


def _add(index: Gazetteer, phrase: str, entry: Entry) -> None:
    bare = phrase.removeprefix("the ").removeprefix("The ")
    forms = index.pieces(bare)
    if entry.sense is Sense.OUTLET and len(forms) == 1 and bare != phrase:
        forms = index.pieces(phrase)  # without its article "The Post" is any post
    if not forms:
        return
    node = index.root
    for form in forms:
        node = node.setdefault(form.lower(), {})
    known = node.setdefault("", [])
    if (forms, entry) not in known:
        known.append((forms, entry))


def _named(theatre: Theatre) -> Iterator[tuple[str, Entry]]:
    for party in theatre.parties.values():
        yield from ((name, Entry(Sense.PARTY, party.id)) for name in (party.name, *party.aliases))
        yield from ((name, Entry(Sense.METONYM, party.id)) for name in party.metonyms)
        yield from ((name, Entry(Sense.DEMONYM, party.id)) for name in party.demonyms)
    for body in theatre.bodies.values():
        yield from ((name, Entry(Sense.BODY, body.id)) for name in (body.name, *body.aliases))
        yield from ((name, Entry(Sense.SHORT, body.id)) for name in body.short)
    for person in theatre.people.values():
        yield from ((name, Entry(Sense.PERSON, person.id)) for name in (person.name, *person.aliases))
    for outlet in theatre.outlets.values():
        yield from ((name, Entry(Sense.OUTLET, outlet.id)) for name in (outlet.name, *outlet.aliases))
    for place in theatre.places.values():
        yield from ((name, Entry(Sense.PLACE, place.id)) for name in (place.name, *place.aliases))


def _derived(theatre: Theatre, index: Gazetteer) -> Iterator[tuple[str, Entry]]:
    """Yield "Ukraine's air force" where "Ukrainian air force" is listed, and the reverse, unless two would share it."""
    owners: dict[str, set[str]] = {}
    for body in theatre.bodies.values():
        party = theatre.parties.get(body.party or "")
        if party is not None:
            for phrase in _variants(body, party):
                owners.setdefault(phrase, set()).add(body.id)
    for phrase, ids in owners.items():
        if len(ids) == 1 and not _is_listed(index, phrase):
            yield phrase, Entry(Sense.BODY, next(iter(ids)))


def _variants(body: Body, party: Party) -> Iterator[str]:
    lead_words = [f"{name}'s" for name in (party.name, *party.aliases, *party.metonyms)] + list(party.demonyms)
    leads = [lead.removeprefix("the ").removeprefix("The ") for lead in lead_words]
    tails = {short.removeprefix("the ") for short in body.short}
    for name in (body.name, *body.aliases):
        tails |= {name[len(lead) + 1 :] for lead in leads if name.startswith(f"{lead} ")}
    yield from (f"{lead} {tail}" for tail in sorted(tails) for lead in leads)


def _is_listed(index: Gazetteer, phrase: str) -> bool:
    node: Node | None = index.root
    for form in index.pieces(phrase):
        node = None if node is None else node.get(form.lower())
    return bool(node and node.get(""))


def _without_accents(piece: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", piece) if not unicodedata.combining(c))


def _folded(piece: str) -> str:
    if piece.isascii():
        return piece
    return "'" if piece in "’‘`´" else _without_accents(piece)


@lru_cache(maxsize=2)  # the theatre's names and the world's are looked for in the same text
def _split(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...], tuple[str, ...]]:
    """Return where the pieces of a text stand, the pieces with accents folded, and those in lower case."""
    found = list(_PIECE.finditer(text))
    plain = tuple([_folded(piece.group()) for piece in found])
    return tuple([piece.span() for piece in found]), plain, tuple([piece.lower() for piece in plain])
