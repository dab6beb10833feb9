"""Where the writer keeps a distance: "without giving evidence", "falsely", "so-called"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.attribution.cues import GAP, Distance
from reportedly.claims.attribution.scene import Scene

_WIDEST_GAP = 3  # words that may stand in a gap: "without [giving any] evidence"
_LEAD = 2  # words between the comma and a comment: ", but gave no evidence"
_BEFORE, _AFTER = 4, 6  # tokens around a cue in which a word inside the content keeps the distance: "so-called"


def keeps_distance(verb: Token, content: frozenset[int], scene: Scene) -> bool:
    """Say whether the writer keeps a distance from what this cue says."""
    for token in scene.tokens[verb.sent.start : verb.sent.end]:
        for row in _rows(token, scene):
            if row.in_content and verb.i - _BEFORE <= token.i < verb.i + _AFTER and _end(token, row):
                return True
            if not row.in_content and token.i not in content and _end(token, row) and _governor(token, scene) == verb.i:
                return True
    return False


def comment_in(content: frozenset[int], scene: Scene) -> frozenset[int]:
    """Return the writer's comment behind what was said: "…, but gave no evidence"; it is no part of the content."""
    for i in content:
        token = scene.doc[i]
        for row in _rows(token, scene):
            end = None if row.in_content or i in scene.quoted else _end(token, row)
            comma = next((j for j in range(i - 1, i - 2 - _LEAD, -1) if scene.doc[max(j, 0)].text == ","), None)
            if end is not None and comma is not None and _closes(end, content, scene.doc):
                return frozenset(range(comma, end))
    return frozenset()


def links_to_content(link: Token, noun: Token, scene: Scene) -> bool:
    """Look at "without giving evidence that …": the parser hangs what was said on the noun of such words."""
    return any(_end(link, row) == noun.i + 1 for row in _rows(link, scene))


def _rows(token: Token, scene: Scene) -> Sequence[Distance]:
    table = scene.cues.distances
    return table.get(token.lower_) or table.get(token.lemma_.lower(), ())


def _end(first: Token, row: Distance) -> int | None:
    """Return the index behind the row's words where they stand here, with words in the gaps."""
    doc, at = first.doc, first.i
    gap = 0
    for options in row.words:
        if options == GAP:
            gap = _WIDEST_GAP
            continue
        stretch = range(at, min(at + gap + 1, len(doc)))
        found = next((i for i in stretch if {doc[i].lower_, doc[i].lemma_.lower()} & options), None)
        if found is None or any(doc[i].is_punct for i in range(at, found)):
            return None
        at, gap = found + 1, 0
    return at


def _governor(token: Token, scene: Scene) -> int | None:
    """Return the nearest cue verb above a token."""
    return next((a.i for a in token.ancestors if a.lemma_.lower() in scene.cues.verbs), None)


def _closes(end: int, content: frozenset[int], doc: Doc) -> bool:
    return end not in content or doc[end].is_punct or doc[end].is_space
