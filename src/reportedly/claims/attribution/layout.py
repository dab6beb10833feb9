"""What the page shows instead of a verb: "Kyiv: …", "Source: …" headers, lists under a lead, quotes that run on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.claims.attribution.quotes import paragraphs
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import can_tell, noun_phrase

_LEAD_WORDS = 6  # a longer stretch before a colon is a sentence, no name


def find_layout(scene: Scene, founds: Sequence[Found]) -> Iterator[Found]:
    """Yield colon leads: a name, a colon, and what it says."""
    taken = {i for f in founds for i in f.source | f.cue | f.content}
    for paragraph in paragraphs(scene.doc):
        found = _colon_lead(paragraph, scene, taken)
        if found is not None:
            yield found


def _colon_lead(paragraph: range, scene: Scene, taken: set[int]) -> Found | None:
    doc = scene.doc
    colon = next((i for i in paragraph[: _LEAD_WORDS + 1] if doc[i].text == ":"), None)
    if colon is None or colon == paragraph.start or colon + 1 >= paragraph.stop or colon in taken:
        return None
    named = doc[paragraph.start : colon]
    head = named.root
    if not all(t.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "ADP") for t in named) or not can_tell(head, scene):
        return None
    source = frozenset(range(paragraph.start, colon)) & noun_phrase(head, before=colon) or frozenset({head.i})
    content = frozenset(range(colon + 1, paragraph.stop))
    return Found(source, frozenset(), content, None, head.i, "colon")
