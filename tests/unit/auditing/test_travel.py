"""How a claim travelled: what was taken from where, and what changed on the way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from reportedly.auditing import trace
from reportedly.fusion import fuse
from reportedly.model import Document, DriftKind, Travel
from reportedly.render.audit import trace_text, trace_values
from reportedly.render.audit_html import render_trace

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
WIRE = "Russia launched 472 drones at Ukraine overnight, Ukraine's air force said on Sunday."
COPY = "Overnight 472 drones were launched at Ukraine by Russia, according to Ukraine's air force."
SWAPPED = "Russia's defence ministry said it launched 472 drones at Ukraine overnight."
OTHER = "A missile hit a market in Kharkiv on Sunday and killed 12 people, the governor said."


@pytest.fixture(scope="module")
def travel(desk) -> Travel:
    texts = [("Tarn Wire", WIRE), ("Fen Courier", COPY), ("Compass <b>", SWAPPED), ("Lake Post", OTHER)]
    papers = [
        Document.of(text, publisher=outlet, published_at=NOON + timedelta(hours=n))
        for n, (outlet, text) in enumerate(texts)
    ]
    claims = [claim for extraction in desk.read(papers) for claim in extraction.claims]
    situation = fuse(claims, papers, as_of=NOON + timedelta(days=1), theatre=desk.theatre)
    number = next(c for c in situation.claims if c.kind == "measure" and c.evidence.document_id == papers[1].id)
    return trace(number.id, situation, theatre=desk.theatre)


def test_every_report_of_the_matter_is_one_step_in_order_of_time(travel):
    assert [step.claim.attribution.publisher.actor.name for step in travel.steps] == [
        "Tarn Wire",
        "Fen Courier",
        "Compass <b>",
    ]
    assert len(travel.roots) == 1


def test_what_changed_stands_on_the_edge(travel):
    changed = [step for step in travel.steps if step.drift]
    assert [drift.kind for step in changed for drift in step.drift] == [DriftKind.SOURCE_SWAPPED]
    assert changed[0].parent in {step.claim.id for step in travel.steps}


def test_the_tree_is_told_as_lines_as_values_and_as_a_picture_that_escapes_names(travel):
    assert "! source_swapped" in trace_text(travel)
    assert [step["parent"] for step in trace_values(travel)["steps"]].count(None) == 1
    page = render_trace(travel)
    assert "<svg" in page
    assert page.count("<circle") == 3
    assert "Compass <b>" not in page
    assert "<script" not in page


def test_a_telling_against_its_own_interest_is_marked_in_words_in_json_and_on_the_page(desk):
    text = "Three Russian warplanes were destroyed at the Belaya air base on Sunday, Russia's defence ministry said."
    paper = Document.of(text, publisher="Tarn Wire", published_at=NOON)
    (extraction,) = desk.read([paper])
    situation = fuse(extraction.claims, [paper], as_of=NOON + timedelta(days=1), theatre=desk.theatre)
    number = next(c for c in situation.claims if c.kind == "measure")
    told = trace(number.id, situation, theatre=desk.theatre)
    because = "Russia's defence ministry tells a loss of Russia, its own side"
    assert f"against its own interest: {because}" in trace_text(told)
    assert trace_values(told)["steps"][0]["against_interest"] == because
    assert f"Against its own interest: {because.replace(chr(39), '&#39;')}" in render_trace(told)


def test_who_did_it_is_told_over_time_with_what_stands_against_it(desk):
    texts = [
        "A missile strike hit a market in Kharkiv on Sunday and killed five people, the governor said. "
        "No one has claimed responsibility for the attack.",
        "Russia hit a market in Kharkiv with a missile on Sunday and killed five people, Ukraine's air force said.",
        "Russia denied on Tuesday that it had hit the market in Kharkiv with a missile on Sunday.",
    ]
    papers = [
        Document.of(text, publisher=f"Paper {n}", published_at=NOON + timedelta(days=n)) for n, text in enumerate(texts)
    ]
    claims = [claim for extraction in desk.read(papers) for claim in extraction.claims]
    situation = fuse(claims, papers, as_of=NOON + timedelta(days=9), theatre=desk.theatre)
    told = trace(next(c.id for c in situation.claims if c.kind == "measure"), situation, theatre=desk.theatre)
    assert [laid.state.value for laid in told.responsibility] == ["open", "alleged", "denied"]
    assert [values["against"] for values in trace_values(told)["responsibility"]] == [[], [2], [1]]
    words = (
        "2 June 2025, 12:00 UTC, alleged: suspected or accused (Russia), by Ukraine's air force; against that: denied"
    )
    assert words in trace_text(told)
    assert "Who did it, as told over time" in render_trace(told)


def test_a_telling_that_quotes_the_same_words_of_a_speaker_without_a_name_is_taken_from_the_first(desk):
    words = "Twelve people died beneath the market hall and the northern road stays closed until Friday"
    texts = [
        f"“{words},” the regional governor, Adda Marsh, said in Kharkiv on Sunday.",
        f"“{words},” the governor told reporters.",
    ]
    papers = [
        Document.of(text, publisher=f"Paper {n}", published_at=NOON + timedelta(hours=n))
        for n, text in enumerate(texts)
    ]
    claims = [claim for extraction in desk.read(papers) for claim in extraction.claims]
    situation = fuse(claims, papers, as_of=NOON + timedelta(days=1), theatre=desk.theatre)
    number = next(c for c in situation.claims if c.kind == "measure")
    told = trace(number.id, situation, theatre=desk.theatre)
    assert [step.because for step in told.steps] == ["told first", "quotes the same words of Adda Marsh as Paper 0"]


def test_in_the_picture_every_telling_stands_below_the_one_it_was_taken_from_and_beside_no_strangers(travel):
    page = render_trace(travel)
    assert page.count("<polyline") == 2
    heights = [int(y) for y in re.findall(r'<circle[^>]* cy="(\d+)"', page)]
    assert heights == sorted(set(heights))
