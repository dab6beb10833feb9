"""Doc → attributed claims. Five readers of propositions, one door, and nothing said is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.claims.attribution import chain_at, find_attributions, innermost, publisher_link
from reportedly.claims.clues import is_of_war, without_clues
from reportedly.claims.coherence import cohere
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.grounding import admit, ground
from reportedly.claims.holdings import find_holdings
from reportedly.claims.measures import find_measures
from reportedly.claims.occurrences import find_occurrences, without_repeats
from reportedly.claims.remarks import find_remarks
from reportedly.claims.responsibility import as_said
from reportedly.claims.rounds import with_rounds
from reportedly.claims.sentences import sentences_of
from reportedly.claims.speech import set_apart
from reportedly.claims.stances import find_stances
from reportedly.lang import Pack
from reportedly.model import Claim, Document, Occurrence
from reportedly.reading import Reading
from reportedly.taxonomy import Taxonomy
from reportedly.theatres import Theatre
from reportedly.values import Span

__all__ = ["Extraction", "extract"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says: who is cited for what, and every claim, in order of text.

    ``statements`` are acts of words (a demand, a refusal) that an attribution tells: what they say is in ``claims``.
    """

    document: Document
    attributions: tuple[Attributed, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Claim, ...] = ()
    sentences: tuple[Span, ...] = ()


def extract(reading: Reading, *, pack: Pack, taxonomy: Taxonomy, theatre: Theatre, run_id: str) -> Extraction:
    """Read every claim out of a reading; each sentence with letters gives at least one.

    Raises:
        Ungrounded: an extractor made a claim whose quote does not stand in the text.
    """
    theatre = theatre.with_parties(reading.shown)
    attributions = find_attributions(reading, pack=pack, theatre=theatre)
    found = _found(reading, attributions, pack=pack, taxonomy=taxonomy, theatre=theatre)
    told, apart = set_apart(found, attributions, reading)
    drafts = [*told, *find_remarks(reading, attributions, told)]  # remarks keep what the others left
    claims, statements = (
        tuple(_admitted(some, attributions, reading, theatre=theatre, run_id=run_id)) for some in (drafts, apart)
    )
    return Extraction(reading.document, attributions, claims, statements, sentences_of(reading))


def _found(
    reading: Reading, attributions: tuple[Attributed, ...], *, pack: Pack, taxonomy: Taxonomy, theatre: Theatre
) -> list[Draft]:
    """Run every extractor that looks for something."""
    occurrences = find_occurrences(reading, pack=pack, taxonomy=taxonomy, theatre=theatre, attributions=attributions)
    if reading.seen.clues and not is_of_war(occurrences):
        reading = without_clues(reading)
    occurrences = with_rounds(occurrences, reading, pack=pack)
    holdings = find_holdings(reading, attributions, pack=pack, theatre=theatre)
    stances = find_stances(reading, attributions, pack=pack, taxonomy=taxonomy, theatre=theatre)
    occurrences = without_repeats(occurrences, (*holdings, *stances), reading)
    measures = find_measures(
        reading, occurrences, pack=pack, taxonomy=taxonomy, theatre=theatre, attributions=attributions
    )
    found = (*occurrences, *measures, *holdings, *stances)
    return list(dict.fromkeys(cohere(found, reading, pack=pack, taxonomy=taxonomy)))


def _admitted(
    drafts: Iterable[Draft], attributions: tuple[Attributed, ...], reading: Reading, *, theatre: Theatre, run_id: str
) -> list[Claim]:
    """Pass the drafts through the door in order of text, occurrences first, so that amounts can name theirs."""
    publisher = publisher_link(reading.document, theatre)
    claims: list[Claim] = []
    occurrences: dict[int, str] = {}
    for draft, ordinal in _numbered(drafts, reading.document):
        around = innermost(draft.anchor, attributions, reading)
        chain = chain_at(draft.anchor, attributions, reading, publisher)
        told = draft.proposition
        claim = admit(
            replace(draft, proposition=as_said(told, chain)) if isinstance(told, Occurrence) else draft,
            chain,
            reading.document,
            about=None if draft.about is None else occurrences.get(draft.about),
            run_id=run_id,
            ordinal=ordinal,
            said=None if around is None else attributions[around],
        )
        if isinstance(draft.proposition, Occurrence):
            occurrences.setdefault(draft.anchor, claim.id)
        claims.append(claim)
    return sorted(claims, key=lambda c: (c.evidence.span, c.kind))


def _numbered(drafts: Iterable[Draft], document: Document) -> Iterator[tuple[Draft, int]]:
    """Number the drafts of one kind at one span, in order of text."""
    seen: Counter[tuple[object, ...]] = Counter()
    for draft in sorted(drafts, key=lambda d: (not isinstance(d.proposition, Occurrence), d.span, d.anchor)):
        address = (ground(draft.span, document).span, type(draft.proposition))
        yield draft, seen[address]
        seen[address] += 1
