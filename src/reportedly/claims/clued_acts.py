"""Acts by the learned reader's clues: words that no row of the table knows, and how their doer is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.claims.answerable import answerable
from reportedly.claims.clues import OCCURRENCE, SETTLED, SURE, Clues
from reportedly.claims.gathering import VIOLENT
from reportedly.claims.hits import PARTS
from reportedly.claims.lexicon import Hit, Lexicon, Trigger
from reportedly.claims.triggers import Scene
from reportedly.claims.voices import Voice, speaks_for
from reportedly.claims.wordings import Wordings
from reportedly.model import Actor, ActorKind, Responsibility, ResponsibilityStatus
from reportedly.reading.learned import Clue
from reportedly.taxonomy import Taxonomy

_SAID = "statement."
_DENIED = frozenset({ResponsibilityStatus.DENIED})
_LAID = frozenset({ResponsibilityStatus.ACCUSED, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES})
_POSSIBLE = frozenset({ResponsibilityStatus.POSSIBLE})
_DOERS = frozenset({ActorKind.BODY, ActorKind.PARTY})


def with_clued(hits: Sequence[Hit], scene: Scene, clues: Clues, taxonomy: Taxonomy) -> list[Hit]:
    """Return the hits of the table with those of words that only the learned reader takes for an act, in order.

    A word whose clause holds a hit of the same branch tells the same act: it is left to the table. A hit of another
    branch by a word that the learned reader takes for none gives way to the word beside it ("paid a *visit* with").
    """
    found = [
        _Found(c, scene, bool(taxonomy.events[c.code].fields.get("effect")))
        for c in clues.alone(OCCURRENCE, [h.token for h in hits])
        if not _is_mishap(c, scene)
    ]
    beside = {f.clue.token: [h for h in hits if f.is_beside(h)] for f in found}
    new = [f for f in found if not any(f.is_same_branch(h) for h in beside[f.clue.token])]
    gone = {h.token for f in new for h in beside[f.clue.token] if clues.is_empty(OCCURRENCE, h.token)}
    kept = [h for h in hits if h.token not in gone]
    return sorted([*kept, *(Hit(f.clue.token, _trigger(f.clue, scene)) for f in new)], key=lambda h: h.token)


def _is_mishap(clue: Clue, scene: Scene) -> bool:
    """Say whether the word tells what gives way of itself, which no weapon does: "a single shaft fell in"."""
    is_violent = clue.code.split(".")[0] in VIOLENT
    return is_violent and scene.tree.lemma[clue.token] in scene.words.mishaps and not scene.has_weapon(clue.token)


@dataclass(frozen=True, eq=False)
class _Found:
    """A word that the learned reader takes for an act."""

    clue: Clue
    scene: Scene
    is_effect: bool

    def is_beside(self, hit: Hit) -> bool:
        """Say whether a hit of the table, and no act of words, stands in the same clause."""
        clause = self.scene.tree.clause
        return clause[hit.token] == clause[self.clue.token] and not hit.trigger.type.startswith(_SAID)

    def is_same_branch(self, hit: Hit) -> bool:
        """Say whether the hit is of the same branch of types, or the word tells what that act did."""
        branch = hit.trigger.type.split(".")[0]
        return branch == self.clue.code.split(".")[0] or (self.is_effect and branch in VIOLENT)


def _trigger(clue: Clue, scene: Scene) -> Trigger:
    """Return the row that the word would have had; its parts stand as in other words of the type."""
    return Trigger(
        type=clue.code,
        words=(scene.tree.lemma[clue.token],),
        frame=_frame(clue.code, PARTS.get(scene.tree.pos[clue.token], "verb"), scene.words),
        refine=True,
        bare=True,
        absorbs=False,
        civil=False,
        places=frozenset(),
        needs=None,
        asks={},
        without=frozenset(),
        of_kind=None,
    )


@cache
def _frame(code: str, part: str, words: Lexicon) -> Mapping[str, str]:
    """Return where the parts stand by a word of this type and part of speech, as the first row that has them says."""
    for kind in (code, code.split(".")[0]):
        rows = (t for (_, pos), known in words.triggers.items() if pos == part for t in known if t.type == kind)
        frame = next((t.frame for t in rows if t.frame), None)
        if frame is not None:
            return frame
    return {}


def told_status(
    read: Responsibility | None, clue: Clue | None, voice: Voice | None, others: Sequence[Actor] = ()
) -> Responsibility | None:
    """Return how the doer is told: by the status of which the learned reader is sure, where a party is known.

    Who claims an act without being named in it is who says so: "six targets were engaged" in an army's own words. Who
    is accused of it, where the parse shows nobody, is the one body of the sentence that could be meant: ``others`` are
    those that neither say it nor suffer it.
    """
    if clue is None or clue.standing < SETTLED:
        return read
    status = ResponsibilityStatus(clue.status)
    if read is not None and status is ResponsibilityStatus.NOT_ESTABLISHED:
        is_told = voice is None and clue.standing < SURE  # an outlet that names the doer has told it
        return read if is_told else Responsibility(None, status)
    if status in _LAID and voice is not None and not voice.is_named:
        status = ResponsibilityStatus.POSSIBLE
    if read is not None and read.party is not None:
        return replace(read, status=status)
    if status in _LAID | _POSSIBLE and len(others) == 1:
        return Responsibility(others[0], status)
    is_own = status is ResponsibilityStatus.CLAIMED or (voice is not None and voice.denies and status in _DENIED)
    return Responsibility(voice.actor, status) if is_own and voice is not None and can_answer(voice.actor) else read


def others_named(tokens: Sequence[int], scene: Scene, words: Wordings, voice: Voice | None) -> list[Actor]:
    """Return the bodies and parties of the act's sentence that neither say it nor suffer it, each once."""
    tree = scene.tree
    harmed = {t for i in tokens for o in tree.objects(i) for t in tree.subtree(o)}
    found: dict[str, Actor] = {}
    for i in tree.sentence_tokens(tokens[0]):
        actor = answerable(scene, i, words.belonging) if i in scene.actors and i not in harmed else None
        if actor is None or actor.kind not in _DOERS or (voice is not None and speaks_for(voice, actor, words)):
            continue
        found.setdefault(actor.party or actor.id, actor)
    return list(found.values())


def can_answer(actor: Actor) -> bool:
    """Say whether an actor can answer for an act of war: a body, a party, or one of a party."""
    return actor.kind in _DOERS or actor.party is not None
