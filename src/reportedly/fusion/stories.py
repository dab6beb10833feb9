"""Which occurrences of one report are one story: "the attack" is resolved inside a report before reports are compared.

What tells a place or a time of its own joins the story that agrees with it. What tells neither is of the report's one
story, where there is one; where a report tells several, only what shares a person or a number with one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.fusion import policy
from reportedly.fusion.grounds import agree, core_of, names_town
from reportedly.fusion.kinds import tells_again
from reportedly.fusion.occurrences import FINE, Told, is_introduced
from reportedly.fusion.papers import LATE, Papers
from reportedly.fusion.vetoes import find_veto_inside
from reportedly.model import LEARNED, Polarity

Pair = tuple[int, int]


def find_stories(told: Sequence[Told], joined: Sequence[Pair], papers: Papers) -> Iterator[Pair]:
    """Yield pairs of indices of occurrences of one report that are one story; ``joined`` are pairs known before."""
    by_document: dict[tuple[str, bool], list[int]] = {}
    for at, item in enumerate(told):
        if _may_join(item):
            key = item.claim.evidence.document_id, item.root in policy.HANDOVER_ROOTS
            by_document.setdefault(key, []).append(at)
    known: dict[int, list[int]] = {}
    for one, other in joined:
        known.setdefault(max(one, other), []).append(min(one, other))
    for members in by_document.values():
        yield from _of_report(members, told, known, papers)


def _may_join(item: Told) -> bool:
    """Whether it may be one story with what its report tells; what the learned reader alone sees is joined by more."""
    affirmed = item.claim.polarity is Polarity.AFFIRMED
    is_violent = item.root in policy.VIOLENT_ROOTS and item.root != "interception"
    is_told = item.happened and affirmed and item.claim.evidence.reader != LEARNED
    return (is_violent or item.root in policy.HANDOVER_ROOTS) and is_told


def _of_report(
    members: Sequence[int], told: Sequence[Told], known: dict[int, list[int]], papers: Papers
) -> Iterator[Pair]:
    stories: list[list[int]] = []
    loose: list[int] = []
    for at in members:
        home = next((s for s in reversed(stories) if any(o in s for o in known.get(at, ()))), None)
        if home is None and not is_anchored(told[at]):
            loose.append(at)
            continue
        home = home or next((s for s in reversed(stories) if _is_of(told[at], s, told)), None)
        if home is None:
            stories.append([at])
        else:
            yield home[0], at
            home.append(at)
    for at in loose:
        if _is_looked_back_on(told[at], papers):
            continue
        elsewhere = names_town(told[at].claim, papers)
        fitting = [
            s
            for s in stories
            if _goes_on(told[at], s, told, alone=len(stories) == 1)
            and elsewhere <= {word for o in s for word in _town_words(told[o])}
        ]
        if len(fitting) == 1:
            yield min(fitting[0][0], at), max(fitting[0][0], at)
            fitting[0].append(at)
        elif not stories:
            stories.append([at])


def _town_words(item: Told) -> Iterator[str]:
    """The words of the place of an act, and the names in its own sentence."""
    if item.occurrence.where is not None:
        yield from core_of(item.occurrence.where.name).split()
    yield from (core_of(word) for word in item.claim.evidence.quote.split() if word[0].isupper())


def is_anchored(item: Told) -> bool:
    """Whether a place, or a day or night, is told."""
    when = item.occurrence.when
    return item.occurrence.where is not None or (when is not None and when.precision in FINE)


def _is_looked_back_on(item: Told, papers: Papers) -> bool:
    """Whether it is told of a month or year that was over before the report: "already attacked in March"."""
    when, published = item.occurrence.when, papers.published(item.claim)
    return when is not None and published != LATE and when.end + policy.MATTER_REACH < published


def _is_of(item: Told, story: Sequence[int], told: Sequence[Told]) -> bool:
    """Whether an occurrence with a place or time tells the same place or night as a story, and nothing else."""
    others = [told[at] for at in story]
    if any(_clash(item, other) for other in others):
        return False
    return any(_agree(item, other) for other in others)


def _clash(item: Told, other: Told) -> bool:
    if find_veto_inside(item, other) is not None:
        return True
    doers = {item.doer, other.doer} - {None}
    mine, theirs = _weapons(item), _weapons(other)
    return len(doers) > 1 or bool(mine and theirs and not mine & theirs and not _is_carried(item, other))


def _weapons(item: Told) -> set[str]:
    return {code.split(".")[0] for code in item.occurrence.weapons}


def _is_carried(item: Told, other: Told) -> bool:
    """Whether the missile or bomb of an attack may be that of the drone or aircraft of the other."""
    carriers, fired = _weapons(other) & policy.CARRIERS, _weapons(item)
    is_attack = item.root == other.root == "attack" and not is_introduced(item.claim.evidence.quote)
    return is_attack and bool(carriers and fired and fired <= policy.CARRIED)


def _agree(item: Told, other: Told) -> bool:
    mine, theirs = item.occurrence, other.occurrence
    same_place = mine.where is not None and theirs.where is not None and agree(mine.where, theirs.where)
    if mine.where is not None and theirs.where is not None and not same_place:
        return False
    if same_place and not any(o.where is not None and o.where.kind in policy.WIDE_PLACES for o in (mine, theirs)):
        return True
    fine = [o.when for o in (mine, theirs) if o.when is not None and o.when.precision in FINE]
    one_day = len(fine) > 1 and fine[0].agrees_with(fine[1])
    return one_day and (_tells_on(item, other) or _share(item, other))


def _tells_on(item: Told, other: Told) -> bool:
    """Whether it is what an act did, the act named again, or what a drone or aircraft of the act fired."""
    return item.root in policy.EFFECT_ROOTS or tells_again(item, other) or _is_carried(item, other)


def _goes_on(item: Told, story: Sequence[int], told: Sequence[Told], *, alone: bool) -> bool:
    others = [told[at] for at in story]
    if any(_clash(item, other) for other in others):
        return False
    if alone and any(_tells_on(item, other) for other in others):
        return True
    return any(_share(item, other) for other in others)


def _share(item: Told, other: Told) -> bool:
    return bool(item.harmed & other.harmed or item.amounts & other.amounts)
