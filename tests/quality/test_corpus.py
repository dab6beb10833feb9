"""The shipped corpus is as its guideline says, large enough, and has every phenomenon often enough."""

from __future__ import annotations

from eval.corpus.__main__ import PARTS, ROOT
from eval.corpus.agreement import agreement, both
from eval.corpus.counts import counts, events, rare
from eval.corpus.dispatches import load
from eval.corpus.validate import problems

FOLDERS = [ROOT / part for part in PARTS]
TRAINING, TUNING, STORIES = ROOT / "training", ROOT / "tuning", ROOT / "stories"


def test_nothing_departs_from_the_guideline():
    assert list(problems([*FOLDERS, TRAINING, TUNING, STORIES])) == []


def test_it_is_as_large_and_as_varied_as_it_says():
    counted = counts([dispatch for folder in FOLDERS for dispatch in load(folder)])
    assert counted["dispatches"] >= 160
    assert counted["sentences"] >= 1400
    assert sum(name.startswith("conflict ") for name in counted) >= 8
    assert rare(counted) == []


def test_no_dispatch_stands_in_both_parts():
    development, measuring = ({d.id for d in load(folder)} for folder in FOLDERS)
    assert not development & measuring


def test_the_training_part_shares_no_passage_with_what_is_measured():
    """Ten words in a row are no chance: the training part was written without a look at the others."""
    training, tuning = [*load(TRAINING), *load(STORIES)], load(TUNING)
    assert not runs_of([*training, *tuning]) & runs_of(load(ROOT / "measuring"))
    assert not runs_of(training) & runs_of(tuning)
    assert sum(len(d.attributions) for d in training) >= 10_000
    assert sum(len(d.claims) for d in training) >= 10_000


def runs_of(dispatches, length=10):
    words = [d.layout.text.casefold().split() for d in dispatches]
    return {tuple(text[n : n + length]) for text in words for n in range(len(text) - length + 1)}


def test_events_are_told_by_several_and_have_near_misses():
    told = events(FOLDERS[0]) + events(FOLDERS[1])
    assert told["events told by three or more"] >= 24
    assert told["of them with a near miss"] >= 24
    assert events(STORIES)["events told by three or more"] >= 30


def test_thirty_dispatches_are_annotated_twice():
    figures = agreement(list(both(FOLDERS, ROOT / "second")))
    assert figures["dispatches"] == 30
    assert figures["source"]["exact"]["f1"] > 0.8
    assert figures["kappa"]["content"] > 0.8
