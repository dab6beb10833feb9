from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document, Measure, Occurrence
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

THEATRE = load_theatre("russia-ukraine")
REPORT = (
    "A drone strike hit a depot near Sumy overnight, killing at least three people, the regional governor said. "
    "Moscow denied that it had struck the town.\n\n"
    "Kyiv demanded a full ceasefire. Nobody in the hall spoke of the weather."
)


@cache
def extraction(text=REPORT, run_id="run"):
    document = Document.of(text, publisher="Northgate Wire", published_at=datetime(2025, 6, 2, tzinfo=UTC))
    reading = Reader.load(THEATRE).read(document)
    return extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=THEATRE, run_id=run_id)


def test_every_claim_starts_at_the_publisher_and_quotes_the_text():
    for claim in extraction().claims:
        assert claim.attribution.publisher.actor.name == "Northgate Wire"
        assert claim.evidence.quote == claim.evidence.span.of(REPORT)


def test_no_two_claims_share_an_id():
    ids = [claim.id for claim in extraction().claims]
    assert len(set(ids)) == len(ids)


def test_an_amount_names_the_occurrence_it_belongs_to():
    claims = extraction().claims
    (killed,) = [c for c in claims if isinstance(c.proposition, Measure) and c.proposition.measure == "killed"]
    about = next(c for c in claims if c.id == killed.proposition.about)
    assert isinstance(about.proposition, Occurrence)


def test_what_a_cue_denies_is_denied():
    denied = [c for c in extraction().claims if "struck the town" in c.evidence.quote]
    assert denied
    assert {c.polarity.value for c in denied} == {"denied"}
    assert {c.attribution.source.actor.party for c in denied} == {"russia"}


@pytest.mark.parametrize("sentence", ["Kyiv demanded", "Nobody in the hall", "A drone strike", "Moscow denied"])
def test_no_sentence_is_lost(sentence):
    start = REPORT.index(sentence)
    end = REPORT.index(".", start)
    assert any(c.evidence.span.start < end and start < c.evidence.span.end for c in extraction().claims)


def test_a_sentence_cut_off_behind_its_preposition_is_read():
    assert extraction("The Zardo Front claimed responsibility for.").claims


def test_claims_come_in_the_order_of_the_text_and_the_same_each_time():
    claims = extraction().claims
    assert [c.evidence.span.start for c in claims] == sorted(c.evidence.span.start for c in claims)
    extraction.cache_clear()
    assert extraction().claims == claims


def test_the_run_is_no_part_of_what_was_read():
    first, second = extraction(), extraction(run_id="another")
    assert [(c.id, c.revision) for c in first.claims] == [(c.id, c.revision) for c in second.claims]
    assert {c.run_id for c in second.claims} == {"another"}


def test_what_its_doer_tells_in_words_that_go_on_is_claimed():
    text = 'Russia struck back, Moscow said. "Russian forces hit a depot in Sumy on Sunday," it said.'
    laid = [c.proposition.responsibility for c in extraction(text).claims if isinstance(c.proposition, Occurrence)]
    assert {r.status.value for r in laid if r is not None} == {"claimed or admitted"}
