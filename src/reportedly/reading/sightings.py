"""What finding actors works on: the page (one text with everything looked up once) and sightings on it.

A sighting is a mention in the making: found by name or by noun, its actor perhaps still to be settled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc, Token

from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind
from reportedly.reading.gazetteer import Gazetteer, Match, Sense, gazetteer
from reportedly.reading.lexicon import Lexicon, lexicon
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.openings import Openings, find_openings
from reportedly.theatres import Party, Theatre

_EDGE_TAGS = frozenset(
    {"DT", "PDT", "CC", "PRP$", "WP$", "IN", "_SP", ",", ":", "``", "''", ".", "POS", "WDT", "WP", "RB", "-LRB-"}
)
_REACH = 12  # tokens to the left of a noun that can still belong to it
_BELONGING = frozenset({"of", "for", "in", "at", "from", "with"})
_INSIDE_TAIL = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "PART"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_LONGEST = 8  # tokens of the longest phrase that is part of a source's name
_NOT_SLUG = re.compile(r"[^\w]+")


@dataclass(slots=True)
class Sighting:
    """A mention in the making: tokens ``first`` to ``last``, head ``token``. Equality is identity."""

    first: int
    last: int
    token: int
    actor: Actor | None
    how: str
    attributive: bool = False
    antecedent: Sighting | None = None
    office: str | None = None  # the title beside a name, or the office noun phrase itself
    gender: str = ""
    plural: bool = False
    is_surname: bool = False  # a name of one word
    family: str = ""
    refers: frozenset[str] = frozenset()  # kinds of bodies a definite noun can be led back to
    shorts: tuple[str, ...] = ()  # ids of the bodies that a short form can stand for
    fallback: Actor | None = None  # who it is where nobody is found to lead it back to
    owner: int | None = None  # token of the "its" or "their" before it

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


@dataclass(frozen=True, eq=False)
class Page:
    """One text with its matches by token, its sentences by number, and what is known beforehand."""

    doc: Doc
    theatre: Theatre  # what is listed, and what the text itself shows to be a party
    listed: Theatre
    words: Lexicon
    names: Gazetteer
    matches: tuple[Match, ...]
    match_at: Mapping[int, Match]
    sentence: tuple[int, ...]
    places: tuple[PlaceMention, ...]
    day: date | None
    openings: Openings
    home: str | None = None  # the party on whose side the outlet is
    people: dict[int, Sighting] = field(default_factory=dict)  # named people by head token, once they are found
    people_from: dict[int, Sighting] = field(default_factory=dict)  # the same by first token

    @classmethod
    def of(
        cls,
        doc: Doc,
        *,
        pack: Pack,
        theatre: Theatre,
        places: tuple[PlaceMention, ...],
        matches: tuple[Match, ...],
        parties: Iterable[Party],
        day: date | None,
        home: str | None = None,
    ) -> Page:
        """Look everything up once; ``matches`` and ``parties`` are those of the theatre and of the text itself."""
        names, known = gazetteer(theatre, pack), theatre.with_parties(parties)
        at = {i: match for match in matches for i in range(match.first, match.last + 1)}
        sentence = tuple(number for number, sent in enumerate(doc.sents) for _ in range(sent.start, sent.end))
        opening = find_openings(doc)
        return cls(doc, known, theatre, lexicon(pack), names, matches, at, sentence, places, day, opening, home)

    def text(self, first: int, last: int) -> str:
        """Return the words of these tokens on one line."""
        return " ".join(
            self.doc[first : last + 1].text.split()
        )  # the whole Doc.text is built anew each time it is asked

    def phrase_start(self, token: Token) -> int:
        """Return the first token of the noun phrase that this noun heads, article and owner's pronoun left out."""
        first = max(token.left_edge.i, token.i - _REACH)
        first = max(first, self._after_break(first, token.i))
        while first < token.i and self.doc[first].tag_ in _EDGE_TAGS:
            first += 1
        if first > 1 and self.doc[first].tag_ == "HYPH":
            first -= 1
        return first

    def _after_break(self, first: int, last: int) -> int:
        """Return where the phrase starts anew after a comma, dash or line break inside it."""
        for i in range(last - 1, first - 1, -1):
            token = self.doc[i]
            if token.tag_ in (",", ":", "``", "''", "-LRB-", "-RRB-") or "\n\n" in token.text or token.pos_ == "VERB":
                return i + 1 if token.pos_ != "VERB" or token.dep_ != "amod" else first
        return first

    def party_at(self, index: int) -> str | None:
        """Return the party that a name, demonym or seat at this token belongs to."""
        match = self.match_at.get(index)
        if match is None:
            return None
        return (match.ids(Sense.PARTY) + match.ids(Sense.DEMONYM) + match.ids(Sense.METONYM) + (None,))[0]

    def own_words(self, first: int, last: int) -> list[int]:
        """Return the tokens of a phrase without whose it is and how many there are: what it names of itself."""
        kept = (i for i in range(first, last + 1) if self.party_at(i) is None)
        return [i for i in kept if self.doc[i].tag_ not in ("POS", "CD", "_SP", "CC")]

    def leans_at(self, index: int) -> bool:
        """Say whether a party's name here only tells a leaning: "pro-Ukrainian", "Russian-backed"."""
        doc = self.doc
        if index > 1 and doc[index - 1].text in "-‑–" and doc[index - 2].lower_ in self.words.lean_prefixes:
            return True
        if index + 2 >= len(doc) or doc[index + 1].text not in ("-", "‑"):
            return False
        return doc[index + 2].lower_ in self.words.lean_participles

    def is_hyphened(self, first: int, last: int) -> bool:
        """Say whether the words are only part of a hyphenated adjective, unless two names are joined."""
        doc = self.doc
        before = first > 1 and doc[first - 1].text in ("-", "‑", "–") and not doc[first - 2].whitespace_
        after = last + 2 < len(doc) and doc[last + 1].text in ("-", "‑", "–") and not doc[last].whitespace_
        before = before and not doc[first - 1].whitespace_ and first - 2 not in self.match_at
        return before or (after and not doc[last + 1].whitespace_ and last + 2 not in self.match_at)

    def owner_of(self, token: Token) -> tuple[str | None, str | None]:
        """Return the party a noun belongs to and the one it leans to: "Russian officials", "pro-Ukrainian mapping"."""
        if token.lemma_.lower() in self.words.apart:
            return None, None
        lean = None
        for i in range(token.i - 1, max(self.phrase_start(token) - 1, -1), -1):
            party = self.party_at(i)
            if party is None or self.is_anti(i):
                continue
            if not self.leans_at(i):
                return (None if self._is_loose(token, party) else party), None
            lean = lean or party
        return self._owner_after(token), lean

    def is_group(self, party_id: str) -> bool:
        """Say whether a party is an armed group that only the text shows: it is no place and has no seat."""
        party = self.theatre.parties.get(party_id)
        if party is None or party_id in self.listed.parties:
            return False
        return party.role == "belligerent" and not party.demonyms

    def _is_loose(self, token: Token, party: str) -> bool:
        """Say whether the people named are not those of their state: "Congolese rebels" are not Congo's."""
        return bool(self.theatre.parties[party].demonyms) and token.lemma_.lower() in self.words.loose_sides

    def topic_before(self, index: int) -> str | None:
        """Return the party that "its" means: the only one named before it in its sentence, or in the one before.

        None where another noun in the singular could be meant: "the firm sells to Russia, and its officials".
        """
        sentence = self.doc[index].sent
        start = sentence.start if index > sentence.start else self.doc[max(sentence.start - 1, 0)].sent.start
        parties = {p for i in range(start, index) if (p := self.party_at(i)) is not None and not self.is_anti(i)}
        subjects = [t for t in self.doc[start:index] if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ in ("NN", "NNP")]
        own = all(any(self.party_at(i) for i in range(t.left_edge.i, t.i + 1)) for t in subjects)
        return parties.pop() if len(parties) == 1 and own else None

    def is_anti(self, index: int) -> bool:
        """Say whether the name is joined to a word before it that is no leaning: "anti-Ukrainian"."""
        joined = index > 1 and self.doc[index - 1].text in ("-", "‑")
        return joined and not self.leans_at(index) and index - 2 not in self.match_at

    def _owner_after(self, token: Token) -> str | None:
        for child in token.children:
            if child.i < token.i or child.dep_ != "prep" or child.lower_ not in _BELONGING:
                continue
            for named in child.children:
                party = self.party_at(named.i) if child.lower_ in ("of", "for") else None
                party = party or self._employer_at(named)
                if named.dep_ == "pobj" and party is not None:
                    return party
        return None

    def _employer_at(self, token: Token) -> str | None:
        """Return the party of the body named here, as in "an official in the SBU security service"."""
        for i in (token.i, *(c.i for c in token.lefts if c.dep_ in ("nmod", "compound", "amod"))):
            body = self.match_at[i].only(Sense.BODY) if i in self.match_at else None
            if body is not None:
                return self.theatre.bodies[body].party
        return None

    def body_of(self, party_id: str, noun: str) -> Actor | None:
        """Return the theatre's body that a party's noun names, as "army" of Russia does, None where none is listed."""
        _, ids = self.names.split(f"{self.theatre.parties[party_id].name}'s {noun}")
        known = next((i.removeprefix("body:") for i in ids if i.startswith("body:")), None)
        return None if known is None else self.body_actor(known)

    def party_actor(self, party_id: str) -> Actor:
        """Return a party of the theatre as an actor."""
        return Actor(party_id, self.theatre.parties[party_id].name, ActorKind.PARTY, party_id)

    def body_actor(self, body_id: str) -> Actor:
        """Return a body of the theatre as an actor."""
        body = self.theatre.bodies[body_id]
        return Actor(body.id, body.name, ActorKind.BODY, body.party)


def named_beside(page: Page, token: Token) -> Sighting | None:
    """Return the person named in apposition to a noun: "the governor, Jane Doe", "Jane Doe, the governor"."""
    after = _named_after(page, token)
    if after is not None:
        return after
    for other in (*token.children, token.head):
        is_joined = other.dep_ == "appos" if other.head is token else token.dep_ == "appos"
        if is_joined and other.i in page.people:
            return page.people[other.i]
    return None


def _named_after(page: Page, token: Token) -> Sighting | None:
    """Return the person named between commas after a noun and its "of …", whatever the parser made of it."""
    doc, comma = page.doc, token.i + 1
    while comma < min(token.i + _REACH, len(doc)) and (doc[comma].pos_ in _INSIDE_TAIL):
        comma += 1
    if comma >= len(doc) - 1 or doc[comma].text != ",":
        return None
    person = page.people_from.get(comma + 1)
    if person is None or person.last + 1 >= len(doc):
        return None
    return person if doc[person.last + 1].text == "," or doc[person.last + 1].pos_ in ("VERB", "AUX") else None


def phrase_end(page: Page, token: Token) -> int:
    """Return the last token of what tells one unnamed source from another: "a source in the emergency services"."""
    last = token.i
    for child in token.rights:
        told = child.dep_ == "prep" or (child.dep_ in ("amod", "acomp") and child.lemma_ in page.words.closeness)
        if child.left_edge.i != last + 1 or not told or not _tells_which(page, child):
            break
        last = _before_clause(page, child)
    return last


def _before_clause(page: Page, link: Token) -> int:
    """Return the last token of a phrase before a clause or a comma in it."""
    right = link.right_edge.i
    breaks = (t.left_edge.i if t.dep_ in _CLAUSES else t.i for t in link.subtree if t.dep_ in _CLAUSES or t.is_punct)
    return min([right, *(i - 1 for i in breaks if i > link.i)])


def _tells_which(page: Page, link: Token) -> bool:
    """Say whether a short phrase with a noun of its own, no date and no clause, hangs on a noun."""
    words = list(page.doc[link.left_edge.i : _before_clause(page, link) + 1])
    if len(words) > _LONGEST or link.lower_ in page.words.loose_links:
        return False
    plain = not any(t.ent_type_ in ("DATE", "TIME") for t in words)
    return plain and any(t.pos_ in ("NOUN", "PROPN") for t in words)


def slug(text: str) -> str:
    """Return a text as part of an id."""
    return _NOT_SLUG.sub("-", text.lower()).strip("-")


def unlisted_id(family: str, name: str, *, party: str | None = None, leans: str | None = None) -> str:
    """Name an actor that is in no theatre: ``family:side:name``, the side with ``pro-`` before it for a mere leaning.

    ``official:russia:senior-official``, ``mapping:pro-ukraine:open-source-mapping``, ``reports:-:reports``.
    """
    side = party or (f"pro-{leans}" if leans else "-")
    return f"{family}:{side}:{slug(name)}"


def family_of(actor: Actor) -> str | None:
    """Return the family in an unlisted actor's id ("official", "mapping", …), None for one of the theatre."""
    return actor.id.split(":", 1)[0] if ":" in actor.id else None


def side_of(actor: Actor, theatre: Theatre) -> str | None:
    """Return the party that an actor belongs or leans to, unlisted ones included; None where independent or unknown."""
    if actor.party is not None:
        return actor.party
    parts = actor.id.split(":")
    if len(parts) == 3 and parts[1].startswith("pro-"):
        return parts[1].removeprefix("pro-")
    return theatre.side_of(actor.id)
