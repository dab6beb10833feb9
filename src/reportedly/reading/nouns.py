"""Actors by a common noun: "a senior official", "Russian sources", "residents", "the framework", "both sides"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.model import Actor, ActorKind
from reportedly.reading.acting import can_act, first_conjunct, is_lead, speaks
from reportedly.reading.gazetteer import Sense
from reportedly.reading.lexicon import NounClass
from reportedly.reading.sightings import Page, Sighting, named_beside, phrase_end, unlisted_id

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_TOLD_BY_PHRASE = frozenset({ActorKind.UNNAMED, ActorKind.COLLECTIVE, ActorKind.DOCUMENT})
_OWNERS = frozenset({"its", "their"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})


def find_nouns(page: Page, taken: set[int]) -> Iterator[Sighting]:
    """Yield every common noun that acts or speaks; tokens in ``taken`` are named already."""
    for token in page.doc:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i in taken or token.dep_ in _MODIFIERS:
            continue
        if named_beside(page, token) is not None:
            continue  # "the analyst Jane Doe": the name says who it is
        body = _group_beside(page, token) or _body_beside(page, token)
        if body is not None:
            yield body
            continue
        classes = page.words.nouns.get(token.lemma_.lower()) or page.words.nouns.get(token.lower_)
        found = classes and _class_of(page, token, classes)
        if found:
            sighting = _sighting(page, token, found)
            if sighting is not None:
                yield sighting


def _group_beside(page: Page, token: Token) -> Sighting | None:
    """Read "the rebel group Fano" as Fano twice over."""
    match = page.match_at.get(token.i + 1)
    party = match.only(Sense.PARTY) if match is not None and match.first == token.i + 1 else None
    if party is None or not page.is_group(party) or token.lemma_.lower() not in page.words.armed_groups:
        return None
    actor, is_owned = page.party_actor(party), token.dep_ == "poss"
    return Sighting(page.phrase_start(token), token.i, token.i, actor, "short", is_owned)


def _body_beside(page: Page, token: Token) -> Sighting | None:
    """Read "the country's security service, the SBU," as the body that the words between commas name."""
    doc, comma = page.doc, token.i + 1
    classes = page.words.nouns.get(token.lemma_.lower(), ())
    if not any(c.kind is ActorKind.BODY for c in classes) or comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    start = comma + 2 if doc[comma + 1].lower_ == "the" else comma + 1
    match = page.match_at.get(start)
    body = match.only(Sense.BODY) if match is not None and match.first == start else None
    if match is None or body is None or match.last + 1 >= len(doc) or doc[match.last + 1].text != ",":
        return None
    after = doc[min(match.last + 2, len(doc) - 1)]
    if after.dep_ == "cc" or (doc[match.last].head.i != token.i and token.dep_ not in ("nsubj", "nsubjpass")):
        return None  # one of a list
    party = page.owner_of(token)[0]
    if doc[match.last].dep_ == "conj" or party not in (None, page.theatre.bodies[body].party):
        return None
    return Sighting(page.phrase_start(token), token.i, token.i, page.body_actor(body), "short", token.dep_ == "poss")


def _class_of(page: Page, token: Token, classes: tuple[NounClass, ...]) -> NounClass | None:
    """Choose among the classes of a noun by number and article: "reports" are rumours, "the report" is a paper."""
    is_plural = token.tag_ in ("NNS", "NNPS")
    if _is_together(page, token):
        return next((c for n in ("side", "party") for c in page.words.nouns.get(n, ()) if c.family == "sides"), None)
    for found in classes:
        if found.plural and (not is_plural or is_definite(token)):
            continue
        if found.family in ("sides", "states") and not is_plural and page.owner_of(token)[0] is None:
            continue
        if found.family == "sides" and not is_definite(token) and page.owner_of(token)[0] is None:
            continue
        return found
    return None


def _is_together(page: Page, token: Token) -> bool:
    """Say whether the noun takes the parties as one: "both sides", "the two countries", "the warring parties"."""
    families = {c.family for c in page.words.nouns.get(token.lemma_.lower(), ())}
    if not families & {"sides", "states"} or token.tag_ not in ("NNS", "NNPS"):
        return False
    return any(c.lower_ in page.words.together for c in token.children if c.i < token.i)


def is_definite(token: Token) -> bool:
    """Say whether the noun has a definite article or an owner's pronoun."""
    return any(c.lower_ in _DEFINITE for c in token.children if c.i < token.i)


def _sighting(page: Page, token: Token, found: NounClass) -> Sighting | None:
    party, leans = page.owner_of(token)
    party = party or (_seat_before(page, token) if found.family == "government" else None)
    together = _is_together(page, token)
    if not _is_wanted(page, token, found, party, together):
        return None
    first = page.phrase_start(token)
    if together:
        first = min(c.i for c in token.children if c.lower_ in page.words.together)
    actor = _actor(page, token, first, found, party, leans, together)
    if party is not None and found.family == "government" and page.owner_of(token)[0] is None:
        actor = page.body_of(party, page.text(first, token.i)) or actor
    return Sighting(
        first=first,
        last=token.i,
        token=token.i,
        actor=None if _leads_back(page, token, first, found, party) else actor,
        how="noun",
        attributive=token.dep_ == "poss",
        plural=token.tag_ in ("NNS", "NNPS"),
        refers=found.refers if token.tag_ in ("NN", "NNP") else frozenset(),
        family=found.family,
        owner=next((c.i for c in token.children if c.lower_ in _OWNERS and c.dep_ == "poss"), None),
        gender=page.words.gendered_nouns.get(token.lemma_.lower(), ""),
        shorts=shorts_at(page, token),
        fallback=actor,
    )


def _seat_before(page: Page, token: Token) -> str | None:
    """Return whose seat stands before the noun: "in Kigali the government" is Rwanda's."""
    first = page.phrase_start(token)
    seat = page.match_at.get(first - 2) if first > 2 and page.doc[first - 1].lower_ == "the" else None
    if seat is None or seat.first == 0 or page.doc[seat.first - 1].lower_ != "in":
        return None
    return seat.only(Sense.METONYM)


def _is_wanted(page: Page, token: Token, found: NounClass, party: str | None, together: bool) -> bool:
    if together:
        return can_act(token, page.words) or first_conjunct(token).dep_ in ("dobj", "pobj")
    if found.speaking:
        return speaks(token, page.words)
    is_side = token.lemma_.lower() in page.words.own_sides and is_definite(token)
    if is_side or (found.kind is ActorKind.BODY and party is not None):
        return True
    if found.kind is ActorKind.DOCUMENT:
        return _tells(page, token)
    return can_act(token, page.words)


def _tells(page: Page, token: Token) -> bool:
    """Say whether a paper is the subject of what it says, not of what becomes of it."""
    first = first_conjunct(token)
    if first.dep_ == "nsubj":
        return first.head.pos_ == "VERB" and first.head.lemma_ not in page.words.still
    return speaks(token, page.words) or is_lead(token)


def _leads_back(page: Page, token: Token, first: int, found: NounClass, party: str | None) -> bool:
    """Say whether a definite noun without a name of its own asks for a body named before."""
    by_article = any(c.lower_ in ("the", "this", "that") for c in token.children if c.i < token.i)
    is_one = token.tag_ in ("NN", "NNP") or bool(shorts_at(page, token))
    if found.family == "fighters":
        return by_article and party is None and first == token.i and token.lemma_.lower() in page.words.own_sides
    is_person = found.family in page.words.humans and found.kind is ActorKind.UNNAMED and first == token.i
    return bool(found.refers or is_person) and party is None and by_article and is_one


def shorts_at(page: Page, token: Token) -> tuple[str, ...]:
    """Return the theatre's bodies that go by this noun alone."""
    match = page.match_at.get(token.i)
    return match.ids(Sense.SHORT) if match is not None and match.last == token.i else ()


def _actor(
    page: Page, token: Token, first: int, found: NounClass, party: str | None, leans: str | None, together: bool
) -> Actor:
    if together:
        return Actor(unlisted_id("sides", "both"), page.text(first, token.i), ActorKind.COLLECTIVE)
    last = phrase_end(page, token) if found.kind in _TOLD_BY_PHRASE and found.family != "mapping" else token.i
    name = page.text(first, last)
    if found.family == "mapping":
        return Actor(unlisted_id("mapping", "", party=party, leans=leans).rstrip(":"), name, found.kind, party)
    own = page.own_words(first, last)
    kept = name if leans else " ".join(page.doc[i].lower_ for i in own)
    return Actor(unlisted_id(found.family, kept, party=party, leans=leans), name, _kind(page, token, found), party)


def _kind(page: Page, token: Token, found: NounClass) -> ActorKind:
    """One nurse is somebody unnamed; nurses are many."""
    alone = found.kind is ActorKind.COLLECTIVE and token.tag_ in ("NN", "NNP") and found.family in page.words.humans
    return ActorKind.UNNAMED if alone else found.kind
