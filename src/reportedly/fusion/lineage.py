"""Which reports go back to one original, and how many independent ones stand behind a set of claims.

Two questions, two answers. ``origins.trace`` asks of documents: which earlier one was this one copied from?
``Lineages.behind`` asks of claims on one matter: whose word is it in the end? Twelve outlets that credit one bulletin
are one lineage, and so are two that quote one utterance, though neither is copied. When in doubt two are counted as
one: support that is not there is the worse error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.fusion import policy
from reportedly.fusion.origins import Origin
from reportedly.fusion.papers import OUTLET_KINDS, VAGUE_KINDS, Papers
from reportedly.fusion.utterances import Heard, Voice, voice_of
from reportedly.fusion.voices import Key, antecedent, at_most_one_a_line, is_nameless_paper, one_name, says
from reportedly.ids import content_id
from reportedly.model import UNSTATED_PUBLISHER, Claim, Copied, Document, Lineage, Measure, SourceKind, Utterance
from reportedly.values import Span


@dataclass(eq=False)
class Lineages:
    """Answers whose word a set of claims is in the end, and collects the records of every answer given."""

    papers: Papers
    origins: dict[str, Origin]
    heard: dict[Voice, Heard]
    _claims: dict[Key, set[str]] = field(default_factory=dict)
    _names: dict[Key, str] = field(default_factory=dict)

    def root(self, claim: Claim) -> str:
        """The first document of the line that the claim's document belongs to."""
        return self.origins[claim.evidence.document_id].root

    def copied_from(self, claim: Claim) -> tuple[str, Span] | None:
        """The original and the span there that the claim's words were copied from, or None."""
        origin = self.origins[claim.evidence.document_id]
        for run in origin.runs:
            if origin.original and run.right.overlaps(claim.evidence.span):
                return origin.original, run.left
        return None

    def behind(self, claims: Sequence[Claim], *, hearsay: bool = False) -> tuple[str, ...]:
        """Return the ids of the independent lineages behind claims on one matter, earliest first.

        ``hearsay`` is for amounts: an outlet cannot count drones itself, so that its own voice goes back to whoever
        gave the same amount with a name, and several outlets' own voices are one.
        """
        told = sorted(claims, key=lambda c: self.papers.rank[c.id])
        keys = self._resolved(told, hearsay=hearsay)
        for claim, key in zip(told, keys, strict=True):
            self._claims.setdefault(key, set()).add(claim.id)
            if self._own_key(claim) == key:
                self._names.setdefault(key, self._name(claim, key))
        return tuple(dict.fromkeys(content_id("l", *key) for key in keys))

    def _resolved(self, told: Sequence[Claim], *, hearsay: bool) -> list[Key]:
        named = [self._own_key(claim) for claim in told]
        aliases = one_name(named, told, self.papers)
        own = self._as_heard([aliases.get(key, key) for key in named], told)
        speaks: dict[str, Key] = {}  # the first source with a name of each side
        sourced: dict[str, Key] = {}  # the first source with a name in each document
        for key, claim in zip(own, told, strict=True):
            if key[0] in ("source", "maps", "document"):
                speaks.setdefault(self.papers.side(claim) or "", key)
            if key[0] != "outlet":
                sourced.setdefault(claim.evidence.document_id, key)
        keys = [self._led_back(key, claim, sourced) for key, claim in zip(own, told, strict=True)]
        keys = [speaks.get(key[1], key) if key[0] == "side" else key for key in keys]
        if hearsay and any(isinstance(c.proposition, Measure) for c in told):
            keys = self._without_the_enemy(keys, told, speaks)
        if hearsay and keys:
            first = next((key for key in keys if key[0] != "outlet"), keys[0])
            keys = [first if key[0] == "outlet" else key for key in keys]
        return at_most_one_a_line(keys, [self.root(claim) for claim in told])

    def _as_heard(self, keys: Sequence[Key], told: Sequence[Claim]) -> list[Key]:
        """Whoever is quoted with words that were quoted before brings no voice of his own, under whatever name."""
        first: dict[Voice, Key] = {}
        led: dict[Key, Key] = {}
        known: set[Key] = set()
        found = []
        for own, claim in zip(keys, told, strict=True):
            key, voice = led.get(own, own), voice_of(claim)
            root = self.heard[voice].root if voice in self.heard else voice
            if root in first and key not in known:
                led |= {key: first[root]} if key[0] == "source" else {}
                key = first[root]
            first.setdefault(root, key)
            known.add(key)
            found.append(key)
        return found

    def _without_the_enemy(self, keys: list[Key], told: Sequence[Claim], speaks: dict[str, Key]) -> list[Key]:
        """One side's count in the mouth of its enemy is as likely a swapped source as a second witness: not counted.

        What both sides see (an exchange, who holds what) either may tell.
        """
        measures = {c.proposition.measure for c in told if isinstance(c.proposition, Measure)}
        sides = [side for side in speaks if self.papers.theatre.adversaries(side)]
        if not sides or measures & (policy.EXCHANGES | policy.LEVELS):
            return keys
        enemies = self.papers.theatre.adversaries(sides[0])
        return [
            speaks[sides[0]] if self.papers.side(claim) in enemies and key[0] != "maps" else key
            for key, claim in zip(keys, told, strict=True)
        ]

    def _led_back(self, key: Key, claim: Claim, sourced: dict[str, Key]) -> Key:
        """An outlet's own voice beside a source goes back to the source, in its own text or in its original's."""
        if key[0] != "outlet":
            return key
        return sourced.get(claim.evidence.document_id) or sourced.get(self.root(claim)) or key

    def _own_key(self, claim: Claim) -> Key:
        speaker = antecedent(claim, self.papers) if is_nameless_paper(claim, self.papers) else None
        return self._key_of(speaker or claim)

    def _key_of(self, claim: Claim) -> Key:
        source = self._first_telling(claim).attribution.source
        if source.kind is SourceKind.OUTLET:
            return "outlet", self.papers.outlet_key(source.actor.name)
        if source.kind in VAGUE_KINDS:
            side = self.papers.side(claim)
            return ("side", side) if side else self._outlet_of_root(claim)
        if source.kind is SourceKind.DOCUMENT and source.actor.id not in self.papers.theatre.bodies:
            return "document", self.papers.side(claim) or source.actor.name.casefold()
        if source.kind is SourceKind.MAPPING and source.actor.id not in self.papers.theatre.bodies:
            return "maps", self.papers.side(claim) or source.actor.name.casefold()
        if source.kind in OUTLET_KINDS:
            return self._outlet_of_root(claim)
        return "source", source.actor.id

    def _first_telling(self, claim: Claim) -> Claim:
        """The claim of the original that this one was copied from, word for word; itself where there is none."""
        copied = self.copied_from(claim)
        if copied is None:
            return claim
        document, span = copied
        same = [
            other
            for other in self.papers.claims_by_document.get(document, ())
            if other.kind == claim.kind and other.evidence.span.overlaps(span) and says(other) == says(claim)
        ]
        return self._first_telling(same[0]) if same else claim

    def _outlet_of_root(self, claim: Claim) -> Key:
        root = self.papers.document_by_id[self.root(claim)]
        if root.publisher == UNSTATED_PUBLISHER:
            return "outlet", root.id
        return "outlet", self.papers.outlet_key(root.publisher)

    def _name(self, claim: Claim, key: Key) -> str:
        if key[0] == "outlet":
            return self.papers.document_by_id[self.root(claim)].publisher
        return claim.attribution.source.actor.name

    def records(self) -> tuple[Lineage, ...]:
        """Return the lines of documents that are more than one, the utterances, then whose word the claims were."""
        return (*self._document_lineages(), *self._utterances(), *self._source_lineages())

    def _document_lineages(self) -> list[Lineage]:
        lines: dict[str, list[Document]] = {}
        for document in self.papers.documents:
            lines.setdefault(self.origins[document.id].root, []).append(document)
        found = []
        for root, documents in lines.items():
            if len(documents) < 2:
                continue
            claims = [c.id for d in documents for c in self.papers.claims_by_document.get(d.id, ())]
            because = tuple(o.because for d in documents if (o := self.origins[d.id]).because)
            ids = tuple(d.id for d in documents)
            copied = tuple(self._copied(ids))
            found.append(Lineage(content_id("l", "document", root), root, ids, tuple(claims), because, copied))
        return found

    def _copied(self, documents: Sequence[str]) -> Iterable[Copied]:
        for document in documents:
            origin = self.origins[document]
            if origin.original and origin.runs:
                yield Copied(document, origin.original, tuple((run.left, run.right) for run in origin.runs))

    def _utterances(self) -> list[Lineage]:
        """What one speaker said once and several reports quote, on whatever matter."""
        groups: dict[Voice, list[Utterance]] = {}
        for heard in self.heard.values():
            groups.setdefault(heard.root, []).append(heard.utterance)
        return [self._utterance(root, told) for root, told in sorted(groups.items())]

    def _utterance(self, root: Voice, told: Sequence[Utterance]) -> Lineage:
        quoted = [q for utterance in told for q in (utterance.earlier, utterance.later)]
        claims = self.papers.in_order(
            claim.id
            for q in quoted
            for claim in self.papers.claims_by_document[q.document_id]
            if voice_of(claim) == voice_of(self.papers.claim_by_id[q.claim_id])
            and any(claim.evidence.span.overlaps(span) for span in q.spans)
        )
        documents = sorted({q.document_id for q in quoted}, key=self.papers.place.__getitem__)
        name = self.papers.claim_by_id[quoted[0].claim_id].attribution.source.actor.name
        because = tuple(self._why_one(utterance) for utterance in told)
        return Lineage(
            content_id("l", "utterance", *root), name, tuple(documents), claims, because, utterances=tuple(told)
        )

    def _source_lineages(self) -> list[Lineage]:
        found = []
        for key in sorted(self._claims):
            claims = self.papers.in_order(self._claims[key])
            documents = tuple(dict.fromkeys(self.papers.claim_by_id[c].evidence.document_id for c in claims))
            name = self._names.get(key, key[1])
            told = tuple(self._heard_in(claims, documents))
            because = (*self._why(name, documents), *(self._why_one(utterance) for utterance in told))
            found.append(Lineage(content_id("l", *key), name, documents, claims, because, utterances=told))
        return found

    def _heard_in(self, claims: Sequence[str], documents: Sequence[str]) -> Iterable[Utterance]:
        """The utterances that led these claims to one voice."""
        voices = dict.fromkeys(voice_of(self.papers.claim_by_id[claim]) for claim in claims)
        for voice in voices:
            if voice in self.heard and self.heard[voice].utterance.earlier.document_id in documents:
                yield self.heard[voice].utterance

    def _why_one(self, utterance: Utterance) -> str:
        """Say which words, of whom and by which cues, make two reports one utterance."""
        earlier, later = utterance.earlier, utterance.later
        reports = [self.papers.document_by_id[q.document_id] for q in (earlier, later)]
        words = " ".join(" … ".join(span.of(reports[1].text) for span in later.spans).split())
        short = words if len(words) <= policy.QUOTE_SHOWN else f"{words[: policy.QUOTE_SHOWN].rstrip()} …"
        told = [
            f"{report.publisher} ({q.speaker}, {f'“{q.cue}”' if q.cue else 'no cue'})"
            for report, q in zip(reports, (earlier, later), strict=True)
        ]
        return f"{' and '.join(told)} quote one utterance: “{short}”"

    def _why(self, name: str, documents: Sequence[str]) -> tuple[str, ...]:
        outlets = list(dict.fromkeys(self.papers.document_by_id[d].publisher for d in documents))
        if len(outlets) < 2:
            return ()
        return (f"{', '.join(outlets[:-1])} and {outlets[-1]} go back to {name}",)
