"""Acts that are set apart from the claims: words that an attribution tells, references, and bare tolls.

Where a speaker's words are read as an attribution, the act is told by it: the cue says that words were said, and what
they say is the claim. Nor is it a claim who, of those without a name, complained or thanked. And where a text tells an
act of violence, "sixty people were killed" is an amount, and no second act beside it; what a party wants is its stance.
All these are set apart from the claims, for coders of events who want them by their names.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Attributed, Draft
from reportedly.model import ActorKind, Measure, Modality, Occurrence, RoleName, Stance
from reportedly.reading.mentions import Reading

_SPOKEN = ("statement.", "concession.")
_DOERS = frozenset({RoleName.SPEAKER, RoleName.PERPETRATOR, RoleName.PARTICIPANT})
_SPEAKING_FOR_MANY = frozenset({ActorKind.PARTY, ActorKind.BODY})
_HARM, _TALKS = "harm", "talks"  # a round asked for is one of the rounds
_WANTED = frozenset({Modality.DEMANDED, Modality.INTENDED, Modality.CONDITIONAL})
_VIOLENT = frozenset({"attack", "clash", "explosion"})
_NEWS = "statement.remarks"  # one answers another: that they spoke is what happened


def set_apart(
    drafts: Iterable[Draft], attributions: tuple[Attributed, ...], reading: Reading
) -> tuple[list[Draft], list[Draft]]:
    """Return the claims, and apart from them the acts of words that others tell or nobody of name does."""
    drafts = list(drafts)
    tree = Tree.of(reading.doc)
    cues = {a.cue_token for a in attributions if a.content}
    others = {d.anchor for d in drafts if not _is_spoken(d)}
    counted = {d.about for d in drafts}
    is_violent = any(isinstance(d.proposition, Occurrence) and _branch(d.proposition) in _VIOLENT for d in drafts)
    tolls = {d.anchor for d in drafts if is_violent and _is_bare_toll(d, [m for m in drafts if m.about == d.anchor])}
    stances = [d for d in drafts if isinstance(d.proposition, Stance)]
    told: list[Draft] = []
    apart: list[Draft] = []
    for draft in drafts:
        is_told = draft.anchor in cues or not _is_of_body(draft) or _holds_another(tree, draft.anchor, others)
        is_apart = (_is_spoken(draft) and is_told) or (draft.is_mention and draft.anchor not in counted)
        is_toll = draft.anchor in tolls and isinstance(draft.proposition, Occurrence)
        (apart if is_apart or is_toll or _is_wanted(draft, stances) else told).append(draft)
    return told, apart


def _is_wanted(draft: Draft, stances: list[Draft]) -> bool:
    """Say whether the act is but what a stance speaks of: asked for, meant, or made to depend on something."""
    act = draft.proposition
    if not isinstance(act, Occurrence) or _branch(act) == _TALKS or draft.modality not in _WANTED:
        return False
    return any(stance.span.contains(draft.span) or draft.span.contains(stance.span) for stance in stances)


def _branch(occurrence: Occurrence) -> str:
    return occurrence.type.split(".")[0]


def _is_bare_toll(draft: Draft, amounts: list[Draft]) -> bool:
    """Say whether the act is but harm to several people whom an amount counts: no place, no day and nobody told."""
    act = draft.proposition
    if not isinstance(act, Occurrence) or act.type != _HARM or act.responsibility is not None or not amounts:
        return False
    told = [m.proposition for m in amounts if isinstance(m.proposition, Measure)]
    is_placed = bool(act.where or act.when) or any(m.scope.where or m.scope.when for m in told)
    return not is_placed and all(m.quantity is None or m.quantity.low != 1 for m in told)


def _is_spoken(draft: Draft) -> bool:
    kind = draft.proposition.type if isinstance(draft.proposition, Occurrence) else _NEWS
    return kind.startswith(_SPOKEN) and kind != _NEWS


def _is_of_body(draft: Draft) -> bool:
    told = draft.proposition
    roles = told.roles if isinstance(told, Occurrence) else ()
    return any(r.actor is not None and r.actor.kind in _SPEAKING_FOR_MANY and r.name in _DOERS for r in roles)


def _holds_another(tree: Tree, word: int, others: set[int]) -> bool:
    """Say whether what is said there is a claim of its own."""
    return any(t in others for t in tree.subtree(word) if t != word)
