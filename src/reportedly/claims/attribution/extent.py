"""How far a content reaches beyond the clause the parser gives: what trails it, what interrupts, what is cut."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Scene, reach
from reportedly.claims.attribution.speakers import can_tell, subject_of

_CONDITIONAL = frozenset({"if", "unless", "because", "until", "should", "once"})
_BREAKS = frozenset({",", "—", "–", "―", "--", "-"})
_DASHES = frozenset("—–―") | {"--"}
_ENDS = frozenset({";", ".", ":"})


def relative_of(verb: Token, group: frozenset[int]) -> set[int]:
    """Return the relative pronoun that a cue's content lacks: (which) X said (was …)."""
    if verb.dep_ != "relcl":
        return set()
    first = verb.doc[verb.left_edge.i]
    return {first.i} if first.tag_ in ("WDT", "WP", "WRB") and first.i not in group else set()


def trailing(verb: Token, last: int, scene: Scene) -> set[int]:
    """Return what the parser hung on the cue but follows its clause without a break, and conditions in any case."""
    tokens: set[int] = set()
    for child in verb.rights:
        if child.left_edge.i != max([last, *tokens]) + 1 and not _is_condition(child):
            continue
        if (
            child.i > last
            and child.dep_ in ("advcl", "prep", "npadvmod", "advmod", "dobj")
            and not _is_comment(child, scene)
        ) or (child.dep_ == "conj" and any(t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts)):
            tokens |= set(reach(child))
    return tokens


def after_colon(verb: Token, last: int) -> set[int]:
    """Return what a colon adds to a clause in the same sentence: "…: it would mean a retreat"."""
    doc, colon = verb.doc, last + 1
    if colon + 1 >= verb.sent.end or doc[colon].text != ":" or doc[colon + 1].is_space:
        return set()
    return set(range(colon, verb.sent.end))


def coordinated(verb: Token, clauses: Sequence[Token]) -> set[int]:
    """Return ", but would add a billion later", which the parser coordinates with the cue: by its modal it is said."""
    if not any(t.tag_ == "MD" for c in clauses for t in c.children) or any(t.tag_ == "MD" for t in verb.children):
        return set()
    last = max(c.right_edge.i for c in clauses)
    joined = [t for t in verb.rights if t.dep_ == "conj" and t.i > last]
    said = [t for t in joined if subject_of(t) is None and any(c.tag_ == "MD" for c in t.children)]
    return set(range(last + 1, said[-1].right_edge.i + 1)) if said else set()


def inverted_condition(verb: Token, last: int) -> set[int]:
    """Return "should X not happen" after the clause: the parser makes a sentence of its own of it."""
    doc, start = verb.doc, last + 1
    if start + 2 >= len(doc) or doc[start].lower_ != "should" or doc[start].head.i <= start + 1:
        return set()
    stop = next((i for i in range(start, verb.sent.end) if doc[i].text in (",", ";", ".")), verb.sent.end)
    return set(range(start, stop))


def _is_condition(token: Token) -> bool:
    return token.dep_ == "advcl" and token.doc[token.left_edge.i].lower_ in _CONDITIONAL


def _is_comment(token: Token, scene: Scene) -> bool:
    return token.tag_ == "VBG" and (token.lemma_ in scene.cues.comments or token.lemma_ in scene.cues.verbs)


def as_told(verb: Token) -> set[int]:
    """As X noted, (P) · (P), as X noted · (P), as reported by X: the clause that the cue's own is an aside to."""
    if verb.dep_ != "advcl" or not any(t.dep_ == "mark" and t.lower_ == "as" for t in verb.lefts):
        return set()
    if any(t.dep_ in ("dobj", "attr", "acomp") for t in verb.children if t.lower_ != "it"):
        return set()
    return set(reach(verb.head)) - set(reach(verb))


def surrounding(verb: Token, group: frozenset[int]) -> set[int]:
    """(The bridge), X said, (was hit) · (it was hit), as X said: the clause that the cue interrupts or trails."""
    if not group or verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep"):
        return set()
    left = min(group) - 1
    marked = left >= 0 and verb.doc[left].lower_ == "as" and verb.doc[left].head == verb
    if left < 1 or (verb.doc[left].text not in _BREAKS and not marked):
        return set()
    head = verb.head
    if head.dep_ == "advcl" and head.head.i > verb.i:  # (Should it fail), X said, (he would go)
        head = head.head
    around = reach(head)
    if around.start >= left:
        return set()
    own = {i for child in verb.rights for i in reach(child)}
    return set(around) - own - group - ({left} if marked else set())


def preceding(verb: Token, group: frozenset[int], scene: Scene) -> set[int]:
    """(P), X said on Monday: the rest of the sentence before a cue that closes it, a circumstance at most behind it."""
    if not group:
        return set()
    doc, after, left = verb.doc, max(group) + 1, min(group) - 1
    if left < 1 or doc[left].text != "," or verb.sent.start >= left:
        return set()
    if after < len(doc) and not (doc[after].is_space or doc[after].is_punct):
        before = doc[verb.sent.start : left]
        if not _closes_sentence(verb, after, scene) or not any(t.pos_ in ("VERB", "AUX") for t in before):
            return set()
    return set(range(verb.sent.start, left))


def _closes_sentence(verb: Token, after: int, scene: Scene) -> bool:
    """Say whether nothing but when, where and whom it was told stands between a cue and the end of its sentence."""
    doc = verb.doc
    stop = next((i for i in range(after, verb.sent.end) if doc[i].text in _ENDS), verb.sent.end)
    told = {i for t in verb.rights if _is_circumstance(t, scene) for i in reach(t)}
    return all(i in told or doc[i].is_punct or doc[i].is_space for i in range(after, stop))


def _is_circumstance(token: Token, scene: Scene) -> bool:
    if token.dep_ in ("dobj", "dative"):
        return can_tell(token, scene)
    verbless = not any(t.dep_ in ("ccomp", "relcl", "advcl") for t in token.subtree)
    return token.dep_ in ("prep", "npadvmod", "advmod") and verbless


def all_participles(verb: Token, last: int) -> set[int]:
    """Return every participle that trails the cue: what responsibility is claimed for is told in them."""
    tokens: set[int] = set()
    for child in verb.rights:
        if child.i > last and child.dep_ == "advcl" and child.tag_ == "VBG":
            tokens |= set(range(last + 1, child.right_edge.i + 1))
    return tokens


def clausal_tail(verb: Token, found: Token) -> set[int]:
    """Return what the parser hung on the cue but follows its object without a break."""
    tokens: set[int] = set()
    for child in verb.rights:
        if (
            child.i > found.i
            and child.dep_ in ("prep", "xcomp")
            and child.left_edge.i == max([found.right_edge.i, *tokens]) + 1
        ):
            tokens |= set(reach(child))
    return tokens


def participles(verb: Token, last: int, scene: Scene) -> set[int]:
    """Return a participle that tells more of the thing reported: "…, launching 472 drones"; comments stay out."""
    tokens: set[int] = set()
    for child in verb.rights:
        if child.i > last and child.dep_ == "advcl" and child.tag_ == "VBG" and not _is_comment(child, scene):
            tokens |= set(range(last + 1, child.right_edge.i + 1))
    return tokens


def without_dash_aside(tokens: set[int], verb: Token) -> set[int]:
    """Cut what follows a long dash in a noun content: the writer explains there."""
    doc = verb.doc
    for i in sorted(tokens):
        if doc[i].text in _DASHES:
            return {t for t in tokens if t < i}
    return tokens
