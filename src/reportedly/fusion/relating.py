"""How any two amounts stand to each other, those of one figure and those of two."""

from __future__ import annotations

from decimal import Decimal

from reportedly.fusion.amounts import exceeds, show_quantity
from reportedly.model import Figure, FigureLabel, Given, Situation
from reportedly.values import Quantity


def relate(situation: Situation, left: str, right: str) -> tuple[FigureLabel, str]:
    """Say how the amounts of two measure claims stand to each other, and why.

    Amounts of one figure stand as its relations say. Those of two figures are not compared: they are of another
    indicator, of a part and the whole of one event, or of another scope.

    Raises:
        KeyError: one of the claims is in no figure of the situation.
    """
    home, at = _find(situation, left)
    other, there = _find(situation, right)
    if home.id != other.id:
        return _across(home, at, other, there, situation)
    if at == there:
        return FigureLabel.SAME, "one amount in one figure"
    found = next((r for r in home.relations if {r.left, r.right} == {at, there}), None)
    return (found.label, found.because) if found else (FigureLabel.SCOPE, "too many amounts to compare them all")


def _across(home: Figure, at: int, other: Figure, there: int, situation: Situation) -> tuple[FigureLabel, str]:
    mine, theirs = home.given[at], other.given[there]
    found = _named_whole(mine, theirs, home, other)
    if found is None and not _documents(mine, situation) & _documents(theirs, situation):
        found = _exceeding(mine, theirs, home, other)
    return found or _apart(home, other, situation)


def _documents(given: Given, situation: Situation) -> set[str]:
    return {situation.claim(claim).evidence.document_id for claim in given.claims}


def _find(situation: Situation, claim: str) -> tuple[Figure, int]:
    for figure in situation.figures:
        for at, given in enumerate(figure.given):
            if claim in given.claims:
                return figure, at
    raise KeyError(claim)


def _named_whole(mine: Given, theirs: Given, left: Figure, right: Figure) -> tuple[FigureLabel, str] | None:
    """Words may only name who all of them were: "19 villagers" beside "19 dead" are no part of them."""
    one, other = mine.quantity, theirs.quantity
    if left.event is None or left.event != right.event or left.measure != right.measure:
        return None
    if (left.scope.of is None) == (right.scope.of is None) or _number(one) != _number(other) or _number(one) <= 1:
        return None
    if one.bound is other.bound:
        return FigureLabel.SAME, "one amount, told with and without a word for who they were"
    return FigureLabel.BOUND, f"one number, told as {show_quantity(one)} and as {show_quantity(other)}"


def _exceeding(mine: Given, theirs: Given, left: Figure, right: Figure) -> tuple[FigureLabel, str] | None:
    """What is more than another report's count of all is no part of it: it is told of others, or of another side's."""
    if left.event != right.event or left.measure != right.measure:
        return None
    if (left.scope.of is None) == (right.scope.of is None):
        return None
    part, whole, of = (mine, theirs, left.scope.of) if left.scope.of else (theirs, mine, right.scope.of)
    if not exceeds(part.quantity, whole.quantity):
        return None
    shown = show_quantity(part.quantity), show_quantity(whole.quantity)
    return FigureLabel.SCOPE, f"{shown[0]} ({of}) is more than {shown[1]}, so no part of it"


def _number(quantity: Quantity) -> Decimal:
    return quantity.low if quantity.low is not None else quantity.high or Decimal(0)


def _apart(left: Figure, right: Figure, situation: Situation) -> tuple[FigureLabel, str]:
    if left.measure != right.measure:
        return FigureLabel.INDICATOR, f"{left.measure} and {right.measure} are two counts"
    if left.event == right.event is not None and left.scope.of != right.scope.of:
        part, whole = (left, right) if left.scope.of else (right, left)
        return FigureLabel.PART, f"{part.scope.of} are told off from {whole.scope.of or 'all'}"
    events = {event.id: event for event in situation.events if event.id in (left.event, right.event)}
    for mine, theirs in ((left.event, right.event), (right.event, left.event)):
        event = events.get(mine or "")
        if event is not None and event.part_of is not None and event.part_of == theirs:
            return FigureLabel.PART, f"one is told of a part, the other of the whole: {event.part_because}"
    return FigureLabel.SCOPE, "they are told of different things"
