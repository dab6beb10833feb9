from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document, Stance
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

PACK = load_pack("en")
THEATRE = load_theatre("russia-ukraine")
PUBLISHED = datetime(2025, 6, 2, 12, tzinfo=UTC)


def stances_in(text):
    """Return holder, stance and issue of each stance."""
    reading = Reader.load(THEATRE).read(Document.of(text, publisher="Northgate Relief", published_at=PUBLISHED))
    read = extract(reading, pack=PACK, taxonomy=load_taxonomy(), theatre=THEATRE, run_id="r")
    told = [c.proposition for c in read.claims if isinstance(c.proposition, Stance)]
    return [(s.holder.name, s.stance.value, s.issue) for s in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow rejected such a formula.", ("Russia", "rejects", None)),
        ("Kyiv wants the permit renewed.", ("Ukraine", "demands", None)),
        (
            "Moscow said that such a compromise would be possible once the list was complete.",
            ("Russia", "conditions", None),
        ),
        ("We call on both sides to let the lorries pass.", ("Northgate Relief", "demands", None)),
        ("Moscow rejected the proposal.", ("Russia", "rejects", None)),
        ("Belgium said that it would strike back if its soldiers were attacked.", ("Belgium", "threatens", None)),
    ],
)
def test_a_stance_on_a_matter_of_talks_that_is_no_issue_is_kept_without_one(text, expected):
    assert expected in stances_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv demanded that shops be closed at night.",
        "Residents said that the talks had failed.",
        "Moscow said that the bridge would be repaired once the flood was over.",
        "A group of pensioners called for a compromise.",
        "There will be no compromise if the dam breaks, a farmer said.",
        "They say that we call on both sides to let the lorries pass.",
        "By accepting this proposal, Moscow would show good will.",
    ],
)
def test_what_is_no_matter_of_talks_or_nobodys_of_name_is_no_stance(text):
    assert stances_in(text) == []


def test_a_matter_that_is_an_issue_is_told_once():
    told = stances_in("Kyiv demanded a full ceasefire and refused to negotiate.")
    assert [issue for _, stance, issue in told if stance == "demands"] == ["CEASE.TRUCE"]


@pytest.mark.parametrize("row", PACK.table("stances", "said"), ids=lambda row: row["phrase"])
def test_words_that_lay_down_a_position_give_it_to_who_says_them(row):
    text = re.sub(r"[][{}()]", "", row["example"])
    assert row["stance"] in [stance for _, stance, _ in stances_in(text)]


def test_an_offer_told_as_an_act_is_told_by_whoever_tells_of_it():
    reading = Reader.load(THEATRE).read(
        Document.of("Umerov said Kyiv had offered a ceasefire.", publisher="Northgate Relief", published_at=PUBLISHED)
    )
    read = extract(reading, pack=PACK, taxonomy=load_taxonomy(), theatre=THEATRE, run_id="r")
    (claim,) = [c for c in read.claims if isinstance(c.proposition, Stance)]
    assert claim.attribution.chain[-1].source.actor.name == "Rustem Umerov"
