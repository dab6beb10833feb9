"""Rounds of talks named without the word "talks", and talks that still lie ahead."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

import pytest

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document, Modality, Occurrence
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

PACK = load_pack("en")
THEATRE = load_theatre("russia-ukraine")
PUBLISHED = datetime(2025, 6, 1, 12, tzinfo=UTC)


@cache
def rounds_in(text):
    document = Document.of(text, publisher="Northgate Wire", published_at=PUBLISHED)
    reading = Reader.load(THEATRE).read(document)
    told = extract(reading, pack=PACK, taxonomy=load_taxonomy(), theatre=THEATRE, run_id="run").claims
    return [
        (c, c.proposition)
        for c in told
        if isinstance(c.proposition, Occurrence) and c.proposition.type == "talks.round"
    ]


def plain(example):
    return re.sub(r"[\[\]]", "", example)


@pytest.mark.parametrize("row", PACK.table("talks", "round"), ids=lambda row: row["phrase"])
def test_a_round_is_read_from_its_own_example(row):
    found = rounds_in(plain(row["example"]))
    assert row.get("ordinal") in [talks.ordinal for _, talks in found]


@pytest.mark.parametrize("row", PACK.table("talks", "context"), ids=lambda row: row["lemma"])
def test_a_word_of_talks_makes_the_next_round_one_of_talks(row):
    assert [talks.ordinal for _, talks in rounds_in(plain(row["example"])) if talks.ordinal] == [1]


@pytest.mark.parametrize("row", PACK.table("talks", "ahead"), ids=lambda row: row["phrase"])
def test_talks_that_lie_ahead_are_not_told_as_held(row):
    found = rounds_in(plain(row["example"]))
    assert found
    assert all(claim.modality is not Modality.ASSERTED for claim, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "The second round of voting is due on Sunday, the electoral commission said.",
        "The first round of strikes hit Odesa.",
        "United were knocked out in the first round.",
    ],
)
def test_a_round_of_something_else_is_none_of_talks(text):
    assert rounds_in(text) == []


def test_a_round_with_its_day_has_number_and_date():
    [(claim, talks)] = rounds_in("The envoys were silent. The first round, on 4 March, had ended in an hour.")
    assert (talks.ordinal, talks.when.start.date().isoformat(), claim.modality) == (1, "2025-03-04", Modality.ASSERTED)


def test_a_round_that_one_side_proposes_is_not_told_as_agreed_and_names_who_asks():
    text = "The delegations left at noon. Moscow proposed another round between July 3 and July 9."
    [(claim, talks)] = rounds_in(text)
    assert claim.modality in (Modality.DEMANDED, Modality.INTENDED)
    assert talks.when.start.date().isoformat() == "2025-07-03"
    assert [role.actor.id for role in talks.roles] == ["russia"]


def test_the_day_of_another_act_is_not_the_day_of_the_round():
    [(_, talks)] = rounds_in(
        "Moscow fired missiles on Saturday as Kyiv's envoys packed for a third round of talks in Riyadh."
    )
    assert (talks.ordinal, talks.when) == (3, None)
