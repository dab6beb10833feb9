"""Nouns and states that carry a content: "X's claim that", "has not been established"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.cues import NounCue
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import Speaker, can_tell, noun_phrase, speaker_of
from reportedly.model import Polarity

_VERBAL = ("VERB", "AUX")
_NONE = frozenset({"no", "none", "neither", "nobody"})
_TIMES = frozenset({"DATE", "TIME"})
_BY = frozenset({"by", "from", "of"})
_CLOSE = 2  # tokens from the noun to a preposition that is still one cue with it


def find_nouns(scene: Scene, taken: set[int]) -> Iterator[Found]:
    """Yield nominal cues with their that-clause or object, save nouns that another cue has taken."""
    for token in scene.tokens:
        row = scene.cues.nouns.get(token.lemma_.lower())
        if row is not None and token.pos_ == "NOUN" and token.i not in taken:
            found = _read_noun(token, row, scene)
            if found is not None:
                yield found


def _read_noun(noun: Token, row: NounCue, scene: Scene) -> Found | None:
    speaker, bearer = _owner(noun, row, scene)
    effect = replace(row.effect, polarity=Polarity.UNKNOWN) if _is_none(noun) else row.effect
    is_owned = speaker is not None or effect != row.effect or _is_common(noun, row)
    cue, content = _told_of(noun, row, is_owned=is_owned)
    if bearer is not None:
        cue |= set(range(bearer.i, noun.i))
    source = frozenset() if speaker is None else speaker.tokens
    if not content:
        return None
    return Found(
        source=source - cue,
        cue=frozenset(cue),
        content=frozenset(content) - source,
        cue_token=noun.i,
        source_token=None if speaker is None else speaker.head.i,
        cue_class="reaction" if row.reaction else "nominal",
        effect=effect,
        own_voice=speaker is None and effect.polarity is Polarity.UNKNOWN,
    )


def _is_none(noun: Token) -> bool:
    """Look at "no comment from X on", "no confirmation of": nothing is told."""
    return any(t.dep_ == "det" and t.lower_ == "no" for t in noun.lefts)


def _is_common(noun: Token, row: NounCue) -> bool:
    """Look at "Reports of fire in the port are checked": told by whoever it is."""
    link = next((t for t in noun.rights if t.dep_ == "prep"), None)
    leads = noun.tag_ == "NNS" and noun.dep_ in ("nsubj", "nsubjpass", "ROOT") and noun.left_edge == noun
    return row.unowned and leads and link is not None and link.lower_ == "of" and link.i == noun.i + 1


def _told_of(noun: Token, row: NounCue, *, is_owned: bool) -> tuple[set[int], set[int]]:
    """Return cue and content; without a clause that says "that", only where somebody's word is told of."""
    clause = next((t for t in noun.rights if t.dep_ in ("acl", "ccomp") and _has_that(t)), None)
    if clause is None and is_owned and row.infinitive:
        clause = next((t for t in noun.rights if t.dep_ in ("acl", "relcl") and t.left_edge.tag_ == "TO"), None)
    if clause is not None:
        return {noun.i}, set(reach(clause))
    link = next((t for t in noun.rights if t.dep_ == "prep" and t.lower_ in row.prepositions), None)
    if link is None or not is_owned or any(t.ent_type_ in _TIMES for t in link.children) or _joins_before(noun, link):
        return set(), set()
    cue = set(range(noun.i, link.i + 1)) if link.i - noun.i <= _CLOSE else {noun.i, link.i}
    return cue, set(reach(link)) - {link.i}


def _has_that(clause: Token) -> bool:
    return any(t.lower_ == "that" and t.dep_ == "mark" for t in clause.lefts)


def _joins_before(noun: Token, link: Token) -> bool:
    """Say whether another noun is joined before the preposition, whose it is then: "comments and video on the page"."""
    return any(t.dep_ == "conj" and t.i < link.i for t in noun.rights)


def _owner(noun: Token, row: NounCue, scene: Scene) -> tuple[Speaker | None, Token | None]:
    for child in noun.children:
        if child.dep_ == "poss" and _can_own(child, scene):
            return Speaker(noun_phrase(child), child), None
        if child.dep_ == "prep" and child.lower_ in _BY - row.prepositions:
            for named in child.children:
                if named.dep_ == "pobj" and can_tell(named, scene):
                    return Speaker(noun_phrase(named), named), None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in scene.cues.bearers:
        speaker = speaker_of(verb, scene)
        return speaker, None if speaker is None else verb
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound") and child.ent_type_ in ("NORP", "GPE", "ORG", "PERSON"):
            return Speaker(frozenset({child.i}), child), None
    return None, None


def _can_own(token: Token, scene: Scene) -> bool:
    """Say whether a possessor is one who tells; "his" and "their" are."""
    return token.lower_ in ("his", "her", "their", "its", "my", "our") or can_tell(token, scene)
