"""Whether two occurrences are one event: vetoes first, then a score that is a sum of small features with their reasons.

``FEATURES`` is the whole of it: a row is a function of two told occurrences that returns a share from 0 to 1, or None
where the pair says nothing on it. Unknown is never agreement. To add a feature, write the function, give it a docstring
in words for a reader (it is shown as the reason), and add its row with a weight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from reportedly.fusion import policy
from reportedly.fusion.occurrences import Told, is_distinctive, share_telling_amounts
from reportedly.taxonomy import load_taxonomy
from reportedly.values import TimePrecision, Where

FINE = frozenset(
    {TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.NIGHT, TimePrecision.DAY}
)


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for sameness: how much it weighs, and how firmly it anchors the pair in the world."""

    compare: Callable[[Told, Told], float | None]
    weight: float
    reason: str
    anchor: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """The outcome for one pair. ``veto`` says in words what forbids it; ``reasons`` what speaks for it."""

    score: float
    reasons: tuple[str, ...]
    veto: str | None = None
    same: bool = False
    misread: bool = False  # the numbers or words are one, so that one of the two times must have been read a day off


# ── features ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def compare_types(left: Told, right: Told) -> float | None:
    """Equal types, one the parent of the other, or an act and what it did."""
    mine, other = left.occurrence.type, right.occurrence.type
    if mine == other:
        return 1.0
    if mine in _ancestors(other) or other in _ancestors(mine):
        return 0.7
    if left.root == right.root:
        return 0.2
    return 0.5 if {left.root, right.root} <= policy.VIOLENT_ROOTS else None


def _ancestors(code: str) -> set[str]:
    entries = load_taxonomy().events
    found: set[str] = set()
    entry = entries.get(code)
    while entry is not None and entry.parent is not None:
        found.add(entry.parent)
        entry = entries.get(entry.parent)
    return found


def compare_places(left: Told, right: Told) -> float | None:
    """The same place, or one within the other. A country says little, and nothing of a town in it."""
    mine, other = left.occurrence.where, right.occurrence.where
    if mine is None or other is None or not mine.agrees_with(other):
        return None
    if mine.kind == "country" or other.kind == "country":
        return 0.4 if mine.place_id == other.place_id else None
    return 1.0 if mine.place_id == other.place_id else 0.8


def compare_times(left: Told, right: Told) -> float | None:
    """The same day or night, as far as both tell it."""
    mine, other = left.occurrence.when, right.occurrence.when
    if mine is None or other is None or not mine.agrees_with(other):
        return None
    return 1.0 if mine.precision in FINE and other.precision in FINE else None


def compare_doers(left: Told, right: Told) -> float | None:
    """The same party is said to have done it."""
    return 1.0 if left.doer and left.doer == right.doer else None


def compare_targets(left: Told, right: Told) -> float | None:
    """The same things or people were struck."""
    if not left.things or not right.things:
        return None
    shared = len(left.things & right.things)
    return min(1.0, shared / min(len(left.things), len(right.things))) if shared else None


def compare_harmed(left: Told, right: Told) -> float | None:
    """The same person is named as the one to whom it was done; within one report a part of the name is enough."""
    if left.harmed & right.harmed:
        return 1.0
    if left.claim.evidence.document_id != right.claim.evidence.document_id:
        return None
    mine, other = ([set(name.split()) for name in told.harmed] for told in (left, right))
    return 1.0 if any(one <= two or two <= one for one in mine for two in other) else None


def compare_amounts(left: Told, right: Told) -> float | None:
    """The same numbers are given for it."""
    shared = left.amounts & right.amounts
    if not shared:
        return None
    distinctive = sum(1 for amount in shared if is_distinctive(amount))
    if distinctive:
        return 1.0 if len(shared) > 1 else 0.7
    return 0.6 if len(shared) > 1 else None


def compare_weapons(left: Told, right: Told) -> float | None:
    """The same kind of weapon was used."""
    mine = {code.split(".")[0] for code in left.occurrence.weapons}
    return 1.0 if mine & {code.split(".")[0] for code in right.occurrence.weapons} else None


def compare_words(left: Told, right: Told) -> float | None:
    """The same words: one text was copied from the other."""
    for mine, other in ((left, right), (right, left)):
        span = other.claim.evidence.span
        if mine.copied is None or mine.occurrence.type != other.occurrence.type:
            continue
        document, start, end = mine.copied
        if document == other.claim.evidence.document_id and start < span.end and span.start < end:
            return 1.0
    return None


def compare_versions(left: Told, right: Told) -> float | None:
    """Two versions of one report tell it in much the same words."""
    if left.version_of is None or left.version_of != right.version_of or left.occurrence.type != right.occurrence.type:
        return None
    if left.claim.evidence.document_id == right.claim.evidence.document_id:
        return None
    mine, other = set(left.claim.evidence.quote.split()), set(right.claim.evidence.quote.split())
    return 1.0 if 2 * len(mine & other) >= min(len(mine), len(other)) else None


def compare_neighbours(left: Told, right: Told) -> float | None:
    """Told on in the next sentences of one report."""
    mine, other = left.claim.evidence, right.claim.evidence
    if mine.document_id != other.document_id:
        return None
    gap = max(mine.span.start, other.span.start) - min(mine.span.end, other.span.end)
    return 1.0 if gap <= policy.NEIGHBOUR_CHARS else None


FEATURES: tuple[Feature, ...] = (
    Feature(compare_types, 1.0, "the same kind of act"),
    Feature(compare_places, 0.8, "the same place", anchor=1),
    Feature(compare_times, 0.7, "the same day or night", anchor=1),
    Feature(compare_doers, 0.3, "the same side acting"),
    Feature(compare_targets, 0.5, "the same target", anchor=1),
    Feature(compare_harmed, 1.2, "the same person harmed", anchor=2),
    Feature(compare_amounts, 1.0, "the same figures", anchor=1),
    Feature(compare_weapons, 0.2, "the same kind of weapon"),
    Feature(compare_words, 1.5, "the same sentence", anchor=2),
    Feature(compare_versions, 1.5, "two versions of one report", anchor=2),
    Feature(compare_neighbours, 0.3, "told in one passage", anchor=1),
)


# ── vetoes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def veto_kind(left: Told, right: Told) -> str | None:
    """A plan is not yet what happened, and unlike acts are two."""
    if left.happened != right.happened:
        return "one has happened, the other is planned, attempted or averted only"
    if left.root != right.root and not {left.root, right.root} <= policy.VIOLENT_ROOTS:
        return "unlike kinds of act"
    if left.root == right.root and left.root != "attack" and compare_types(left, right) == 0.2:
        return "unlike kinds of act"
    return None


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
    if mine is None or other is None or mine.agrees_with(other, policy.TIME_SLACK):
        return None
    return f"another time: {mine.start:%d %B} and {other.start:%d %B}"


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


VETOES: tuple[Callable[[Told, Told], str | None], ...] = (veto_kind, veto_place, veto_time, veto_sides, veto_denial)


def compare(left: Told, right: Told) -> Likeness:
    """Weigh a pair: the score, what speaks for it, what forbids it, and whether they are one event."""
    veto = find_veto(left, right)
    misread = veto is not None and veto == veto_time(left, right) and _is_misread(left, right)
    telling = share_telling_amounts(left, right)
    reasons, score, anchors = [], 0.0, int(telling)
    for feature in FEATURES:
        share = feature.compare(left, right)
        if share:
            score += share * feature.weight
            anchors += feature.anchor
            reasons.append(feature.reason)
    same = (veto is None or misread) and score >= policy.SAME_SCORE and anchors >= policy.ANCHORS
    return Likeness(round(score, 3), tuple(reasons), None if misread else veto, same, misread)


def _is_misread(left: Told, right: Told) -> bool:
    """Times that do not touch, and still one act: "overnight" in a rewrite is read from the rewrite's own date."""
    mine, other = left.occurrence.when, right.occurrence.when
    if mine is None or other is None or left.claim.evidence.document_id == right.claim.evidence.document_id:
        return False
    near = mine.agrees_with(other, policy.MISREAD)
    return near and (share_telling_amounts(left, right) or compare_words(left, right) is not None)


def find_veto(left: Told, right: Told, *, misread: bool = False) -> str | None:
    """Return what forbids that two occurrences are one event, or None; ``misread`` leaves times aside."""
    for veto in VETOES:
        if misread and veto is veto_time:
            continue
        if (found := veto(left, right)) is not None:
            return found
    return None
