"""Who answers for an act, where the learned reader alone sees that it is told: "called the accounts an invention".

The rules read such an answer by its wording. Where a clue stands on another, what is said tells it: a denial is the
speaker's own, an accusation is of the one body that the words said name, and of nobody who speaks. An answer without a
party is left out, unless it is that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.claims.answerable import named_at
from reportedly.claims.clued_acts import can_answer
from reportedly.claims.clues import OCCURRENCE, Clues
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.held import is_nobody
from reportedly.claims.triggers import Scene
from reportedly.claims.voices import Voice, speaks_for, status_told, voice_at
from reportedly.claims.wordings import Wordings
from reportedly.model import Actor, Occurrence, Polarity, Responsibility, ResponsibilityStatus, Role, RoleName
from reportedly.reading.learned import Clue
from reportedly.reading.mentions import Reading

ANSWER = "responsibility"
_DENIED = ResponsibilityStatus.DENIED
_CLAIMED = ResponsibilityStatus.CLAIMED
_OPEN = ResponsibilityStatus.NOT_ESTABLISHED


def is_unsettled(draft: Draft) -> bool:
    """Say whether a draft tells that somebody answers for an act, and not yet who and how."""
    told = draft.proposition
    return isinstance(told, Occurrence) and told.type == ANSWER and told.responsibility is None


def settled(
    scene: Scene,
    drafts: Iterable[Draft],
    *,
    known: Sequence[Draft],
    contents: Mapping[int, Sequence[int]],
    attributions: Sequence[Attributed],
    reading: Reading,
    words: Wordings,
    clues: Clues,
) -> Iterator[Draft]:
    """Yield unsettled answers at the words said, with who answers and how, save what ``known`` ones tell already."""
    for draft in drafts:
        said = contents.get(draft.anchor, ())
        voice = voice_at(said[0] if said else draft.anchor, attributions, reading)
        clue = clues.best(OCCURRENCE, [draft.anchor])
        answer = _answer(scene, draft, said, voice, words) or _as_seen(clue, voice)
        if answer is not None and not any(_is_told(scene, draft, answer, other) for other in known):
            yield _placed(scene, draft, answer, said)


def _is_told(scene: Scene, draft: Draft, answer: Responsibility, other: Draft) -> bool:
    """Say whether another draft of the sentence tells the same answer, or an answer at the same word."""
    told = other.proposition
    if not isinstance(told, Occurrence) or told.type != ANSWER:
        return False
    is_same = scene.tree.sentence[other.anchor] == scene.tree.sentence[draft.anchor]
    return other.anchor == draft.anchor or (is_same and told.responsibility == answer)


def _answer(
    scene: Scene, draft: Draft, said: Sequence[int], voice: Voice | None, words: Wordings
) -> Responsibility | None:
    """Return who answers and how; None where nobody is told who could."""
    subject = scene.tree.actor_of(draft.anchor) if scene.tree.pos[draft.anchor] == "VERB" else None
    if draft.polarity is Polarity.UNKNOWN or (subject is not None and is_nobody(scene.tree, subject, words)):
        return Responsibility(None, _OPEN)
    if voice is None:
        return None
    if voice.denies or draft.polarity is Polarity.DENIED:
        return Responsibility(voice.actor, _DENIED) if can_answer(voice.actor) else None
    near = said or scene.tree.clause_tokens(scene.tree.clause[draft.anchor])
    named = _named(scene, near, words)
    others = {a.party or a.id: a for a in named if not speaks_for(voice, a, words)}
    if len(others) == 1:
        other = next(iter(others.values()))
        return Responsibility(other, status_told(voice, other, words))
    return None


def _as_seen(clue: Clue | None, voice: Voice | None) -> Responsibility | None:
    """Return what the learned reader takes the answer for, where no other party is needed: open, or the speaker's."""
    status = None if clue is None else ResponsibilityStatus(clue.status)
    if status is _OPEN:
        return Responsibility(None, _OPEN)
    if status is _CLAIMED and voice is not None and can_answer(voice.actor):
        return Responsibility(voice.actor, _CLAIMED)
    return None


def _named(scene: Scene, tokens: Iterable[int], words: Wordings) -> list[Actor]:
    found = (named_at(scene, t, words.belonging) for t in tokens if scene.tree.pos[t] in ("NOUN", "PROPN"))
    return [actor for actor in found if actor is not None and can_answer(actor)]


def _placed(scene: Scene, draft: Draft, answer: Responsibility, said: Sequence[int]) -> Draft:
    told, party = draft.proposition, answer.party
    if not isinstance(told, Occurrence):
        return draft
    roles = told.roles
    if party is not None and answer.status is not _DENIED and not any(r.name is RoleName.PERPETRATOR for r in roles):
        roles = (Role(RoleName.PERPETRATOR, party.name, party), *roles)
    polarity = Polarity.DENIED if answer.status is _DENIED else draft.polarity
    moved = replace(draft, proposition=replace(told, roles=roles, responsibility=answer), polarity=polarity)
    return replace(moved, anchor=said[0], span=scene.tree.span(list(said))) if said else moved
