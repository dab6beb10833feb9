"""What forbids that two occurrences are one event, each with its reason in words.

A veto needs something that both tell; what one leaves untold forbids nothing. To add one, write the function and add it
to ``VETOES``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from reportedly.fusion import policy
from reportedly.fusion.facts import Facts
from reportedly.fusion.kinds import share_of_types
from reportedly.fusion.occurrences import FINE, Told, is_telling
from reportedly.fusion.papers import LATE
from reportedly.values import TimePrecision, When, Where


def veto_kind(left: Told, right: Told) -> str | None:
    """A plan is not yet what happened, and unlike acts are two."""
    if left.happened != right.happened and not _is_carried_out(left, right):
        return "one has happened, the other is planned, attempted or averted only"
    roots = {left.root, right.root}
    if left.root != right.root and not (roots <= policy.VIOLENT_ROOTS or roots <= policy.HANDOVER_ROOTS):
        return "unlike kinds of act"
    if exchanged_of(left) and exchanged_of(right) and not exchanged_of(left) & exchanged_of(right):
        return "one hands over prisoners, the other bodies"
    if (
        left.root == right.root
        and left.root != "attack"
        and share_of_types(left.occurrence.type, right.occurrence.type) == 0.2
    ):
        return "unlike kinds of act"
    return None


def _is_carried_out(left: Told, right: Told) -> bool:
    """Whether what is planned is what was then done: a handover of as many."""
    if not {left.root, right.root} <= policy.HANDOVER_ROOTS:
        return False
    return any(is_telling(amount) for amount in left.amounts & right.amounts)


def exchanged_of(item: Told) -> frozenset[str]:
    """Return what is said to be handed over, by its measures."""
    return frozenset(measure for measure, _ in item.amounts if measure in policy.EXCHANGES)


def veto_place(left: Told, right: Told) -> str | None:
    """Two places of which neither holds the other."""
    mine, other = left.occurrence.where, right.occurrence.where
    if mine is None or other is None or mine.place_id is None or other.place_id is None or mine.agrees_with(other):
        return None
    if _may_reach(mine, other) or _may_reach(other, mine):
        return None
    return f"another place: {mine.name} and {other.name}"


def _may_reach(area: Where, place: Where) -> bool:
    """A loosely bounded area may hold a place that no list puts in it; a town's name may mean the region around it."""
    named_like = [region for region in area.within if area.place_id and region.startswith(area.place_id)]
    if any(region == place.place_id or region in place.within for region in named_like):
        return True
    ends = (area.latitude, area.longitude, place.latitude, place.longitude)
    if area.kind != "area" or area.within[-1:] != place.within[-1:] or None in ends:
        return False
    return _distance_km(*[float(end) for end in ends if end is not None]) <= policy.LOOSE_AREA_KM


def _distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    chord = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(chord))


def veto_time(left: Told, right: Told) -> str | None:
    """Two days or nights that do not touch."""
    mine, other = left.occurrence.when, right.occurrence.when
    if mine is None or other is None or mine.agrees_with(other, _slack_of(mine, other)):
        return None
    return f"another time: {mine.start:%d %B} and {other.start:%d %B}"


def veto_report(left: Told, right: Told) -> str | None:
    """What a report tells as done cannot be what began after it came out."""
    for mine, other in ((left, right), (right, left)):
        when = other.occurrence.when
        if mine.occurrence.when is not None or when is None or mine.published == LATE:
            continue
        if mine.happened and when.start > mine.published + policy.TOLD_BEFORE:
            return f"told before {when.start:%d %B}, when the other was"
    return None


def veto_another(left: Told, right: Told) -> str | None:
    """What is told as another act, or as done again, is none of those told in reports before."""
    for mine, other in ((left, right), (right, left)):
        is_before = (
            other.published < mine.published or mine.claim.evidence.document_id == other.claim.evidence.document_id
        )
        if mine.is_another and not other.is_another and is_before and not _are_of_one_day(mine, other):
            return "told as another one"
    return None


def _are_of_one_day(left: Told, right: Told) -> bool:
    mine, other = left.occurrence.when, right.occurrence.when
    return (
        mine is not None and other is not None and {mine.precision, other.precision} <= FINE and mine.agrees_with(other)
    )


def _slack_of(mine: When, other: When) -> timedelta:
    """Two whole days are both local ones; a clock's time may be of another zone than they."""
    whole = all(when.precision is TimePrecision.DAY for when in (mine, other))
    return timedelta(0) if whole else policy.TIME_SLACK


def veto_sides(left: Told, right: Told) -> str | None:
    """Doer and target changed places. What was brought down was not launched by the side that brought it down."""
    if "interception" in {left.root, right.root} and left.root != right.root:
        return "who brought it down did not send it" if left.doer and left.doer == right.doer else None
    if not (left.doer and right.doer and left.doer != right.doer):
        return None
    if left.doer == right.target or right.doer == left.target:
        return "doer and target changed places"
    return None


def veto_denial(left: Told, right: Told) -> str | None:
    """What is denied is no interception that is told: who denies aiming at people says nothing of drones shot down."""
    if left.claim.polarity is right.claim.polarity or left.root == right.root:
        return None
    return "one is denied, the other brought down" if "interception" in {left.root, right.root} else None


VETOES: tuple[Callable[[Told, Told], str | None], ...] = (
    veto_kind,
    veto_place,
    veto_time,
    veto_report,
    veto_another,
    veto_sides,
    veto_denial,
)


def find_any_veto(left: Facts, right: Facts, *, misread: bool = False) -> str | None:
    """Return what forbids that two stories are one event: any veto between two of their tellings."""
    for mine in left.ways:
        for other in right.ways:
            if (veto := find_veto(mine, other, misread=misread)) is not None:
                return veto
    return None


def find_veto(left: Told, right: Told, *, misread: bool = False) -> str | None:
    """Return what forbids that two occurrences are one event, or None; ``misread`` leaves times aside."""
    for veto in VETOES:
        if misread and veto in (veto_time, veto_report):
            continue
        if (found := veto(left, right)) is not None:
            return found
    return None


def find_veto_inside(left: Told, right: Told) -> str | None:
    """Return what forbids that two occurrences of one report are one event.

    A report that counts far other dead tells of another act: "a night after raids in which 28 died". Counts that lie
    near each other may be two sources' words on one act.
    """
    if (found := find_veto(left, right)) is not None:
        return found
    if not left.toll or not right.toll:
        return None
    low, high = sorted((max(left.toll), max(right.toll)))
    far = high >= policy.TOLLS_APART * low
    return f"one report counts {low:f} dead of one and {high:f} of the other" if far else None
