"""Positions by the learned reader's clues: what a side wants or refuses in words that no row of the table knows.

The holder is the side that speaks, or outside all words of others the one that the clause is about. Where neither is a
side of name there is no position: silence is not one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.claims.attribution import innermost
from reportedly.claims.clues import STANCE, Clues
from reportedly.claims.drafts import Draft
from reportedly.claims.holders import Holders, within_content
from reportedly.claims.spoken_stances import holder_of
from reportedly.model import LEARNED, Actor, Pole, Stance, StanceKind
from reportedly.values import Span

READER = "learned reader"


def clued(holders: Holders, drafts: Iterable[Draft], clues: Clues) -> Iterator[Draft]:
    """Yield what only the learned reader takes for a position, outside the words of those that are read already."""
    tree, taken = holders.tree, [d.span for d in drafts]
    for clue in clues.alone(STANCE, ()):
        span = _words(clue.token, holders)
        holder = _holder(clue.token, holders)
        if holder is None or any(span.overlaps(other) for other in taken):
            continue
        taken.append(span)
        gloss = " ".join(span.of(holders.reading.document.text).split())
        trail = (f"{holder.name}: {READER}", tree.doc[clue.token].text)
        stance = Stance(holder, None, StanceKind(clue.code), Pole.NONE, gloss, trail=trail)
        yield clues.marked(Draft(stance, span, clue.token, reader=LEARNED), STANCE, [clue.token])


def _words(token: int, holders: Holders) -> Span:
    tree = holders.tree
    verb = tree.clause[token]
    tokens = tree.subtree(token) if tree.pos[token] not in ("VERB", "AUX") and token != verb else tree.subtree(verb)
    around = innermost(token, holders.attributions, holders.reading)
    if around is None:
        return tree.span(tokens)
    pieces = holders.attributions[around].content
    inside = [t for t in tokens if any(p.start <= tree.start(t) < p.end for p in pieces)]
    return within_content(tree.span(inside or [token]), token, holders)


def _holder(token: int, holders: Holders) -> Actor | None:
    around = innermost(token, holders.attributions, holders.reading)
    if around is not None:
        return holders.source_at(token) or holder_of(holders.attributions[around], holders)
    subject = holders.tree.subject(holders.tree.clause[token])
    return None if subject is None else holders.at(subject)
