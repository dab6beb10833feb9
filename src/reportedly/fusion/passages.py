"""Which occurrences of one passage are one act told on: "killing seven", "the span was blown up", "missiles too".

What is told without a place and a time of its own has those of the passage. Only the nearest act of the same paragraph
counts, or for an attack without a doer the attack told last before it, and nothing that a veto forbids. What the
learned reader alone sees stays as it is told: it would have the place of whatever act stands nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.fusion import policy
from reportedly.fusion.occurrences import FINE, Told
from reportedly.fusion.papers import Papers
from reportedly.fusion.vetoes import find_veto_inside
from reportedly.model import LEARNED, Claim, Occurrence


def complete(told: Sequence[Told], papers: Papers) -> tuple[list[Told], list[tuple[int, int]]]:
    """Give occurrences without place and time those of the act they go on with.

    Returns the occurrences, some completed, and pairs of indices of an act and what goes on with it.
    """
    found = list(told)
    joined: list[tuple[int, int]] = []
    by_paragraph: dict[tuple[str, int], list[int]] = {}
    for at, item in enumerate(found):
        if item.root in policy.VIOLENT_ROOTS and item.claim.evidence.reader != LEARNED:
            by_paragraph.setdefault(paragraph_of(item.claim, papers), []).append(at)
    order = sorted(by_paragraph)
    for place, paragraph in enumerate(order):
        members = by_paragraph[paragraph]
        before = by_paragraph[order[place - 1]] if place and order[place - 1][0] == paragraph[0] else []
        for at in members:
            act = next(_acts(at, members, found), None)
            if act is None:
                earlier = [other for other in members if other < at]
                act = _attack_before(found[at], earlier or before, found)
            if act is not None and not _stands_alone(found[at].occurrence):
                found[at] = _completed(found[at], found[act])
                joined.append((min(act, at), max(act, at)))
    return found, joined


def _stands_alone(told: Occurrence) -> bool:
    return told.where is not None or told.when is not None


def _acts(at: int, members: Sequence[int], told: Sequence[Told]) -> Iterator[int]:
    """Acts of the paragraph that this may go on with: those told before, the nearest first, then those told after."""
    place = members.index(at)
    for other in (*reversed(members[:place]), *members[place + 1 :]):
        act = told[other]
        if _is_looked_back_on(act, (told[earlier] for earlier in members if earlier < other)):
            continue
        if _stands_alone(act.occurrence) and _goes_with(told[at], act) and find_veto_inside(told[at], act) is None:
            yield other


def _is_looked_back_on(act: Told, before: Iterable[Told]) -> bool:
    """Whether an act was over before what the paragraph told first: "a night after a raid on another town"."""
    when = act.occurrence.when
    if when is None or when.precision not in FINE:
        return False
    times = (o.occurrence.when for o in before)
    return any(t is not None and t.precision in FINE and when.end <= t.start for t in times)


def _attack_before(item: Told, before: Sequence[int], told: Sequence[Told]) -> int | None:
    """The attack that a paragraph goes on with: "forty-one aircraft were hit", "385 were brought down".

    A toll is never led on so.
    """
    leads_on = item.root == "interception" or (item.root == "attack" and item.doer is None)
    if not leads_on or not before:
        return None
    act = told[before[-1]]
    near = item.claim.evidence.span.start - act.claim.evidence.span.end <= policy.NEIGHBOUR_CHARS
    fits = act.root == "attack" and find_veto_inside(item, act) is None
    return before[-1] if near and fits else None


def _goes_with(item: Told, act: Told) -> bool:
    """What an act did goes with any act; another act only where it is of the same branch (drones, then missiles)."""
    if policy.EFFECT_ROOTS & {item.root, act.root}:
        return True
    return item.root == act.root and (item.doer is None or act.doer is None or item.doer == act.doer)


def _completed(item: Told, act: Told) -> Told:
    told = replace(item.occurrence, where=act.occurrence.where, when=act.occurrence.when)
    if "interception" in {item.root, act.root}:
        return replace(item, occurrence=told)
    return replace(item, occurrence=told, target=item.target or act.target, doer=item.doer or act.doer)


def paragraph_of(claim: Claim, papers: Papers) -> tuple[str, int]:
    """Return the document and where the claim's paragraph begins: at an empty line, or at any line if none is empty."""
    text = papers.document_by_id[claim.evidence.document_id].text
    end = "\n\n" if "\n\n" in text else "\n"
    return claim.evidence.document_id, text.rfind(end, 0, claim.evidence.span.start)
