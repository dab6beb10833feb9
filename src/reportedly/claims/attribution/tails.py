"""What trails a content and is no part of it: another's word, the writer's remark, what the speaker left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import subject_of

_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
_FEW = frozenset({"no", "none", "neither", "nobody", "few"})
_ARTICLES = frozenset({"a", "an"})


def others_words(content: frozenset[int], found: Found, told: Mapping[int, Found], scene: Scene) -> Iterator[range]:
    """Yield what trails the content and is no part of it: another's word, the writer's remark on it."""
    last = max(content)
    for i in content:
        token = scene.doc[i]
        if i in scene.quoted or i == found.cue_token:
            continue
        if token.dep_ == "appos" and _explains(token, content):
            yield from _from_comma(token, last)
        if _is_silent(token, found, scene):
            yield from _from_comma_or_gap(token, last)
        elif token.dep_ == "conj" and _another_speaks(token, told):
            yield from _from_joint(token, last)
        if token.dep_ == "relcl" and _tells_of_thing(token, found):
            yield from _from_comma(token, last)
        as_others = token.dep_ == "advcl" and i in told and _first(token).lower_ == "as"
        if as_others or _is_others(token, told) or _is_remark(token, told, scene):
            yield from _from_comma(token, last)


def _is_silent(link: Token, found: Found, scene: Scene) -> bool:
    """Look at "without saying how many", "without naming those behind it": what the speaker left out."""
    if link.lower_ != "without" or found.cue_token is None or link.i < found.cue_token:
        return False
    return any(t.dep_ == "pcomp" and t.lemma_.lower() in scene.cues.silences for t in link.children)


def _tells_of_thing(clause: Token, found: Found) -> bool:
    """Look at "announced a treaty, which the parliament had refused": the writer tells of a thing that was named."""
    if _first(clause).lower_ not in _RELATIVE or found.cue_token is None:
        return False
    here = clause.head
    while here.i != found.cue_token and here.dep_ in ("pobj", "prep", "dobj", "conj", "appos"):
        here = here.head
    return here.i == found.cue_token


def _from_comma_or_gap(link: Token, last: int) -> Iterator[range]:
    """Yield a phrase that reaches the end of the content, with a comma before it or none."""
    if link.right_edge.i >= last:
        yield range(link.i - (link.nbor(-1).text == ","), last + 1)


def _another_speaks(clause: Token, told: Mapping[int, Found]) -> bool:
    """Look at ", and the ministry denied it": who speaks there is named behind the joint."""
    subject = subject_of(clause)
    if subject is None or clause.i not in told or _first(clause).lower_ == "that":
        return False
    return told[clause.i].source_token == subject.i and subject.i > clause.head.i


def _from_joint(clause: Token, last: int) -> Iterator[range]:
    """Yield a clause from the comma before its "and", where it reaches the end of the content."""
    doc, start = clause.doc, _first(clause).i
    if doc[start - 1].dep_ == "cc" and doc[start - 2].text == "," and clause.right_edge.i >= last:
        yield range(start - 2, last + 1)


def _is_others(clause: Token, told: Mapping[int, Found]) -> bool:
    """Look at ", which the group rejects", ", of whom he reckoned that …": somebody's word about the thing before."""
    if clause.i not in told or (clause.dep_ != "relcl" and _first(clause).tag_ != "WDT"):
        return False
    subject = subject_of(clause)
    return subject is not None and subject.lower_ not in _RELATIVE


def _explains(noun: Token, content: frozenset[int]) -> bool:
    """Look at "blamed the Front, a faction of former rebels": who that is the writer explains."""
    named = noun.head
    is_whole = named.i in content and named.head.i not in content and named.pos_ == "PROPN"
    return is_whole and noun.pos_ == "NOUN" and any(t.lower_ in _ARTICLES for t in noun.lefts)


def _is_remark(noun: Token, told: Mapping[int, Found], scene: Scene) -> bool:
    """Look at ", a claim that few believe", ", a figure the army disputes"."""
    if noun.pos_ != "NOUN" or not any(t.lower_ in _ARTICLES for t in noun.lefts):
        return False
    clauses = [t for t in noun.rights if t.dep_ in ("relcl", "acl") and t.tag_ not in ("VBG", "VBN")]
    lemma = noun.lemma_.lower()
    is_word = bool(clauses) and (lemma in scene.cues.nouns or lemma in scene.cues.summaries)
    return is_word or any(c.i in told or _is_denied(c) for c in clauses)


def _is_denied(clause: Token) -> bool:
    subject = subject_of(clause)
    nobody = subject is not None and any(t.lower_ in _FEW for t in (subject, *subject.lefts))
    return nobody or any(t.dep_ == "neg" for t in clause.children)


def _from_comma(token: Token, last: int) -> Iterator[range]:
    """Yield the stretch of a phrase with the comma before it, where it reaches the end of the content."""
    stretch = reach(token)
    if token.doc[stretch.start - 1].text in (",", "—", "–") and stretch.stop > last:
        yield range(stretch.start - 1, last + 1)


def _first(token: Token) -> Token:
    return token.doc[token.left_edge.i]
