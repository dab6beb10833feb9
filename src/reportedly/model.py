"""Every noun of the domain, in the order in which data takes through the house.

paper (Document, Evidence) → who said it (Actor … Attribution) → what is said (the five propositions)
→ the entry (Claim …) → fused (Lineage … Situation) → checked and told (Finding … Brief) → any text beside it (Audit).

All are frozen. Constructors refuse wrong states. Ids are content addresses (``reportedly.ids``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from reportedly.errors import InvalidValue, Uncited
from reportedly.ids import content_id, text_sha256
from reportedly.values import Quantity, Span, When, Where

UNSTATED_PUBLISHER = "unstated publisher"

# ── paper ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Document:
    """One report as taken in. ``text`` never changes once the document has its id.

    ``id`` hashes publisher, address, title, publication time and text, so the same report taken in twice is known, and
    a changed article at the same address is another document (a revision of it, see ``reportedly.ledger``).
    """

    id: str
    text: str
    publisher: str
    url: str | None
    title: str | None
    published_at: datetime | None
    language: str
    sha256: str

    @classmethod
    def of(
        cls,
        text: str,
        *,
        publisher: str | None = None,
        url: str | None = None,
        title: str | None = None,
        published_at: datetime | None = None,
        language: str = "en",
    ) -> Document:
        """Freeze a text and give it its id.

        Raises:
            InvalidValue: the text is blank, or ``published_at`` has no zone.
        """
        if not text.strip():
            raise InvalidValue("a document needs text")
        if published_at is not None and published_at.tzinfo is None:
            raise InvalidValue("published_at needs its zone: give an aware datetime")
        publisher = publisher or UNSTATED_PUBLISHER
        published_at = None if published_at is None else published_at.astimezone(UTC)
        sha256 = text_sha256(text)
        moment = None if published_at is None else published_at.isoformat()
        identity = content_id("d", publisher, url, title, moment, language, sha256)
        return cls(identity, text, publisher, url, title, published_at, language, sha256)


RULES, LEARNED, BOTH = "rules", "learned", "both"  # who found a claim: ``Evidence.reader``


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands: the document, the span, and exactly what is written there.

    ``reader`` names the reader that found it, the rules, the learned one, or both; ``score`` is how sure the learned
    one is that a claim of this kind stands there, 0 to 1.
    """

    document_id: str
    span: Span
    quote: str
    reader: str = RULES
    score: float | None = None


# ── who said it ──────────────────────────────────────────────────────────────────────────────────────────────────────


class ActorKind(StrEnum):
    """What kind of being acts or speaks."""

    PARTY = "party"  # a state, bloc or movement that is a party or third party of the theatre
    BODY = "body"  # ministry, military, agency, armed group, organisation
    PERSON = "person"
    OUTLET = "outlet"
    DOCUMENT = "document"  # a memorandum, a report, a framework, a map
    COLLECTIVE = "collective"  # residents, witnesses, analysts, both sides
    UNNAMED = "unnamed"  # "reports", "sources", "a senior official"


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts or speaks. ``id`` is the theatre's where known, else made from kind and name.

    ``party`` is the theatre id of the party it belongs to, None where it belongs to none or this is not known.
    """

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    office: str | None = None


class SourceKind(StrEnum):
    """What kind of source is said to have said it."""

    PUBLISHER = "publisher"
    OUTLET = "outlet"
    NAMED_PERSON = "named person"
    BODY = "body"
    PARTY = "party"
    DOCUMENT = "document"
    UNNAMED_OFFICIAL = "unnamed official"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    MAPPING = "map or satellite analysis"


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to have said it. ``side``: the party it speaks for or leans to, None where independent or unknown."""

    actor: Actor
    kind: SourceKind
    side: str | None = None


class Commitment(StrEnum):
    """How far the writer vouches for what the source says."""

    ENDORSING = "endorsing"
    NEUTRAL = "neutral"
    DISTANCING = "distancing"


@dataclass(frozen=True, slots=True)
class Link:
    """One step of an attribution: a source, the words that say so, and the commitment.

    The publisher's own link has no cue and no spans. ``reader`` names the reader that found the link: the rules, the
    learned one, or both; ``score`` is how sure the learned one is, 0 to 1.
    """

    source: Source
    cue: str | None = None
    commitment: Commitment = Commitment.NEUTRAL
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    reader: str = "rules"
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A chain of links, outermost first: the publisher, then whom it cites, then whom that one cites.

    The first link is always the publisher; a chain of that one link is the outlet's own voice.
    """

    chain: tuple[Link, ...]

    def __post_init__(self) -> None:
        if not self.chain:
            raise InvalidValue("an attribution needs at least one link: the publisher")
        if self.chain[0].source.kind is not SourceKind.PUBLISHER:
            raise InvalidValue("the outermost link of an attribution is the publisher")

    @property
    def publisher(self) -> Source:
        """Who printed it."""
        return self.chain[0].source

    @property
    def source(self) -> Source:
        """The innermost source: who is said to have said it in the first place."""
        return self.chain[-1].source

    @property
    def is_own_voice(self) -> bool:
        """Whether the outlet says it in its own voice."""
        return len(self.chain) == 1


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


class ResponsibilityStatus(StrEnum):
    """How an act is laid at a party's door (the statuses of MUC-4's confidence slot, and "not established")."""

    FACT = "reported as fact"
    CLAIMED = "claimed or admitted"
    ACCUSED = "suspected or accused"
    ACCUSED_BY_AUTHORITIES = "suspected or accused by authorities"
    POSSIBLE = "possible"
    DENIED = "denied"
    NOT_ESTABLISHED = "not established"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who is held responsible, and how. ``party`` is None only where it is not established."""

    party: Actor | None
    status: ResponsibilityStatus

    def __post_init__(self) -> None:
        if self.party is None and self.status is not ResponsibilityStatus.NOT_ESTABLISHED:
            raise InvalidValue("responsibility without a party is not established")


class RoleName(StrEnum):
    """What part someone or something plays in an occurrence."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    VICTIM = "victim"
    PARTICIPANT = "participant"
    DELEGATE = "delegate"
    HOST = "host"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Role:
    """One part in an occurrence, with its words. ``actor`` is None for things and for people not known."""

    name: RoleName
    text: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something said to have happened, to be happening, or to be going to happen.

    ``type`` is a code of ``reportedly.taxonomy`` ("attack.drone", "talks.round"). ``ordinal`` is the round of talks,
    or None.
    """

    type: str
    gloss: str
    roles: tuple[Role, ...] = ()
    where: Where | None = None
    when: When | None = None
    weapons: tuple[str, ...] = ()
    responsibility: Responsibility | None = None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Superlative:
    """A record: the highest, lowest, fastest, first … over what, since when, as written."""

    rank: str
    over: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about. Two figures are compared only inside one scope.

    ``party`` is who holds, gained, launched or lost; ``of`` is the part told off ("including 2 children" → "children");
    ``running`` marks a total that is said to have changed ("has risen to").
    """

    where: Where | None = None
    when: When | None = None
    party: str | None = None
    of: str | None = None
    per: str | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount said, or a record said of one. ``measure`` is a code of ``reportedly.taxonomy`` ("killed").

    ``about`` is the claim id of the occurrence in the same document that the amount belongs to, None where it stands
    alone.
    """

    measure: str
    quantity: Quantity | None = None
    scope: Scope = field(default_factory=Scope)
    superlative: Superlative | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        if self.quantity is None and self.superlative is None:
            raise InvalidValue("a measure needs a quantity or a superlative")


class HoldingState(StrEnum):
    """What is said about who holds the ground."""

    CONTROLS = "controls"
    ADVANCED = "advanced"
    CAPTURED = "captured"
    LOST = "lost"
    WITHDREW = "withdrew"
    CONTESTED = "contested"
    HELD_OFF = "held off"


@dataclass(frozen=True, slots=True)
class Holding:
    """Ground said to be held, taken or lost by a party."""

    party: Actor
    where: Where
    state: HoldingState
    when: When | None = None
    share: Quantity | None = None


class StanceKind(StrEnum):
    """What a party does about an issue, in words."""

    DEMANDS = "demands"
    OFFERS = "offers"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    CONDITIONS = "conditions"
    THREATENS = "threatens"
    EXPECTS = "expects"
    ASSESSES = "assesses"  # a judgement on the matter, no demand
    SILENT = "silent"  # only against a named document or window


class Pole(StrEnum):
    """Which end of the issue's proposition the stance is for."""

    FOR = "+"
    AGAINST = "-"
    NONE = "none"


class ConditionKind(StrEnum):
    """How two things hang together in a condition."""

    IF = "if"
    UNLESS = "unless"
    ONLY_IF = "only if"
    ONLY_AFTER = "only after"
    UNTIL = "until"
    IN_EXCHANGE = "in exchange"


@dataclass(frozen=True, slots=True)
class Condition:
    """If antecedent then consequent, both as written."""

    kind: ConditionKind
    antecedent: str
    consequent: str


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party wants, offers, refuses or thinks on an issue, as said.

    ``holder`` is whose position it is; who reports it is the claim's attribution. ``issue`` is a code of
    ``reportedly.taxonomy`` ("SEC.ALIGN") or None where the matter is none of them. ``narrator_judgement`` marks the
    writer's own view of the gap ("far apart"), which is shown and never used. ``trail`` lists the cues that decided.
    """

    holder: Actor
    issue: str | None
    stance: StanceKind
    pole: Pole
    gloss: str
    value: Quantity | None = None
    condition: Condition | None = None
    addressees: tuple[Actor, ...] = ()
    narrator_judgement: bool = False
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said and is none of the four: kept whole with its source, never fused beyond its lineage."""

    gloss: str


Proposition = Occurrence | Measure | Holding | Stance | Remark

# ── the entry ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Polarity(StrEnum):
    """Whether the content is affirmed."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    UNKNOWN = "denied knowledge"  # "has not been established", "could not be verified"


class Modality(StrEnum):
    """In which mode the content is put. Only what is asserted or possible is told as having happened."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    EXPECTED = "expected"
    INTENDED = "intended"
    DEMANDED = "demanded"
    ATTEMPTED = "attempted"  # begun or tried, and not said to have come off
    AVERTED = "averted"  # prevented, foiled, called off before it came off


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed proposition with its evidence; the ledger's entry.

    ``id`` is where it was said, ``revision`` hashes what was read there: better rules make a new revision at the same
    address, so citations never break.
    """

    id: str
    revision: str
    proposition: Proposition
    attribution: Attribution
    evidence: Evidence
    polarity: Polarity
    modality: Modality
    run_id: str

    @property
    def kind(self) -> str:
        """The proposition's kind in lower case: occurrence, measure, holding, stance, remark."""
        return type(self.proposition).__name__.lower()


@dataclass(frozen=True, slots=True)
class Retraction:
    """A person takes a claim or a document out of what is fused; the rows stay."""

    id: str
    target_id: str
    by: str
    reason: str
    at: datetime


class Decision(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    SAME = "same"
    NOT_SAME = "not same"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on one claim, or on two being about the same; wins over the rules and survives re-reading."""

    id: str
    decision: Decision
    target_id: str
    other_id: str | None
    by: str
    reason: str
    at: datetime

    def __post_init__(self) -> None:
        pairwise = self.decision in (Decision.SAME, Decision.NOT_SAME)
        if pairwise != (self.other_id is not None):
            raise InvalidValue("same and not same take two ids, accept and reject take one")


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of documents by one version of the program; every claim names its run."""

    id: str
    program: str
    reader: str
    theatre: str
    started_at: datetime


# ── fused ────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Standing(StrEnum):
    """Where a fused record stands among its sources."""

    REPORTED = "reported"  # one independent lineage
    CORROBORATED = "corroborated"  # two or more
    DISPUTED = "disputed"
    DENIED = "denied"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Copied:
    """Words that a document shares with the one it was taken from: each run's span there, and here."""

    document_id: str
    original_id: str
    runs: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a report gives somebody's words: the spans, who is said to have said them, by which cue, and the claim."""

    document_id: str
    spans: tuple[Span, ...]
    speaker: str
    cue: str | None
    claim_id: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """Two reports that quote the same words of one speaker: one word of his, whoever heard it."""

    earlier: Quoted
    later: Quoted


@dataclass(frozen=True, slots=True)
class Lineage:
    """Documents, or claims in them, that go back to one original report. ``because`` explains each join.

    ``copied`` and ``utterances`` are the spans on which it rests: words taken from another report, and words of one
    speaker that several reports quote.
    """

    id: str
    root: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    because: tuple[str, ...]
    copied: tuple[Copied, ...] = ()
    utterances: tuple[Utterance, ...] = ()


class LaidState(StrEnum):
    """How far an answer to who is responsible goes."""

    OPEN = "open"
    ALLEGED = "alleged"
    CLAIMED = "claimed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Laid:
    """One answer to who is responsible: the claims that give it, by whom, and when it was first and last printed.

    ``against`` are the places, among the answers of the event, of those that cannot hold beside it. An open question
    that is answered later is none.
    """

    responsibility: Responsibility
    claims: tuple[str, ...]
    first_told: datetime | None = None
    last_told: datetime | None = None
    sources: tuple[str, ...] = ()
    lineages: tuple[str, ...] = ()
    against: tuple[int, ...] = ()

    @property
    def state(self) -> LaidState:
        """How far the answer goes: what others state as fact is still only alleged."""
        match self.responsibility.status:
            case ResponsibilityStatus.NOT_ESTABLISHED:
                return LaidState.OPEN
            case ResponsibilityStatus.CLAIMED:
                return LaidState.CLAIMED
            case ResponsibilityStatus.DENIED:
                return LaidState.DENIED
            case _:
                return LaidState.ALLEGED


@dataclass(frozen=True, slots=True)
class Event:
    """Occurrences said to be one and the same, fused. ``apart`` tells why near ones were kept apart.

    ``part_of`` is the event that this one is part of, ``part_because`` why; neither's figures count for the other.
    """

    id: str
    type: str
    gloss: str
    where: Where | None
    when: When | None
    roles: tuple[Role, ...]
    weapons: tuple[str, ...]
    responsibility: tuple[Laid, ...]
    claims: tuple[str, ...]
    figures: tuple[str, ...]
    lineages: tuple[str, ...]
    standing: Standing
    part_of: str | None = None
    because: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    part_because: str | None = None


class FigureLabel(StrEnum):
    """How one figure stands to another. Only the last is a dispute."""

    SAME = "same"
    ROUNDING = "rounding"
    UNIT = "unit"
    BOUND = "bound"
    PART = "part of whole"
    SUM = "sum of parts"
    UPDATE = "update"
    SCOPE = "different scope"
    INDICATOR = "different indicator"
    CONTRADICTION = "contradiction"


class AdmissionKind(StrEnum):
    """In what a side speaks against its own interest."""

    LOSS = "own loss"
    SUCCESS = "success of the other side"
    FAULT = "own fault"


@dataclass(frozen=True, slots=True)
class Admission:
    """A claim told against the interest of the side that tells it; ``party`` is the theatre id of that side.

    Only where both that side and whose loss, success or deed it is are known.
    """

    claim_id: str
    party: str
    kind: AdmissionKind
    because: str


@dataclass(frozen=True, slots=True)
class Given:
    """One amount and the claims that give it, in order of publication.

    ``admissions`` are those of the claims in which a side speaks against its own interest.
    """

    quantity: Quantity
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    lineages: tuple[str, ...]
    admissions: tuple[Admission, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two given amounts of one figure stand to each other, and why."""

    label: FigureLabel
    left: int
    right: int
    because: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Every amount given for one measure in one scope. low / best / high index into ``given``; best may be None."""

    id: str
    measure: str
    scope: Scope
    event: str | None
    given: tuple[Given, ...]
    low: int
    best: int | None
    high: int
    relations: tuple[Relation, ...]
    superlatives: tuple[str, ...]
    standing: Standing

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim behind the figure, in order."""
        return tuple(dict.fromkeys([c for g in self.given for c in g.claims] + list(self.superlatives)))


@dataclass(frozen=True, slots=True)
class Control:
    """Who is said to hold a piece of ground. ``assessed`` is set where no party to the conflict is the source.

    ``share`` is how much of it, None where all of it or not told.
    """

    id: str
    party: Actor
    where: Where
    state: HoldingState
    when: When | None
    assessed: bool
    claims: tuple[str, ...]
    lineages: tuple[str, ...]
    standing: Standing
    share: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on an issue over the claims that state it. Not a place in a text: that is a span."""

    id: str
    holder: Actor
    issue: str | None
    stance: StanceKind
    pole: Pole
    gloss: str
    modality: Modality
    condition: Condition | None
    addressees: tuple[Actor, ...]
    said_on: datetime | None
    claims: tuple[str, ...]
    lineages: tuple[str, ...]
    standing: Standing


class GapLabel(StrEnum):
    """How two parties stand to each other on an issue."""

    AGREED = "agreed"
    COMPATIBLE = "compatible"
    OPPOSED = "opposed"
    ONE_SIDED = "one-sided"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Gap:
    """Derived for one issue and two parties; never stored as fact."""

    issue: str
    parties: tuple[str, str]
    label: GapLabel
    flags: tuple[str, ...]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A round of talks, held, planned or cancelled."""

    id: str
    ordinal: int | None
    where: Where | None
    when: When | None
    parties: tuple[Actor, ...]
    delegates: tuple[Role, ...]
    hosts: tuple[Actor, ...]
    modality: Modality
    claims: tuple[str, ...]
    lineages: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything fused as of a moment. Tuples are in a deterministic order; lookups are by id."""

    as_of: datetime
    since: datetime | None
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    lineages: tuple[Lineage, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    controls: tuple[Control, ...]
    positions: tuple[Position, ...]
    gaps: tuple[Gap, ...]
    rounds: tuple[Round, ...]
    remarks: tuple[str, ...]
    set_aside: tuple[str, ...] = ()

    def claim(self, claim_id: str) -> Claim:
        """Return the claim of this id; KeyError where the situation does not hold it."""
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)


# ── checked and told ─────────────────────────────────────────────────────────────────────────────────────────────────


class Verdict(StrEnum):
    """What a check found."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    IMPLAUSIBLE = "implausible"
    UNVERIFIABLE = "unverifiable"


class DriftKind(StrEnum):
    """How a claim changed from one report to another."""

    SOURCE_SWAPPED = "source_swapped"
    SOURCE_LOST = "source_lost"
    HEDGE_LOST = "hedge_lost"
    HEDGE_ADDED = "hedge_added"
    VERB_RAISED = "verb_raised"
    BOUND_LOST = "bound_lost"
    FIGURE_CHANGED = "figure_changed"
    SCOPE_MOVED = "scope_moved"
    POLARITY_FLIPPED = "polarity_flipped"
    ROLE_IMPOSSIBLE = "role_impossible"
    PLACE_IMPOSSIBLE = "place_impossible"
    CAUSE_BEFORE_EFFECT = "cause_before_effect"


@dataclass(frozen=True, slots=True)
class Finding:
    """A check's result as a value. ``claims`` are those it is about first, then those it rests on.

    ``severity`` orders findings in a brief: 1 is what a reader wants flagged first.
    """

    id: str
    check: str
    subject: str
    verdict: Verdict
    because: str
    claims: tuple[str, ...]
    severity: int
    drift: DriftKind | None = None
    reference_rows: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        check: str,
        subject: str,
        verdict: Verdict,
        because: str,
        claims: tuple[str, ...],
        severity: int,
        drift: DriftKind | None = None,
        reference_rows: tuple[str, ...] = (),
    ) -> Finding:
        """Make a finding with its content id."""
        identity = content_id("v", check, subject, verdict, drift, claims)
        return cls(identity, check, subject, verdict, because, claims, severity, drift, reference_rows)


@dataclass(frozen=True, slots=True)
class Citation:
    """Pointer to evidence: the claim, and where in which document it stands."""

    claim_id: str
    document_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a brief. It cannot be built without a citation."""

    text: str
    citations: tuple[Citation, ...]
    subject: str | None = None
    flag: str | None = None  # "disputed", "drift", "update", "not established", …: shown beside the sentence

    def __post_init__(self) -> None:
        if not self.citations:
            raise Uncited(self.text)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading. ``silence`` says in plain words why there is none, where there is none."""

    key: str
    title: str
    lines: tuple[Line, ...]
    silence: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The product: what was said as of a moment, by whom, and where it does not hold."""

    title: str
    theatre: str
    as_of: datetime
    since: datetime | None
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    reader: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order of reading."""
        return tuple(line for section in self.sections for line in section.lines)


# ── any text read against the ledger ─────────────────────────────────────────────────────────────────────────────────


class AuditVerdict(StrEnum):
    """How one claim of an audited text, or a sentence of it, stands to the ledger."""

    SUPPORTED = "supported"
    DIFFERS = "differs"  # the ledger tells the same matter otherwise: which way, the drift says
    CONTRADICTED = "contradicted"  # the ledger tells what cannot hold beside it
    DISPUTED = "disputed"  # those whom the ledger knows stand against each other on it
    NOT_FOUND = "not_found"
    NO_CLAIM = "no_claim"


@dataclass(frozen=True, slots=True)
class Drift:
    """One way in which a claim of a text differs from the ledger's. ``against`` are the claims it was held against."""

    kind: DriftKind
    because: str
    against: tuple[str, ...]
    severity: int


@dataclass(frozen=True, slots=True)
class AuditedClaim:
    """One claim of a text with its verdict.

    ``against`` are the ledger's claims that support it or stand against it, the closest first. ``independent`` counts
    the lineages behind what supports it. ``sides`` says who stands where on a disputed matter.
    """

    claim: Claim
    verdict: AuditVerdict
    because: str
    drift: tuple[Drift, ...] = ()
    against: tuple[str, ...] = ()
    independent: int = 0
    sides: tuple[str, ...] = ()

    @property
    def severity(self) -> int:
        """How much a reader wants it flagged: 1 is most, 9 is nothing to flag."""
        return min((drift.severity for drift in self.drift), default=9)


@dataclass(frozen=True, slots=True)
class AuditedSentence:
    """One sentence of a text with its claims."""

    span: Span
    text: str
    claims: tuple[AuditedClaim, ...]

    @property
    def verdict(self) -> AuditVerdict:
        """The gravest verdict of its claims."""
        told = {audited.verdict for audited in self.claims}
        return next((verdict for verdict in GRAVEST_FIRST if verdict in told), AuditVerdict.NO_CLAIM)


GRAVEST_FIRST = (
    AuditVerdict.CONTRADICTED,
    AuditVerdict.DIFFERS,
    AuditVerdict.DISPUTED,
    AuditVerdict.NOT_FOUND,
    AuditVerdict.SUPPORTED,
)


@dataclass(frozen=True, slots=True)
class Audit:
    """A text read against the ledger, sentence by sentence; ``evidence`` holds the ledger's claims it names."""

    document: Document
    as_of: datetime
    sentences: tuple[AuditedSentence, ...]
    evidence: tuple[Claim, ...]
    documents: tuple[Document, ...]

    @property
    def claims(self) -> tuple[AuditedClaim, ...]:
        """Every claim, in the order of the text."""
        return tuple(audited for sentence in self.sentences for audited in sentence.claims)

    def count(self, verdict: AuditVerdict) -> int:
        """Say how many claims have this verdict."""
        return sum(1 for audited in self.claims if audited.verdict is verdict)


@dataclass(frozen=True, slots=True)
class Step:
    """One telling of a claim on its way: where it was taken from, why we think so, and what changed on the way.

    ``against_interest`` says how its source speaks against the interest of its own side; None where it does not.
    """

    claim: Claim
    parent: str | None
    because: str
    drift: tuple[Drift, ...] = ()
    against_interest: str | None = None


@dataclass(frozen=True, slots=True)
class Travel:
    """How a claim travelled: its tellings in order of publication, each behind what it was taken from.

    ``responsibility`` are the answers to who did it, in order of time, where the claim is of an event that has any.
    """

    claim: Claim
    as_of: datetime
    steps: tuple[Step, ...]
    documents: tuple[Document, ...]
    responsibility: tuple[Laid, ...] = ()

    @property
    def roots(self) -> tuple[Step, ...]:
        """The tellings that go back to no other one."""
        return tuple(step for step in self.steps if step.parent is None)

    def children(self, claim_id: str) -> tuple[Step, ...]:
        """The tellings taken from this one."""
        return tuple(step for step in self.steps if step.parent == claim_id)
