"""Words beside a clause that say who says it: "according to X", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Phrase
from reportedly.claims.attribution.direct import completed
from reportedly.claims.attribution.ownership import cut_clauses
from reportedly.claims.attribution.referents import points_back
from reportedly.claims.attribution.scene import Found, Scene, reach
from reportedly.claims.attribution.speakers import can_tell, noun_phrase, subject_of
from reportedly.claims.attribution.wording import is_passive

_VERBAL = ("VERB", "AUX")
_BREAKS = frozenset({",", "—", "–", "―", "--", "-"})


def find_phrases(scene: Scene) -> Iterator[Found]:
    """Yield "according to X" and its like."""
    for token in scene.tokens:
        for phrase in scene.cues.phrases.get(token.lower_, ()):
            words = [t.lower_ for t in scene.doc[token.i : token.i + len(phrase.words)]]
            if words == list(phrase.words):
                found = _read_phrase(token, phrase, scene)
                if found is not None:
                    yield found
                    break


def _read_phrase(first: Token, phrase: Phrase, scene: Scene) -> Found | None:
    last = scene.doc[first.i + len(phrase.words) - 1]
    named = next((t for t in last.children if t.dep_ == "pobj"), None)
    if named is None or (phrase.actors_only and not can_tell(named, scene)):
        return None
    if named.lemma_.lower() in phrase.not_sources:
        return None
    if phrase.sources and not (named.lemma_.lower() in phrase.sources and _leads_back(named, phrase, scene)):
        return None
    source = noun_phrase(named)
    cue = frozenset(range(first.i, last.i + 1))
    content = scope_of(first, cue | source | frozenset(reach(named)), scene)
    if not content:
        return None
    return Found(source, cue, content, first.i, named.i, "according-to")


def _leads_back(named: Token, phrase: Phrase, scene: Scene) -> bool:
    return points_back(named, scene) and any(t.lower_ in phrase.before for t in named.lefts)


def scope_of(first: Token, group: frozenset[int], scene: Scene) -> frozenset[int]:
    """Return the clause that a phrase stands beside: what follows it, what goes before, or both."""
    doc = first.doc
    governor = first.head
    while governor.pos_ not in _VERBAL and governor.dep_ != "ROOT":
        governor = governor.head
    stretch = _clause_around(first, governor)
    tokens = set(stretch) - group - _next_clauses(first, governor)
    if _is_joined(first):  # "has lost two towns and, according to X, (a bridge)"
        tokens = {i for i in tokens if i > max(group)}
    if not any(doc[i].is_alpha for i in tokens):
        return frozenset()
    return _whole_words(_cut_other_voices(cut_clauses(tokens, first, scene), governor, scene), first, scene)


def _is_joined(first: Token) -> bool:
    """Say whether "and" stands right before the phrase and the comma that sets it off."""
    doc, before = first.doc, first.i - 1
    return before > 0 and doc[before].text == "," and doc[before - 1].dep_ == "cc"


def _clause_around(first: Token, governor: Token) -> range:
    """The governor's clause; for a phrase at the end of a sentence, behind a comma, the sentence."""
    sentence = first.sent
    closing = first.i > sentence.start and first.doc[first.i - 1].text in _BREAKS and _closes(first, sentence.end)
    if closing or governor.dep_ == "ROOT":
        return range(sentence.start, sentence.end)
    while governor.dep_ in ("conj", "xcomp", "acl", "amod", "prep", "pcomp") and not _is_own_clause(first, governor):
        governor = governor.head
    return reach(governor)


def _is_own_clause(first: Token, governor: Token) -> bool:
    """Look at "P, and the gas, according to X, ran out": the phrase stands within a clause that is joined on."""
    subject = subject_of(governor) if governor.dep_ == "conj" else None
    return subject is not None and subject.i < first.i < governor.i


def _next_clauses(first: Token, governor: Token) -> set[int]:
    """Return what ", and" or ", but" adds behind the phrase with a subject of its own: the writer goes on there."""
    doc, tokens = first.doc, set[int]()
    for clause in governor.subtree:
        subject = subject_of(clause) if clause.dep_ == "conj" and clause.pos_ in _VERBAL else None
        if subject is None or clause.head.i > first.i or subject.tag_ in ("WDT", "WP"):
            continue
        start = min(clause.left_edge.i, subject.left_edge.i)
        joined = start > 1 and doc[start - 1].dep_ == "cc" and doc[start - 2].text == ","
        if joined and first.i < start - 2 and clause.head.i < first.i:
            tokens |= set(range(start - 1, max(clause.right_edge.i, clause.i) + 1))
    return tokens


def _closes(first: Token, end: int) -> bool:
    right = max(t.right_edge.i for t in [first, *first.children])
    return all(t.is_punct or t.is_space for t in first.doc[right + 1 : end])


def _cut_other_voices(tokens: set[int], governor: Token, scene: Scene) -> set[int]:
    """Take out clauses beside the main one that have a source of their own: ", but Moscow said none was"."""
    for clause in (t for t in governor.subtree if t.dep_ in ("conj", "advcl") and t.i in tokens):
        subject = subject_of(clause)
        told = clause.lemma_.lower() in scene.cues.verbs and any(t.dep_ == "ccomp" for t in clause.children)
        if told and subject is not None and subject.i > governor.i and can_tell(subject, scene):
            tokens = tokens - set(reach(clause))
    for clause in (t for t in governor.children if t.lemma_.lower() in scene.cues.verbs and t.left_edge.i > governor.i):
        if is_passive(clause) and _is_set_off(clause):
            tokens = tokens - set(reach(clause))
    return tokens


def _is_set_off(clause: Token) -> bool:
    """Say whether a comma sets the clause off."""
    left = clause.left_edge.i
    return left > 0 and clause.doc[left - 1].text == ","


def _whole_words(tokens: set[int], first: Token, scene: Scene) -> frozenset[int]:
    quote = scene.quoted.get(first.i)
    if quote is not None:
        tokens &= set(range(quote.first + 1, quote.last))
    return frozenset(completed(tokens, first, scene))


def find_adverbs(scene: Scene, told: Mapping[int, Found]) -> Iterator[Found]:
    """Yield "reportedly" and its like, save where they stand with a cue, whose commitment they change instead."""
    for token in scene.tokens:
        effect = scene.cues.adverbs.get(token.lower_)
        if effect is None or token.head.i in told or token.dep_ == "ROOT":
            continue
        governor = token.head
        content = frozenset(set(reach(governor)) - {token.i} - _own_clauses(governor))
        if content:
            yield Found(frozenset(), frozenset({token.i}), content, token.i, None, "adverb", effect)


def _own_clauses(governor: Token) -> set[int]:
    """The clauses coordinated with the governor that have their own subject: no adverb reaches into them."""
    tokens: set[int] = set()
    for clause in governor.rights:
        if clause.dep_ == "conj" and subject_of(clause) is not None:
            tokens |= set(reach(clause))
    return tokens
