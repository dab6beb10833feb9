"""A cue between a phrase and whoever says it, where the parser takes the phrase for who speaks: "Two dead, says X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Verb
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import can_tell, noun_phrase
from reportedly.claims.attribution.wording import BARE, cue_tokens, effect_of

_FINITE = ("VBD", "VBZ", "VBP")
_STOPS = frozenset({".", ";", ":", "!", "?", "—", "–", "…"})
_BEHIND = frozenset({".", ";", ",", ":", "!", "?", "—", "–", ")"})
_OWN_VERB = (*_FINITE, "MD")
_ASIDE = ("relcl", "acl")
_INNER = ("compound", "poss", "nmod")
_NAMES = ("NOUN", "PROPN")


def find_inverted(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "(A tanker), [says] {the city's police}"."""
    for token in scene.tokens:
        rows = scene.cues.verbs.get(token.lemma_.lower(), ())
        rows = tuple(row for row in rows if row.frames[0] == "clause" and row.object is None and row.particle is None)
        if rows and token.tag_ in _FINITE and token.i not in told:
            found = _read(token, rows, scene)
            if found is not None and not any(i in told for i in found.content):
                yield found


def _read(verb: Token, rows: tuple[Verb, ...], scene: Scene) -> Found | None:
    doc = verb.doc
    if verb.i < 2 or doc[verb.i - 1].text != "," or verb.i in scene.quoted or verb.i - 2 in scene.quoted:
        return None
    named = _named_behind(verb, scene)
    if named is None:
        return None
    line = scene.line_of(verb.i)
    start = next((i + 1 for i in range(verb.i - 2, line.start - 1, -1) if doc[i].text in _STOPS), line.start)
    content = frozenset(i for i in range(start, verb.i - 1) if not doc[i].is_space)
    if not any(doc[i].is_alpha for i in content) or _may_speak_itself(content, scene):
        return None
    cue, source = cue_tokens(verb, BARE, scene) - content, noun_phrase(named)
    effect = effect_of(verb, rows[0].effect, None, scene, content=content)
    return Found(source, cue, content, verb.i, named.i, "speech", effect)


def _named_behind(verb: Token, scene: Scene) -> Token | None:
    """Return who is named right behind the verb, where nothing but a circumstance or a stop follows the name."""
    doc, first = verb.doc, verb.i + 1
    heads = (t for t in doc[first : verb.sent.end] if t.left_edge.i == first and t.pos_ in _NAMES)
    named = max((t for t in heads if can_tell(t, scene)), key=lambda t: t.right_edge.i, default=None)
    if named is None or named.dep_ in ("compound", "poss") or not named.i < len(doc) - 1:
        return None
    after = max(noun_phrase(named)) + 1
    ends = after >= len(doc) or doc[after].text in _BEHIND or doc[after].is_space or doc[after].pos_ == "ADP"
    return named if ends or doc[max(noun_phrase(named))].text == "," else None


def _may_speak_itself(content: frozenset[int], scene: Scene) -> bool:
    """Say whether the phrase names who can tell, and says nothing: "The army, for its part, reported two soldiers"."""
    words = [scene.doc[i] for i in sorted(content)]
    if any(t.tag_ in _OWN_VERB and t.dep_ not in _ASIDE for t in words):
        return False
    noun = next((t for t in words if t.pos_ in (*_NAMES, "PRON", "NUM") and t.dep_ not in _INNER), None)
    return noun is not None and can_tell(noun, scene)
