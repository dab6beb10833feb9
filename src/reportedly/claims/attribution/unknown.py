"""Denied knowledge: "has not been established", "it is not known whether", "neither version could be confirmed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Effect
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import noun_phrase, subject_of
from reportedly.claims.attribution.wording import BARE, cue_tokens, is_negated, is_passive
from reportedly.model import Polarity

_VERBAL = ("VERB", "AUX")
_NONE = frozenset({"no", "none", "neither", "nobody"})


def find_unknown(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "has not been established", "it is not known whether", "police have not established": nobody knows."""
    for token in scene.tokens:
        if token.i in told:
            continue
        is_untold = token.lemma_.lower() in scene.cues.untold_verbs and is_passive(token)
        if is_untold or token.lemma_.lower() in scene.cues.unknown_verbs:
            yield from _unknown_verb(token, scene)
        if token.dep_ == "acomp" and token.head.pos_ in _VERBAL and _is_unknown_state(token, scene):
            verified = next((t for t in [*token.rights, *token.head.rights] if _is_verifying(t, scene)), None)
            last = token if verified is None else verified
            if token.lower_ not in scene.cues.ways or verified is not None:
                cue = frozenset(range(min(cue_tokens(token.head, BARE, scene)), last.i + 1))
                yield from _unknown(token.head, [token.head, token, last], cue)


def _is_verifying(token: Token, scene: Scene) -> bool:
    """Look at "not possible [to verify]"."""
    return token.dep_ in ("xcomp", "ccomp") and token.lemma_.lower() in scene.cues.unknown_verbs


def _unknown_verb(verb: Token, scene: Scene) -> Iterator[Found]:
    if not (is_negated(verb) or _carrying(verb) != verb or _is_nobodys(verb)):
        return
    cue = cue_tokens(verb, BARE, scene)
    if _carrying(verb) != verb:
        cue = frozenset(range(min(cue_tokens(_carrying(verb), BARE, scene)), verb.i + 1))
    after = max(cue) + 1
    if after < len(verb.doc) and verb.doc[after].head == verb and verb.doc[after].tag_ == "RB":
        cue |= {after}  # "could not be verified [independently]"
    if is_passive(verb):
        yield from _unknown(verb, [verb], cue)
        return
    subject = subject_of(_carrying(verb))
    learnt = [t for t in verb.rights if t.dep_ in ("dobj", "ccomp")]
    if subject is None or not learnt or verb.i in scene.quoted or not verb.tag_.startswith("VB"):
        return
    if verb.lemma_ == "know" and (learnt[0].dep_ == "dobj" or subject.pos_ == "PRON"):
        return
    content = frozenset(i for t in learnt for i in reach(t))
    effect = Effect(polarity=Polarity.UNKNOWN)
    yield Found(noun_phrase(subject), cue, content - cue, verb.i, subject.i, "unknown", effect, own_voice=True)


def _carrying(verb: Token) -> Token:
    """Return "were" of "were not able to verify", else the verb itself."""
    able = verb.head
    is_carried = verb.dep_ == "xcomp" and able.dep_ == "acomp" and able.lower_ in ("able", "unable")
    refused = able.lower_ == "unable" or any(t.dep_ == "neg" for t in able.head.children)
    return able.head if is_carried and refused else verb


def _is_nobodys(verb: Token) -> bool:
    """Look at "neither version could be confirmed", "none of this can be verified"."""
    subject = subject_of(verb)
    if subject is None:
        return False
    return any(t.lower_ in _NONE for t in (subject, *subject.lefts))


def _is_unknown_state(state: Token, scene: Scene) -> bool:
    negated = any(t.dep_ == "neg" for t in [*state.head.children, *state.children])
    return state.lower_ in (scene.cues.denied_states if negated else scene.cues.unknown_states)


def _asks(clause: Token) -> bool:
    """Look at "was not clear (when they would come)", which the parser takes for a circumstance."""
    return clause.dep_ == "advcl" and clause.doc[clause.left_edge.i].tag_ in ("WRB", "WP")


def asked_before(verb: Token, cue: frozenset[int]) -> set[int]:
    """Return "whether …" that opens the sentence or stands behind a semicolon, up to the cue, however it was parsed."""
    doc, first = verb.doc, min(cue, default=verb.i)
    opens = (i for i in range(verb.sent.start, first) if i == verb.sent.start or doc[i - 1].text in (";", ","))
    start = next((i for i in opens if _opens_question(doc[i])), None)
    if start is None:
        return set()
    end = first - 1 if doc[first - 1].text == "," else first
    return set() if any(t.text in (",", ";") for t in doc[start:end]) else set(range(start, end))


def _opens_question(token: Token) -> bool:
    """Look at "whether", "how many", "by whom", "who"."""
    asks = token.tag_ in ("WRB", "WP", "WP$") or token.lower_ == "whether"
    if any(t.dep_ == "relcl" for t in (token.head, token.head.head)):
        return False  # "the member, who asked not to be identified"
    follows = token.i + 1 < len(token.doc) and token.nbor().tag_ in ("WP", "WRB", "WP$")
    return asks or (token.pos_ == "ADP" and follows)


def _unknown(verb: Token, governors: list[Token], cue: frozenset[int]) -> Iterator[Found]:
    content: set[int] = set()
    for governor in governors:
        for child in governor.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ != "it":
                content |= set(reach(child))
            if child.dep_ in ("ccomp", "csubj", "csubjpass", "dobj") or _asks(child):
                content |= set(reach(child))
    content = (asked_before(verb, cue) or content) - cue
    if content:
        effect = Effect(polarity=Polarity.UNKNOWN)
        yield Found(frozenset(), cue, frozenset(content), verb.i, None, "unknown", effect, own_voice=True)
