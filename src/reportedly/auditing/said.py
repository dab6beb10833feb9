"""One claim made ready for comparison: what it says, of what, by whom, with the words of its sentence.

A claim of the text and a claim of the ledger are looked at through the same lens, so that a comparison is a function of
two of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportedly.checks.phrases import listed, source
from reportedly.fusion.occurrences import family
from reportedly.fusion.papers import LATE
from reportedly.fusion.policy import LOSS_STEPS
from reportedly.model import Claim, Document, Event, Holding, Measure, Occurrence, RoleName, SourceKind
from reportedly.theatres.model import Theatre
from reportedly.values import When, Where

STEM = 5  # letters of a word that are compared: launched, launching and launches are one
ENDINGS = ("ing", "ed", "es", "s")
LEAST = 4  # letters that must be left of a word without its ending
_WORD = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+)*")
_NUMBER = re.compile(r"\d")
STRUCK = frozenset({RoleName.TARGET, RoleName.VICTIM})


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A claim with what is compared of it. ``event`` is the ledger's event that it is part of, None for a text's."""

    claim: Claim
    document: Document
    sentence: str
    stems: frozenset[str]
    where: Where | None
    when: When | None
    side: str | None
    doer: str | None
    target: str | None
    event: str | None = None
    act: Occurrence | None = None  # what it tells, or what its amount is of
    parties: frozenset[str] = frozenset()  # that the theatre lists

    @property
    def is_own_voice(self) -> bool:
        """Whether the outlet says it in its own voice."""
        return self.claim.attribution.is_own_voice or self.claim.attribution.source.kind is SourceKind.PUBLISHER

    @property
    def published(self) -> datetime:
        """When it came out; the end of time where that is not known."""
        return self.document.published_at or LATE

    @property
    def measure(self) -> Measure | None:
        """The amount, where it is one."""
        return self.claim.proposition if isinstance(self.claim.proposition, Measure) else None

    @property
    def matter(self) -> str:
        """The block it is compared within: kinds of act, of amount, of ground, of stance, or words."""
        told = self.claim.proposition
        if isinstance(told, Occurrence):
            return f"occurrence {told.type.split('.')[0]}"
        return f"measure {family(told.measure)}" if isinstance(told, Measure) else self.claim.kind

    @property
    def step(self) -> int | None:
        """How strongly a loss is told; None for figures that are none."""
        end = self.measure.measure.rpartition("_")[2] if self.measure else ""
        return LOSS_STEPS.index(end) if end in LOSS_STEPS else None


def who_told(several: Sequence[Said]) -> str:
    """Who is credited, each once with the outlets that carry it: "the governor (via Tarn Wire and Fen Courier)"."""
    outlets: dict[str, list[str]] = {}
    for one in several:
        who = one.document.publisher if one.is_own_voice else source(one.claim)
        outlets.setdefault(who, []).extend([] if one.is_own_voice else [one.document.publisher])
    return listed(f"{who} (via {listed(found)})" if found else who for who, found in outlets.items())


def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text, and its numbers whole."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(w if _NUMBER.search(w) else _stem(w) for w in words if len(w) > 3 or _NUMBER.search(w))


def _stem(word: str) -> str:
    ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= LEAST), "")
    return word.removesuffix(ending)[:STEM]


def said(
    claim: Claim,
    document: Document,
    *,
    sentence: str,
    claims: Mapping[str, Claim],
    theatre: Theatre,
    event: Event | None = None,
) -> Said:
    """Make a claim ready. ``claims`` are those of its document, so that an amount has the place of its act."""
    about = _act(claim, claims)
    credited = claim.attribution.source
    own = credited.kind is SourceKind.PUBLISHER
    told = _without_sources(sentence, claim, document)
    places = (_where(claim), about.where if about else None, event.where if event else None)
    where = next((p for p in places if p is not None and not _is_of_source(p, sentence, told)), None)
    return Said(
        claim=claim,
        document=document,
        sentence=sentence,
        stems=stems_of(told),
        where=where,
        when=_when(claim) or (about and about.when) or (event.when if event else None),
        side=None if own else credited.side or credited.actor.party or theatre.side_of(credited.actor.id),
        doer=_doer(about, theatre),
        target=_target(about, theatre) or party_on_ground(where, theatre),
        event=event.id if event else None,
        act=about,
        parties=frozenset(theatre.parties),
    )


def _without_sources(sentence: str, claim: Claim, document: Document) -> str:
    """The sentence without the names of who is cited: whether it is told again shows in what is said."""
    for link in claim.attribution.chain[1:]:
        for span in link.source_spans:
            sentence = sentence.replace(span.of(document.text), " ", 1)
    return sentence


def _is_of_source(where: Where, sentence: str, told: str) -> bool:
    """Whether a place stands in the name of a source only: "the governor of Samara"."""
    return where.name in sentence and where.name not in told


def _act(claim: Claim, claims: Mapping[str, Claim]) -> Occurrence | None:
    """The occurrence that a claim tells, or that its amount belongs to."""
    told = claim.proposition
    if isinstance(told, Occurrence):
        return told
    about = claims.get(told.about or "") if isinstance(told, Measure) else None
    return about.proposition if about is not None and isinstance(about.proposition, Occurrence) else None


def _where(claim: Claim) -> Where | None:
    told = claim.proposition
    if isinstance(told, Measure):
        return told.scope.where
    return told.where if isinstance(told, Occurrence | Holding) else None


def _when(claim: Claim) -> When | None:
    told = claim.proposition
    if isinstance(told, Measure):
        return told.scope.when
    return told.when if isinstance(told, Occurrence | Holding) else None


def _doer(act: Occurrence | None, theatre: Theatre) -> str | None:
    if act is None:
        return None
    actors = [r.actor for r in act.roles if r.name is RoleName.PERPETRATOR and r.actor is not None]
    if act.responsibility is not None and act.responsibility.party is not None:
        actors.append(act.responsibility.party)
    return next((party for a in actors if (party := a.party or theatre.side_of(a.id))), None)


def _target(act: Occurrence | None, theatre: Theatre) -> str | None:
    if act is None:
        return None
    actors = [r.actor for r in act.roles if r.name in STRUCK and r.actor is not None]
    return next((party for a in actors if (party := a.party or theatre.side_of(a.id))), None)


def party_on_ground(where: Where | None, theatre: Theatre) -> str | None:
    """The party on whose ground a place lies, None where it is no party's or not known."""
    if where is None or where.place_id is None:
        return None
    around = (place.removeprefix("country-") for place in reversed((where.place_id, *where.within)))
    return next((party for party in around if party in theatre.parties), None)
