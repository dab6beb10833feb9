"""How an event is named, told in a sentence and flagged."""

from __future__ import annotations

from datetime import UTC, datetime

from reportedly.brief.answers import is_plain
from reportedly.brief.papers import Papers
from reportedly.brief.phrases import load_phrases, phrase
from reportedly.brief.quoting import quoted_sentence
from reportedly.brief.sources import who_tells
from reportedly.brief.wording import place_words, when_words
from reportedly.model import Event, Modality, Occurrence, Polarity, RoleName, Standing
from reportedly.taxonomy import load_taxonomy
from reportedly.values import When

_SHORT = 2  # words of a thing that names an event: "highway bridge"
_LAST = datetime.max.replace(tzinfo=UTC)
_STANDING_FLAGS = {Standing.DISPUTED: "disputed", Standing.DENIED: "denied", Standing.SUPERSEDED: "superseded"}
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
    parts = [_kind(event)]
    if event.where is not None:
        parts.append(place_words(event.where))
    if event.when is not None:
        parts.append(when_words(event.when))
    return ", ".join(parts)


def _kind(event: Event) -> str:
    """Return what kind of event it is; what fell is named where that is a thing of a word or two."""
    fell = [r.text for r in event.roles if r.name is RoleName.TARGET and r.actor is None and _is_short(r.text)]
    if not fell or event.type not in load_phrases()["things"]:
        return type_label(event.type)
    named = phrase("things", event.type, thing=fell[0])
    return named[:1].upper() + named[1:]


def _is_short(text: str) -> bool:
    return len(text.split()) <= _SHORT and text.islower() and text.replace(" ", "").isalpha()


def in_time(when: When | None, identity: str) -> tuple[datetime, datetime, str]:
    """Order by world time; what has none comes last."""
    return (_LAST, _LAST, identity) if when is None else (when.start, when.end, identity)


# ── one event ────────────────────────────────────────────────────────────────────────────────────────────────────────


def event_sentence(event: Event, papers: Papers, *, extra: str = "") -> str:
    """Name an event, quote the sentence that tells it, and tell who says so and whom they name as the doer."""
    who = who_tells(papers.known(event.claims), papers, first=told_by(event, papers), lineages=event.lineages)
    return f"{event_name(event)}{_telling(event, papers)} ({who}).{extra}{_doer(event)}"


def _telling(event: Event, papers: Papers) -> str:
    """Quote the sentence of the claim whose gloss the event carries."""
    for claim in papers.known(told_by(event, papers)) or papers.known(event.claims)[:1]:
        return f": {quoted_sentence(claim, papers.document_of(claim))}"
    return ""


def told_by(event: Event, papers: Papers) -> tuple[str, ...]:
    """Return the claim whose gloss the event carries, where there is one."""
    claims = papers.known(event.claims)
    return tuple(c.id for c in claims if isinstance(c.proposition, Occurrence) and c.proposition.gloss == event.gloss)[
        :1
    ]


def _doer(event: Event) -> str:
    if not is_plain(event):
        return ""
    party = event.responsibility[0].responsibility.party
    return f" Named as the doer: {party.name}." if party else ""


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
