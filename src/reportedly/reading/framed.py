"""Places that nobody lists and the parser does not see, shown by what frames them: "the town of Tarm", "near Tarm".

Once a name is framed so, it is the place wherever it stands without acting. A name that is somebody's or an
organisation's is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.reading.lexicon import Lexicon
from reportedly.reading.senses import NameKind, use_of

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_OPEN = frozenset({"", "PERSON", "NORP"})  # what the small model takes the name of an unknown town for
_LABELS = _OPEN | {"ORG"}  # the same where the frame leaves no doubt
_FRAMES = frozenset({"in", "near", "into", "outside", "inside", "around", "towards", "toward"})
_INSIDE = frozenset({"compound", "nmod", "amod", "appos"})


def find_framed(doc: Doc, taken: set[int], words: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the first and last tokens of names that a frame shows to be places; ``taken`` are tokens of other names."""
    people = {t.text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 for t in e}
    spans = [(first, last) for first, last in _names(doc, taken) if not _is_of_someone(doc, first, last, people, words)]
    framed = {doc[first : last + 1].text for first, last in spans if _is_framed(doc[last], words)}
    for first, last in spans:
        if doc[first : last + 1].text in framed and use_of(doc[last], NameKind.TOWN, words).place:
            yield first, last


def _names(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised name tokens that no one claims and the parser gives no other sense."""
    i = 0
    while i < len(doc):
        first = i
        while i < len(doc) and i not in taken and _is_name(doc[i]):
            i += 1
        if i > first:
            yield first, i - 1
        else:
            i += 1


def _is_name(token: Token) -> bool:
    return token.tag_ in _NAME_TAGS and token.ent_type_ in _LABELS and token.text[:1].isupper()


def _is_of_someone(doc: Doc, first: int, last: int, people: set[str], words: Lexicon) -> bool:
    """Say whether the name is a person's, an acronym, or only part of a longer one."""
    before = doc[first - 1] if first else None
    has_title = before is not None and (before.text in words.honorifics or before.lemma_.lower() in words.offices)
    is_acronym = doc[last].is_upper or doc[first].is_upper
    is_part = doc[last].dep_ in _INSIDE or (last + 1 < len(doc) and doc[last + 1].tag_ in _NAME_TAGS)
    many = last - first > 2 or (first < last and doc[first].ent_type_ == "PERSON")
    return has_title or is_acronym or is_part or many or any(doc[i].text in people for i in range(first, last + 1))


def _is_framed(token: Token, words: Lexicon) -> bool:
    above = token.head
    if token.dep_ != "pobj":
        return False
    if above.lower_ == "of":
        return above.head.lower_ in words.framing_nouns
    return above.lower_ in _FRAMES and token.ent_type_ in _OPEN
