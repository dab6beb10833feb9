"""Names that lead before a colon: "Kyiv: talks failed", "A mother of three: “…”"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from reportedly.claims.attribution.heads import after_marks
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import is_person, kind_of_noun, noun_phrase
from reportedly.model import SourceKind

_LEAD_WORDS = 6  # a longer stretch before a colon is a sentence, no name
_QUOTED_LEAD = 14  # the same before a quotation: "Sara Haddad, a nurse at the clinic: “…”"
_LOCATING = frozenset({"in", "near", "outside", "around"})
_ENDS = frozenset({".", "!", "?"})
NAMES = ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART")


def colon_leads(line: range, scene: Scene, founds: Sequence[Found]) -> Iterator[Found]:
    """Yield "X: …" at the head of a line, to its end, or of a sentence in it, to the end of that."""
    doc = scene.doc
    head = range(after_marks(line.start, line.stop, doc), line.stop)
    found = _colon_lead(head, scene, founds)
    if found is not None:
        yield found
        return
    for start in (i for i in head if i > head.start and doc[i].is_sent_start):
        sentence = range(start, min(doc[start].sent.end, line.stop))
        found = _colon_lead(sentence, scene, founds)
        if found is not None and start not in scene.quoted and _is_sure(found, scene):
            yield found


def _is_sure(found: Found, scene: Scene) -> bool:
    """Within a paragraph only a known actor leads, or whoever a quotation follows."""
    return found.source_token in scene.heads or _opens(max(found.source) + 2, scene)


def _colon_lead(line: range, scene: Scene, founds: Sequence[Found]) -> Found | None:
    """X: what X says, to the end of the line; save where somebody else is named who says just that."""
    doc = scene.doc
    colon = next((i for i in line[: _QUOTED_LEAD + 1] if doc[i].text == ":"), None)
    if colon is None or colon == line.start or colon + 1 >= line.stop:
        return None
    quoted = _opens(colon + 1, scene)
    if (colon - line.start > _LEAD_WORDS and not quoted) or any(colon in f.cue for f in founds):
        return None
    head = _lead_head(doc[line.start : colon], scene, quoted=quoted)
    if head is None or (not quoted and any(_tells_of(f, colon, line) for f in founds)):
        return None
    behind = doc[head.i + 1]
    is_where = head.pos_ == "PROPN" and behind.dep_ == "prep" and behind.lower_ != "of"  # "Anna Ek in Lund: …"
    named = noun_phrase(head, before=behind.i if is_where else colon)
    source = frozenset(i for i in named if line.start <= i < colon)
    stop = scene.quoted[colon + 1].last + 1 if quoted else _end_of_first(colon + 1, line, scene)
    return Found(source, frozenset(), frozenset(range(colon + 1, stop)), None, head.i, "colon")


def _end_of_first(start: int, line: range, scene: Scene) -> int:
    """Return where the first sentence behind the colon ends: what follows is the outlet's, where no marks show more."""
    begun = (i for i in range(start + 1, line.stop) if scene.doc[i].is_sent_start and i not in scene.quoted)
    return next((i for i in begun if scene.doc[i - 1].text in _ENDS), line.stop)


def _opens(i: int, scene: Scene) -> bool:
    return i in scene.quoted and scene.quoted[i].first == i


def _tells_of(found: Found, colon: int, line: range) -> bool:
    """Say whether a cue with a source of its own says what stands right behind the colon."""
    named = max(found.source, default=0) > colon and bool(found.cue)
    return named and (colon + 1 in found.content or colon + 1 in found.source)


def _lead_head(named: Span, scene: Scene, *, quoted: bool) -> Token | None:
    """Return who leads: a name or a known actor; before a quotation whoever can speak. "Update:" is nobody."""
    kinds = (*NAMES, "PUNCT", "NUM") if quoted else NAMES
    if not all(t.pos_ in kinds for t in named):
        return None
    head = next((t for t in named if t.dep_ not in ("compound", "poss") and t.pos_ in ("NOUN", "PROPN")), named.root)
    while head.head in list(named) and head.dep_ in ("appos", "compound") and head.head.i > head.i:
        head = head.head
    return head if tells(head, scene) or (quoted and is_person(head, scene)) else None


def tells(head: Token, scene: Scene) -> bool:
    """A lead or tag is a name or a noun for one who speaks; "Update:" is none, and a paper ("a report") is a title.

    A place that is nobody's metonym only says where: "Goma: …".
    """
    by_noun = kind_of_noun(head, scene)
    if by_noun is SourceKind.DOCUMENT:
        return False
    named = head.lower_ in scene.parties or head.ent_type_ in ("PERSON", "ORG")
    return by_noun is not None or head.i in scene.heads or (named and not _is_where(head))


def _is_where(head: Token) -> bool:
    """Say whether a name that the parser takes for somebody's is told as a place elsewhere: "80 km from Abu Hamad"."""
    others = (t for t in head.doc if t.text == head.text and t.dep_ == "pobj" and t.i != head.i)
    return any(t.head.lower_ in _LOCATING for t in others)
