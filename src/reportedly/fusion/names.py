"""The names that a report gives and no theatre knows, each weighed by how few reports give it.

People, villages, streets and local offices that nobody listed are what tells one small event from another. A name in
many reports tells little; the weight falls from 1 to 0 as the share of reports that give it rises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log

from reportedly.fusion import policy
from reportedly.fusion.papers import Papers
from reportedly.lang import load_pack
from reportedly.model import Actor, ActorKind, Claim, Holding, Measure, Occurrence
from reportedly.values import Where

_MARKS = ".,;:?!'\"()“”’‘"
_ENDS = ".:?!”"
_NAMED = frozenset({ActorKind.PERSON, ActorKind.BODY, ActorKind.PARTY})


def weigh(papers: Papers) -> dict[str, Mapping[str, float]]:
    """Return the telling names of each claim with their weights; names that say little are left out."""
    common = {d: _small_words(claims) for d, claims in papers.claims_by_document.items()}
    printed = _printed_again(papers)
    named = {
        claim.id: frozenset()
        if _line(claim, papers) in printed
        else frozenset(names_in(claim, papers)) | _named(claim, common[claim.evidence.document_id])
        for claim in papers.claims
    }
    holders: Counter[str] = Counter()
    for claims in papers.claims_by_document.values():
        holders.update({name for claim in claims for name in named[claim.id]})
    weights = weights_of(holders, len(common))
    return {claim: {n: weights[n] for n in sorted(names) if n in weights} for claim, names in named.items()}


def weights_of(holders: Counter[str], documents: int) -> dict[str, float]:
    """Weigh names by how few of so many documents have each; those that many have are left out."""
    whole = log(max(documents, policy.NAMES_FROM))
    weighed = {name: 1 - log(count) / whole for name, count in holders.items() if not is_word_of_dates(name)}
    return {name: weight for name, weight in weighed.items() if weight >= policy.TELLING_NAME}


def _printed_again(papers: Papers) -> set[tuple[str, str]]:
    """Lines that an outlet prints in several reports are its frame, and name nothing of what happened."""
    holders: dict[tuple[str, str], set[str]] = {}
    for claim in papers.claims:
        holders.setdefault(_line(claim, papers), set()).add(claim.evidence.document_id)
    return {line for line, documents in holders.items() if len(documents) > 1}


def _line(claim: Claim, papers: Papers) -> tuple[str, str]:
    outlet = papers.outlet_key(papers.document_by_id[claim.evidence.document_id].publisher)
    return outlet, " ".join(claim.evidence.quote.casefold().split())


def _small_words(claims: Sequence[Claim]) -> frozenset[str]:
    """Words that a report also writes small are no names, though a headline or a sentence begins with them."""
    return frozenset(w.strip(_MARKS) for c in claims for w in c.evidence.quote.split() if w[0].islower())


def _named(claim: Claim, common: frozenset[str]) -> frozenset[str]:
    """The words of a claim that are written with a capital inside a sentence."""
    words = claim.evidence.quote.split()
    inside = " ".join(w for before, w in pairwise(words) if before[-1] not in _ENDS)
    return frozenset(name_words(inside)) - common


def names_in(claim: Claim, papers: Papers) -> Iterator[str]:
    """Yield the words of the names that a claim gives in its fields, without those that the theatre knows."""
    told = claim.proposition
    for link in claim.attribution.chain[1:]:
        yield from _of_actor(link.source.actor, papers)
    match told:
        case Occurrence():
            yield from _of_place(told.where)
            for role in told.roles:
                yield from _of_actor(role.actor, papers) if role.actor else ()
        case Measure():
            yield from _of_place(told.scope.where)
            yield from name_words(told.scope.of or "")
        case Holding():
            yield from _of_place(told.where)
        case _:
            return


def _of_actor(actor: Actor, papers: Papers) -> Iterator[str]:
    theatre = papers.theatre
    is_known = actor.party is not None or actor.id in theatre.bodies or actor.id in theatre.people
    if actor.kind in _NAMED and not is_known:
        yield from name_words(actor.name)


def _of_place(where: Where | None) -> Iterator[str]:
    if where is not None and where.place_id is None:
        yield from name_words(where.name)


def name_words(name: str) -> Iterator[str]:
    """Yield the words of a name that are written with a capital and long enough to be no initial."""
    for word in name.replace("’", "'").removesuffix("'s").split():
        bare = word.strip(_MARKS)
        if len(bare) > policy.SHORT_NAME and bare[0].isupper():
            yield bare.casefold().removesuffix("'s")


@cache
def is_word_of_dates(word: str) -> bool:
    """Whether it names a month or a day of the week."""
    times = load_pack("en").tables["times"]
    return any(word in row["words"] for kind in ("month", "weekday") for row in times[kind])
