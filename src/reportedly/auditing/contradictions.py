"""What cannot hold beside what the ledger's independent reports tell of one event, measure and scope.

A claim is contradicted only where all of this is so: the ledger has one event, and no other like it, of which the text
surely speaks (its kind, place, day, and the thing it befell); two or more independent lineages tell it, none of them
otherwise; no update, rounding, part or bound explains the text; and the text's source is no side that stands against
theirs, since then the two dispute it. In doubt nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.auditing.matter import are_kin
from reportedly.auditing.pairs import amount_of, is_hedge
from reportedly.auditing.record import Record
from reportedly.auditing.said import Said, stems_of, who_told
from reportedly.auditing.things import KNOWN, is_of_act, share_known, things_of
from reportedly.auditing.words import DriftWords, drift_words, fold, words_of
from reportedly.checks.phrases import listed, source, told
from reportedly.fusion import policy
from reportedly.fusion.amounts import counts_up, label
from reportedly.fusion.occurrences import FINE
from reportedly.model import (
    AuditedClaim,
    AuditVerdict,
    Control,
    Event,
    Figure,
    FigureLabel,
    Holding,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    RoleName,
    Standing,
)
from reportedly.values import When, Where

INDEPENDENT = 2  # lineages that must stand against the text


def contradiction(mine: Said, record: Record) -> AuditedClaim | None:
    """Return the verdict where the claim cannot hold beside the ledger, None where it may, or where that is unsure."""
    if mine.claim.modality is not Modality.ASSERTED or is_hedge(mine):
        return None
    match mine.claim.proposition:
        case Measure():
            return _of_amount(mine, record)
        case Occurrence() if mine.claim.polarity is Polarity.DENIED:
            return _of_denial(mine, record)
        case Holding() if mine.claim.polarity is Polarity.DENIED:
            return _of_ground(mine, record)
        case _:
            return None


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_amount(mine: Said, record: Record) -> AuditedClaim | None:
    """Another number than every report of the one event gives."""
    measure = mine.measure
    if measure is None or measure.quantity is None or mine.claim.polarity is not Polarity.AFFIRMED:
        return None
    if counts_up(measure.measure) and mine.document.published_at is None:
        return None  # an early toll, for all that is known
    alike = [
        (event, figure)
        for event in _events(mine, record)
        for figure in record.figures_of.get(event.id, ())
        if figure.measure == measure.measure and _is_one_scope(measure, figure)
    ]
    if len(alike) != 1 or record.disputes_of(alike[0][1]):
        return None
    event, figure = alike[0]
    known = [record.said[claim] for given in figure.given for claim in given.claims]
    if not all(_excludes(mine, one) for one in known):
        return None
    return _contradicted(mine, known, f"told as {told(measure)}", record, event)


def _is_one_scope(measure: Measure, figure: Figure) -> bool:
    mine, other = measure.scope, figure.scope
    is_one_party = mine.party == other.party or None in (mine.party, other.party)
    return is_one_party and (mine.of, mine.per) == (other.of, other.per)


def _excludes(mine: Said, known: Said) -> bool:
    """Whether the two amounts cannot both hold, and neither came to be the other."""
    one, two = amount_of(mine), amount_of(known)
    if one is None or two is None:
        return False
    first, second = (two, one) if two.first <= one.first else (one, two)
    return label(first, second, {}, [])[0] is FigureLabel.CONTRADICTION


# ── denials ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_denial(mine: Said, record: Record) -> AuditedClaim | None:
    """What every report of the one event affirms, denied; not where something stronger than they tell is denied."""
    events = _events(mine, record)
    if len(events) != 1 or events[0].standing in (Standing.DISPUTED, Standing.DENIED):
        return None
    event = events[0]
    known = [record.said[claim] for claim in event.claims]
    if any(one.claim.polarity is not Polarity.AFFIRMED for one in known) or not record.disputed.isdisjoint(
        event.claims
    ):
        return None
    if not _acts(mine) <= frozenset().union(*(one.stems for one in known)):
        return None
    return _contradicted(mine, known, "denied", record, event)


def _acts(mine: Said) -> frozenset[str]:
    """The words of the sentence that tell what was done."""
    common = drift_words(mine.document.language).acts
    return stems_of(" ".join(word.written for word in words_of(mine.sentence) if is_of_act(word.folded, common)))


def _of_ground(mine: Said, record: Record) -> AuditedClaim | None:
    """Ground that every report says was taken on that day, said not to have been taken."""
    found = [control for control in record.situation.controls if _is_that_ground(mine, control)]
    if len(found) != 1 or found[0].standing is Standing.DISPUTED or len(found[0].lineages) < INDEPENDENT:
        return None
    return _contradicted(mine, [record.said[claim] for claim in found[0].claims], "denied", record)


def _is_that_ground(mine: Said, control: Control) -> bool:
    ground = mine.claim.proposition
    if not isinstance(ground, Holding):
        return False
    is_same = ground.state is control.state and ground.party.id == control.party.id
    return is_same and _is_one_place(ground.where, control.where) and _is_one_day(mine.when, control.when)


# ── the one event ────────────────────────────────────────────────────────────────────────────────────────────────────


def _events(mine: Said, record: Record) -> list[Event]:
    """The ledger's events that the text may speak of: surely, where there is one."""
    words = drift_words(mine.document.language)
    if any(word.folded in words.another for word in words_of(mine.sentence)):
        return []
    near = dict.fromkeys(known.event for known in record.candidates(mine) if known.event)
    return [record.events[event] for event in near if _is_told_of(mine, record.events[event], record, words)]


def _is_told_of(mine: Said, event: Event, record: Record, words: DriftWords) -> bool:
    if not _is_one_day(mine.when, event.when):
        return False
    if mine.act is not None and not are_kin(mine.act.type, event.type):
        return False
    if mine.act is not None and mine.act.weapons and event.weapons and not set(mine.act.weapons) & set(event.weapons):
        return False
    told_of = [record.said[claim] for claim in event.claims]
    if any(mine.doer and one.doer and mine.doer != one.doer for one in told_of):
        return False
    if _is_one_launch(mine, told_of, event):
        return True
    is_there = _is_one_place(mine.where, event.where) or _names_its_place(mine, event, told_of, words)
    return is_there and _names_its_things(mine, told_of, words)


def _is_one_launch(mine: Said, known: Sequence[Said], event: Event) -> bool:
    """Launches of one side at one country in one night are one event."""
    if mine.where is None or event.where is None or mine.act is None or mine.doer is None:
        return False
    is_one_country = mine.where.kind == "country" and mine.where.place_id == event.where.place_id
    measure = mine.measure.measure if mine.measure else ""
    return is_one_country and measure.endswith("_launched") and any(one.doer == mine.doer for one in known)


def _names_its_place(mine: Said, event: Event, known: Sequence[Said], words: DriftWords) -> bool:
    """Whether the same name stands in the sentences, where one of them was read without a place."""
    if mine.where is not None and event.where is not None:
        return False
    names = {w.folded for w in words_of(mine.sentence)[1:] if w.is_name and w.folded not in words.dating}
    theirs = {w.folded for one in known for w in words_of(one.sentence) if w.is_name}
    return bool(names) and names <= theirs


def _names_its_things(mine: Said, known: Sequence[Said], words: DriftWords) -> bool:
    """Whether what the text says it befell (a market, an airport) is what the reports say it befell."""
    things = things_of(mine, words)
    return bool(things) and share_known(things, known, words) >= KNOWN


def _is_one_place(mine: Where | None, other: Where | None) -> bool:
    """One town or something as small, not one country or region."""
    if mine is None or other is None or {mine.kind, other.kind} & policy.WIDE_PLACES:
        return False
    if mine.place_id is None or other.place_id is None:
        return fold(mine.name) == fold(other.name)
    return mine.place_id == other.place_id


def _is_one_day(mine: When | None, other: When | None) -> bool:
    if mine is None or other is None or mine.precision not in FINE or other.precision not in FINE:
        return False
    return mine.agrees_with(other)


# ── the verdict ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _contradicted(
    mine: Said, known: Sequence[Said], what: str, record: Record, event: Event | None = None
) -> AuditedClaim | None:
    """The verdict with both sides, where enough stand against the text and none of them is its adversary."""
    if not known or any(_are_opposed(mine, one, record) for one in known):
        return None
    ids = tuple(dict.fromkeys(one.claim.id for one in known))
    papers = {one.document.id for one in known}
    tellings = [c for c in (event.claims if event else ()) if record.said[c].document.id in papers]
    independent = max(record.independent(ids), record.independent(tellings))
    if independent < INDEPENDENT:
        return None
    theirs = sorted({told(one.measure) if one.measure else "affirmed" for one in known})
    against = f"{listed(theirs)}: {who_told(known)}"
    own = source(mine.claim) if not mine.is_own_voice else "the text itself"
    because = f"{what}; {independent} independent lineages of the ledger tell {against}, and none tells otherwise"
    return AuditedClaim(
        mine.claim, AuditVerdict.CONTRADICTED, because, (), ids, independent, (f"{what}: {own}", against)
    )


def _are_opposed(mine: Said, known: Said, record: Record) -> bool:
    """Whether the text's source speaks for a side at war, whose word stands against others', or is who did it."""
    if mine.side != known.side and record.theatre.adversaries(mine.side):
        return True
    if mine.is_own_voice or known.act is None:
        return False
    names = {word.folded for word in words_of(source(mine.claim)) if len(word.folded) > 2}
    doers = (role.text for role in known.act.roles if role.name is RoleName.PERPETRATOR)
    return any(names & {word.folded for word in words_of(text)} - {"the"} for text in doers)
