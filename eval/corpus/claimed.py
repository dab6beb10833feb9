"""Gold claims beside read ones: which of them are one, and in what they differ.

A gold claim is found when a read claim, one for one at most,

- stands there: its evidence shares characters with the gold's place;
- is of the same *kind*;
- has the same *source*: both are in the outlet's own voice, or the innermost source's words share characters with the
  gold's (the words that a continuing attribution goes on from, where it has none), or it goes by the name that the
  gold gives. Where the gold names nobody (a passive, "reportedly", "it is unclear"), an unnamed source or the outlet;
- for a measure, has the same *figure*: the measure's code, and both ends (durations in hours); where the gold is vague
  ("dozens"), a vague amount; where it is a record without amount, a record;
- for an act, has the same responsibility *status*; "not established" where no doer is told.

Read remarks in the outlet's own voice are left out: they keep what was read whole, and claim nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal

from eval.corpus import circumstances
from eval.corpus.dispatches import KINDS, OWN, Dispatch, GoldAttribution, GoldClaim
from eval.outcome import Tally
from eval.pairing import most_pairs
from reportedly.model import Claim, Measure, Occurrence, Remark, ResponsibilityStatus, SourceKind
from reportedly.values import Bound, Quantity, Span

HOURS = {"day": 24, "week": 168, "month": 720, "year": 8760}
NAMELESS = frozenset({SourceKind.UNNAMED, SourceKind.PUBLISHER, SourceKind.COLLECTIVE, SourceKind.UNNAMED_OFFICIAL})


def tallies(claims: Sequence[Claim], dispatch: Dispatch) -> dict[tuple[str, ...], Tally]:
    """Return what the claims of one dispatch count for: all, those that are no remarks, and by kind."""
    gold, pairs = dispatch.claims, pair(claims, dispatch)
    counted: dict[tuple[str, ...], Tally] = {("claims",): _tally(len(pairs), len(claims), len(gold))}
    by_kind = {kind: _of_kind(kind, claims, gold, pairs) for kind in KINDS}
    counted["claims_but_remarks",] = Tally.summed(tally for kind, tally in by_kind.items() if kind != "remark")
    counted |= {("claims_by_kind", kind): tally for kind, tally in by_kind.items()}
    for name, agrees in BESIDE.items():
        asked = [r for g, c in pairs.items() if (r := agrees(claims[c], gold[g], dispatch)) is not None]
        counted["given_match", name] = Tally(hit_gold=sum(asked), gold=len(asked))
    return counted | circumstances.tallies([(claims[c], gold[g]) for g, c in pairs.items()])


def told(claims: Iterable[Claim], known: Collection[str] | None = None) -> list[Claim]:
    """Leave out what the annotation has otherwise or not at all.

    Remarks in the outlet's own voice, and that someone said something: a demand, a promise or an accusation stands
    there as a cue with its content, as a stance, or as a responsibility. And happenings of a kind for which there was
    no code when the part was annotated: ``known`` are those that there were, all where it is None.
    """
    return [c for c in claims if not _is_own_remark(c) and not _is_saying(c) and _has_code(c, known)]


def _has_code(claim: Claim, known: Collection[str] | None) -> bool:
    """Say whether the annotation had a code for it, or for a wider kind of it."""
    if known is None or not isinstance(claim.proposition, Occurrence):
        return True
    code = claim.proposition.type
    return any(code == kind or code.startswith(f"{kind}.") for kind in known)


def _is_own_remark(claim: Claim) -> bool:
    return isinstance(claim.proposition, Remark) and claim.attribution.is_own_voice


def _is_saying(claim: Claim) -> bool:
    return isinstance(claim.proposition, Occurrence) and claim.proposition.type.startswith("statement.")


def _of_kind(kind: str, claims: Sequence[Claim], gold: Sequence[GoldClaim], pairs: dict[int, int]) -> Tally:
    hits = sum(gold[g].kind == kind for g in pairs)
    return _tally(hits, sum(c.kind == kind for c in claims), sum(g.kind == kind for g in gold))


def _tally(hits: int, read: int, gold: int) -> Tally:
    return Tally(hit_read=hits, hit_gold=hits, read=read, gold=gold)


def pair(claims: Sequence[Claim], dispatch: Dispatch) -> dict[int, int]:
    """Return the indices of gold claims with those of the read claims that match them, one for one."""
    return most_pairs(
        [[n for n, c in enumerate(claims) if not differences(c, gold, dispatch)] for gold in dispatch.claims]
    )


def differences(claim: Claim, gold: GoldClaim, dispatch: Dispatch) -> list[str]:
    """Return in what a read claim does not match a gold one; an empty list is a match."""
    span = claim.evidence.span
    if not any(span.overlaps(at) for at in gold.at):
        return ["place"]
    return [name for name, agrees in RULES.items() if not agrees(claim, gold, dispatch)]


def _same_source(claim: Claim, gold: GoldClaim, dispatch: Dispatch) -> bool:
    if gold.by == OWN:
        return claim.attribution.is_own_voice
    named = dispatch.named(dispatch.attribution(gold.by))
    link = claim.attribution.chain[-1]
    if not named.source:
        return link.source.kind in NAMELESS
    if claim.attribution.is_own_voice:
        return False
    return _shares_words(link.source_spans, named) or _shares_name(link.source.actor.name, named)


def _shares_words(spans: Iterable[Span], named: GoldAttribution) -> bool:
    return any(span.overlaps(other) for span in spans for other in named.source)


def _shares_name(name: str, named: GoldAttribution) -> bool:
    ours, theirs = name.casefold(), (named.who or "").casefold()
    return bool(theirs) and (ours in theirs or theirs in ours)


def same_figure(claim: Claim, gold: GoldClaim, _: Dispatch) -> bool:
    """Say whether a read amount has the gold's measure and both its ends; true of anything that is no amount."""
    said = claim.proposition
    if not isinstance(said, Measure) or gold.kind != "measure":
        return gold.kind != "measure"
    if said.measure != gold.fields["measure"]:
        return False
    if gold.low is None and gold.high is None:
        return said.superlative is not None
    if said.quantity is None:
        return False
    if gold.fields.get("bound") == Bound.VAGUE:
        return said.quantity.bound is Bound.VAGUE
    ends = _in_hours(said.quantity) if said.measure == "duration" else (said.quantity.low, said.quantity.high)
    return ends == (gold.low, gold.high)


def _in_hours(said: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Return a duration's ends in the unit that the corpus tells them in, as finely as it does."""
    factor = HOURS.get(said.unit, 1)
    low, high = (None if end is None else round(end * factor, 4) for end in (said.low, said.high))
    return low, high


def _same_status(claim: Claim, gold: GoldClaim, _: Dispatch) -> bool:
    if not isinstance(claim.proposition, Occurrence) or gold.status is None:
        return True
    held = claim.proposition.responsibility
    return (ResponsibilityStatus.NOT_ESTABLISHED if held is None else held.status) == gold.status


RULES: dict[str, Callable[[Claim, GoldClaim, Dispatch], bool]] = {
    "kind": lambda claim, gold, _: claim.kind == gold.kind,
    "source": _same_source,
    "figure": same_figure,
    "status": _same_status,
}


def _polarity(claim: Claim, gold: GoldClaim, _: Dispatch) -> bool | None:
    ours = "unknown" if claim.polarity == "denied knowledge" else str(claim.polarity)
    return bool(ours == gold.fields.get("polarity", "affirmed"))


def _modality(claim: Claim, gold: GoldClaim, _: Dispatch) -> bool | None:
    return bool(str(claim.modality) == gold.fields.get("modality", "asserted"))


def _type(claim: Claim, gold: GoldClaim, _: Dispatch) -> bool | None:
    if not isinstance(claim.proposition, Occurrence):
        return None
    ours, theirs = claim.proposition.type, str(gold.fields["type"])
    return ours == theirs or ours.startswith(f"{theirs}.") or theirs.startswith(f"{ours}.")


def _commitment(claim: Claim, gold: GoldClaim, dispatch: Dispatch) -> bool | None:
    if gold.by == OWN:
        return None
    return str(claim.attribution.chain[-1].commitment) == dispatch.attribution(gold.by).commitment


def _depth(claim: Claim, gold: GoldClaim, dispatch: Dispatch) -> bool | None:
    """Whether the chain is as long as the gold's nesting says."""
    if gold.by == OWN:
        return None
    depth, at = 1, dispatch.named(dispatch.attribution(gold.by))
    while at.parent is not None:
        depth, at = depth + 1, dispatch.attribution(at.parent)
    return len(claim.attribution.chain) == depth + 1


BESIDE: dict[str, Callable[[Claim, GoldClaim, Dispatch], bool | None]] = {  # None: not asked of this claim
    "polarity": _polarity,
    "modality": _modality,
    "type": _type,
    "commitment": _commitment,
    "chain length": _depth,
}
