"""Communiqués: "the command makes known the following", and what stands below in the issuer's own words.

What comes below is the issuer's sentence by sentence, up to the first in which somebody else speaks. Where the paper is
the issuer's own press, "we" and "our" further down are the issuer's as well, and no outlet's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from reportedly.claims.attribution.bulletins import by_sentence, of_one_voice, without_number
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import can_tell, noun_phrase

_SHARED = 0.6  # of the words of a publisher's name that its issuer has too
_SHORTEST = 3  # letters
_OPENING = 3  # paragraphs: further down a list follows, no communiqué
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMING = frozenset({"NOUN", "PROPN"})


def find_issued(scene: Scene, founds: Sequence[Found]) -> Iterator[Found]:
    """Yield what stands below "X makes known the following", sentence by sentence."""
    for n, line in enumerate(scene.lines[:_OPENING]):
        for word in (scene.doc[i] for i in line if scene.doc[i].lower_ in scene.cues.announcing):
            issuer = _issuer(word)
            if issuer is None or not can_tell(issuer, scene) or not _is_alone(word, line, scene):
                continue
            below = list(_below(range(word.sent.end, line.stop), scene.lines[n + 1 :], scene))
            content = of_one_voice(below, issuer, scene, [f for f in founds if word.i not in f.cue | f.content])
            if content:
                nothing = frozenset[int]()
                found = Found(nothing, nothing, frozenset(content), None, issuer.i, "continuing")
                yield from by_sentence(found, scene)
            return


def _below(rest: range, lines: Sequence[range], scene: Scene) -> Iterator[range]:
    """Yield the points below, or what stands there in one piece, up to the last paragraph with "we" and "our"."""
    if len(rest):
        yield rest
    points = [(line, without_number(line, scene)) for line in lines]
    if points and points[0][0] != points[0][1] and not len(rest):
        yield from (point for _, point in takewhile(lambda pair: pair[0] != pair[1], points))
        return
    own = [n for n, line in enumerate(lines) if _is_own(line, scene)]
    yield from lines[: max([*own, -1 if len(rest) else 0]) + 1]


def _is_own(tokens: Iterable[int], scene: Scene) -> bool:
    """Say whether "we" or "our" stands there outside quotation marks."""
    return any(scene.doc[i].lower_ in scene.cues.own_voice and i not in scene.quoted for i in tokens)


def _issuer(word: Token) -> Token | None:
    """Return who makes the following known: the subject of its verb, or whom the passive names."""
    above = word if word.dep_ in ("nsubjpass", "dobj", "attr", "oprd") else word.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    named = [c for c in above.children if c.dep_ == "nsubj" and c.i != word.i]
    named += [o for c in above.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    first = next((t for t in above.sent if t.dep_ in _SUBJECTS and t.i < above.i), None)
    found = next(iter(named), None) or (first if first is not None and first.i < word.i else None)
    return found if found is not None and found.pos_ in _NAMING else None


def _is_alone(word: Token, line: range, scene: Scene) -> bool:
    """Say whether "the following" is all that is said: a noun of its own, or before "statement"."""
    behind = [scene.doc[i] for i in range(word.i + 1, line.stop) if scene.doc[i].sent == word.sent]
    told = next((t for t in behind if t.is_alpha), None)
    before = scene.doc[word.i - 1].lower_ if word.i > line.start else ""
    is_noun = told is None or told.pos_ in ("ADP", "AUX", "PART", "VERB") or told.lemma_.lower() in scene.cues.authored
    return before == "the" and is_noun


def issuer_of(scene: Scene, founds: Sequence[Found], publisher: str) -> Token | None:
    """Return who issues a paper that is its own press: who speaks first, where the publisher's name is the same."""
    opening = [f for f in founds if f.source_token is not None and f.source_token in _first(scene)]
    first = min(opening, key=lambda f: f.source_token or 0, default=None)
    if first is None or first.source_token is None:
        return None
    head = scene.doc[first.source_token]
    told = {word for i in noun_phrase(head) for word in words_of(scene.doc[i].text)}
    printed = words_of(publisher) - scene.cues.press
    return head if printed and _SHARED * len(printed) <= len(printed & told) else None


def words_of(name: str) -> set[str]:
    """Return the words of a name that tell it from others, those with a slash whole as well as in part."""
    return {w for w in "".join(c if c.isalnum() else " " for c in name.casefold()).split() if len(w) >= _SHORTEST}


def _first(scene: Scene) -> range:
    return scene.lines[0] if scene.lines else range(0)


def own_sentences(scene: Scene, founds: Sequence[Found], issuer: Token) -> Iterator[Found]:
    """Yield the sentences of a communiqué in which "we" tells that its issuer goes on, where nobody is cited."""
    taken = {i for f in founds for i in (*f.content, *f.cue, *f.source)}
    nothing = frozenset[int]()
    for sentence in issuer.doc.sents:
        words = [t for t in sentence if not t.is_space]
        if sentence.start > issuer.i and _is_own((t.i for t in words), scene) and not taken & {t.i for t in words}:
            content = frozenset(t.i for t in words)
            yield Found(nothing, nothing, content, None, issuer.i, "continuing")
