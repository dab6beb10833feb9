"""The sides of a disputed figure, each once however it is worded, and what is only a part of another amount."""

from __future__ import annotations

from reportedly.model import Figure, FigureLabel, Relation

_WORDED = frozenset({FigureLabel.BOUND, FigureLabel.ROUNDING, FigureLabel.UNIT})


def sides_of(figure: Figure) -> tuple[int, ...]:
    """Return the places in ``given`` of the amounts that contradict each other; none where nothing does.

    "More than 40" beside "41" is no side of its own: the exact amount stands for both.
    """
    clashes = [r for r in figure.relations if r.label is FigureLabel.CONTRADICTION]
    involved = {place for clash in clashes for place in (clash.left, clash.right)}
    looser = {
        place
        for relation in figure.relations
        if relation.label in _WORDED and {relation.left, relation.right} <= involved
        for place in _looser(figure, relation)
    }
    return tuple(sorted(involved - looser or involved))


def _looser(figure: Figure, relation: Relation) -> list[int]:
    """The amounts of a pair that leave room, where the other one leaves none."""
    pair = (relation.left, relation.right)
    open_ones = [at for at in pair if figure.given[at].quantity.low != figure.given[at].quantity.high]
    return open_ones if len(open_ones) == 1 else []


def parts_of(figure: Figure) -> set[int]:
    """Return the places of the amounts told as a part of another one, the smaller of each such pair.

    A part is no step of a count: "44 are in hospital" beside 66 injured was not overtaken by 69.
    """
    pairs = ((r.left, r.right) for r in figure.relations if r.label in (FigureLabel.PART, FigureLabel.SUM))
    return {min(pair, key=lambda at: figure.given[at].quantity.low or 0) for pair in pairs}
