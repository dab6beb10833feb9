"""Quotations that are a part of what is said: "A strike “would be a mistake”, X said", "X, Y said, “is not for sale”".

The parser knows the words in the marks; those beside them are the same speaker's. A quotation whose first letter is
small goes on with the words before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Scene
from reportedly.reading.quotes import Quote

_STOPS = frozenset({".", ";", ":", "!", "?", "—", "–", "…"})
_FEWEST = 2  # words that a quotation goes on with


def beside_partial(verb: Token, group: frozenset[int], quotes: Sequence[Quote], scene: Scene) -> set[int]:
    """Return the words before a quotation that goes on with them, where the cue or a comma parts them from it."""
    if not group or verb.i in scene.quoted:
        return set()
    before = [q for q in quotes if q.last < min(group)]
    if before:
        return _led_in(before[0], scene) if _is_part(before[0], scene) else set()
    comma = min(group) - 1
    behind = quotes[0].first == max(group) + 2 and scene.doc[max(group) + 1].text == ","
    if comma > verb.sent.start and scene.doc[comma].text == "," and behind and _is_part(quotes[0], scene):
        return _stretch(comma, scene)
    return set()


def _is_part(quote: Quote, scene: Scene) -> bool:
    first = next((scene.doc[i] for i in quote.tokens if scene.doc[i].is_alpha), None)
    return first is not None and first.text[0].islower()


def _led_in(quote: Quote, scene: Scene) -> set[int]:
    """Return what leads to the quotation in its sentence, where a verb stands in it or in the quotation."""
    stretch = _stretch(quote.first, scene)
    told = [scene.doc[i] for i in (*stretch, *quote.tokens)]
    return stretch if any(t.pos_ in ("VERB", "AUX") for t in told) else set()


def _stretch(end: int, scene: Scene) -> set[int]:
    """Return the words of the sentence before a token; none where somebody else speaks in them."""
    doc, line = scene.doc, scene.line_of(end)
    start = next((i + 1 for i in range(end - 1, line.start - 1, -1) if doc[i].text in _STOPS), line.start)
    words = [doc[i] for i in range(start, end)]
    if sum(t.is_alpha for t in words) < _FEWEST or any(t.i in scene.quoted for t in words):
        return set()
    speaks = any(t.pos_ == "VERB" and t.lemma_.lower() in scene.cues.verbs for t in words)
    return set() if speaks else set(range(start, end))
