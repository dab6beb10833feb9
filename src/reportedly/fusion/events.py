"""Occurrences into events: group those that are one, then tell each group as one record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.fusion import policy
from reportedly.fusion.clusters import Group, Judged, cluster
from reportedly.fusion.lineage import Lineages
from reportedly.fusion.occurrences import FINE, Told, amounts_by_occurrence, names_thing, tell
from reportedly.fusion.papers import Papers
from reportedly.fusion.parts import with_parts
from reportedly.fusion.passages import paragraph_of
from reportedly.fusion.responsibility import is_disputed, lay
from reportedly.fusion.standing import stand
from reportedly.fusion.stories import is_anchored
from reportedly.ids import content_id
from reportedly.model import (
    LEARNED,
    Actor,
    Claim,
    Event,
    Measure,
    Occurrence,
    Polarity,
    ResponsibilityStatus,
    Role,
    RoleName,
)
from reportedly.values import When, Where


@dataclass(frozen=True, eq=False)
class Fused:
    """Events without their figures, and the event of each occurrence claim."""

    events: tuple[Event, ...]
    of_claim: dict[str, str]


def event_id(claim_id: str) -> str:
    """Name an event by its earliest claim, so that it keeps its name when later reports join it."""
    return content_id("e", claim_id)


def fuse_events(papers: Papers, lineages: Lineages) -> Fused:
    """Group the occurrence claims that are not about rounds of talks, and tell each group as one event."""
    told, answers = _told(papers, lineages)
    judged = Judged.of(papers.judgements, {event_id(c.id): c.id for c in papers.claims})
    bare = [*_bare_tolls(papers, told), *_bare_exchanges(papers, told)]
    groups = cluster([*told, *bare], papers=papers, judged=judged)
    groups = [group for group in groups if _is_told(group)]
    attached, alone = _attach(answers, groups, papers)
    groups += [Group([tell(c, o, papers=papers, counted=(), copied=None)]) for c, o in alone]
    events: list[Event] = []
    of_claim: dict[str, str] = {}
    for at, group in enumerate(groups):
        event = _event(group, attached.get(at, []), papers, lineages)
        of_claim |= dict.fromkeys((*event.claims, *(m.claim.id for m in group.members)), event.id)
        events.append(event)
    events.sort(key=lambda e: papers.rank[e.claims[0]])
    return Fused(tuple(with_parts(events, papers)), of_claim)


def _told(papers: Papers, lineages: Lineages) -> tuple[list[Told], list[Claim]]:
    """Return the occurrences that may be events, and the answers to who did them.

    An answer that the learned reader alone sees leads to no act: it tells no party to answer for it. Nor does what it
    alone sees brought down, without a place or time.
    """
    amounts = amounts_by_occurrence(papers)
    told: list[Told] = []
    answers: list[Claim] = []
    for claim in papers.claims:
        occurrence = claim.proposition
        if not isinstance(occurrence, Occurrence) or occurrence.type in policy.TALKS_TYPES:
            continue
        if occurrence.type in policy.ANSWER_TYPES:
            answers += [claim] if claim.evidence.reader != LEARNED else []
            continue
        if _is_loose(claim, occurrence):
            continue
        source = lineages.copied_from(claim)
        copied = (source[0], source[1].start, source[1].end) if source else None
        told.append(tell(claim, occurrence, papers=papers, counted=amounts.get(claim.id, ()), copied=copied))
    return told, answers


def _is_loose(claim: Claim, occurrence: Occurrence) -> bool:
    """Whether the learned reader alone sees something brought down, and neither where nor when."""
    is_placed = occurrence.where is not None or occurrence.when is not None
    return claim.evidence.reader == LEARNED and occurrence.type == "interception" and not is_placed


def _bare_tolls(papers: Papers, told: Iterable[Told]) -> Iterator[Told]:
    """Tolls of reports that tell no act of violence ("two dead after …"): they may be of an event told elsewhere."""
    acting = {m.claim.evidence.document_id for m in told if m.root in policy.VIOLENT_ROOTS}
    for claim in papers.claims:
        measure = claim.proposition
        if claim.evidence.document_id not in acting and isinstance(measure, Measure) and _is_toll(claim, measure):
            scope = measure.scope
            harm = Occurrence(policy.TOLL_TYPE, claim.evidence.quote, where=scope.where, when=scope.when)
            yield tell(claim, harm, papers=papers, counted=(measure,), copied=None)


def _bare_exchanges(papers: Papers, told: Iterable[Told]) -> Iterator[Told]:
    """Counts of those handed over that no act is read for ("take the swap of 17 November: 104")."""
    known = {item.claim.id for item in told}
    for claim in papers.claims:
        measure = claim.proposition
        if isinstance(measure, Measure) and measure.measure in policy.EXCHANGED and measure.about not in known:
            scope = measure.scope
            act = Occurrence(
                policy.EXCHANGED[measure.measure], claim.evidence.quote, where=scope.where, when=scope.when
            )
            yield tell(claim, act, papers=papers, counted=(measure,), copied=None)


def _is_toll(claim: Claim, measure: Measure) -> bool:
    """Whether people are told as harmed, at no time or on a day: sums of months and years are of no one event."""
    when = measure.scope.when
    one_time = when is None or when.precision in FINE
    return measure.measure in policy.TOLLS and one_time and claim.polarity is Polarity.AFFIRMED


def _is_told(group: Group) -> bool:
    """Whether acts tell it, or the learned reader alone with place and time, or in several reports."""
    acts = [m for m in group.members if _is_act(m.claim)]
    by_rules = any(m.claim.evidence.reader != LEARNED for m in acts)
    placed = any(m.occurrence.where is not None and m.occurrence.when is not None for m in acts)
    return by_rules or placed or len({m.claim.evidence.document_id for m in acts}) > 1


def _is_act(claim: Claim) -> bool:
    return isinstance(claim.proposition, Occurrence)


# ── answers about responsibility ─────────────────────────────────────────────────────────────────────────────────────


def _attach(
    answers: Sequence[Claim], groups: Sequence[Group], papers: Papers
) -> tuple[dict[int, list[Claim]], list[tuple[Claim, Occurrence]]]:
    """Lead "who did it is not known" to the violent occurrence told last before it in the same report.

    One whose target the answer names ("nobody has claimed the bridge") comes before any other, and outside its own
    paragraph one told with a place or a day before a mere mention ("a night after raids on other towns").
    """
    told: dict[str, list[tuple[Told, int]]] = {}
    for at, group in enumerate(groups):
        for item in group.members:
            if item.root in policy.ANSWERABLE_ROOTS:
                told.setdefault(item.claim.evidence.document_id, []).append((item, at))
    anchored = {at for at, group in enumerate(groups) if any(is_anchored(m) for m in group.members)}
    attached: dict[int, list[Claim]] = {}
    alone: list[tuple[Claim, Occurrence]] = []
    for claim in answers:
        assert isinstance(claim.proposition, Occurrence)  # noqa: S101 - chosen so by the caller
        before = [
            (
                names_thing(claim.evidence.quote, item),
                at in anchored or _share_paragraph(claim, item, papers),
                item.claim.evidence.span,
                at,
            )
            for item, at in told.get(claim.evidence.document_id, ())
            if item.claim.evidence.span.start <= claim.evidence.span.start
            and _may_be(claim.proposition, item, in_one_paragraph=_share_paragraph(claim, item, papers))
        ]
        if before:
            attached.setdefault(max(before)[-1], []).append(claim)
        else:
            alone.append((claim, claim.proposition))
    return attached, alone


def _share_paragraph(claim: Claim, item: Told, papers: Papers) -> bool:
    return paragraph_of(claim, papers) == paragraph_of(item.claim, papers)


def _may_be(answer: Occurrence, item: Told, *, in_one_paragraph: bool) -> bool:
    """Whether place and time of the answer, where told, allow that it speaks of this occurrence."""
    where, when = item.occurrence.where, item.occurrence.when
    laid = answer.responsibility
    if laid is not None and laid.party is not None:
        speaks_of_itself = laid.status in (ResponsibilityStatus.CLAIMED, ResponsibilityStatus.DENIED)
        same_time = answer.when is not None and answer.when == when  # the report gave it the time of that act
        is_near = in_one_paragraph or same_time or _did_it(laid.party, item)
        if speaks_of_itself and laid.party.party is None and not is_near:
            return False
        if (
            laid.status is ResponsibilityStatus.CLAIMED
            and laid.party.party
            and item.doer not in (None, laid.party.party)
        ):
            return False
    if answer.where and where and answer.where.place_id and where.place_id and not answer.where.agrees_with(where):
        return False
    return (
        not (answer.when and when) or answer.when.agrees_with(when, policy.TIME_SLACK) or answer.when.start > when.start
    )


def _did_it(party: Actor, item: Told) -> bool:
    """Whether the same one, though no theatre knows it, is told to have done it."""
    told = [r.actor for r in item.occurrence.roles if r.name is RoleName.PERPETRATOR]
    laid = item.occurrence.responsibility
    return party.id in {actor.id for actor in (*told, laid.party if laid else None) if actor is not None}


# ── one record ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _event(group: Group, answers: Sequence[Claim], papers: Papers, lineages: Lineages) -> Event:
    members = sorted((m for m in group.members if _is_act(m.claim)), key=lambda m: papers.rank[m.claim.id])
    claims = sorted([m.claim for m in members] + list(answers), key=lambda c: papers.rank[c.id])
    occurrences = [m.occurrence for m in members if m.claim.polarity is not Polarity.DENIED] or [
        m.occurrence for m in members
    ]
    lineage_ids = lineages.behind([m.claim for m in members if m.claim.polarity is Polarity.AFFIRMED])
    acts = _acts(members)
    laid = lay([m.claim for m in acts] + list(answers), papers=papers, lineages=lineages)
    denied = [m.claim for m in members]
    return Event(
        id=event_id(members[0].claim.id),
        type=_type(occurrences),
        gloss=_gloss(members),
        where=_where([o.where for o in occurrences if o.where is not None]),
        when=_when([o.when for o in occurrences if o.when is not None]),
        roles=_roles([m.occurrence for m in acts if m.occurrence in occurrences]),
        weapons=tuple(dict.fromkeys(w for o in occurrences for w in o.weapons)),
        responsibility=laid,
        claims=tuple(c.id for c in claims),
        figures=(),
        lineages=lineage_ids,
        standing=stand(denied, lineage_ids, papers=papers, disputed=is_disputed(laid)),
        because=tuple(dict.fromkeys(group.because)),
        apart=tuple(dict.fromkeys(group.apart)),
    )


def _acts(members: Sequence[Told]) -> list[Told]:
    """The occurrences that say who did it to whom: not those that tell what was brought down of it."""
    return [m for m in members if m.root != "interception"] or list(members)


def _type(occurrences: Sequence[Occurrence]) -> str:
    """The act rather than its effect, the commonest of the acts, the finest of equals."""
    acts = [o.type for o in occurrences if o.type.split(".")[0] not in policy.PLAIN_EFFECTS]
    counts = Counter(acts or [o.type for o in occurrences])
    return min(counts, key=lambda code: (-counts[code], -code.count("."), code))


def _gloss(members: Sequence[Told]) -> str:
    """The words of the occurrence that tells most: place, time and sides; the earliest of equals."""

    def tells(item: Told) -> int:
        told = item.occurrence
        return sum(
            (
                told.where is not None,
                told.when is not None,
                bool(told.roles),
                item.doer is not None,
                item.root not in policy.PLAIN_EFFECTS,
            )
        )

    return max(members, key=tells).occurrence.gloss


def _where(places: Sequence[Where]) -> Where | None:
    """The place told most often among the finest that are known; a group never holds two that exclude each other."""
    known = [place for place in places if place.place_id is not None] or list(places)
    if not known:
        return None
    counts = Counter(known)
    finest = [p for p in counts if p.kind not in ("country", "area")] or list(counts)
    return min(finest, key=lambda p: (-counts[p], -len(p.within), p.name))


def _when(times: Sequence[When]) -> When | None:
    """The time told most often among the finer ones, then the finest."""
    counts = Counter(t for t in times if t.precision in FINE) or Counter(times)
    return min(counts, key=lambda t: (-counts[t], t.end - t.start, t.start)) if counts else None


def _roles(occurrences: Sequence[Occurrence]) -> tuple[Role, ...]:
    """Each part once, by actor where known, by words otherwise."""
    found: dict[tuple[RoleName, str], Role] = {}
    for occurrence in occurrences:
        for role in occurrence.roles:
            found.setdefault((role.name, role.actor.id if role.actor else role.text.casefold()), role)
    return tuple(found.values())
