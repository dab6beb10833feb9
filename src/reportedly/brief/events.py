"""The sections on what happened: events with who is held responsible, and the rounds of talks."""

from __future__ import annotations

from datetime import UTC, datetime

from reportedly.model import (
    Claim,
    Event,
    Laid,
    Line,
    Modality,
    Occurrence,
    Polarity,
    ResponsibilityStatus,
    Standing,
)
from reportedly.taxonomy import load_taxonomy
from reportedly.values import When

from reportedly.brief.papers import Papers
from reportedly.brief.phrases import phrase
from reportedly.brief.quoting import quoted_sentence
from reportedly.brief.sources import who_says
from reportedly.brief.wording import counted, listed, place_words, sentence, when_words

_LAST = datetime.max.replace(tzinfo=UTC)
_STANDING_FLAGS = {Standing.DISPUTED: "disputed", Standing.DENIED: "denied", Standing.SUPERSEDED: "superseded"}
_NOT_HAPPENED = frozenset({Modality.CONDITIONAL, Modality.DEMANDED, Modality.INTENDED})
_WEIGHTY = frozenset(
    {ResponsibilityStatus.CLAIMED, ResponsibilityStatus.ACCUSED, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES}
)
_ON_RECORD = frozenset({Modality.ASSERTED, Modality.POSSIBLE})


def is_talks(event: Event) -> bool:
    """Say whether an event belongs to the section on talks."""
    return event.type == "talks" or event.type.startswith("talks.")


def is_saying(event: Event) -> bool:
    """Say whether an event is only that someone spoke; such words are told under positions and remarks."""
    return event.type.startswith("statement.") or event.type == "responsibility"


def type_label(code: str) -> str:
    """Return what kind of event a code names, with a capital."""
    entry = load_taxonomy().events.get(code)
    label = entry.label if entry else code.replace(".", " ")
    return label[:1].upper() + label[1:]


def event_name(event: Event) -> str:
    """Name an event by its kind, place and time: "Drone attack, Ukraine, night of 31 May – 1 June 2025"."""
    parts = [type_label(event.type)]
    if event.where is not None:
        parts.append(place_words(event.where))
    if event.when is not None:
        parts.append(when_words(event.when))
    return ", ".join(parts)


def in_time(when: When | None, identity: str) -> tuple[datetime, datetime, str]:
    """Order by world time; what has none comes last."""
    return (_LAST, _LAST, identity) if when is None else (when.start, when.end, identity)


# ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def event_lines(papers: Papers) -> tuple[Line, ...]:
    """Tell each event with its sources, then who is held responsible; single mentions come together at the end."""
    told = [e for e in papers.situation.events if not is_talks(e) and not is_saying(e) and papers.is_news(e.claims)]
    told = [event for event in told if event.standing is not Standing.SUPERSEDED]
    main = sorted((e for e in told if is_main(e, papers)), key=lambda e: in_time(e.when, e.id))
    lines = [line for event in main for line in lines_of_event(event, papers)]
    return (*lines, *_mentions([event for event in told if event not in main], papers))


def is_main(event: Event, papers: Papers) -> bool:
    """Say whether an event is told as more than a mention: by several reports, with figures, or placed and dated."""
    claims = papers.known(event.claims)
    if not {claim.modality for claim in claims} - _NOT_HAPPENED:
        return False
    reports = len({claim.evidence.document_id for claim in claims})
    is_laid = any(laid.responsibility.status in _WEIGHTY for laid in event.responsibility)
    is_placed = event.where is not None and event.when is not None
    return reports > 1 or bool(event.figures) or is_placed or (is_laid and event.where is not None)


def _mentions(events: list[Event], papers: Papers) -> list[Line]:
    """Cite what is told once, without place and date, or only as wished or conditional: kept, not told at length."""
    claims = [claim for event in events for claim in event.claims]
    told = counted(len(events), "further mention")
    text = f"Not told at length: {told}, made once without place or date, or only as wished or conditional"
    line = papers.line(sentence(text), claims, subject="mentions")
    return [] if line is None else [line]


def lines_of_event(event: Event, papers: Papers) -> list[Line]:
    """Tell one event and who is held responsible for it."""
    main = event_line(event, papers)
    laid = [responsibility_line(event, one, papers) for one in event.responsibility if not _is_plain(event)]
    return [line for line in (main, *laid) if line is not None]


def event_line(event: Event, papers: Papers) -> Line | None:
    """Tell an event in one line."""
    told = papers.telling((*_told_by(event, papers), *event.claims))
    return papers.line(event_sentence(event, papers), told, subject=event.id, flag=event_flag(event, papers))


def _is_plain(event: Event) -> bool:
    """Say whether the one answer to who did it is told as part of the event: "Russia launched 472 drones"."""
    answers = [laid.responsibility.status for laid in event.responsibility]
    return answers == [ResponsibilityStatus.FACT]


def event_sentence(event: Event, papers: Papers) -> str:
    """Name an event, quote the sentence that tells it, and tell who says so and whom they name as the doer."""
    claims = papers.known(event.claims)
    who = who_says(claims, papers, lineages=event.lineages)
    weapons = f" Weapons named: {listed([_weapon(code) for code in event.weapons])}." if event.weapons else ""
    return f"{event_name(event)}{_telling(event, claims, papers)} ({who}).{_doer(event)}{weapons}"


def _telling(event: Event, claims: tuple[Claim, ...], papers: Papers) -> str:
    """Quote the sentence of the claim whose gloss the event carries."""
    for claim in papers.known(_told_by(event, papers)) or claims[:1]:
        return f": {quoted_sentence(claim, papers.document_of(claim))}"
    return ""


def _told_by(event: Event, papers: Papers) -> tuple[str, ...]:
    """Return the claim whose gloss the event carries, where there is one."""
    claims = papers.known(event.claims)
    return tuple(c.id for c in claims if isinstance(c.proposition, Occurrence) and c.proposition.gloss == event.gloss)[
        :1
    ]


def _doer(event: Event) -> str:
    if not _is_plain(event):
        return ""
    party = event.responsibility[0].responsibility.party
    return f" Named as the doer: {party.name}." if party else ""


def _weapon(code: str) -> str:
    entry = load_taxonomy().weapons.get(code)
    return entry.label if entry else code


def event_flag(event: Event, papers: Papers) -> str | None:
    """Return the label to show beside an event: how it stands, else in which mode it is put."""
    if event.standing in _STANDING_FLAGS:
        return _STANDING_FLAGS[event.standing]
    claims = papers.known(event.claims)
    modes = {claim.modality for claim in claims}
    if claims and not modes & _ON_RECORD:
        return phrase("modality", min(modes).value)
    if claims and all(claim.polarity is Polarity.DENIED for claim in claims):
        return "denied"
    return None


def responsibility_line(event: Event, laid: Laid, papers: Papers) -> Line | None:
    """Tell one answer to who did it, with its status; an accusation never reads as a fact."""
    responsibility = laid.responsibility
    party = responsibility.party.name if responsibility.party else ""
    source = who_says(papers.known(laid.claims), papers)
    text = phrase("responsibility", responsibility.status.value, party=party, source=source)
    flag = _RESPONSIBILITY_FLAGS.get(responsibility.status)
    return papers.line(sentence(text), papers.telling(laid.claims), subject=event.id, flag=flag)


_RESPONSIBILITY_FLAGS = {
    ResponsibilityStatus.NOT_ESTABLISHED: "not established",
    ResponsibilityStatus.ACCUSED: "accusation",
    ResponsibilityStatus.ACCUSED_BY_AUTHORITIES: "accusation",
    ResponsibilityStatus.POSSIBLE: "accusation",
    ResponsibilityStatus.DENIED: "denied",
}
