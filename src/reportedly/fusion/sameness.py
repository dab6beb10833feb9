"""Whether two stories are one event: a score that is a sum of small features, each with its reason.

``FEATURES`` is the whole of it: a row is a function of two told occurrences that returns a share from 0 to 1, or None
where the pair says nothing on it. Unknown is never agreement. To add a feature, write the function, give it a docstring
in words for a reader (it is shown as the reason), and add its row with a weight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from reportedly.fusion import policy
from reportedly.fusion.facts import Facts
from reportedly.fusion.grounds import agree, is_narrow, key_of
from reportedly.fusion.kinds import share_of_types
from reportedly.fusion.occurrences import FINE, Amount, Told, is_distinctive, is_telling
from reportedly.fusion.vetoes import find_any_veto
from reportedly.values import When, Where


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for sameness: how much it weighs, and how firmly it anchors the pair in the world."""

    compare: Callable[[Facts, Facts], float | None]
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


def compare_types(left: Facts, right: Facts) -> float | None:
    """Equal types, one the parent of the other, or an act and what it did."""
    return max((share for m in left.types for o in right.types if (share := share_of_types(m, o))), default=None)


def compare_places(left: Facts, right: Facts) -> float | None:
    """The same place, or one within the other. A country says little, and nothing of a town in it."""
    return max((share for m in left.places for o in right.places if (share := _share_of_places(m, o))), default=None)


def _share_of_places(mine: Where, other: Where) -> float | None:
    if not agree(mine, other):
        return None
    if mine.kind == "country" or other.kind == "country":
        return 0.4 if mine.place_id == other.place_id else None
    if "area" in (mine.kind, other.kind) and mine.place_id != other.place_id:
        return None  # an operation over Siberia is not what happened at one base in it
    return 1.0 if key_of(mine) == key_of(other) else 0.8


def compare_times(left: Facts, right: Facts) -> float | None:
    """The same day or night, as far as both tell it."""
    mine, other = ([t for t in facts.times if t.precision in FINE] for facts in (left, right))
    return 1.0 if any(one.agrees_with(two) for one in mine for two in other) else None


def compare_reports(left: Facts, right: Facts) -> float | None:
    """A report of those days tells it of the same town without a date of its own."""
    undated, dated = (left, right) if not left.times else (right, left)
    if undated.times or left.documents & right.documents or not _share_narrow_place(left, right):
        return None
    if left.roots | right.roots <= policy.PLAIN_EFFECTS:
        return None  # that somebody was hurt in a town is told of every day
    if not dated.times:
        return 0.7 if abs(left.published - right.published) <= policy.REPORT_REACH else None
    return 1.0 if any(is_news(when, undated.published) for when in dated.times) else None


def is_news(when: When, published: datetime) -> bool:
    """Say whether a report of this time may tell what happened then as new, without its date."""
    return -policy.TIME_SLACK <= published - when.start <= policy.REPORT_REACH


def compare_small_places(left: Facts, right: Facts) -> float | None:
    """A place that few reports tell of."""
    return 1.0 if left.small & right.small else None


def _share_narrow_place(left: Facts, right: Facts) -> bool:
    return any(is_narrow(m) and is_narrow(o) and agree(m, o) for m in left.places for o in right.places)


def compare_doers(left: Facts, right: Facts) -> float | None:
    """The same party is said to have done it."""
    return 1.0 if left.doers & right.doers else None


def compare_targets(left: Facts, right: Facts) -> float | None:
    """The same things or people were struck."""
    if not left.things or not right.things:
        return None
    shared = len(left.things & right.things)
    return min(1.0, shared / min(len(left.things), len(right.things))) if shared else None


def compare_harmed(left: Facts, right: Facts) -> float | None:
    """The same person is named as the one to whom it was done; within one report a part of the name is enough."""
    if left.harmed & right.harmed:
        return 1.0
    if not left.documents & right.documents:
        return None
    mine, other = ([set(name.split()) for name in facts.harmed] for facts in (left, right))
    return 1.0 if any(one <= two or two <= one for one in mine for two in other) else None


def compare_names(left: Facts, right: Facts) -> float | None:
    """The same people, small places or local offices are named, which few other reports name."""
    shared = weigh_names(left, right)
    return min(1.0, shared / policy.NAMES_FULL) if shared >= policy.NAMES_LEAST else None


def compare_casts(left: Facts, right: Facts) -> float | None:
    """So many of the same names that two events can hardly share them."""
    return 1.0 if weigh_names(left, right) >= policy.CAST_FULL else None


def weigh_names(left: Facts, right: Facts) -> float:
    """Return the weight of the names that both give."""
    return sum(weight for name, weight in left.names.items() if name in right.names)


def compare_headlines(left: Facts, right: Facts) -> float | None:
    """The headlines of both reports, printed within days of each other, share a name that few others have."""
    return 1.0 if _are_near(left, right) and left.matter.headline & right.matter.headline else None


def compare_leads(left: Facts, right: Facts) -> float | None:
    """A name of one report's headline stands in the first sentence of the other, and is not the place both tell."""
    if not _are_near(left, right) or left.matter.headline & right.matter.headline:
        return None
    shared = left.matter.headline & right.matter.lead | right.matter.headline & left.matter.lead
    return 1.0 if shared - _shared_place_words(left, right) else None


def _shared_place_words(left: Facts, right: Facts) -> set[str]:
    shared = [m for m in left.places if any(_share_of_places(m, o) is not None for o in right.places)]
    return {word for place in shared for word in place.name.casefold().split()}


def _are_near(left: Facts, right: Facts) -> bool:
    return abs(left.published - right.published) <= policy.HEADLINE_REACH


def compare_amounts(left: Facts, right: Facts) -> float | None:
    """The same numbers are given for it."""
    shared = left.amounts & right.amounts
    if not shared:
        return None
    if any(amount[0] in policy.EXCHANGES and is_telling(amount) for amount in shared):
        return 1.0
    distinctive = sum(1 for amount in shared if is_distinctive(amount))
    if distinctive:
        return 1.0 if len(shared) > 1 else 0.7
    return 0.6 if len(shared) > 1 else None


def compare_handovers(left: Facts, right: Facts) -> float | None:
    """Handovers of one day, or of as many: there are no two of them."""
    if not (left.roots <= policy.HANDOVER_ROOTS and right.roots <= policy.HANDOVER_ROOTS):
        return None
    if any(amount[0] in policy.EXCHANGES and is_telling(amount) for amount in left.amounts & right.amounts):
        return 1.0
    return compare_times(left, right)


def compare_weapons(left: Facts, right: Facts) -> float | None:
    """The same kind of weapon was used."""
    return 1.0 if left.weapons & right.weapons else None


def compare_words(left: Facts, right: Facts) -> float | None:
    """The same words: one text was copied from the other."""
    pairs = ((m, o) for m in left.ways for o in right.ways)
    return 1.0 if any(_is_copied(m, o) or _is_copied(o, m) for m, o in pairs) else None


def _is_copied(mine: Told, other: Told) -> bool:
    if mine.copied is None or mine.occurrence.type != other.occurrence.type:
        return False
    span = other.claim.evidence.span
    document, start, end = mine.copied
    return document == other.claim.evidence.document_id and start < span.end and span.start < end


def compare_versions(left: Facts, right: Facts) -> float | None:
    """Two versions of one report tell it in much the same words."""
    return 1.0 if any(_are_versions(m, o) for m in left.ways for o in right.ways) else None


def _are_versions(left: Told, right: Told) -> bool:
    if left.version_of is None or left.version_of != right.version_of or left.occurrence.type != right.occurrence.type:
        return False
    if left.claim.evidence.document_id == right.claim.evidence.document_id:
        return False
    mine, other = set(left.claim.evidence.quote.split()), set(right.claim.evidence.quote.split())
    return 2 * len(mine & other) >= min(len(mine), len(other))


def compare_neighbours(left: Facts, right: Facts) -> float | None:
    """Told on in the next sentences of one report."""
    return 1.0 if any(_are_neighbours(m, o) for m in left.ways for o in right.ways) else None


def _are_neighbours(left: Told, right: Told) -> bool:
    mine, other = left.claim.evidence, right.claim.evidence
    gap = max(mine.span.start, other.span.start) - min(mine.span.end, other.span.end)
    return mine.document_id == other.document_id and gap <= policy.NEIGHBOUR_CHARS


FEATURES: tuple[Feature, ...] = (
    Feature(compare_types, 1.0, "the same kind of act"),
    Feature(compare_places, 0.8, "the same place", anchor=1),
    Feature(compare_times, 0.7, "the same day or night", anchor=1),
    Feature(compare_reports, 0.5, "told within days of it", anchor=1),
    Feature(compare_small_places, 0.4, "a place that few reports tell of"),
    Feature(compare_doers, 0.3, "the same side acting"),
    Feature(compare_targets, 0.5, "the same target", anchor=1),
    Feature(compare_harmed, 1.2, "the same person harmed", anchor=2),
    Feature(compare_names, 1.0, "the same names", anchor=1),
    Feature(compare_casts, 0.6, "so many of the same names", anchor=1),
    Feature(compare_headlines, 1.5, "the same name in the headline", anchor=2),
    Feature(compare_leads, 1.0, "a name of the headline", anchor=1),
    Feature(compare_amounts, 1.0, "the same figures", anchor=1),
    Feature(compare_handovers, 0.65, "a handover of that day or size", anchor=1),
    Feature(compare_weapons, 0.2, "the same kind of weapon"),
    Feature(compare_words, 1.5, "the same sentence", anchor=2),
    Feature(compare_versions, 1.5, "two versions of one report", anchor=2),
    Feature(compare_neighbours, 0.3, "told in one passage", anchor=1),
)


def compare(left: Facts, right: Facts) -> Likeness:
    """Weigh two stories: the score, what speaks for it, what forbids it, and whether they are one event.

    What forbids it is looked for only where enough speaks for it to be worth telling.
    """
    reasons, score, anchors = [], 0.0, int(share_telling_amounts(left, right))
    for feature in FEATURES:
        share = feature.compare(left, right)
        if share:
            score += share * feature.weight
            anchors += feature.anchor
            reasons.append(_told(feature, left, right))
    if score < policy.NEAR_SCORE:
        return Likeness(round(score, 3), tuple(reasons))
    veto = find_any_veto(left, right)
    misread = veto is not None and _is_misread(left, right) and find_any_veto(left, right, misread=True) is None
    same = (veto is None or misread) and score >= policy.SAME_SCORE and anchors >= policy.ANCHORS
    return Likeness(round(score, 3), tuple(reasons), None if misread else veto, same, misread)


def _told(feature: Feature, left: Facts, right: Facts) -> str:
    """Say a reason in words, with the names that are shared."""
    if feature.compare is not compare_names:
        return feature.reason
    shared = sorted((n for n in left.names if n in right.names), key=lambda n: (-left.names[n], n))
    return f"{feature.reason} ({', '.join(shared[: policy.NAMES_TOLD])})"


def share_telling_amounts(left: Facts, right: Facts) -> bool:
    """Whether one telling number, or several numbers of which one is distinctive, are given for both."""
    shared: frozenset[Amount] = left.amounts & right.amounts
    return any(is_telling(a) for a in shared) or (len(shared) > 1 and any(is_distinctive(a) for a in shared))


def _is_misread(left: Facts, right: Facts) -> bool:
    """Times that do not touch, and still one act: "overnight" in a rewrite is read from the rewrite's own date."""
    if left.documents & right.documents or not left.times or not right.times:
        return False
    near = any(mine.agrees_with(other, policy.MISREAD) for mine in left.times for other in right.times)
    return near and (
        share_telling_amounts(left, right)
        or compare_words(left, right) is not None
        or weigh_names(left, right) >= policy.NAMES_FULL
    )
