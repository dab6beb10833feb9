"""The score on the seed only rises: a brief as published, and what a careful reader finds in it."""

from __future__ import annotations

from eval.seed import score

FOUND = 34  # 36 of 37 when set
NOT_ACCEPTED = 4  # none when set: claims judged wrong, and claims that nobody has judged


def test_the_reader_finds_in_the_seed_what_a_careful_reader_finds(shared):
    result = score(shared / "seed")
    assert result["of"] == 37
    assert result["found"] >= FOUND, result["missed"]
    assert result["wrong"] + result["unjudged"] <= NOT_ACCEPTED, result["extras"]
