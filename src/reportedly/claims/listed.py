"""People counted in a list: "the driver and two assistants were injured" tells of three.

Each member keeps its own amount, told off by its noun; their sum is the total that the clause tells. A list of single
people without any number tells of each of them and of no total: who counts it up has to say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.claims.clauses import Tree
from reportedly.claims.countables import Counted, Match
from reportedly.claims.drafts import Draft
from reportedly.claims.fates import first_of_list
from reportedly.model import Measure
from reportedly.values import Bound, Quantity, Span

_PEOPLE = frozenset({"people", "fighters"})
_FIRM = frozenset({Bound.EXACT, Bound.AT_LEAST, Bound.MORE_THAN})


@dataclass(frozen=True, slots=True)
class Told:
    """An amount told: what it counts, what of, and the draft of it."""

    counted: Counted
    found: Match
    draft: Draft

    @property
    def measure(self) -> Measure:
        """What the draft says."""
        assert isinstance(self.draft.proposition, Measure)  # noqa: S101 - made so
        return self.draft.proposition


def with_lists(tree: Tree, told: Sequence[Told]) -> Iterator[Draft]:
    """Yield the drafts, members of a list told off by their nouns, and the total of each list."""
    lists: dict[tuple[int, str], list[Told]] = {}
    for item in told:
        if item.counted.kinds & _PEOPLE and not item.counted.is_bare:
            lists.setdefault((first_of_list(tree, item.counted.head), item.found.code), []).append(item)
    totals = [members for members in lists.values() if _is_total(tree, members)]
    listed = {id(member) for members in totals for member in members}
    for item in told:
        is_beside = bool(item.counted.kinds & _PEOPLE)
        whole = _at_least_beside_one_more(tree, item) if is_beside else item.draft
        yield _told_off(tree, item) if id(item) in listed else whole
    yield from (_total(members) for members in totals)


def _is_total(tree: Tree, members: Sequence[Told]) -> bool:
    """Say whether a list is told whole: each member counted once, one of them at least by a number."""
    heads = {m.counted.head for m in members}
    first = first_of_list(tree, members[0].counted.head)
    whole = set(tree.conjuncts(first)) == heads and len(heads) == len(members) > 1 and not _goes_on(tree, first)
    return whole and any(_is_by_number(m) for m in members) and all(_quantity(m).bound in _FIRM for m in members)


def _goes_on(tree: Tree, first: int) -> bool:
    """Say whether the list began before what the parser took for its first: "a teacher, two pupils and a guard"."""
    comma = tree.phrase(first)[0] - 1
    if comma < 1 or tree.sentence[comma] != tree.sentence[first] or tree.doc[comma].text != ",":
        return False
    return tree.tag[comma - 1] in ("NN", "NNS", "NNP") and tree.dep[comma - 1] != "pobj"


def _is_by_number(told: Told) -> bool:
    return told.counted.last != told.counted.head


def _quantity(told: Told) -> Quantity:
    quantity = told.measure.quantity
    assert quantity is not None  # noqa: S101 - amounts only
    return quantity


def _told_off(tree: Tree, told: Told) -> Draft:
    scope = told.measure.scope
    named = scope if scope.of else replace(scope, of=tree.doc[told.counted.head].lower_)
    return replace(told.draft, proposition=replace(told.measure, scope=named))


def _total(members: Sequence[Told]) -> Draft:
    last = max(members, key=lambda m: m.counted.last)
    low = sum((_quantity(m).low or Decimal(0) for m in members), Decimal(0))
    is_open = any(_quantity(m).bound is not Bound.EXACT for m in members)
    quantity = Quantity(low, None if is_open else low, "people", Bound.AT_LEAST if is_open else Bound.EXACT)
    spans = [m.draft.span for m in members]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    measure = replace(last.measure, scope=replace(last.measure.scope, of=None), quantity=quantity)
    return replace(last.draft, proposition=measure, span=span)


def _at_least_beside_one_more(tree: Tree, told: Told) -> Draft:
    """Open the upper end of an amount that a single one without a number stands before, whose fate nothing tells."""
    noun, other = told.counted.head, tree.head[told.counted.head]
    beside = tree.dep[noun] == "conj" and tree.tag[other] == "NN" and tree.kids(other, "det")
    if not beside or tree.kids(other, "nummod") or not _is_by_number(told) or _quantity(told).bound is not Bound.EXACT:
        return told.draft
    quantity = replace(_quantity(told), high=None, bound=Bound.AT_LEAST)
    return replace(told.draft, proposition=replace(told.measure, quantity=quantity))
