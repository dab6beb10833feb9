"""A cue set in commas in the middle of a sentence that the parser does not hang on it: "A drone, X said, fell"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Scene

_STOPS = frozenset({".", ";", ":", "!", "?", "—", "–"})
_JOINTS = frozenset({"and", "but", "for", "while", "as", "because", "whereas", "although", "though"})
_TELLS = ("VBD", "VBZ", "VBP")
_CIRCUMSTANCE = 7  # tokens of the longest circumstance between the cue and its comma: "told us by telephone on Monday"
_FINITE = (*_TELLS, "MD")
_WHO = ("WDT", "WP", "WP$")
_NAMES = ("NOUN", "PROPN", "PRON", "NUM")
_FEWEST = 3  # words that make a clause


def interrupted(verb: Token, group: frozenset[int]) -> set[int]:
    """Return the clause around a cue with its source between two commas."""
    if not group or verb.tag_ not in (*_TELLS, "VBN") or any(t.dep_ in ("dobj", "ccomp") for t in verb.rights):
        return set()
    doc, sentence = verb.doc, verb.sent
    left, right = min(group) - 1, closing_comma(verb, max(group) + 1)
    if right is None or left <= sentence.start or doc[left].text != ",":
        return set()
    start = next((i + 1 for i in range(left - 1, sentence.start - 1, -1) if _begins(doc[i])), sentence.start)
    stop = next((i for i in range(right + 1, sentence.end) if doc[i].text in _STOPS), sentence.end)
    if doc[left - 1].dep_ == "cc" or doc[left - 1].lower_ in _JOINTS:  # "…, and, X argued, (they would …)"
        start = left
    before, after = set(range(start, left)), set(range(right + 1, stop))
    words = [i for i in after if doc[i].is_alpha]
    if len(words) < _FEWEST or not any(doc[i].pos_ in ("VERB", "AUX") for i in after):
        return set()
    return before | after


def split_clause(verb: Token, group: frozenset[int], scene: Scene) -> set[int]:
    """Return subject and predicate of "…, and (the birds), X says, (are cranes)", where the cue stands between them."""
    doc, line = verb.doc, scene.line_of(verb.i)
    if not group or verb.tag_ not in (*_TELLS, "VBN") or verb.i in scene.quoted or doc[min(group)].tag_ in _WHO:
        return set()
    left, right = min(group) - 1, closing_comma(verb, max(group) + 1)
    if right is None or left <= line.start + 1 or doc[left].text != "," or right + 1 >= line.stop:
        return set()
    then = next((doc[i] for i in range(right + 1, line.stop) if doc[i].pos_ not in ("ADV", "PART")), doc[right])
    start = next((i + 1 for i in range(left - 1, line.start - 1, -1) if _begins(doc[i])), line.start)
    while start < left and doc[start].is_punct and start not in scene.quoted:
        start += 1
    before = [doc[i] for i in range(start, left)]
    if then.tag_ not in _FINITE or not before or not any(t.pos_ in _NAMES for t in before):
        return set()
    if any(t.tag_ in _FINITE and t.dep_ not in ("relcl", "aux", "auxpass", "acl") for t in before):
        return set()
    stop = next((i for i in range(right + 1, line.stop) if doc[i].text in _STOPS), line.stop)
    return set(range(start, left)) | set(range(right + 1, stop))


def closing_comma(verb: Token, after: int) -> int | None:
    """Return the comma behind the cue and a circumstance."""
    doc = verb.doc
    for i in range(after, min(after + _CIRCUMSTANCE, verb.sent.end)):
        if doc[i].text == ",":
            return i
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text in _STOPS:
            return None
    return None


def _begins(token: Token) -> bool:
    """Say whether a clause begins behind the token: a semicolon, or a conjunction behind a comma."""
    if token.text in _STOPS:
        return True
    return token.lower_ in _JOINTS and token.i > 0 and token.nbor(-1).text == ","
