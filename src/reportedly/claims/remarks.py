"""What is said and is none of the four: kept whole with its source, so that nothing said is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from reportedly.claims.drafts import Attributed, Draft
from reportedly.model import Polarity, Remark, Stance
from reportedly.reading.dateline import find_dateline
from reportedly.reading.mentions import Reading
from reportedly.values import Span

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "INTJ", "X"})  # "them" alone tells nothing


def find_remarks(reading: Reading, attributions: tuple[Attributed, ...], drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return a remark for every sentence with letters, and every content in it, that gave nothing else.

    A dateline says nothing. What the outlet says itself around the words of others is a remark of its own where a verb
    of its own stands there.
    """
    anchors = sorted({at for d in drafts for at in _told_at(d, reading)})
    remarks: list[Draft] = []
    dateline = find_dateline(reading.document.text)
    for sentence in reading.doc.sents:
        span = _trimmed(sentence.start_char, sentence.end_char, reading)
        if span is None or (dateline is not None and dateline.contains(span)):
            continue
        here = [a for a in anchors if span.start <= a < span.end]
        told = list(_unread_contents(sentence, span, attributions, here, reading))
        own = _own_voice(sentence, span, attributions, here, reading, is_silent=not here and not told)
        remarks.extend(dict.fromkeys([*told, *([] if own is None else [own])]))
    return tuple(remarks)


def _told_at(draft: Draft, reading: Reading) -> tuple[int, ...]:
    """Return where a draft tells: at its word, and for a stance, which may be told as an act, at what it is about."""
    at = reading.doc[draft.anchor].idx
    return (at, draft.span.start) if isinstance(draft.proposition, Stance) else (at,)


def _unread_contents(
    sentence: Sentence, span: Span, attributions: tuple[Attributed, ...], anchors: list[int], reading: Reading
) -> Iterator[Draft]:
    """Yield a remark for each content of this sentence in which no claim is anchored, the innermost only."""
    pieces = []
    for attributed in attributions:
        piece = [s for s in (_overlap(c, span, reading) for c in attributed.content) if s is not None]
        denies = attributed.polarity is Polarity.DENIED and bool(attributed.cue)  # "denied them" tells that one denies
        if piece and (denies or any(t.pos_ in _TELLING and _inside(t.idx, piece) for t in sentence)):
            pieces.append(piece)
    pieces.sort(key=lambda piece: (sum(s.end - s.start for s in piece), piece[0]))
    taken = list(anchors)
    for piece in pieces:
        if any(s.start <= a < s.end for a in taken for s in piece):
            continue
        anchor = _head(sentence, piece)
        hull = Span(min(s.start for s in piece), max(s.end for s in piece))
        taken.append(anchor.idx)
        yield _remark(hull, anchor, reading)


def _own_voice(
    sentence: Sentence,
    span: Span,
    attributions: tuple[Attributed, ...],
    anchors: list[int],
    reading: Reading,
    *,
    is_silent: bool,
) -> Draft | None:
    contents = [c for a in attributions for c in a.content]
    root = _head(sentence, [span])
    if is_silent:
        return _remark(span, root, reading)
    if any(_inside(a, contents) is False for a in anchors) or _inside(root.idx, contents):
        return None
    cues = [c for a in attributions for c in a.cue]
    is_cue = root.i in {a.cue_token for a in attributions} or _inside(root.idx, cues)
    return None if is_cue or root.pos_ not in ("VERB", "AUX") else _remark(span, root, reading)


def _remark(span: Span, anchor: Token, reading: Reading) -> Draft:
    return Draft(Remark(" ".join(span.of(reading.document.text).split())), span, anchor.i)


def _inside(offset: int, spans: Iterable[Span]) -> bool:
    return any(s.start <= offset < s.end for s in spans)


def _overlap(content: Span, sentence: Span, reading: Reading) -> Span | None:
    if content.end <= sentence.start or sentence.end <= content.start:
        return None
    return _trimmed(max(content.start, sentence.start), min(content.end, sentence.end), reading)


def _trimmed(start: int, end: int, reading: Reading) -> Span | None:
    """Return the stretch without white space at its ends; None where it holds no letter."""
    written = reading.document.text[start:end] if start < end else ""
    if not any(character.isalpha() for character in written):
        return None
    return Span(start + len(written) - len(written.lstrip()), start + len(written.rstrip()))


def _head(sentence: Sentence, pieces: list[Span]) -> Token:
    """Return the word that governs the pieces: one in them whose head is not."""
    inside = [t for t in sentence if _inside(t.idx, pieces) and not t.is_space] or [
        next(t for t in sentence if t.idx + len(t) > pieces[0].start)
    ]
    numbers = {t.i for t in inside}
    heads = [t for t in inside if t.head.i == t.i or t.head.i not in numbers]
    wordy = [t for t in heads or inside if not t.is_punct] or heads or inside
    return wordy[0]
