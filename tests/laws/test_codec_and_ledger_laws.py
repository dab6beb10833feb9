"""Laws of keeping: what is encoded comes back equal, appending twice is once, later moments never know less."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.codec import decode_claim, decode_document, encode, encode_claim, to_json
from reportedly.ids import content_id
from reportedly.ledger import Ledger, Question
from reportedly.model import (
    Actor,
    ActorKind,
    Attribution,
    Claim,
    Commitment,
    Condition,
    ConditionKind,
    Document,
    Evidence,
    Holding,
    HoldingState,
    Link,
    Measure,
    Modality,
    Occurrence,
    Polarity,
    Pole,
    Remark,
    Responsibility,
    ResponsibilityStatus,
    Role,
    RoleName,
    Run,
    Scope,
    Source,
    SourceKind,
    Stance,
    StanceKind,
    Superlative,
)
from reportedly.values import Bound, Quantity, Span, TimePrecision, When, Where

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12)
maybe_words = st.none() | words
moments = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
amounts = st.decimals(Decimal(0), Decimal(10**9), allow_nan=False, places=3)
few = st.lists(words, max_size=2).map(tuple)


@st.composite
def quantities(draw):
    ends = sorted(draw(st.lists(amounts, min_size=2, max_size=2)))
    low, high = draw(st.sampled_from([(ends[0], ends[1]), (ends[0], None), (None, ends[1]), (ends[0], ends[0])]))
    return Quantity(low, high, draw(words), draw(st.sampled_from(Bound)))


@st.composite
def whens(draw):
    start = draw(moments)
    return When(start, start + timedelta(hours=draw(st.integers(1, 9999))), draw(st.sampled_from(TimePrecision)))


degrees = st.none() | st.floats(-90, 90)
wheres = st.builds(Where, words, maybe_words, maybe_words, few, degrees, degrees)
actors = st.builds(Actor, words, words, st.sampled_from(ActorKind), maybe_words, maybe_words)
spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
responsibilities = st.builds(Responsibility, actors, st.sampled_from(ResponsibilityStatus))
roles = st.builds(Role, st.sampled_from(RoleName), words, st.none() | actors)
scopes = st.builds(Scope, st.none() | wheres, st.none() | whens(), maybe_words, maybe_words, maybe_words, st.booleans())
superlatives = st.builds(Superlative, words, maybe_words, maybe_words)
conditions = st.builds(Condition, st.sampled_from(ConditionKind), words, words)
propositions = st.one_of(
    st.builds(
        Occurrence, words, words, st.lists(roles, max_size=2).map(tuple), st.none() | wheres, st.none() | whens(), few,
        st.none() | responsibilities, st.none() | st.integers(1, 9),
    ),
    st.builds(Measure, words, quantities(), scopes, st.none() | superlatives, maybe_words),
    st.builds(Holding, actors, wheres, st.sampled_from(HoldingState), st.none() | whens(), st.none() | quantities()),
    st.builds(
        Stance, actors, maybe_words, st.sampled_from(StanceKind), st.sampled_from(Pole), words,
        st.none() | quantities(),
        st.none() | conditions, st.lists(actors, max_size=2).map(tuple), st.booleans(), few,
    ),
    st.builds(Remark, words),
)  # fmt: skip
links = st.builds(
    Link, st.builds(Source, actors, st.sampled_from(SourceKind), maybe_words), maybe_words,
    st.sampled_from(Commitment), st.lists(spans, max_size=2).map(tuple), st.lists(spans, max_size=2).map(tuple),
)  # fmt: skip
documents = st.builds(
    Document.of, words.filter(str.strip), publisher=words, url=maybe_words, title=maybe_words, published_at=moments
)


@st.composite
def read_documents(draw):
    """A document with up to four claims in it."""
    document = draw(documents)
    publisher = Link(Source(Actor("outlet:o", document.publisher, ActorKind.OUTLET), SourceKind.PUBLISHER))
    claims = []
    for number in range(draw(st.integers(0, 4))):
        proposition = draw(propositions)
        chain = Attribution((publisher, *draw(st.lists(links, max_size=2))))
        evidence = Evidence(document.id, Span(0, len(document.text)), document.text)
        identity = content_id("c", document.id, number)
        polarity, modality = draw(st.sampled_from(Polarity)), draw(st.sampled_from(Modality))
        claims.append(Claim(identity, "r-1", proposition, chain, evidence, polarity, modality, "run-1"))
    return document, tuple(claims)


@given(read_documents())
def test_what_is_encoded_comes_back_equal(read):
    document, claims = read
    assert decode_document(json.loads(to_json(encode(document)))) == document
    for claim in claims:
        assert decode_claim(json.loads(to_json(encode_claim(claim)))) == claim


RUN = Run("run-1", "0.1.0", "rules", "none", datetime(2025, 6, 1, tzinfo=UTC))
slow = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@slow
@given(st.lists(read_documents(), max_size=4, unique_by=lambda read: read[0].id))
def test_appending_twice_in_any_order_is_appending_once(tmp_path_factory, reads):
    once, twice = (Path(tmp_path_factory.mktemp("law")) / f"{name}.ledger" for name in ("once", "twice"))
    with Ledger(once) as first, Ledger(twice) as second:
        first.append(RUN, reads)
        second.append(RUN, reads[::-1])
        second.append(RUN, reads)
        assert first.documents() == second.documents()
        assert first.claims() == second.claims()
        assert sorted(c.id for c in first.claims()) == sorted(c.id for _, claims in reads for c in claims)


@slow
@given(
    st.lists(read_documents(), max_size=4, unique_by=lambda read: read[0].id), st.lists(moments, min_size=2, max_size=2)
)
def test_a_later_moment_never_knows_less(tmp_path_factory, reads, pair):
    earlier, later = sorted(pair)
    with Ledger(Path(tmp_path_factory.mktemp("law")) / "a.ledger") as ledger:
        ledger.append(RUN, reads)
        known = {claim.id for claim in ledger.claims(Question(as_of=earlier))}
        assert known <= {claim.id for claim in ledger.claims(Question(as_of=later))}


@slow
@given(read_documents())
def test_retracting_restores_what_was_known_without_it(tmp_path_factory, read):
    document, claims = read
    with Ledger(Path(tmp_path_factory.mktemp("law")) / "a.ledger") as ledger:
        ledger.append(RUN, [read])
        ledger.retract(document.id, by="R. Editor", reason="withdrawn")
        assert ledger.documents() == []
        assert ledger.claims() == []
        assert len(ledger.claims(Question(include_retracted=True))) == len(claims)
