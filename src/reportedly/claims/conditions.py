"""Conditions as written: if, unless, only after, in exchange for, and the inverted "should no progress be made"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.items import Matter
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import ConditionKind

_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({ConditionKind.IN_EXCHANGE, ConditionKind.ONLY_AFTER, ConditionKind.ONLY_IF})
_ENDS = frozenset(",;")


@dataclass(frozen=True, slots=True)
class Conditional:
    """A condition in a sentence: its kind, its marker, and the tokens ``start`` to ``end`` of what is to hold first."""

    kind: ConditionKind
    marker: tuple[int, ...]
    start: int
    end: int

    def covers(self, token: int) -> bool:
        """Say whether the token belongs to the marker or to what is to hold first."""
        return self.marker[0] <= token < self.end


def find_conditionals(sentence: Sentence, *, tree: Tree, pack: Pack) -> tuple[Conditional, ...]:
    """Return the conditions that a sentence sets, in order; "asked if" and "once more" set none."""
    hits = load_phrases(pack, "conditions", "condition").find(Words.of(sentence))
    found = (_conditional(hit, sentence, tree) for hit in hits)
    return tuple(c for c in found if c is not None)


def _conditional(hit: Hit, sentence: Sentence, tree: Tree) -> Conditional | None:
    start = hit.last + 1
    end = _end(start, sentence)
    if start >= end:
        return None
    found = Conditional(ConditionKind(hit.row["kind"]), hit.tokens, start, end)
    if hit.row.get("inverted"):
        return found if _is_inverted(hit.first, found, tree) else None
    if found.kind in _NOMINAL and len(hit.tokens) > 1:
        return found
    return found if _opens_clause(hit, found, tree) else None


def _end(start: int, sentence: Sentence) -> int:
    """Return the token after the antecedent: the clause ends at its comma, or where the sentence ends."""
    doc = sentence.doc
    for i in range(start, sentence.end):
        if doc[i].text in _ENDS or (doc[i].is_sent_end and doc[i].is_punct) or doc[i].text in '.!?"':
            return i
    return sentence.end


def _is_inverted(verb: int, found: Conditional, tree: Tree) -> bool:
    """Say whether the verb stands before its subject: "… should talks fail", "were Kyiv to walk away"."""
    if any(tree.doc[i].text == "?" for i in range(found.start, min(found.end + 1, len(tree.doc)))):
        return False
    carriers = {verb} if tree.dep[verb] == "ROOT" else {verb, tree.head[verb]}
    subjects = [s for c in sorted(carriers) for s in tree.kids(c, *SUBJECTS)]
    if verb > 0 and verb - 1 in subjects:
        return False
    behind = [s for s in subjects if verb < s < found.end]
    own_before = [s for s in tree.kids(verb, *SUBJECTS) if s < verb]
    if not behind and (own_before or tree.dep[verb] == "aux" or tree.pos[found.start] not in _NAMING):
        return False
    return any(tree.pos[i] in _VERBAL for i in range(min(behind, default=found.start), found.end))


def _opens_clause(hit: Hit, found: Conditional, tree: Tree) -> bool:
    if not any(tree.pos[i] in _VERBAL for i in range(found.start, found.end)):
        return False
    head = tree.head[hit.first]
    asks = tree.dep[hit.first] == "mark" and tree.dep[head] == "ccomp" and tree.head[head] < hit.first
    return not asks and tree.lemma[found.start] not in ("more", "again")


def condition_of(
    matter: Matter, conditionals: tuple[Conditional, ...], following: int, sentence: Sentence, *, first: bool
) -> Conditional | None:
    """Return the condition that comes right after the matter, or one that opens the sentence before it."""
    after = [c for c in conditionals if matter.mention.last < c.marker[0] <= following]
    if after:
        return after[0]
    opening = [c for c in conditionals if c.end <= matter.cue.hit.first and c.marker[0] - sentence.start <= 1]
    if not opening or not first or _goes_on(opening[0], sentence):
        return None
    return opening[0]


def _goes_on(conditional: Conditional, sentence: Sentence) -> bool:
    """Say whether a new statement follows instead of the consequence: "only then …, and the line is the basis"."""
    after = [t for t in sentence.doc[conditional.end : sentence.end] if not t.is_punct][:1]
    return any(token.dep_ == "cc" for token in after)
