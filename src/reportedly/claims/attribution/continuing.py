"""Quotations without a cue of their own that go on with whoever spoke before.

What stands in quotation marks is not the outlet's word. It is led back only where one speaker alone can be meant: in
the same paragraph, or where it is a paragraph of its own, in the one before. Words without marks stay the outlet's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import is_document
from reportedly.reading.quotes import Quote

_SENTENCE_ENDS = frozenset(".!?…")
_WORDS = 3  # a shorter quotation is a title or a name


def find_continued(scene: Scene, founds: Sequence[Found]) -> Iterator[Found]:
    """Yield each run of loose quotations under the attribution that it goes on with."""
    taken = {i: f for f in founds for i in f.content}
    speaking: Found | None = None
    for line in scene.lines:
        loose = [q for q in scene.quotes if q.first in line and q.first not in taken and _is_whole(q, line, scene)]
        alone = bool(loose) and line.start == loose[0].first and line[-1] == loose[-1].last
        before = (
            speaking
            if alone
            else _only_speaker(range(line.start, loose[0].first), founds, taken, scene)
            if loose
            else None
        )
        if before is not None:
            content = frozenset(i for q in loose for i in q.tokens)
            yield _going_on(content, before)
        speaking = speaking if alone else _only_speaker(line, founds, taken, scene)


def _going_on(content: frozenset[int], before: Found) -> Found:
    nothing = frozenset[int]()
    return Found(nothing, nothing, content, None, before.source_token, "continuing", continues=before.cue_token)


def _is_whole(quote: Quote, line: range, scene: Scene) -> bool:
    """Say whether a quotation is sentences of its own: it begins one, and ends as one."""
    before = next(
        (scene.tokens[i] for i in range(quote.first - 1, line.start - 1, -1) if not scene.tokens[i].is_space), None
    )
    begins = before is None or before.text in _SENTENCE_ENDS or (before.i in scene.quoted and before.i != quote.first)
    ends = quote.runs_on or scene.tokens[quote.last - 1].text in _SENTENCE_ENDS
    return begins and ends and sum(scene.tokens[i].is_alpha for i in quote.tokens) >= _WORDS


def _only_speaker(stretch: range, founds: Sequence[Found], taken: Mapping[int, Found], scene: Scene) -> Found | None:
    """Return the last attribution of a stretch where only one speaks there, or whose quotation is its last one."""
    quoted = [i for i in stretch if i in scene.quoted and i in taken]
    if quoted and taken[quoted[-1]].cue_class == "quote":
        return taken[quoted[-1]]
    told = [f for f in founds if f.cue_token is not None and f.source_token is not None and f.cue_token in stretch]
    outer = [f for f in told if f.cue_token not in taken]
    if not outer or len({_who(f, scene) for f in outer}) > 1 or _is_mute(outer[-1], scene):
        return None
    return outer[-1] if _speaks_last(outer[-1], stretch, scene) else None


def _who(found: Found, scene: Scene) -> str:
    """Name the speaker as far as it decides whether two are one."""
    token = scene.tokens[found.source_token or 0]
    known = scene.heads.get(token.i)
    return known.actor.id if known is not None else token.lower_


def _is_mute(found: Found, scene: Scene) -> bool:
    """Say whether the source is a paper, or the words say nothing: then a quotation behind it is not surely its own."""
    return found.own_voice or found.cue_class == "relay" or is_document(scene.tokens[found.source_token or 0], scene)


def _speaks_last(found: Found, stretch: range, scene: Scene) -> bool:
    """Say whether the attribution stands in the last sentence of the stretch."""
    last = next((scene.tokens[i] for i in reversed(stretch) if scene.tokens[i].is_alpha), None)
    return last is not None and max(found.cue | found.content) >= last.sent.start
