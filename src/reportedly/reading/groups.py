"""Armed groups and forces that only the text gives away: by their own name, or by the words beside it.

"RSF fighters", "the rebel group Fano", "Hezbollah, an armed movement", "the ELN attacked": each shows a party that
fights. An acronym is its long name. A name that is used as a place anywhere in the text is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.reading.fighting import fights, is_named_as_armed
from reportedly.reading.gazetteer import Entry, Match, Sense
from reportedly.reading.lexicon import Lexicon
from reportedly.reading.sightings import slug
from reportedly.theatres import Party

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE", "EVENT"})
_LONG = 10  # tokens that an acronym can stand for
_LINKS = frozenset({"or", "as"})
_SMALL = frozenset({"of", "the", "for", "and", "de", "del", "la", "to"})


@dataclass(frozen=True, slots=True)
class Run:
    """A run of name tokens, as written."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, eq=False)
class Search:
    """One text and what its names are taken for elsewhere."""

    doc: Doc
    words: Lexicon
    runs: tuple[Run, ...]
    places: frozenset[str]
    people: frozenset[str]
    taken: set[int]
    small: frozenset[str]  # words that stand in small letters somewhere


def find_groups(doc: Doc, taken: set[int], words: Lexicon) -> Iterator[tuple[Match, Party]]:
    """Yield the words that name an armed group, with the group; ``taken`` are tokens that are known names."""
    runs = tuple(_runs(doc, taken))
    if not runs:
        return
    search = Search(doc, words, runs, _place_names(doc, runs, words), _people(doc), taken, _small(doc))
    shown = {run.name for run in runs if _is_shown(search, run)}
    if not shown:
        return
    names = _united(shown, dict(_introduced(search)), [run.name for run in runs])
    for run in runs:
        found = _named_in(search, run, names)
        if found is not None:
            first, last, name = found
            start, end = doc[first].idx, doc[last].idx + len(doc[last])
            party = Party(slug(names[name]), names[name], "belligerent")
            yield Match(start, end, first, last, (Entry(Sense.PARTY, party.id),)), party


# ── names ──


def _runs(doc: Doc, taken: set[int]) -> Iterator[Run]:
    """Yield the stretches of capitalised name tokens that nothing else claims, "al-Shabaab" in one."""
    i, size = 0, len(doc)
    while i < size:
        if not _is_name(doc[i]) or i in taken:
            i += 1
            continue
        first = i
        while i + 1 < size and i + 1 not in taken and _goes_on(doc, i + 1):
            i += 1
        while not _is_name(doc[i]):
            i -= 1
        yield Run(first, i, " ".join(doc[first : i + 1].text.split()))
        i += 1


def _is_name(token: Token) -> bool:
    return token.tag_ in _NAME_TAGS and token.text[:1].isupper() and token.ent_type_ not in _NO_NAMES


def _goes_on(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.text in ("-", "'", "/") and i + 1 < len(doc):
        return not doc[i - 1].whitespace_ and not token.whitespace_ and _is_name(doc[i + 1])
    return _is_name(token) and "\n" not in doc[i - 1].text_with_ws


def _place_names(doc: Doc, runs: tuple[Run, ...], words: Lexicon) -> frozenset[str]:
    """Return the names that stand as a place somewhere: "in Darfur", "the town of Kazgeil"."""
    found = set()
    for run in runs:
        token = doc[run.last]
        above = token.head
        if token.dep_ != "pobj":
            continue
        is_town = above.lower_ == "of" and above.head.lemma_.lower() in words.place_nouns
        if is_town or above.lower_ in words.place_prepositions:
            found.add(run.name)
    return frozenset(found)


def _people(doc: Doc) -> frozenset[str]:
    return frozenset(t.text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 for t in e)


def _small(doc: Doc) -> frozenset[str]:
    return frozenset([t.text for t in doc if t.is_lower])


def _only_opens(search: Search, run: Run) -> bool:
    """Say whether a common noun has its capital from the head of a sentence alone: "Drones attacked the port"."""
    first = search.doc[run.first]
    return run.first == run.last and bool(first.is_sent_start) and first.lower_ in search.small


def _is_shown(search: Search, run: Run) -> bool:
    doc, words, last = search.doc, search.words, search.doc[run.last]
    if _only_opens(search, run):
        return False
    if last.text in words.outlet_heads or run.name in search.people or _is_of_state(search, run):
        return False
    if is_named_as_armed(doc, run.first, run.last, words):
        return True
    if run.name in search.places or _is_person(search, run.last) or _has_title(search, run) or _is_device(run.name):
        return False
    return fights(doc, run.last, words)


def _is_of_state(search: Search, run: Run) -> bool:
    """Say whether a known name leads up to it: "Israel Defense Forces" are Israel's."""
    return run.first - 1 in search.taken


def _is_person(search: Search, last: int) -> bool:
    """Say whether the parser takes the name for somebody's, and it owns: "Haftar's fighters"; or has several words."""
    doc = search.doc
    if doc[last].ent_type_ != "PERSON":
        return False
    return doc[last].ent_iob_ == "I" or (last + 1 < len(doc) and doc[last + 1].tag_ == "POS")


def _is_device(name: str) -> bool:
    """Say whether the name is a type's: "Su-30", "F-16"."""
    return "-" in name and name[-1].isdigit()


def _has_title(search: Search, run: Run) -> bool:
    before = search.doc[run.first - 1] if run.first else None
    titles = search.words
    return before is not None and (before.text in titles.honorifics or before.lemma_.lower() in titles.offices)


# ── one group under several names ──


def _introduced(search: Search) -> Iterator[tuple[str, str]]:
    """Yield acronyms with the long name that they stand for: "Rapid Support Forces (RSF)", "…, or RSF,"."""
    doc = search.doc
    for run in search.runs:
        if not _is_acronym(run.name) or run.first < 2:
            continue
        before = run.first - 1
        if doc[before].lower_ == "the":
            before -= 1
        is_closed = run.last + 1 < len(doc) and doc[run.last + 1].text == ")"
        if not (doc[before].text == "(" and is_closed) and doc[before].lower_ not in _LINKS:
            continue
        long = _long_name(search, before - 1, run.name)
        if long is not None:
            yield run.name, long
    written = {run.name for run in search.runs}
    acronyms = {"".join(w[0] for w in name.split() if w[0].isupper()): name for name in written if " " in name}
    yield from ((short, acronyms[short]) for short in written if short in acronyms and len(short) > 2)


def _is_acronym(name: str) -> bool:
    return " " not in name and 2 <= sum(c.isupper() for c in name) <= 8 and not any(c.islower() for c in name)


def _long_name(search: Search, last: int, short: str) -> str | None:
    """Return the words before an acronym that it abbreviates, else the name that ends there."""
    doc = search.doc
    while last > 0 and (doc[last].text in ",(" or doc[last].lower_ in ("known", "also")):
        last -= 1
    letters = ""
    for i in range(last, max(last - _LONG, -1), -1):
        word = doc[i].text
        if word[0].isupper():
            letters = word[0] + letters
            if letters == short:
                return " ".join(doc[i : last + 1].text.split())
        elif word not in _SMALL and word not in "-'":
            break
    ending = next((run for run in search.runs if run.last == last), None)
    return None if ending is None or ending.name == short else ending.name


def _united(shown: set[str], longs: dict[str, str], written: list[str]) -> dict[str, str]:
    """Return every name of a shown group with the name that the group goes by: its long one, else the first."""
    full = {short: long for short, long in longs.items() if short in shown or long in shown}
    names = {name: full.get(name, name) for name in shown | set(full) | set(full.values())}
    for name in written:
        base = name.removesuffix("s")
        if name not in names and base in names:
            names[name] = names[base]  # "Houthi fighters", "the Houthis"
        elif name not in names and f"{name}s" in names:
            names[name] = names[f"{name}s"]
    return {name: _settled(name, names) for name in names}


def _settled(name: str, names: dict[str, str]) -> str:
    long = names[name]
    return names.get(long, long)


def _named_in(search: Search, run: Run, names: dict[str, str]) -> tuple[int, int, str] | None:
    """Return the tokens of the run that name a group: all of it, or a name that opens it ("RSF General …")."""
    if run.name in names:
        return run.first, run.last, run.name
    first = search.doc[run.first]
    if run.last > run.first and first.text in names and first.ent_type_ != "PERSON" and first.text.isupper():
        return run.first, run.first, first.text
    return None
