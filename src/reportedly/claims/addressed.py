"""To whom a stance is put: who is asked, offered or threatened."""

from __future__ import annotations

from reportedly.claims.holders import Holders, named_together
from reportedly.claims.items import Cue, Matter
from reportedly.model import Actor

_ADDRESSEE_DEPS = frozenset({"dobj", "dative", "nsubj", "nsubjpass", "poss", "pobj", "conj", "ccomp"})


def addressees(matter: Matter, cue: Cue, holder: Actor, holders: Holders) -> tuple[Actor, ...]:
    """Return who is to do it: named between the cue and the matter, or the subject of "must"."""
    tree = holders.tree
    found: list[Actor] = []
    if cue.form == "modal":
        subject = tree.subject(cue.verb)
        between = [] if subject is None else named_together(tree, subject)
    else:
        between = list(range(cue.hit.first + 1, matter.listed_from))
    for token in between:
        actor = holders.groups.get(token)
        mention = holders.by_token.get(token)
        if actor is None and mention is not None and tree.dep[token] in _ADDRESSEE_DEPS:
            actor = holders.spoken_for(mention.actor, token)
        if actor is not None:
            found.extend(a for a in holders.belligerents(actor) if a.id != holder.id)
    return tuple(dict.fromkeys(found))
