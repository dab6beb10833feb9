"""Whose words a verb gives: from the verb to the noun phrase that speaks."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Scene, reach
from reportedly.model import SourceKind

_CUT = frozenset({"relcl", "advcl", "parataxis", "ccomp"})
_TELLERS = frozenset({"he", "she", "they", "we", "i", "who", "you"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_DOCUMENTS = frozenset({SourceKind.DOCUMENT, SourceKind.MAPPING})
_RELATIVE = frozenset({"WDT", "WP"})
_OWN_SUBJECT = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name the speaker, and the token that heads them (of the antecedent for "who")."""

    tokens: frozenset[int]
    head: Token


def speaker_of(verb: Token, scene: Scene) -> Speaker | None:
    """Return who speaks where the verb is active: its subject, or the one it shares."""
    seen: set[int] = set()
    here = verb
    while here.i not in seen:
        seen.add(here.i)
        subject = subject_of(here)
        if subject is not None:
            return named_by(subject, here)
        if here.dep_ == "acl" and here.tag_ == "VBG":
            return Speaker(noun_phrase(here.head, before=here.i), here.head)
        here = here.head
    return None


def subject_of(verb: Token) -> Token | None:
    """Return the verb's own subject; expletives are none."""
    subjects = [t for t in verb.children if t.dep_ in _OWN_SUBJECT]
    return subjects[0] if subjects else None


def named_by(subject: Token, verb: Token) -> Speaker:
    """Name the speaker by a subject; a relative pronoun speaks for the noun it stands for."""
    if subject.tag_ in _RELATIVE and verb.dep_ == "relcl":
        return Speaker(frozenset({subject.i}), verb.head)
    return Speaker(noun_phrase(subject), subject)


def noun_phrase(head: Token, *, before: int | None = None) -> frozenset[int]:
    """Return the tokens of a noun phrase with its title and apposition, without the clauses that hang on it."""
    stretch = reach(head)
    stop = stretch.stop if before is None else min(before, stretch.stop)
    for child in head.subtree:
        if child.i > head.i and child.dep_ in _CUT:
            stop = min(stop, child.left_edge.i)
        if (
            child.i > head.i
            and child.dep_ == "acl"
            and child.left_edge.i > 0
            and child.doc[child.left_edge.i - 1].text == ","
        ):
            stop = min(stop, child.left_edge.i)
    tokens = list(range(stretch.start, max(stop, head.i + 1)))
    while len(tokens) > 1 and (
        (head.doc[tokens[-1]].is_punct and head.doc[tokens[-1]].text not in ')"”')
        or head.doc[tokens[-1]].is_space
        or head.doc[tokens[-1]].dep_ == "cc"
    ):
        tokens.pop()
    while len(tokens) > 1 and (
        head.doc[tokens[0]].is_space or (head.doc[tokens[0]].is_punct and head.doc[tokens[0]].text not in '("“')
    ):
        tokens.pop(0)
    return frozenset(tokens)


def kind_of_noun(token: Token, scene: Scene) -> SourceKind | None:
    """Look a common noun up among the speakers."""
    lemma = token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS")
    if any(c.lower_ in scene.cues.mapping_compounds for c in token.lefts) and lemma in (
        "image",
        "photo",
        "imagery",
        "map",
        "footage",
        "photograph",
        "video",
    ):
        return SourceKind.MAPPING
    if plural and lemma in scene.cues.plural_speakers:
        return scene.cues.plural_speakers[lemma]
    return scene.cues.speakers.get(lemma)


def can_tell(token: Token, scene: Scene) -> bool:
    """Say whether the token can head someone or something that tells: a name, a person, a body, a document."""
    if token.i in scene.heads or token.ent_type_ in _NAMES or token.pos_ == "PROPN":
        return True
    if token.pos_ == "PRON":
        return token.lower_ in _TELLERS
    return kind_of_noun(token, scene) is not None


def is_document(token: Token, scene: Scene) -> bool:
    """Say whether the token heads a document, a map or an image."""
    return kind_of_noun(token, scene) in _DOCUMENTS or kind_of_noun(token, scene) is SourceKind.UNNAMED
