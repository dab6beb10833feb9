"""Quotations that stand as sentences of their own behind whoever was just seen: "A baker swept the floor. “…”"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import is_person, kind_of_noun, noun_phrase, subject_of
from reportedly.model import ActorKind, SourceKind
from reportedly.reading.quotes import EITHER, OPENING, Quote

_FULL_STOPS = frozenset({".", "!", "?", "…", ":"})
_SHE_OR_HE = frozenset({"she", "he"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_INNER = ("compound", "poss", "pobj", "nmod")
_MARKS = OPENING | EITHER


def find_spoken(scene: Scene, founds: Sequence[Found]) -> Iterator[Found]:
    """Yield quotations that no cue claims, each for the person whom the sentence before it is about."""
    taken = {i: f for f in founds for i in f.content}
    speaking: dict[int, Found] = {}  # by the last token of the quotation
    sources = {f.source_token for f in founds if f.source_token is not None}
    for quote in scene.quotes:
        if quote.first in taken:
            if taken[quote.first].source_token is not None:
                speaking[quote.last] = taken[quote.first]
            continue
        found = _told_alone(quote, speaking, sources, scene) if _is_sentence(quote, scene) else None
        if found is not None:
            speaking[quote.last] = found
            yield found


def _is_sentence(quote: Quote, scene: Scene) -> bool:
    """Say whether a quotation is a whole sentence behind another one in its paragraph."""
    doc, line = scene.doc, scene.line_of(quote.first)
    closed = doc[quote.last - 1].text in _FULL_STOPS and doc[quote.first + 1].is_title
    ends = quote.last + 1 >= line.stop or doc[quote.last + 1].text[0].isupper() or doc[quote.last + 1].text in _MARKS
    return closed and ends and quote.first > line.start


def _told_alone(quote: Quote, speaking: Mapping[int, Found], sources: Set[int], scene: Scene) -> Found | None:
    before = quote.first - 1
    if before in speaking:  # "…" "…": the same goes on
        goes_on = speaking[before]
        return Found(frozenset(), frozenset(), frozenset(quote.tokens), None, goes_on.source_token, "continuing")
    if scene.doc[before].text not in _FULL_STOPS:
        return None
    led = scene.doc[before].text == ":"
    speaker = _led_by(before, scene) if led else _seen(scene.doc[before], scene)
    if speaker is None or any(t.i in sources and t.i != speaker.i for t in scene.doc[speaker.sent.start : before]):
        return None  # nobody else may speak in the sentence before
    source = noun_phrase(speaker, before=before)
    return Found(source, frozenset(), frozenset(quote.tokens), None, speaker.i, "colon" if led else "quote")


def _led_by(colon: int, scene: Scene) -> Token | None:
    """Return whom the words before a colon are about: "The mayor was sober: …", "The colonel, known for brevity: …"."""
    doc, line = scene.doc, scene.line_of(colon)
    start = next((i + 1 for i in range(colon - 1, line.start - 1, -1) if doc[i].text in _FULL_STOPS), line.start)
    words = [t for t in scene.tokens[start:colon] if t.i not in scene.quoted]
    subjects = [t for t in words if t.dep_ in _SUBJECTS and t.head.dep_ not in ("relcl", "acl", "advcl")]
    if not any(t.pos_ in ("VERB", "AUX") and t.tag_ in _FINITE for t in words):
        subjects = subjects or [t for t in words if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in _INNER][:1]
    return subjects[-1] if subjects and _can_speak(subjects[-1], scene) else None


def _seen(stop: Token, scene: Scene) -> Token | None:
    """Return the person or the people whom the sentence that ends here is about."""
    root = stop.sent.root
    subject = subject_of(root) or next((s for t in root.children if (s := subject_of(t)) is not None), None)
    if subject is None or subject.i > root.i or subject.i in scene.quoted:
        return None
    return subject if _can_speak(subject, scene) else None


def _can_speak(subject: Token, scene: Scene) -> bool:
    mention = scene.heads.get(subject.i)
    if mention is not None and mention.actor.kind is ActorKind.PERSON:
        return True
    if subject.lower_ in _SHE_OR_HE or is_person(subject, scene):
        return True
    one_of_them = subject.lower_ == "one" and any(t.lower_ == "of" for t in subject.rights)
    return one_of_them or kind_of_noun(subject, scene) is SourceKind.COLLECTIVE
