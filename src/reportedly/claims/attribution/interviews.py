"""Interviews: what stands behind a question is said by whoever was asked, paragraph after paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.speakers import is_person, noun_phrase, subject_of
from reportedly.model import ActorKind

_ENDS = frozenset({"?", "!", "."})
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_FEWEST = 2  # questions that make an interview
_TO = frozenset({"to", "with", "from"})


def find_interviews(scene: Scene, taken: Set[int]) -> Iterator[Found]:
    """Yield each answer: behind its label ("A: …"), behind a question and a dash, or in marks behind a question."""
    labelled = [line for line in scene.lines if _is_answer(line, scene)]
    dashed = [line for line in scene.lines if _dashes(line, scene)]
    asked_at = [dash for line in dashed for dash in _dashes(line, scene) if _ends_asking(dash - 1, scene)]
    asking = sum("?" in (scene.doc[i].text for i in line) for line in dashed)
    if not labelled and max(len(asked_at), asking) < _FEWEST:
        yield from _in_marks(scene, taken)
        return
    lines = labelled or dashed
    asked = _who_is_asked(lines[0].start, scene)
    for line in lines:
        if labelled:
            yield _labelled(line, asked)
        else:
            yield from _dashed(line, asked, scene)


def _in_marks(scene: Scene, taken: Set[int]) -> Iterator[Found]:
    """Yield the quotations behind questions of the outlet to the one person it says that it spoke to."""
    quotes = [q for q in scene.quotes if q.first not in taken and _ends_asking(q.first - 1, scene)]
    quotes = [q for q in quotes if q.first - 1 not in scene.quoted]
    asked = _beside_own(quotes[0].first, scene) if len(quotes) >= _FEWEST else None
    if asked is None:
        return
    for quote in quotes:
        yield Found(noun_phrase(asked), frozenset(), frozenset(quote.tokens), None, asked.i, "quote")


def _is_answer(line: range, scene: Scene) -> bool:
    doc = scene.doc
    return (
        len(line) > _FEWEST and doc[line.start + 1].text == ":" and doc[line.start].lower_ in scene.cues.answer_labels
    )


def _dashes(line: range, scene: Scene) -> list[int]:
    """Return the dashes behind a sentence, at which a question or an answer begins; also one under a question."""
    doc = scene.doc
    behind = [i for i in line[1:-1] if doc[i].text in _DASHES and doc[i - 1].text in _ENDS and not doc[i + 1].is_lower]
    under = line.start > 1 and doc[line.start].text in _DASHES and _ends_asking(line.start - 1, scene)
    return [line.start, *behind] if under else behind


def _ends_asking(last: int, scene: Scene) -> bool:
    """Say whether the words up to here end with a question."""
    word = next((scene.tokens[i] for i in range(last, -1, -1) if not scene.tokens[i].is_space), None)
    return word is not None and word.text == "?"


def _labelled(line: range, asked: Token | None) -> Found:
    content = frozenset(range(line.start + 2, line.stop))
    head = line.start if asked is None else asked.i
    return Found(frozenset({line.start}), frozenset(), content, None, head, "colon")


def _dashed(line: range, asked: Token | None, scene: Scene) -> Iterator[Found]:
    """Yield what stands behind the first dash sentence by sentence, without the questions in between."""
    if asked is None:
        return
    told = _answers(line, scene)
    begun: set[int] = set()
    for i in sorted(told):
        begun |= {i} if i - 1 not in told or scene.doc[i].is_sent_start else set()
    for first in sorted(begun):
        stop = next((i for i in range(first + 1, line.stop + 1) if i in begun or i not in told), line.stop)
        content, opens = frozenset(range(first, stop)), scene.doc[first - 1].text in _DASHES
        source = noun_phrase(asked) if opens else frozenset[int]()
        yield Found(source, frozenset(), content, None, asked.i, "colon" if opens else "continuing")


def _answers(line: range, scene: Scene) -> set[int]:
    """Return what is answered in a line: behind each dash, up to the question before the next."""
    doc, dashes = scene.doc, _dashes(line, scene)
    told: set[int] = set()
    for dash, after in zip(dashes, [*dashes[1:], line.stop], strict=True):
        if doc[after - 1].text == "?" and after != line.stop and not _is_answered(dash, scene):
            continue  # "— Were there soldiers?", and the answer behind the next dash
        stop = doc[after - 1].sent.start if after != line.stop and _is_answered(after, scene) else after
        told |= set(range(dash + 1, max(stop, dash + 1)))
    return told


def _is_answered(dash: int, scene: Scene) -> bool:
    """Say whether a question stands before the dash, or what the outlet puts to whom it asks."""
    before = scene.doc[dash - 1]
    if before.is_space:
        return True
    after = next((t for t in scene.tokens[dash + 1 :] if t.text in _ENDS), None)
    if before.text == "?" or after is None or after.i + 1 >= len(scene.doc):
        return True
    return not (after.text == "?" and scene.doc[after.i + 1].text in _DASHES)


def _who_is_asked(stop: int, scene: Scene) -> Token | None:
    """Return who spoke to the outlet before the first question: "X received us", "we put five questions to X"."""
    return _beside_own(stop, scene) or _portrayed(stop, scene)


def _beside_own(stop: int, scene: Scene) -> Token | None:
    for token in scene.tokens[:stop] or scene.tokens[: scene.lines[0].stop]:
        if token.lower_ in scene.cues.own_voice:
            person = _beside(token, scene)
            if person is not None:
                return person
    return None


def _portrayed(stop: int, scene: Scene) -> Token | None:
    """Return the person whom the first sentence is about: "Nodar, 61, lives in the last house before the fence"."""
    first = scene.tokens[0].sent
    subject = subject_of(first.root)
    is_told = subject is not None and subject.i < first.root.i < max(stop, first.end)
    return subject if subject is not None and is_told and _is_person(subject, scene) else None


def _beside(own: Token, scene: Scene) -> Token | None:
    """Return the person who is on the other side of a verb from the outlet."""
    verb = next((a for a in own.ancestors if a.pos_ == "VERB"), None)
    subject = None if verb is None else subject_of(verb)
    if verb is None or subject is None:
        return None
    if own.i not in (t.i for t in subject.subtree):
        return subject if _is_person(subject, scene) and subject.pos_ != "PRON" else None
    return next((t for t in _objects(verb) if _is_person(t, scene) and t.pos_ != "PRON"), None)


def _objects(verb: Token) -> Sequence[Token]:
    return [t for t in verb.subtree if t.dep_ == "dobj" or (t.dep_ == "pobj" and t.head.lower_ in _TO)]


def _is_person(token: Token, scene: Scene) -> bool:
    mention = scene.heads.get(token.i)
    return (mention is not None and mention.actor.kind is ActorKind.PERSON) or is_person(token, scene)
