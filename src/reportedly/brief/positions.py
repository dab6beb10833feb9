"""The sections on ground and on positions: who is said to hold what, who wants what, and where the sides stand apart.

Silence is told as silence. It is neither yes nor no.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.brief.events import in_time
from reportedly.brief.papers import Papers
from reportedly.brief.phrases import phrase
from reportedly.brief.quoting import quoted_sentence
from reportedly.brief.sources import who_says
from reportedly.brief.wording import amount, day, listed, place_words, quoted, sentence, when_words
from reportedly.model import (
    Actor,
    ActorKind,
    Claim,
    Condition,
    Control,
    Gap,
    GapLabel,
    Line,
    Modality,
    Pole,
    Position,
    SourceKind,
    Stance,
    Standing,
)
from reportedly.taxonomy import load_taxonomy

_FLAGS = {Standing.DISPUTED: "disputed", Standing.DENIED: "denied", Standing.SUPERSEDED: "superseded"}
_SILENT = ": not stated"
_BY_DISTANCE = (GapLabel.OPPOSED, GapLabel.COMPATIBLE, GapLabel.AGREED, GapLabel.ONE_SIDED, GapLabel.UNKNOWN)
_PAPER = "in the paper of"  # how a stance's trail says that it was read in its holder's own document
_LADDER = ("own document", "own speaker", "own unnamed", "counterpart", "third", "others", "outlet")
_OWN_LINKS = {
    SourceKind.DOCUMENT: "own document",
    SourceKind.UNNAMED_OFFICIAL: "own unnamed",
    SourceKind.UNNAMED: "own unnamed",
}
_GAP_FLAGS = {GapLabel.OPPOSED: "opposed", GapLabel.ONE_SIDED: "one-sided"}

# ── ground ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def control_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell who is said to hold, take or lose which ground; claimed and assessed are kept apart."""
    lines: list[Line | None] = []
    for control in sorted(papers.situation.controls, key=lambda c: (c.where.name, *in_time(c.when, c.id))):
        if papers.is_news(control.claims):
            lines.append(_control_line(control, papers))
    return tuple(line for line in lines if line is not None)


def _control_line(control: Control, papers: Papers) -> Line | None:
    ground = place_words(control.where)
    share = f"{amount(control.share)} of {ground}" if control.share else ground
    what = phrase("holding", control.state.value, party=control.party.name, place=share)
    first = papers.known(control.claims)[0]
    words = quoted_sentence(first, papers.document_of(first))
    when = f", {when_words(control.when)}" if control.when else ""
    how = "assessed, not claimed by a party" if control.assessed else "claimed"
    text = (
        f"{what}{when}, in {words}: {how} ({who_says(papers.known(control.claims), papers, lineages=control.lineages)})"
    )
    flag = _FLAGS.get(control.standing) or ("assessed" if control.assessed else "claimed")
    return papers.line(sentence(text), control.claims, subject=control.id, flag=flag)


# ── positions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def position_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell, issue by issue, how the two sides stand to each other, then what each party is reported to want."""
    lines: list[Line | None] = []
    for issue in sorted(_issues(papers), key=lambda code: _apart(code, papers)):
        held = [p for p in papers.situation.positions if p.issue == issue]
        news = [p for p in held if papers.is_news(p.claims)]
        gaps = [gap for gap in papers.situation.gaps if gap.issue == issue]
        lines.extend(_gap_line(gap, held, papers) for gap in gaps if news)
        lines.extend(_position_line(position, papers) for position in sorted(news, key=_by_holder))
    return tuple(line for line in lines if line is not None)


def _apart(issue: str | None, papers: Papers) -> int:
    """Order the issues by how far apart the sides stand: what is opposed comes first, what nobody disputes last."""
    labels = [gap.label for gap in papers.situation.gaps if gap.issue == issue]
    return min((_BY_DISTANCE.index(label) for label in labels), default=len(_BY_DISTANCE))


def _issues(papers: Papers) -> list[str | None]:
    """Return the issues spoken of, in the order of the taxonomy, those outside it last."""
    known = list(load_taxonomy().issues)
    spoken = {position.issue for position in papers.situation.positions}
    ordered: list[str | None] = [code for code in known if code in spoken]
    return (
        ordered
        + sorted(code for code in spoken if code is not None and code not in known)
        + ([None] if None in spoken else [])
    )


def _by_holder(position: Position) -> tuple[str, str, str]:
    return position.holder.party or position.holder.id, position.holder.name, position.id


def issue_label(code: str | None) -> str:
    """Return what an issue is called, with a capital."""
    entry = load_taxonomy().issues.get(code or "")
    label = entry.label if entry else code or "other matters"
    return label[:1].upper() + label[1:]


def _position_line(position: Position, papers: Papers) -> Line | None:
    who = phrase("stance", position.stance.value, holder=_holder(position.holder, papers))
    mode = phrase("modality", position.modality.value)
    said = f", first reported on {day(position.said_on)}" if position.said_on else ""
    mode_words = f" ({mode})" if mode and position.modality is not Modality.DEMANDED else ""
    to = f" of {listed([a.name for a in position.addressees])}" if position.addressees else ""
    source = who_says(papers.known(position.claims), papers, lineages=position.lineages)
    text = (
        f"{issue_label(position.issue)}: {who}{to}{mode_words}: {quoted(position.gloss)}"
        f"{_side(position)}{_condition(position.condition)}{said} (from {_authority(position, papers)}; {source})"
    )
    flag = _FLAGS.get(position.standing) or (mode if position.modality is Modality.EXPECTED else None)
    return papers.line(sentence(text), position.claims, subject=position.id, flag=flag)


def _holder(holder: Actor, papers: Papers) -> str:
    party = papers.theatre.parties.get(holder.party or "")
    return f"{holder.name} ({party.name})" if party and party.name != holder.name else holder.name


def _authority(position: Position, papers: Papers) -> str:
    """Tell the highest authority that the position is known by: its holder's own paper, … the outlet's account."""
    rungs = [_rung(claim, position, papers) for claim in papers.known(position.claims)]
    return phrase("authority", min(rungs, key=_LADDER.index, default="outlet"))


def _rung(claim: Claim, position: Position, papers: Papers) -> str:
    party = position.holder.party or position.holder.id
    is_from_paper = isinstance(claim.proposition, Stance) and any(t.startswith(_PAPER) for t in claim.proposition.trail)
    if claim.attribution.is_own_voice:
        return "own document" if is_from_paper else "outlet"
    source = claim.attribution.source
    side = source.actor.party or (source.actor.id if source.actor.kind is ActorKind.PARTY else None)
    if side == party:
        return _OWN_LINKS.get(source.kind, "own speaker")
    if side is None:
        return "own document" if is_from_paper else "others"
    return "counterpart" if side in papers.theatre.adversaries(party) else "third"


def _side(position: Position) -> str:
    words = _end_words(position.issue, position.pole)
    return f" (read as: {words})" if words else ""


def _end_words(issue: str | None, pole: Pole) -> str:
    """Tell in plain words for which end of the matter a stance stands."""
    entry = load_taxonomy().issues.get(issue or "")
    if pole is Pole.NONE or entry is None:
        return ""
    words = str(entry.fields.get("proposition" if pole is Pole.FOR else "against", "")).rstrip(".")
    return f"{words[:1].lower()}{words[1:]}"


def _condition(condition: Condition | None) -> str:
    if condition is None:
        return ""
    consequent = f", then {quoted(condition.consequent)}" if condition.consequent else ""
    return f"; condition: {condition.kind.value} {quoted(condition.antecedent)}{consequent}"


def _gap_line(gap: Gap, held: Iterable[Position], papers: Papers) -> Line | None:
    """Tell how two sides stand on an issue, who has spoken first: "one-sided: Ukraine demands; Russia: not stated"."""
    sides = sorted((_side_words(party, gap, held, papers) for party in gap.parties), key=lambda words: _SILENT in words)
    flags = f" ({listed(list(gap.flags))})" if gap.flags else ""
    text = f"{issue_label(gap.issue)}: {phrase('gap', gap.label.value)}{flags} — {'; '.join(sides)}"
    cited = [claim for p in held if p.id in gap.inputs or p.holder.party in gap.parties for claim in p.claims]
    return papers.line(sentence(text), cited, subject=f"gap:{gap.issue}", flag=_GAP_FLAGS.get(gap.label))


def _side_words(party: str, gap: Gap, held: Iterable[Position], papers: Papers) -> str:
    """Tell on which end a side stands; a side that said nothing is "not stated", which is neither yes nor no."""
    known = papers.theatre.parties.get(party)
    name = known.name if known else party
    stated = [p for p in held if party in (p.holder.party, p.holder.id) and (not gap.inputs or p.id in gap.inputs)]
    if not stated:
        return f"{name}{_SILENT}"
    ends: dict[str, list[str]] = {}
    for position in stated:
        end = _end_words(position.issue, position.pole) or phrase("pole", position.pole.value)
        ends.setdefault(end, []).append(phrase("stance", position.stance.value, holder="").strip())
    told = [f"{end} ({listed(list(dict.fromkeys(stances)))})" for end, stances in ends.items()]
    return f"{name}: {' / '.join(told)}"
