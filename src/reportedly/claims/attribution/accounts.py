"""Whose count and whose words: "by the army's count", "in the minister's words", "by the account of residents"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.attribution.phrases import scope_of
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import can_tell, noun_phrase

_OF = "of"


def find_accounts(scene: Scene) -> Iterator[Found]:
    """Yield what stands beside a preposition with somebody's count, account or words."""
    for token in scene.tokens:
        nouns = scene.cues.accounts.get(token.lower_)
        if nouns is None:
            continue
        noun = next((t for t in token.children if t.dep_ == "pobj" and t.lemma_.lower() in nouns), None)
        found = None if noun is None else _read_account(token, noun, scene)
        if found is not None:
            yield found


def _read_account(link: Token, noun: Token, scene: Scene) -> Found | None:
    whose = _whose(noun, scene)
    if whose is None:
        return None
    source = noun_phrase(whose)
    last = noun.i if whose.i < noun.i else whose.head.i
    cue = frozenset(range(link.i, last + 1)) - source
    content = scope_of(link, cue | source | frozenset(reach(link)), scene)
    return Found(source, cue, content, link.i, whose.i, "according-to") if content else None


def _whose(noun: Token, scene: Scene) -> Token | None:
    """Return whose account it is: "the army's", "its", "of residents", "Israeli"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.lower_ != "your" and (child.tag_ == "PRP$" or can_tell(child, scene)):
            return child
        if child.dep_ == "prep" and child.lower_ == _OF:
            return next((t for t in child.children if t.dep_ == "pobj" and can_tell(t, scene)), None)
    return None
