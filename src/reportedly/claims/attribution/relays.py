"""Who passes words on, and whom they cite: "…, citing Y", "X quoted Y as saying", "Y told X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Effect
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import can_tell, noun_phrase, subject_of
from reportedly.claims.attribution.wording import BARE, cue_tokens, is_passive

_VERBAL = ("VERB", "AUX")


def find_relays(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "…, citing Y": what the governing cue says, Y said first."""
    for token in scene.tokens:
        if token.lemma_.lower() not in scene.cues.relays or not token.tag_.startswith("VB"):
            continue
        quoting = _quoting(token, scene)
        if quoting is not None:
            yield quoting
        if token.tag_ != "VBG":
            continue
        named = next((t for t in token.rights if t.dep_ == "dobj"), None)
        if named is None or not can_tell(named, scene):
            continue
        governor = next((told[a.i] for a in token.ancestors if a.i in told), None)
        source = noun_phrase(named)
        own = set(reach(token)) | set(source)
        content = _cited(token, governor, own)
        if content:
            inside = None if governor is None else governor.cue_token
            yield Found(source, frozenset({token.i}), frozenset(content), token.i, named.i, "speech", Effect(), inside)


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


def find_hearers(scene: Scene, founds: Iterable[Found]) -> Iterator[Found]:
    """Yield the outlet that somebody *told*, or gave an interview: it is the one that passes the words on."""
    for found in founds:
        if found.cue_token is None:
            continue
        hearer = _hearer(scene.doc[found.cue_token], scene)
        if hearer is not None and hearer.i not in found.content:
            inner = found.source | found.cue | found.content
            yield Found(noun_phrase(hearer), frozenset(), inner, None, hearer.i, "relay")


def _hearer(verb: Token, scene: Scene) -> Token | None:
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative") and _is_outlet(child, scene):
            return child
        if child.dep_ == "prep":
            for named in (t for t in child.subtree if t.dep_ == "pobj" and t.head.lower_ in ("with", "to")):
                if _is_outlet(named, scene):
                    return named
    return None


def _is_outlet(token: Token, scene: Scene) -> bool:
    return (
        token.i in scene.heads and scene.heads[token.i].actor.id in scene.outlets
    ) or token.lower_ in scene.outlet_names
