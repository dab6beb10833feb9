"""Whatever the text: nothing fails, nothing said is lost, and every claim quotes what stands in it."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

THEATRE = load_theatre("russia-ukraine")
PIECES = st.sampled_from(
    [
        *("Kyiv", "Moscow", "Russia", "Ukrainian", "the governor", "she", "both sides", "sources", "Istanbul"),
        *("said", "denied", "demanded", "rejected", "according to", "was destroyed", "killed", "must", "would"),
        *("7", "at least", "450 km²", "one-fifth of", "drones", "a ceasefire", "prisoners", "NATO", "the bridge"),
        *("if", "unless", "should", "not", "no", "that", "and", "on Monday", "overnight", "—", "“", "”", "'"),
        *(",", ".", ":", ";", "?", "\n", "\n\n", "(", ")", "U.S.", "%", "é", "🙂", "\u00a0", "\t", "…"),
    ]
)
NEWSLIKE = st.lists(PIECES, min_size=1, max_size=25).map(" ".join)
ANYTHING = st.text(max_size=80)
TEXTS = st.one_of(NEWSLIKE, ANYTHING).filter(lambda text: text.strip())


@cache
def reader():
    return Reader.load(THEATRE)


def read(text):
    reading = reader().read(Document.of(text))
    return reading, extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=THEATRE, run_id="law")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_claim_of_any_text_quotes_its_span_and_has_a_source(text):
    _, extraction = read(text)
    for claim in extraction.claims:
        span = claim.evidence.span
        assert claim.evidence.quote == text[span.start : span.end] == claim.evidence.quote.strip()
        assert claim.attribution.chain
    assert len({claim.id for claim in extraction.claims}) == len(extraction.claims)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_sentence_of_any_text_that_holds_a_letter_gives_a_claim(text):
    reading, extraction = read(text)
    spans = [claim.evidence.span for claim in extraction.claims]
    for sentence in reading.doc.sents:
        written = text[sentence.start_char : sentence.end_char]
        if any(character.isalpha() for character in written):
            assert any(s.start < sentence.end_char and sentence.start_char < s.end for s in spans), written
