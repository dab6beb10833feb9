"""What somebody is sure of: "residents are convinced that", "the minister was confident that"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from reportedly.claims.attribution.contents import find_content
from reportedly.claims.attribution.cues import Effect, Verb
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import can_tell, noun_phrase, subject_of
from reportedly.claims.attribution.wording import BARE, cue_tokens, effect_of

_COPULAS = frozenset({"be", "remain", "feel", "seem", "appear", "sound"})
_FRAMES = Verb("", ("clause",), BARE.effect)


def find_convictions(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "X is certain that …" for whoever can tell."""
    for token in scene.tokens:
        effect = scene.cues.convictions.get(token.lower_)
        if effect is not None and token.i not in told and token.i not in scene.quoted:
            found = _read(token, effect, scene)
            if found is not None:
                yield found


def _read(state: Token, effect: Effect, scene: Scene) -> Found | None:
    copula = state.head if state.dep_ == "acomp" else state
    subject = subject_of(copula)
    if subject is None or not can_tell(subject, scene) or not _is_held(state, copula):
        return None
    cue = frozenset(range(min(cue_tokens(copula, BARE, scene)), state.i + 1))
    source = noun_phrase(subject)
    governor = state if any(t.dep_ == "ccomp" for t in state.rights) else copula
    content = find_content(governor, _FRAMES, cue | source, scene)
    if not content or min(content) < state.i:
        return None
    effect = effect_of(copula, effect, None, scene, content=content)
    return Found(source, cue - source, content, state.i, subject.i, "speech", effect)


def _is_held(state: Token, copula: Token) -> bool:
    """Say whether the state has a clause, and is no mere possibility ("could not be sure")."""
    clause = any(t.dep_ == "ccomp" and t.i > state.i for t in (*state.rights, *copula.rights))
    return clause and (copula == state or copula.lemma_ in _COPULAS) and all(t.tag_ != "MD" for t in copula.lefts)
