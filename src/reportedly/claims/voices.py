"""Who says an act, as the attribution around it tells, and how that makes its doer told.

The outlet tells a doer as a fact, the doer's own side claims or admits, an authority or anybody else accuses. An army
that lays an act at its enemy's door accuses, whatever office its spokesman has; "reportedly" makes it possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.claims.attribution import innermost
from reportedly.claims.drafts import Attributed
from reportedly.claims.roles import party_of
from reportedly.claims.wordings import Wordings
from reportedly.model import Actor, ActorKind, Document, Polarity, ResponsibilityStatus, SourceKind
from reportedly.reading.mentions import Reading

_NAMELESS = frozenset({"adverb", "passive"})
_REACTION = "reaction"  # who condemns an act does not say that it happened
_SHORTEST = 4  # letters that a name and its adjective share ("Chad", "Chadian")
_ENDING = 2  # letters that may differ in the shorter of them ("Lebanon", "Lebanese")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: the actor, the words that name it, whether anybody is named at all, whether it denies."""

    actor: Actor
    side: str | None
    words: frozenset[str]
    is_named: bool
    denies: bool


def voice_at(token: int, attributions: Sequence[Attributed], reading: Reading) -> Voice | None:
    """Return who says what stands at the token; None for the outlet."""
    at = innermost(token, attributions, reading)
    while at is not None and attributions[at].cue_class == _REACTION:
        at = attributions[at].parent
    if at is None or attributions[at].link.source.kind is SourceKind.PUBLISHER:
        return None
    found = attributions[at]
    source = found.link.source
    written = " ".join(span.of(reading.document.text) for span in found.source or found.link.source_spans)
    words = _words(f"{written} {source.actor.name} {source.actor.office or ''}")
    is_named = bool(found.source) or found.cue_class not in _NAMELESS
    return Voice(source.actor, source.side, words, is_named, found.polarity is Polarity.DENIED)


def own_voice(document: Document, bodies: Iterable[Actor], words: Wordings) -> Voice | None:
    """Return the publisher where it is an army's or an armed group's own press; None for an outlet."""
    said = _words(document.publisher)
    groups = [_words(a.name) for a in bodies if any(c.isupper() for c in a.name[1:]) and " " not in a.name]
    if not (said & words.warring or any(group and group <= said for group in groups)):
        return None
    actor = Actor(f"publisher:{document.publisher}", document.publisher, ActorKind.BODY)
    return Voice(actor, None, said, True, False)


def _words(text: str) -> frozenset[str]:
    """Return the words of a name, hyphened ones whole: the army-aligned government is not the army."""
    low = text.casefold().replace("'s", " ").replace("\u2019s", " ")
    return frozenset("".join(c if c.isalnum() or c == "-" else " " for c in low).split())


def contents_by_cue(attributions: Sequence[Attributed], reading: Reading) -> dict[int, list[int]]:
    """Return the words said, by the token of the cue that says so."""
    found: dict[int, list[int]] = {}
    for one in attributions:
        if one.cue_token is not None and one.content and one.cue_class != _REACTION:
            found[one.cue_token] = said_in(one, reading)
    return found


def said_in(one: Attributed, reading: Reading) -> list[int]:
    """Return the tokens of the words that an attribution gives as said."""
    pieces = (reading.doc.char_span(s.start, s.end, alignment_mode="expand") for s in one.content)
    return [token.i for piece in pieces if piece is not None for token in piece]


def status_told(voice: Voice, doer: Actor, words: Wordings) -> ResponsibilityStatus:
    """Return how this voice tells who did it."""
    if speaks_for(voice, doer, words):
        return ResponsibilityStatus.DENIED if voice.denies else ResponsibilityStatus.CLAIMED
    if voice.denies:
        return ResponsibilityStatus.DENIED
    if not voice.is_named:
        return ResponsibilityStatus.POSSIBLE
    return ResponsibilityStatus.ACCUSED_BY_AUTHORITIES if is_civil(voice, words) else ResponsibilityStatus.ACCUSED


def speaks_for(voice: Voice, doer: Actor, words: Wordings) -> bool:
    """Say whether the voice is of the doer's own side: by party, by name, or by the adjective of a name."""
    party = party_of(doer)
    if doer == voice.actor or (party is not None and party in (voice.side, party_of(voice.actor))):
        return True
    common = words.authority | words.warring | words.belonging.forces
    names = {w.casefold() for w in doer.name.split() if w[:1].isupper()} - common
    if not names:
        told = set(doer.name.casefold().split())
        return told <= voice.words or (bool(voice.words & words.warring) and not told & words.rival)
    return any(_is_kin(a, b) for a in voice.words - common for b in names)


def _is_kin(one: str, other: str) -> bool:
    """Say whether two words are a name and its adjective: they share all but an ending."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or shared >= max(_SHORTEST, min(len(one), len(other)) - _ENDING)


def is_civil(voice: Voice, words: Wordings) -> bool:
    """Say whether the voice is an authority's that does not itself fight."""
    said = voice.words | {w.removesuffix("s") for w in voice.words}
    return bool(said & words.office) or (bool(said & words.civil) and not said & words.warring)
