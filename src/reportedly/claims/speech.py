"""Acts that consist of words: asking, refusing, accusing, promising. Which are claims of their own, and which are not.

Where a speaker's words are read as an attribution, the act is told by it: the cue says that words were said, and what
they say is the claim. Nor is it a claim who, of those without a name, complained or thanked. Such acts are set apart
from the claims, for coders of events who want them by their names.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Attributed, Draft
from reportedly.model import ActorKind, Occurrence, RoleName
from reportedly.reading.mentions import Reading

_SPOKEN = ("statement.", "concession.")
_DOERS = frozenset({RoleName.SPEAKER, RoleName.PERPETRATOR, RoleName.PARTICIPANT})
_SPEAKING_FOR_MANY = frozenset({ActorKind.PARTY, ActorKind.BODY})
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
    told: list[Draft] = []
    apart: list[Draft] = []
    for draft in drafts:
        is_told = draft.anchor in cues or not _is_of_body(draft) or _holds_another(tree, draft.anchor, others)
        is_apart = (_is_spoken(draft) and is_told) or (draft.is_mention and draft.anchor not in counted)
        (apart if is_apart else told).append(draft)
    return told, apart


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
