"""Whose clause it is: what stands inside a content and is another's word, or the writer's, is cut out of it."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Scene, reach
from reportedly.claims.attribution.speakers import can_tell, subject_of
from reportedly.claims.attribution.wording import is_negated

_RELATIVE = frozenset({"which", "where", "who", "whom", "whose", "when"})


def cut_clauses(tokens: set[int], verb: Token, scene: Scene) -> set[int]:
    """Take out a relative clause that has a source of its own: "…, where B indicates that …" is B's alone."""
    doc = verb.doc
    for i in sorted(tokens):
        token = doc[i]
        if i in scene.quoted and scene.quoted.get(verb.i) is not scene.quoted[i]:
            continue
        is_anothers = any(test(token, scene) for test in _ANOTHERS.get(token.dep_, ()))
        if is_anothers and token.i != verb.i:
            stretch = set(reach(token))
            if verb.i not in stretch:
                tokens = tokens - stretch
    return tokens


def _is_remark(noun: Token, scene: Scene) -> bool:
    """Say whether the writer remarks on what was said: "…, a claim Kyiv denied", "…, a figure that nobody verified"."""
    left = noun.left_edge.i
    if left == 0 or noun.doc[left - 1].text != "," or noun.pos_ not in ("NOUN", "PRON"):
        return False
    for clause in noun.rights:
        subject = subject_of(clause) if clause.dep_ == "relcl" else None
        if subject is not None and clause.lemma_ in scene.cues.unknown_verbs and is_negated(clause):
            return True
        if subject is not None and clause.lemma_ in scene.cues.verbs and can_tell(subject, scene):
            return subject.tag_ not in ("WDT", "WP")
    return False


def _is_denied(clause_verb: Token, scene: Scene) -> bool:
    """Look at "…, which Kyiv denied": the whole clause is another's word."""
    subject = subject_of(clause_verb)
    what = [t for t in clause_verb.lefts if t.dep_ == "dobj" and t.tag_ == "WDT"]
    told = bool(what) and clause_verb.lemma_ in scene.cues.verbs
    set_off = clause_verb.left_edge.i > 0 and clause_verb.doc[clause_verb.left_edge.i - 1].text == ","
    return told and set_off and subject is not None and subject.pos_ != "PRON" and can_tell(subject, scene)


def _contrasts(clause_verb: Token, scene: Scene) -> bool:
    """Say whether the writer sets another's word against it: "…, though maps show otherwise"."""
    if clause_verb.lemma_ not in scene.cues.verbs:
        return False
    subject = subject_of(clause_verb)
    marks = [t.lower_ for t in clause_verb.lefts if t.dep_ in ("mark", "advmod")]
    is_against = any(mark in scene.cues.contrasts for mark in marks)
    return is_against and subject is not None and subject.pos_ != "PRON" and can_tell(subject, scene)


def owns_itself(clause_verb: Token, scene: Scene) -> bool:
    """Say whether a relative clause after a comma is another's word: a cue with a clause and a source of its own."""
    left = clause_verb.left_edge.i
    doc = clause_verb.doc
    if left == 0 or doc[left - 1].text != "," or clause_verb.lemma_ not in scene.cues.verbs:
        return False
    subject = subject_of(clause_verb)
    if subject is None or subject.lower_ in _RELATIVE or subject.pos_ == "PRON":
        return False
    return can_tell(subject, scene) and any(t.dep_ == "ccomp" for t in clause_verb.children)


def _is_run_together(clause_verb: Token, scene: Scene) -> bool:
    """Look at "…, a demand Kyiv has rejected", of which the parser makes one clause with two subjects."""
    if clause_verb.lemma_ not in scene.cues.verbs:
        return False
    subjects = [t for t in clause_verb.lefts if t.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) != len(("noun", "speaker")) or not can_tell(subjects[1], scene):
        return False
    return subjects[0].lemma_.lower() in scene.cues.nouns and clause_verb.doc[clause_verb.left_edge.i - 1].text == ","


_ANOTHERS = {
    "ccomp": (_is_run_together,),
    "relcl": (owns_itself, _is_denied),
    "advcl": (_contrasts, _is_denied),
    "appos": (_is_remark,),
    "npadvmod": (_is_remark,),
}
