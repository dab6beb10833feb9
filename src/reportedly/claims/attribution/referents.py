"""Whom a source that names nobody means: "it", "they", "the same statement", "both men", "one of them".

What the reading could not lead back to a name is led back here to whoever was cited before. Better nobody than a wrong
one: a pronoun reaches one sentence back, and only to a source that fits it in number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.claims.attribution.nesting import parent_of
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import is_document, is_person, kind_of_noun
from reportedly.model import ActorKind, SourceKind

_PLURAL = frozenset({"NNS", "NNPS"})
_PAIR = 2
_NEAR = 80  # tokens back in which "both men" were named
_NO_AUTHORS = frozenset({SourceKind.DOCUMENT, SourceKind.MAPPING, SourceKind.OUTLET, SourceKind.UNNAMED})


def meant(n: int, founds: Sequence[Found], scene: Scene) -> Token | None:
    """Return the head of whom the source of the nth attribution means, where it only points back; None otherwise."""
    head = head_of(founds[n], scene)
    if head is None or (head.i in scene.heads and not points_back(head, scene)):
        return None
    if is_loose_pronoun(head, scene):
        return _for_pronoun(n, head, founds, scene)
    if points_back(head, scene):
        return _for_document(n, head, founds, scene)
    return _for_one_of_them(head, scene)


def head_of(found: Found, scene: Scene) -> Token | None:
    """Return the token that heads the source, None where there is no source."""
    return None if found.source_token is None else scene.doc[found.source_token]


def is_loose_pronoun(head: Token, scene: Scene) -> bool:
    """Say whether the source is a pronoun that the reading led back to nobody."""
    return head.pos_ == "PRON" and head.i not in scene.heads and head.tag_ in ("PRP", "PRP$")


def is_bare_one(head: Token) -> bool:
    """Say whether the source is "one" with nothing beside it: one of those told of before, or nobody."""
    return head.lower_ == "one" and not [*head.lefts, *head.rights] and head.dep_ in ("nsubj", "pobj")


def is_own(found: Found, scene: Scene) -> bool:
    """Say whether "we" and "our correspondents" stand for the outlet: outside any quotation they do."""
    head = head_of(found, scene)
    if head is None or head.i in scene.quoted:
        return False
    words = [head, *(t for t in head.children if t.dep_ == "poss")]
    is_this = kind_of_noun(head, scene) is SourceKind.OUTLET and any(t.lower_ == "this" for t in head.lefts)
    return is_this or any(t.lower_ in scene.cues.own_voice for t in words)


def pair(head: Token, scene: Scene) -> tuple[int, ...]:
    """Return the two people, by head token, whom "both men" and "the two ministers" mean; nobody where unsure."""
    counted = any(t.lower_ in ("both", "two") for t in head.lefts)
    if not counted or head.tag_ not in _PLURAL or not is_person(head, scene):
        return ()
    named: dict[str, int] = {}
    for i in range(head.i - 1, max(head.i - _NEAR, -1), -1):
        mention = scene.heads.get(i)
        if mention is not None and mention.actor.kind is ActorKind.PERSON:
            named.setdefault(mention.actor.id, i)
    return tuple(sorted(named.values())) if len(named) == _PAIR else ()


def _for_pronoun(n: int, head: Token, founds: Sequence[Found], scene: Scene) -> Token | None:
    outer = parent_of(n, founds)
    candidates = [founds[outer]] if outer is not None else []
    candidates += [f for f in list(_earlier(head, founds))[:1] if _sentences_between(f, head) <= 1]
    for found in candidates:
        told = head_of(found, scene)
        if told is not None and told.lower_ == head.lower_ and _is_somebody(told, scene):
            return told
        if told is not None and told.pos_ != "PRON" and _agrees(head, told, scene):
            return _paper_between(told, head, scene) or told
    return _document_before(head, scene) if head.lower_ == "it" else None


def _is_somebody(told: Token, scene: Scene) -> bool:
    """Say whether a "he" or "she" that speaks before was led back to a person: the next one goes on with that."""
    named = scene.heads.get(told.i)
    return told.lower_ in ("he", "she") and named is not None and named.actor.kind is ActorKind.PERSON


def _paper_between(told: Token, head: Token, scene: Scene) -> Token | None:
    """Return the paper told of since, of which "it" rather speaks: "officials who saw the document said it calls …"."""
    if head.lower_ != "it":
        return None
    between = (scene.doc[i] for i in range(head.i - 1, told.i, -1))
    return next((t for t in between if t.pos_ == "NOUN" and kind_of_noun(t, scene) is SourceKind.DOCUMENT), None)


def _is_other_gender(pronoun: Token, told: Token) -> bool:
    """Say whether the noun itself tells that "he" or "she" is somebody else."""
    is_woman = told.lower_.endswith("woman")
    return is_woman if pronoun.lower_ == "he" else told.lower_.endswith("man") and not is_woman


def _agrees(pronoun: Token, told: Token, scene: Scene) -> bool:
    """Say whether a pronoun fits a source in number, and "it" no person."""
    if pronoun.lower_ in ("they", "them", "their"):
        return told.tag_ in _PLURAL
    named = scene.heads.get(told.i)
    human = is_person(told, scene) or (named is not None and named.actor.kind is ActorKind.PERSON)
    if pronoun.lower_ in ("he", "she"):
        return named is None and human and told.tag_ == "NN" and not _is_other_gender(pronoun, told)
    return pronoun.lower_ == "it" and told.tag_ not in _PLURAL and not human


def points_back(head: Token, scene: Scene) -> bool:
    """Say whether a paper is called by its bare noun: "the statement", "the same bulletin"."""
    is_paper = is_document(head, scene) or head.lemma_.lower() in scene.cues.authored
    if not is_paper or head.tag_ in _PLURAL or head.pos_ != "NOUN":
        return False
    lefts = [t.lower_ for t in head.lefts]
    bare = lefts and all(word in scene.cues.pointing for word in lefts)
    return bool(bare) and not any(t.dep_ in ("prep", "acl", "relcl") for t in head.rights)


def _for_document(n: int, head: Token, founds: Sequence[Found], scene: Scene) -> Token | None:
    """A statement is its author's word; another paper is the one that was cited before."""
    is_authored = head.lemma_.lower() in scene.cues.authored
    for found in _earlier(head, founds):
        told = head_of(found, scene)
        if told is None or (told.pos_ == "PRON" and told.i not in scene.heads) or points_back(told, scene):
            continue
        if is_authored and not _is_no_author(told, scene):
            return told
        if not is_authored and kind_of_noun(told, scene) is SourceKind.DOCUMENT:
            return told
    return None if is_authored else _document_before(head, scene)


def _is_no_author(told: Token, scene: Scene) -> bool:
    named = scene.heads.get(told.i)
    outlet = named is not None and named.actor.kind is ActorKind.OUTLET
    return outlet or (told.i not in scene.heads and kind_of_noun(told, scene) in _NO_AUTHORS)


def _document_before(head: Token, scene: Scene) -> Token | None:
    """Return the last paper before that is named by whose it is: "Russia's memorandum", "a copy of the draft"."""
    for i in range(head.i - 1, -1, -1):
        token = scene.doc[i]
        if token.pos_ == "NOUN" and kind_of_noun(token, scene) is SourceKind.DOCUMENT:
            owners = [t for t in token.lefts if t.dep_ == "poss" or t.lower_ in scene.parties]
            if any(t.lower_ in scene.parties for t in owners):
                return token
    return None


def _for_one_of_them(head: Token, scene: Scene) -> Token | None:
    """Return the people of whom "one" or "one of them" is one: the nearest in the plural, one sentence back."""
    of_them = any(c.dep_ == "prep" and c.lower_ == "of" and c.nbor().tag_ == "PRP" for c in head.rights)
    if not of_them and not is_bare_one(head):
        return None
    start = scene.doc[head.sent.start - 1].sent.start if head.sent.start else 0
    return next(
        (t for t in reversed(scene.doc[start : head.i]) if t.tag_ in _PLURAL and is_person(t, scene)),
        None,
    )


def _earlier(head: Token, founds: Sequence[Found]) -> Iterator[Found]:
    """Yield the attributions whose source stands before, the nearest first."""
    before = [f for f in founds if f.source_token is not None and f.source_token < head.i and not f.own_voice]
    return iter(sorted(before, key=lambda f: f.source_token or 0, reverse=True))


def _sentences_between(found: Found, head: Token) -> int:
    doc = head.doc
    return sum(1 for t in doc[(found.source_token or 0) + 1 : head.i + 1] if t.is_sent_start)
