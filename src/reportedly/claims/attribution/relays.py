"""Who passes words on, and whom they cite: "…, citing Y", "X quoted Y as saying"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Effect
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import can_tell, noun_phrase, subject_of
from reportedly.claims.attribution.wording import BARE, cue_tokens, is_passive

_VERBAL = ("VERB", "AUX")


def find_relays(scene: Scene, told: Mapping[int, Found], beside: Sequence[Found]) -> Iterator[Found]:
    """Yield "…, citing Y": what the governing cue, or the phrase ``beside`` it, says, Y said first."""
    phrases = {max(f.source): f for f in beside if f.source}
    for token in scene.tokens:
        if token.lemma_.lower() in scene.cues.relays and token.tag_.startswith("VB"):
            quoting = _quoting(token, scene)
            if quoting is not None:
                yield quoting
        named, cue = _cited_by(token, scene)
        if named is not None and can_tell(named, scene):
            governor = _phrase_before(token, phrases) or next((told[a.i] for a in token.ancestors if a.i in told), None)
            found = _citing(token, named, cue, governor)
            if found is not None:
                yield found


def _cited_by(token: Token, scene: Scene) -> tuple[Token | None, frozenset[int]]:
    """Return whom a token cites, and the words that do so: citing X, referring to X, with reference to X."""
    if token.tag_ == "VBG" and token.lemma_.lower() in scene.cues.relays:
        links = [t for t in token.rights if t.dep_ == "prep" and t.lower_ in scene.cues.relays[token.lemma_.lower()]]
        named = next((t for t in token.rights if t.dep_ == "dobj"), None)
        if named is None and links:
            return next((t for t in links[0].children if t.dep_ == "pobj"), None), frozenset({token.i, links[0].i})
        return named, frozenset({token.i})
    for words in scene.cues.relay_phrases.get(token.lower_, ()):
        if tuple(t.lower_ for t in scene.tokens[token.i : token.i + len(words)]) == words:
            last = scene.tokens[token.i + len(words) - 1]
            named = next((t for t in last.children if t.dep_ == "pobj"), None)
            return named, frozenset(range(token.i, last.i + 1))
    return None, frozenset()


def _citing(token: Token, named: Token, cue: frozenset[int], governor: Found | None) -> Found | None:
    source = noun_phrase(named)
    content = _cited(token, governor, set(reach(token)) | set(source))
    inside = None if governor is None else governor.cue_token
    if not content:
        return None
    return Found(source, cue, frozenset(content), token.i, named.i, "speech", Effect(), inside)


def _phrase_before(citing: Token, phrases: Mapping[int, Found]) -> Found | None:
    """Return "according to X" right before ", citing Y"."""
    is_set_off = citing.i > 1 and citing.doc[citing.i - 1].text == ","
    return phrases.get(citing.i - 2) if is_set_off else None


def without_citations(founds: Sequence[Found]) -> list[Found]:
    """Take the words that cite out of what the outer source says: "reported, [citing two officials,] that"."""
    citing = [f for f in founds if f.inside is not None]
    return [
        replace(
            found, content=found.content.difference(*(f.cue | f.source for f in citing if f.inside == found.cue_token))
        )
        for found in founds
    ]


def _quoting(verb: Token, scene: Scene) -> Found | None:
    """Read "X quoted (Y as saying …)" and "(Y) was quoted by X (as saying …)": X passes Y's words on."""
    links = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ == "as"]
    if not links or not any(t.dep_ == "pcomp" for t in links[0].children):
        return None
    passive = is_passive(verb)
    agents = [p for t in links[0].head.subtree if t.dep_ == "agent" for p in t.children] if passive else []
    by = [p for t in verb.subtree if t.lower_ == "by" and t.head.i in _saying(verb, links[0]) for p in t.children]
    speaker = next(iter([*agents, *by]), None) if passive else subject_of(verb)
    quoted = subject_of(verb) if passive else next((t for t in verb.children if t.dep_ == "dobj"), None)
    if speaker is None or quoted is None or not can_tell(speaker, scene):
        return None
    source, cue = noun_phrase(speaker), cue_tokens(verb, BARE, scene)
    content = set(reach(quoted)) | set(reach(links[0]))
    by_words = {i for i in content if verb.doc[i].lower_ == "by" and i + 1 in source}
    return Found(source, cue, frozenset(content - source - cue - by_words), verb.i, speaker.i, "speech")


def _saying(verb: Token, link: Token) -> set[int]:
    return {verb.i, *(t.i for t in link.children if t.dep_ == "pcomp")}


def _cited(token: Token, governor: Found | None, own: set[int]) -> set[int]:
    clauses = [t for t in token.rights if t.dep_ == "ccomp"]
    if clauses:
        return set(reach(clauses[0]))
    if governor is not None:
        return set(governor.content) - own
    return set(reach(token.head)) - own if token.head.pos_ in _VERBAL else set()
