"""Bulletins: what stands under the name of who issues it, sentence by sentence or point by point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.heads import after_marks
from reportedly.claims.attribution.scene import Found, Scene

_STOPS = frozenset({".", "!", "?"})
_CLOSE = frozenset({".", ")"})


def first_sentence(line: range, scene: Scene) -> range:
    """Return a header without what stands behind it in its paragraph: "Source: Coast Guard. Two boats sank."."""
    stop = next((i for i in line if scene.doc[i].text in _STOPS and i > line.start + 1), line.stop - 1)
    return range(line.start, stop + 1)


def under_header(n: int, head: Token, scene: Scene, founds: Sequence[Found]) -> set[int]:
    """Return what a header gives the word to: the rest of its paragraph, or the points and single sentences under it.

    A paragraph of several sentences is the outlet's again, and so is everything from the first one on in which
    somebody else speaks.
    """
    line = scene.lines[n]
    rest = range(first_sentence(line, scene).stop, line.stop)
    if len(rest):
        return of_one_voice([rest], head, scene, founds)
    below = []
    for paragraph in scene.lines[n + 1 :]:
        points = without_number(paragraph, scene)
        if len(_sentences(points, scene)) > 1 and points.start == paragraph.start:
            break
        below.append(points)
    return of_one_voice(below, head, scene, founds)


def by_sentence(found: Found, scene: Scene) -> Iterator[Found]:
    """Yield what stands under a header as its first sentence, and each further one that goes on."""
    told = sorted(found.content)
    starts = [i for n, i in enumerate(told) if n == 0 or i - 1 != told[n - 1] or scene.doc[i].is_sent_start]
    for start, after in zip(starts, [*starts[1:], told[-1] + 1], strict=True):
        content = frozenset(i for i in told if start <= i < after)
        if start == told[0]:
            yield replace(found, content=content)
        else:
            yield replace(found, content=content, source=frozenset(), cue_class="continuing")


def of_one_voice(stretches: Sequence[range], head: Token, scene: Scene, founds: Sequence[Found]) -> set[int]:
    """Return the words of the sentences up to the first in which another than the head speaks."""
    content: set[int] = set()
    for sentence in (s for stretch in stretches for s in _sentences(stretch, scene)):
        speakers = [f for f in founds if f.cue and min(f.cue) in sentence and f.cue_token is not None]
        if any(f.source_token is None and f.own_voice for f in speakers):
            break
        if not any(f.source and min(f.source | f.cue) in sentence and _is_outer(f, sentence) for f in speakers):
            content |= set(sentence)
        elif not any(_is_same(f, head, scene) for f in speakers):
            break
    return content


def _is_outer(found: Found, sentence: range) -> bool:
    """Say whether somebody says most of the sentence."""
    return 2 * len(found.content & set(sentence)) > len(sentence)


def _is_same(found: Found, head: Token, scene: Scene) -> bool:
    named = found.source_token
    if named is None:
        return False
    one, other = scene.heads.get(named), scene.heads.get(head.i)
    known = one is not None and other is not None and one.actor.id == other.actor.id
    return known or scene.doc[named].lemma_.lower() == head.lemma_.lower()


def _sentences(stretch: range, scene: Scene) -> list[range]:
    starts = [i for i in stretch if i == stretch.start or scene.doc[i].is_sent_start]
    return [range(i, j) for i, j in zip(starts, [*starts[1:], stretch.stop], strict=True)]


def without_number(line: range, scene: Scene) -> range:
    """Return a point without its mark or number."""
    return range(_after_number(line, scene), line.stop)


def _after_number(line: range, scene: Scene) -> int:
    """Return where a point begins behind its mark or number: "1. Two boats sank"."""
    start, doc = after_marks(line.start, line.stop, scene.doc), scene.doc
    if start + 1 < line.stop and doc[start].is_digit and doc[start + 1].text in _CLOSE:
        return start + 2
    return start
