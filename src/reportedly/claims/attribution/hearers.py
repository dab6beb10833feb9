"""The outlet through which words came: whom somebody told, gave an interview, or showed a paper.

It stands between the publisher and the speaker: "the envoy told Halden that …", "a draft seen by Halden says …".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import is_document, kind_of_noun, noun_phrase, subject_of
from reportedly.model import SourceKind

_TO_WHOM = ("with", "to")


def find_hearers(scene: Scene, founds: Iterable[Found]) -> Iterator[Found]:
    """Yield the outlet that heard or saw what an attribution says; its content is the whole attribution."""
    for found in founds:
        hearer = _hearer_of(found, scene)
        if hearer is not None and hearer.i not in found.content:
            source = noun_phrase(hearer)
            inner = (found.source | found.cue | found.content) - source
            yield Found(source, frozenset(), inner, None, hearer.i, "relay")


def _hearer_of(found: Found, scene: Scene) -> Token | None:
    heard = None if found.cue_token is None else _who_heard(scene.doc[found.cue_token], scene)
    if heard is not None or found.source_token is None:
        return heard
    paper = scene.doc[found.source_token]
    how = frozenset(scene.cues.relays) | (scene.cues.viewers if is_document(paper, scene) else frozenset())
    return _who_passed_on(paper, how, scene)


def _who_heard(verb: Token, scene: Scene) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i and is_outlet(child, scene):
            return child
        if child.dep_ == "prep" or _is_speaking(child, scene):
            for named in (t for t in child.subtree if t.dep_ == "pobj" and t.head.lower_ in _TO_WHOM):
                if is_outlet(named, scene):
                    return named
    return None


def _is_speaking(clause: Token, scene: Scene) -> bool:
    """Look at "Speaking to Halden, the envoy said"."""
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.lemma_.lower() in scene.cues.meetings


def _who_passed_on(paper: Token, how: frozenset[str], scene: Scene) -> Token | None:
    """Return who saw or quoted it: "a draft seen by X", "X has seen a draft", "the army, quoted by X"."""
    if paper.dep_ == "dobj" and paper.head.lemma_.lower() in how & scene.cues.viewers:
        viewer = subject_of(paper.head)
        return viewer if viewer is not None and is_outlet(viewer, scene) else None
    for clause in paper.children:
        if clause.dep_ in ("acl", "relcl") and clause.lemma_.lower() in how:
            by = [p for t in clause.children if t.dep_ == "agent" or t.lower_ == "with" for p in t.children]
            return next((p for p in by if is_outlet(p, scene)), None)
    return None


def is_outlet(token: Token, scene: Scene) -> bool:
    """Say whether a token names an outlet, by name or by its noun: "the newspaper", "a local channel"."""
    known = scene.heads.get(token.i)
    if (known is not None and known.actor.id in scene.outlets) or token.lower_ in scene.outlet_names:
        return True
    return token.pos_ == "NOUN" and kind_of_noun(token, scene) is SourceKind.OUTLET
