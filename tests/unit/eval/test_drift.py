"""The drift benchmark: its generator changes what it says it changes, and its figures count what was found."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from eval.drift import pairs, score
from eval.drift.pairs import Pair, Sentence, UnfitChange, changed
from eval.drift.score import Judged, measure

from reportedly.model import DriftKind

FOLDER = Path(score.__file__).parent
FILES = sorted(FOLDER.glob("*.toml"))
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


def test_a_change_puts_words_in_the_place_of_others_and_starts_with_a_capital():
    assert changed("x", "Shells fell on Nikopol.", "Shells => rockets") == "Rockets fell on Nikopol."
    assert changed("x", "Two died, police said.", ", police said. => .") == "Two died."


@pytest.mark.parametrize("change", ["rockets => shells", "l => m"])
def test_a_change_that_does_not_fit_its_sentence_is_refused(change):
    with pytest.raises(UnfitChange, match="exactly once"):
        changed("x", "Shells fell on Nikopol.", change)


def test_the_two_halves_share_no_sentence_and_are_as_large_as_promised():
    loaded = [pairs.load(path) for path in FILES]
    texts = [{sentence.text for sentence in sentences} for sentences, _ in loaded]
    assert len(FILES) == 2
    assert not texts[0] & texts[1]
    every = [pair for _, some in loaded for pair in some]
    assert sum(map(len, texts)) >= 60
    assert sum(pair.kind is not None for pair in every) >= 600
    assert sum(pair.kind is None for pair in every) >= 300
    assert {pair.kind for pair in every} == {*DriftKind, None}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_text_is_another_than_its_sentence_and_none_is_made_twice(path):
    _, made = pairs.load(path)
    assert all((pair.text == pair.sentence.text) == (pair.change == "unchanged") for pair in made)
    repeated = [text for text, n in Counter((p.text, p.at, p.is_hedged) for p in made).items() if n > 1]
    assert repeated == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_false_cause_is_told_by_a_report_that_came_later(path):
    _, made = pairs.load(path)
    causes = [pair for pair in made if pair.kind is DriftKind.CAUSE_BEFORE_EFFECT]
    assert causes
    assert all(pair.at > pair.sentence.at for pair in causes)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("stories/*.toml")), ids=lambda p: p.stem)
def test_every_story_has_reports_and_texts_that_only_look_so_and_no_text_twice(path):
    sentences, made = pairs.load(path)
    assert {pair.ledger for pair in made} == {sentence.id for sentence in sentences}
    assert sum(pair.kind is not None for pair in made) >= 20
    assert sum(pair.kind is None for pair in made) >= 20
    assert [text for text, n in Counter((p.ledger, p.text) for p in made).items() if n > 1] == []


def test_figures_count_each_kind_and_every_flag():
    sentence = Sentence("x", "none", "Tarn Wire", NOON, "Shells fell on Nikopol.", None)
    moved = Pair(sentence, "Shells fell on Kherson.", "place", DriftKind.SCOPE_MOVED, NOON)
    same = Pair(sentence, "Shells fell on Nikopol.", "unchanged", None, NOON)
    found = frozenset({DriftKind.SCOPE_MOVED})
    units = [
        Judged(moved, found, True, False, ""),
        Judged(moved, frozenset(), False, True, ""),
        Judged(same, found, True, False, ""),
        Judged(same, frozenset(), False, True, ""),
    ]
    figures = measure(units)
    assert figures["recall"] == {"overall": 0.5, "scope_moved": 0.5}
    assert figures["precision"] == {"overall": 0.5, "scope_moved": 0.5}
    assert (figures["false_alarms"], figures["supported"]) == (0.5, 0.5)
